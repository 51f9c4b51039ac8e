package cipher

import (
	"strings"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/rules/placeholder"
	"github.com/privlint/privlint/scanner/scrub/key"
)

const (
	// MinDigits is the least number of digits that [FPE] takes: 10^6 values.
	MinDigits = 6
	// separators may stand between the digits.
	separators = " -./()+"
	// checkDigits are the digits that a placeholder has more than the value:
	// zeros enciphered with it, so that another key is noticed, but for one
	// case in 10^6.
	checkDigits = 6
)

// FPE enciphers the ASCII digits of numbers by FF1 under AES-256 with the
// entity type as tweak. Blanks and "-./()+" stay where they are, and say
// nothing to the cipher: a number gives the same digits however it is spelled.
type FPE struct {
	// Two keys, so that the digits of a placeholder say nothing of bare ones.
	checked, bare *FF1
}

// NewFPE makes an FPE. The error is [ErrNoKey].
func NewFPE(k key.Key) (*FPE, error) {
	if k.IsZero() {
		return nil, ErrNoKey
	}
	checked, err := NewFF1(k.Derive("ff1", 32), 10)
	if err != nil {
		return nil, err
	}
	bare, err := NewFF1(k.Derive("ff1-bare", 32), 10)
	if err != nil {
		return nil, err
	}
	return &FPE{checked, bare}, nil
}

// Encrypt gives the placeholder of a value: its digits enciphered, with six
// more at the end by which Decrypt knows the key. The error is [ErrDomain] for
// a value with fewer than [MinDigits] digits, or with anything but ASCII
// digits and separators; use [SIV] for those.
func (f *FPE) Encrypt(t rules.EntityType, value string) (string, error) {
	x, err := digits(value)
	if err != nil {
		return "", err
	}
	y, err := f.checked.Encrypt([]byte(t), append(x, make([]uint16, checkDigits)...))
	if err != nil {
		return "", err
	}
	return placeholder.Format(string(t), placeholder.Preserved, spell(value+strings.Repeat("0", checkDigits), y)), nil
}

// Decrypt gives the value behind a placeholder. The error is [ErrKey]. Whether
// separators were moved cannot be told.
func (f *FPE) Decrypt(p placeholder.Placeholder) (string, error) {
	if p.Kind != placeholder.Preserved {
		return "", ErrKey
	}
	y, err := digits(p.Payload)
	at := len(p.Payload) - checkDigits
	if err != nil || len(y) < MinDigits+checkDigits || strings.ContainsAny(p.Payload[at:], separators) {
		return "", ErrKey
	}
	x, err := f.checked.Decrypt([]byte(p.Type), y)
	if err != nil {
		return "", ErrKey
	}
	x, zeros := x[:len(x)-checkDigits], x[len(x)-checkDigits:]
	for _, c := range zeros {
		if c != 0 {
			return "", ErrKey
		}
	}
	return spell(p.Payload[:at], x), nil
}

// Bare enciphers the digits of a value and adds nothing: the result has the
// length and separators of the value, and no mark of what it is. It may be a
// valid number of somebody. The error is [ErrDomain], as for Encrypt.
func (f *FPE) Bare(t rules.EntityType, value string) (string, error) {
	return respell(f.bare.Encrypt, t, value)
}

// Unbare undoes Bare. A wrong key gives a wrong number and no error; the error
// is [ErrDomain], as for Encrypt.
func (f *FPE) Unbare(t rules.EntityType, value string) (string, error) {
	return respell(f.bare.Decrypt, t, value)
}

func respell(apply func(tweak []byte, x []uint16) ([]uint16, error), t rules.EntityType, value string) (string, error) {
	x, err := digits(value)
	if err != nil {
		return "", err
	}
	y, err := apply([]byte(t), x)
	if err != nil {
		return "", err
	}
	return spell(value, y), nil
}

// digits of a value, without its separators.
func digits(value string) ([]uint16, error) {
	x := make([]uint16, 0, len(value)+checkDigits)
	for _, c := range []byte(value) {
		switch {
		case '0' <= c && c <= '9':
			x = append(x, uint16(c-'0'))
		case strings.IndexByte(separators, c) < 0:
			return nil, ErrDomain
		}
	}
	if len(x) < MinDigits {
		return nil, ErrDomain
	}
	return x, nil
}

// spell writes digits in place of those of a value.
func spell(value string, x []uint16) string {
	out := []byte(value)
	for i, c := range out {
		if '0' <= c && c <= '9' {
			out[i] = byte('0' + x[0])
			x = x[1:]
		}
	}
	return string(out)
}
