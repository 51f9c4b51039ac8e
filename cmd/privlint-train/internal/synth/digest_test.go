package synth

const wantDigest = "c7ebf7f37e70db1c"
