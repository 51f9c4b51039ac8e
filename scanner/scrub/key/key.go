package key

import (
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"log/slog"
)

// MinBytes is the least length of a secret: what AES-256 and HMAC-SHA-256
// take.
const MinBytes = 32

// salt of the derivation. It is fixed, so that the same key gives the same
// surrogates on every machine.
const salt = "privlint"

// maxDerived is what HKDF-SHA-256 gives at most, in bytes (RFC 5869 section
// 2.3).
const maxDerived = 255 * sha256.Size

// Key is a secret. However it is printed, logged or marshalled, only its
// [Key.ID] appears. The zero value is no key. A Key may be copied and used by
// several goroutines.
type Key struct {
	// A function, because fmt prints what stands in unexported fields of the
	// structs of others without asking for Format, and even follows pointers
	// where a verb does not fit.
	secret func() []byte
}

func newKey(secret []byte) Key { return Key{func() []byte { return secret }} }

// New makes a random key, and the text of a file for it.
func New() (Key, string) {
	secret := make([]byte, MinBytes)
	for weak(secret) { // zeros are
		_, _ = rand.Read(secret) // never fails, by its documentation
	}
	k := newKey(secret)
	return k, "# privlint key " + k.ID() + ": keep it out of the repository\n" +
		base64.StdEncoding.EncodeToString(secret) + "\n"
}

// IsZero tells whether k is no key.
func (k Key) IsZero() bool { return k.secret == nil }

// Derive gives n bytes for a purpose, by HKDF-SHA-256 (RFC 5869) with salt
// "privlint" and the purpose as info. It gives nil for the zero Key and for n
// outside [1, 8160].
func (k Key) Derive(purpose string, n int) []byte {
	if k.IsZero() || n < 1 || n > maxDerived {
		return nil
	}
	out, err := hkdf.Key(sha256.New, k.secret(), []byte(salt), purpose, n)
	if err != nil { // a short secret in FIPS mode, which Parse lets nobody have
		return nil
	}
	return out
}

// ID names the key in receipts and messages: 8 hexadecimal digits that are
// derived from it and tell nothing of it, "" for the zero Key.
func (k Key) ID() string { return hex.EncodeToString(k.Derive("id", 4)) }

// String names the key by its ID.
func (k Key) String() string {
	if k.IsZero() {
		return "no key"
	}
	return "key " + k.ID()
}

// GoString is String.
func (k Key) GoString() string { return k.String() }

// Format writes String, whatever the verb.
func (k Key) Format(f fmt.State, _ rune) { _, _ = f.Write([]byte(k.String())) }

// LogValue implements [slog.LogValuer] with String.
func (k Key) LogValue() slog.Value { return slog.StringValue(k.String()) }

// MarshalText implements encoding.TextMarshaler with String.
func (k Key) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// MarshalJSON implements json.Marshaler with String.
func (k Key) MarshalJSON() ([]byte, error) { return []byte(`"` + k.String() + `"`), nil }
