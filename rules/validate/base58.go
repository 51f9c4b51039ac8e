package validate

import (
	"bytes"
	"crypto/sha256"
	"math/big"
	"strings"
)

const (
	bitcoinAlphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
	rippleAlphabet  = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz"
)

// maxBase58 bounds the text that is decoded, in bytes.
const maxBase58 = 120

// base58Decode reads s as a number in base 58. It is false when a character
// is wrong or the text too long.
func base58Decode(s, alphabet string) (raw []byte, ok bool) {
	if s == "" || len(s) > maxBase58 {
		return nil, false
	}
	n, radix := new(big.Int), big.NewInt(58)
	for i := range len(s) {
		d := strings.IndexByte(alphabet, s[i])
		if d < 0 {
			return nil, false
		}
		n.Mul(n, radix).Add(n, big.NewInt(int64(d)))
	}
	zeros := len(s) - len(strings.TrimLeft(s, alphabet[:1]))
	return append(make([]byte, zeros), n.Bytes()...), true
}

// base58Check decodes s and takes off the four bytes of double SHA-256 at
// its end. It is false when a character or the checksum is wrong.
func base58Check(s, alphabet string) (payload []byte, ok bool) {
	raw, ok := base58Decode(s, alphabet)
	if !ok || len(raw) < 5 {
		return nil, false
	}
	payload = raw[:len(raw)-4]
	first := sha256.Sum256(payload)
	second := sha256.Sum256(first[:])
	return payload, bytes.Equal(second[:4], raw[len(raw)-4:])
}
