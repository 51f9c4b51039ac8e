package synth

const wantDigest = "2809d9e3528ef556"
