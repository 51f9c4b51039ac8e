package key

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"math"
	"strings"
)

// Error says why there is no key. It never holds a part of what was read.
type Error struct {
	// Reason is lower case, without full stop.
	Reason string
	// Hint is what to do about it, "" for nothing.
	Hint string
}

// Error gives the reason.
func (e *Error) Error() string { return e.Reason }

const hintNew = "openssl rand -base64 32 writes a key"

// Parse reads the text of a key: one line of base64 (standard or URL alphabet,
// RFC 4648, padded or not) or hexadecimal, at least [MinBytes] bytes long,
// with white space around it, blank lines, and lines that begin with "#".
//
// Refused is what no generator makes: too few bytes, a pattern that repeats or
// counts, or fewer than 16 bytes of entropy by its own frequencies. Whether a
// text was thought up by a person cannot be told; passphrases have no place
// here, since nothing slows down who tries them. Errors are [*Error].
func Parse(text []byte) (Key, error) {
	var line string
	for l := range strings.Lines(strings.TrimPrefix(string(text), "\ufeff")) {
		l = strings.TrimSpace(l)
		if l == "" || l[0] == '#' {
			continue
		}
		if line != "" {
			return Key{}, &Error{"a key is one line, and here are more", hintNew}
		}
		line = l
	}
	if line == "" {
		return Key{}, &Error{"the key is empty", hintNew}
	}
	secret, ok := decode(line)
	switch {
	case !ok:
		return Key{}, &Error{"the key is neither base64 nor hexadecimal", hintNew}
	case len(secret) < MinBytes:
		return Key{}, &Error{"the key is shorter than 32 bytes", hintNew}
	case weak(secret):
		return Key{}, &Error{"the key is not random", hintNew}
	}
	return newKey(secret), nil
}

// decode prefers hexadecimal: 64 such digits are base64 as well.
func decode(line string) ([]byte, bool) {
	if b, err := hex.DecodeString(line); err == nil {
		return b, true
	}
	body := strings.TrimRight(line, "=")
	if pad := len(line) - len(body); pad > 0 && len(line)%4 != 0 || pad > 2 {
		return nil, false
	}
	if strings.Contains(body, "\r") { // which the decoder skips
		return nil, false
	}
	encoding := base64.RawStdEncoding
	if strings.ContainsAny(body, "-_") {
		encoding = base64.RawURLEncoding
	}
	b, err := encoding.Strict().DecodeString(body)
	return b, err == nil
}

// minEntropy is 16 bytes, in bits.
const minEntropy = 128

// weak finds what hardly ever comes out of a generator: 32 random bytes measure
// about 155 bits, and need 16 pairs of equal ones to fall to 128.
func weak(b []byte) bool {
	for period := 1; period <= len(b)/2; period++ {
		if bytes.Equal(b[period:], b[:len(b)-period]) {
			return true
		}
	}
	if counts(b) {
		return true
	}
	var times [256]int
	for _, c := range b {
		times[c]++
	}
	bits, n := 0.0, float64(len(b))
	for _, t := range times {
		if t > 0 {
			bits += float64(t) * math.Log2(n/float64(t))
		}
	}
	return bits < minEntropy
}

// counts tells whether all bytes are the same step apart.
func counts(b []byte) bool {
	for i := 2; i < len(b); i++ {
		if b[i]-b[i-1] != b[1]-b[0] {
			return false
		}
	}
	return true
}
