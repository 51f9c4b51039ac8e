package synth

const wantDigest = "f640ba4b47e504c2"
