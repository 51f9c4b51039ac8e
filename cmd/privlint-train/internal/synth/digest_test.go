package synth

const wantDigest = "87879b73b7f40316"
