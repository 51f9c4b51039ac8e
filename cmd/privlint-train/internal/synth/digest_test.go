package synth

const wantDigest = "b2da9f5c82ca34be"
