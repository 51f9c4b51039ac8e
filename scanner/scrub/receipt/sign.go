package receipt

import (
	"bytes"
	"crypto/ed25519"
	"crypto/subtle"
	"encoding/hex"
	"errors"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"github.com/privlint/privlint/scanner/scrub/key"
)

// Errors of the package, for errors.Is.
var (
	// ErrSignature says that a receipt was changed after it was signed.
	ErrSignature = errors.New("the signature does not fit the receipt")
	// ErrKey says that another key made the receipt.
	ErrKey = errors.New("the receipt was made under another key")
	// ErrNoKey says that the key is the zero Key.
	ErrNoKey = errors.New("no key")
)

// FormError says why something is no receipt. It shows nothing of it.
type FormError struct{ Reason string }

// Error gives the reason.
func (e *FormError) Error() string { return "not a receipt: " + e.Reason }

// Sign completes and signs r, and gives the bytes of its file, which are the
// same for the same receipt and key. It sorts the files by path. Errors are
// [ErrNoKey] and [*FormError].
func Sign(r *Receipt, k key.Key) ([]byte, error) {
	if k.IsZero() {
		return nil, ErrNoKey
	}
	private := ed25519.NewKeyFromSeed(k.Derive("receipt", ed25519.SeedSize))
	r.Schema, r.KeyID, r.PublicKey = Version, k.ID(), publicKey(private)
	r.sort()
	r.Totals = r.sum()
	if fault := r.check(); fault != "" {
		return nil, &FormError{fault}
	}
	text, err := r.canonical()
	if err != nil {
		return nil, err
	}
	r.Signature = hex.EncodeToString(ed25519.Sign(private, text))
	out, err := r.marshal(jsontext.WithIndent("  "))
	if err != nil {
		return nil, err
	}
	return append(out, '\n'), nil
}

// Verify reads a receipt and checks its signature against the public key in
// it, and that it agrees with itself. Errors are [*FormError] and
// [ErrSignature].
func Verify(data []byte) (*Receipt, error) {
	r := new(Receipt)
	// Version 2 of the package refuses names that are there twice, names in
	// other case and bytes that are not UTF-8.
	if err := json.Unmarshal(data, r, json.RejectUnknownMembers(true)); err != nil {
		return nil, &FormError{reason(err)}
	}
	if r.Schema != Version { // before the rest, which may have another form
		return nil, &FormError{r.check()}
	}
	if !isHex(r.PublicKey, ed25519.PublicKeySize) || !isHex(r.Signature, ed25519.SignatureSize) {
		return nil, ErrSignature
	}
	public, err := hex.DecodeString(r.PublicKey)
	if err != nil {
		return nil, ErrSignature
	}
	signature, err := hex.DecodeString(r.Signature)
	if err != nil {
		return nil, ErrSignature
	}
	text, err := r.canonical()
	if err != nil {
		return nil, err
	}
	if !ed25519.Verify(public, text, signature) {
		return nil, ErrSignature
	}
	// After the signature, which cannot tell numbers out of range apart.
	if fault := r.check(); fault != "" {
		return nil, &FormError{fault}
	}
	if !r.is(data) {
		return nil, &FormError{"a member is missing, null or empty that is not so in receipts"}
	}
	return r, nil
}

// VerifyWith is [Verify], and tells by [ErrKey] that another key than k made
// the receipt, and by [ErrNoKey] that k is the zero Key.
func VerifyWith(data []byte, k key.Key) (*Receipt, error) {
	if k.IsZero() {
		return nil, ErrNoKey
	}
	r, err := Verify(data)
	if err != nil {
		return nil, err
	}
	own := publicKey(ed25519.NewKeyFromSeed(k.Derive("receipt", ed25519.SeedSize)))
	if subtle.ConstantTimeCompare([]byte(own), []byte(r.PublicKey)) == 0 {
		return nil, ErrKey
	}
	return r, nil
}

func publicKey(private ed25519.PrivateKey) string {
	return hex.EncodeToString(private[ed25519.SeedSize:]) // RFC 8032 in Go: seed, then public key
}

// canonical is what is signed.
func (r *Receipt) canonical() ([]byte, error) {
	bare := *r
	bare.Signature = ""
	text, err := bare.marshal()
	if err != nil {
		return nil, err
	}
	return canonicalize(text)
}

// is tells whether data says the same as r, in as many members.
func (r *Receipt) is(data []byte) bool {
	text, err := r.marshal()
	if err != nil {
		return false
	}
	own, err := canonicalize(text)
	if err != nil {
		return false
	}
	other, err := canonicalize(bytes.Clone(data))
	return err == nil && bytes.Equal(own, other)
}

// canonicalize writes over text.
func canonicalize(text jsontext.Value) ([]byte, error) {
	if err := text.Canonicalize(); err != nil {
		return nil, &FormError{reason(err)}
	}
	return text, nil
}

func (r *Receipt) marshal(options ...json.Options) ([]byte, error) {
	out, err := json.Marshal(r, append(options, json.Deterministic(true))...)
	if err != nil {
		return nil, &FormError{"a text is not UTF-8"} // all that can be wrong with these types
	}
	return bytes.TrimSpace(out), nil
}

// reason says what is wrong with JSON without quoting it.
func reason(err error) string {
	switch {
	case errors.Is(err, json.ErrUnknownName):
		return "it has a member that receipts do not have"
	case errors.Is(err, jsontext.ErrDuplicateName):
		return "it has a member twice"
	}
	if _, ok := errors.AsType[*jsontext.SyntacticError](err); ok {
		return "it is not JSON"
	}
	return "a member has another type than in receipts"
}
