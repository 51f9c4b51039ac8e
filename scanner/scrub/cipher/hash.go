package cipher

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"hash"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/rules/placeholder"
	"github.com/privlint/privlint/scanner/scrub/key"
)

// hashBytes of HMAC-SHA-256 stand in a placeholder: two different values share
// one with a chance of a half at 5 * 10^9 values.
const hashBytes = 8

// Hash makes keyed hashes of values.
type Hash struct {
	// A function, which fmt does not look into.
	mac func() hash.Hash
}

// NewHash makes a Hash. The error is [ErrNoKey].
func NewHash(k key.Key) (*Hash, error) {
	if k.IsZero() {
		return nil, ErrNoKey
	}
	secret := k.Derive("hash", sha256.Size)
	return &Hash{func() hash.Hash { return hmac.New(sha256.New, secret) }}, nil
}

// Hash gives the placeholder of a value: 16 hexadecimal digits of HMAC-SHA-256
// (RFC 2104) over the entity type, a zero byte and the value.
func (h *Hash) Hash(t rules.EntityType, value string) string {
	m := h.mac()
	_, _ = m.Write([]byte(t))
	_, _ = m.Write([]byte{0})
	_, _ = m.Write([]byte(value))
	return placeholder.Format(string(t), placeholder.Hash, hex.EncodeToString(m.Sum(nil)[:hashBytes]))
}
