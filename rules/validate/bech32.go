package validate

import "strings"

const (
	bech32Alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
	bech32Const    = 1          // BIP 173
	bech32mConst   = 0x2bc830a3 // BIP 350
)

// segwit decodes an address of BIP 173 and BIP 350 into its human-readable
// part. It is false when the checksum, the version or the length is wrong.
func segwit(address string) (hrp string, ok bool) {
	if len(address) > 90 || (strings.ToLower(address) != address && strings.ToUpper(address) != address) {
		return "", false
	}
	s := strings.ToLower(address)
	i := strings.LastIndexByte(s, '1')
	if i < 1 || len(s)-i-1 < 7 {
		return "", false
	}
	hrp = s[:i]
	data := make([]byte, 0, len(s))
	for _, c := range []byte(s[i+1:]) {
		v := strings.IndexByte(bech32Alphabet, c)
		if v < 0 {
			return "", false
		}
		data = append(data, byte(v))
	}
	want := uint32(bech32mConst)
	if data[0] == 0 {
		want = bech32Const
	}
	if data[0] > 16 || bech32Sum(hrp, data) != want {
		return "", false
	}
	return hrp, witnessLength(data[0], data[1:len(data)-6])
}

// witnessLength checks the program behind the version: whole bytes, 2 to 40
// of them, and 20 or 32 for version 0.
func witnessLength(version byte, groups []byte) bool {
	bits := len(groups) * 5
	n, rest := bits/8, bits%8
	if rest >= 5 || n < 2 || n > 40 {
		return false
	}
	if rest > 0 && groups[len(groups)-1]&(1<<rest-1) != 0 {
		return false
	}
	return version != 0 || n == 20 || n == 32
}

func bech32Sum(hrp string, data []byte) uint32 {
	sum := uint32(1)
	for i := range len(hrp) {
		sum = bech32Step(sum, hrp[i]>>5)
	}
	sum = bech32Step(sum, 0)
	for i := range len(hrp) {
		sum = bech32Step(sum, hrp[i]&31)
	}
	for _, v := range data {
		sum = bech32Step(sum, v)
	}
	return sum
}

func bech32Step(sum uint32, v byte) uint32 {
	top := sum >> 25
	sum = (sum&0x1ffffff)<<5 ^ uint32(v)
	for i, g := range [...]uint32{0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3} {
		if top>>i&1 == 1 {
			sum ^= g
		}
	}
	return sum
}
