package synth

const wantDigest = "137ea30509094a8b"
