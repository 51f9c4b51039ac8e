package synth

const wantDigest = "9f75f814084f75af"
