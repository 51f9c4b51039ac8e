package synth

const wantDigest = "fdf6755c089e39cf"
