package cipher

import (
	"encoding/base64"
	"strings"

	"github.com/tink-crypto/tink-go/v2/daead/subtle"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/rules/placeholder"
	"github.com/privlint/privlint/scanner/scrub/key"
)

// token is how bytes stand in a placeholder. Strict, so that each ciphertext
// has one spelling.
var token = base64.RawURLEncoding.Strict()

// SIV encrypts values by AES-SIV (RFC 5297) with two keys of 256 bits. The
// entity type is associated data: a placeholder that was given another type
// does not decrypt.
type SIV struct {
	// Functions, which fmt does not look into.
	encrypt, decrypt func(text, associated []byte) ([]byte, error)
}

// NewSIV makes an SIV. The error is [ErrNoKey].
func NewSIV(k key.Key) (*SIV, error) {
	if k.IsZero() {
		return nil, ErrNoKey
	}
	aead, err := subtle.NewAESSIV(k.Derive("siv", subtle.AESSIVKeySize))
	if err != nil {
		return nil, err
	}
	return &SIV{aead.EncryptDeterministically, aead.DecryptDeterministically}, nil
}

// Encrypt gives the placeholder of a value, which may be any bytes. It is 22
// characters longer than the base64 of the value, the type and the brackets.
func (s *SIV) Encrypt(t rules.EntityType, value string) (string, error) {
	b, err := s.encrypt([]byte(value), []byte(t))
	if err != nil {
		return "", err
	}
	return placeholder.Format(string(t), placeholder.Encrypted, token.EncodeToString(b)), nil
}

// Decrypt gives the value behind a placeholder. The error is [ErrKey].
func (s *SIV) Decrypt(p placeholder.Placeholder) (string, error) {
	if p.Kind != placeholder.Encrypted || strings.ContainsAny(p.Payload, "\r\n") { // the decoder skips line ends
		return "", ErrKey
	}
	b, err := token.DecodeString(p.Payload)
	if err != nil {
		return "", ErrKey
	}
	if b, err = s.decrypt(b, []byte(p.Type)); err != nil {
		return "", ErrKey
	}
	return string(b), nil
}
