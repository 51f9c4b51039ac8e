package cipher

import (
	"fmt"
	"iter"
	"strings"

	"github.com/privlint/privlint/rules/placeholder"
	"github.com/privlint/privlint/scanner/scrub/key"
)

// Restorer puts values back in place of reversible placeholders.
type Restorer struct {
	siv   *SIV
	fpe   *FPE
	known func(entityType string) bool
}

// ForeignError counts placeholders that this key does not turn back. It is
// [ErrKey] for errors.Is.
type ForeignError struct {
	// Count of the placeholders that were left as they are, at least 1.
	Count int
}

// Error says how many.
func (e *ForeignError) Error() string {
	if e.Count == 1 {
		return "1 placeholder was made under another key or was changed"
	}
	return fmt.Sprintf("%d placeholders were made under another key or were changed", e.Count)
}

// Is tells that the error is [ErrKey].
func (e *ForeignError) Is(target error) bool { return target == ErrKey }

// NewRestorer makes a Restorer for the placeholders of known entity types. The
// error is [ErrNoKey].
func NewRestorer(k key.Key, known func(entityType string) bool) (*Restorer, error) {
	siv, err := NewSIV(k)
	if err != nil {
		return nil, err
	}
	fpe, err := NewFPE(k)
	if err != nil {
		return nil, err
	}
	return &Restorer{siv, fpe, known}, nil
}

// Find yields the placeholders of a text that a key can turn back, this or
// another, in order.
func (r *Restorer) Find(text string) iter.Seq[placeholder.Placeholder] {
	return func(yield func(placeholder.Placeholder) bool) {
		for p := range placeholder.All(text, r.known) {
			if p.Kind != placeholder.Encrypted && p.Kind != placeholder.Preserved {
				continue
			}
			if !yield(p) {
				return
			}
		}
	}
}

// Value gives the value behind a placeholder. The error is [ErrKey].
func (r *Restorer) Value(p placeholder.Placeholder) (string, error) {
	if p.Kind == placeholder.Preserved {
		return r.fpe.Decrypt(p)
	}
	return r.siv.Decrypt(p)
}

// Restore gives the text with its values, and how many there were. Those that
// the key does not fit stay as they are; a [*ForeignError] counts them, and
// the text is good all the same. A placeholder inside a restored value is part
// of the value.
func (r *Restorer) Restore(text string) (restored string, n int, err error) {
	var out strings.Builder
	at, foreign := 0, 0
	for p := range r.Find(text) {
		value, err := r.Value(p)
		if err != nil {
			foreign++
			continue
		}
		_, _ = out.WriteString(text[at:p.Start])
		_, _ = out.WriteString(value)
		at = p.End
		n++
	}
	if foreign > 0 {
		err = &ForeignError{foreign}
	}
	if n == 0 {
		return text, 0, err
	}
	_, _ = out.WriteString(text[at:])
	return out.String(), n, err
}
