package surrogate

import (
	"crypto/hmac"
	"crypto/sha256"
	"math/rand/v2"

	"github.com/privlint/privlint/rules"
)

// choice is the stream of choices for one value under one key. ChaCha8 gives
// the same stream in every release of Go.
type choice struct{ r *rand.Rand }

// choose starts the choices for a value in its normal form.
func (m *Maker) choose(t rules.EntityType, normal string) choice {
	mac := hmac.New(sha256.New, m.key)
	mac.Write([]byte(t))
	mac.Write([]byte{0})
	mac.Write([]byte(normal))
	return choice{rand.New(rand.NewChaCha8([sha256.Size]byte(mac.Sum(nil))))} //nolint:gosec // seeded by a keyed hash
}

// below is a number in [0, n).
func (c choice) below(n int) int { return c.r.IntN(n) }

// of takes a word of a list.
func (c choice) of(words []string) string { return words[c.below(len(words))] }

// from takes a byte of a set.
func (c choice) from(set string) byte { return set[c.below(len(set))] }

// digits are n decimal digits.
func (c choice) digits(n int) string {
	out := make([]byte, n)
	for i := range out {
		out[i] = c.from(decimal)
	}
	return string(out)
}

const (
	decimal = "0123456789"
	small   = "abcdefghijklmnopqrstuvwxyz"
	capital = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
)
