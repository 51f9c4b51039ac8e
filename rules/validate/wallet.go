package validate

import (
	"bytes"
	"encoding/hex"
	"strings"
)

// walletVersions are the version bytes of addresses that end in a
// Base58Check sum, with a payload of 20 bytes behind them.
var walletVersions = [][]byte{
	{0x00}, {0x05}, // Bitcoin
	{0x30}, {0x32}, // Litecoin
	{0x1e}, {0x16}, // Dogecoin
	{0x4c}, {0x10}, // Dash
	{0x41},                     // Tron
	{0x1c, 0xb8}, {0x1c, 0xbd}, // Zcash, transparent
	{0x06, 0xa1, 0x9f}, {0x06, 0xa1, 0xa1}, {0x06, 0xa1, 0xa4}, // Tezos
}

// testWalletVersions are those of Bitcoin's test networks.
var testWalletVersions = [][]byte{{0x6f}, {0xc4}}

// checkBitcoin wants an address of Bitcoin or of a coin made after it:
// Base58Check, or SegWit by BIP 173 and BIP 350.
func checkBitcoin(value string) Verdict {
	if hrp, ok := segwit(value); ok {
		switch hrp {
		case "bc", "ltc":
			return Valid
		case "tb", "bcrt", "tltc":
			return Reserved
		}
	}
	if payload, ok := base58Check(value, bitcoinAlphabet); ok {
		switch {
		case hasVersion(payload, walletVersions):
			return Valid
		case hasVersion(payload, testWalletVersions):
			return Reserved
		}
		return Invalid
	}
	payload, ok := base58Check(value, rippleAlphabet)
	return verdict(ok && hasVersion(payload, [][]byte{{0x00}}))
}

func hasVersion(payload []byte, versions [][]byte) bool {
	for _, v := range versions {
		if len(payload) == len(v)+20 && bytes.HasPrefix(payload, v) {
			return true
		}
	}
	return false
}

// checkEthereum wants 20 bytes in hexadecimal after 0x and, when the letters
// are of both cases, the checksum of EIP-55. The zero address and others of
// mostly zeros are placeholders.
func checkEthereum(value string) Verdict {
	if len(value) != 42 || value[0] != '0' || (value[1] != 'x' && value[1] != 'X') {
		return Invalid
	}
	digits := value[2:]
	raw, err := hex.DecodeString(digits)
	if err != nil {
		return Invalid
	}
	folded := strings.ToLower(digits)
	if digits != folded && digits != strings.ToUpper(digits) && digits != eip55(folded) {
		return Invalid
	}
	if bytes.Count(raw, []byte{0}) >= 16 || sameDigit(folded) {
		return Reserved
	}
	return Valid
}

// eip55 puts the letters of a lower-case address in the case that its hash
// tells.
func eip55(folded string) string {
	sum := keccak256([]byte(folded))
	out := []byte(folded)
	for i, c := range out {
		nibble := sum[i/2] >> 4
		if i%2 == 1 {
			nibble = sum[i/2] & 15
		}
		if c >= 'a' && nibble >= 8 {
			out[i] = c - 'a' + 'A'
		}
	}
	return string(out)
}

// Monero writes each eight bytes in eleven characters of Base58, and the
// five bytes that are left over in seven.
const (
	moneroBlockChars = 11
	moneroBlockBytes = 8
	moneroRestBytes  = 5
)

// checkMonero wants a standard, sub- or integrated address of the main
// network: Base58 in blocks of eight bytes, with a Keccak sum at the end.
func checkMonero(value string) Verdict {
	raw, ok := moneroBytes(value)
	if !ok || (len(raw) != 69 && len(raw) != 77) {
		return Invalid
	}
	sum := keccak256(raw[:len(raw)-4])
	if !bytes.Equal(sum[:4], raw[len(raw)-4:]) {
		return Invalid
	}
	return verdict(raw[0] == 18 || raw[0] == 42 || raw[0] == 19)
}

// moneroBytes decodes a text of the length of an address.
func moneroBytes(s string) ([]byte, bool) {
	if len(s) != 95 && len(s) != 106 {
		return nil, false
	}
	var raw []byte
	for len(s) > 0 {
		block := s[:min(len(s), moneroBlockChars)]
		s = s[len(block):]
		var n uint64
		for i := range len(block) {
			d := strings.IndexByte(bitcoinAlphabet, block[i])
			if d < 0 {
				return nil, false
			}
			n = n*58 + uint64(d)
		}
		size := moneroBlockBytes
		if len(block) < moneroBlockChars {
			size = moneroRestBytes
		}
		for i := size - 1; i >= 0; i-- {
			raw = append(raw, byte(n>>(8*i)))
		}
	}
	return raw, true
}
