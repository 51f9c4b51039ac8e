// Package operator replaces values: the scrub operators of design.md,
// section 5.
package operator

import (
	"errors"
	"fmt"
	"strings"
	"unicode"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/rules/placeholder"
	"github.com/privlint/privlint/scanner/scrub/key"
)

// Value is what an operator replaces.
type Value struct {
	Type rules.EntityType
	// Text is the value, or the part of it that stands together in the file.
	Text string
	// Whole is all of the value, in UTF-8.
	Whole string
	// Subject is whom the value is about, as far as the file tells: the
	// customer id of its record, else the path of the file. Dates of one
	// subject are moved together.
	Subject string
	// Path and Record say where the value is.
	Path   string
	Record int
	// Verbatim is how the file writes Text.
	Verbatim Verbatim
}

// Verbatim is the spelling of a value in its file, for operators that can
// give it back byte for byte.
type Verbatim struct {
	// Bytes are in the syntax of the file, in UTF-8.
	Bytes string
	// Canonical tells that Bytes are how Text is spelled anyway.
	Canonical bool
	// Number tells that it is a JSON number, which gets quotes.
	Number bool
	// Latin tells that the file has Bytes in Windows-1252, and that they are
	// not all ASCII.
	Latin bool
}

// Operator replaces values. It is not safe for concurrent use: pseudonyms
// count.
type Operator struct {
	Spec Spec
	// Reversible tells that restore gives back the value.
	Reversible bool
	apply      func(v *Value) (string, bool)
	done       func(v *Value) bool
}

// Apply gives the text in place of v. False means that the operator cannot
// replace this value; a placeholder must.
func (o *Operator) Apply(v *Value) (string, bool) { return o.apply(v) }

// Done tells that the value is what the operator makes of values, so that a
// second scrub leaves it as it is.
func (o *Operator) Done(v *Value) bool { return o.done != nil && o.done(v) }

// Keeps tells that the operator changes nothing.
func (o *Operator) Keeps() bool { return o.Spec.Name == Keep }

// Drops tells that the whole example, row or value goes.
func (o *Operator) Drops() bool { return o.Spec.Name == Drop }

// Options are what operators work with.
type Options struct {
	// Key is for operators that need one, the zero Key if none is given.
	Key key.Key
	// Year is the current one, for ages by date of birth.
	Year int
}

// ErrNoKey is returned by New for an operator that needs a key where none is
// given.
var ErrNoKey = errors.New("needs a key")

// The operators that are more than a change of text.
const (
	Keep = "keep"
	Drop = "drop"
)

// Maker makes the operators of one run. Pseudonyms and surrogates of one
// Maker agree.
type Maker struct {
	opts Options
	key  key.Key // that of the options, or a random one
	made map[string]*Operator
	pseudonyms
}

// NewMaker prepares the operators of a run.
func NewMaker(opts Options) *Maker {
	m := &Maker{opts: opts, key: opts.Key, made: map[string]*Operator{}}
	if m.key.IsZero() {
		m.key, _ = key.New()
	}
	return m
}

// Make makes an operator; equal specs give the same one. The error for a
// missing key is an ErrNoKey.
func (m *Maker) Make(s Spec) (*Operator, error) {
	name := s.String()
	if o, ok := m.made[name]; ok {
		return o, nil
	}
	info, ok := lookup(s.Name)
	if !ok {
		return nil, fmt.Errorf("unknown operator %q", s.Name)
	}
	if info.NeedsKey && m.opts.Key.IsZero() {
		return nil, fmt.Errorf("operator %s %w", s.Name, ErrNoKey)
	}
	o := &Operator{Spec: s, Reversible: info.Reversible}
	if err := info.build(m, s, o); err != nil {
		return nil, err
	}
	m.made[name] = o
	return o, nil
}

// Placeholder is what stands for a value where nothing else can.
func Placeholder(t rules.EntityType) string {
	return placeholder.Format(string(t), placeholder.Bare, "")
}

func buildKeep(_ *Maker, _ Spec, o *Operator) error {
	o.apply = func(v *Value) (string, bool) { return v.Text, true }
	return nil
}

func buildDrop(_ *Maker, _ Spec, o *Operator) error {
	o.apply = func(*Value) (string, bool) { return "", false }
	return nil
}

// buildReplace puts a word in the place of the value.
func buildReplace(_ *Maker, s Spec, o *Operator) error {
	with, given := s.Params["with"]
	switch {
	case strings.HasPrefix(with, "@"):
		return errors.New(`operator replace: a text that begins with "@" would switch a Watson skill to entity references`)
	case strings.ContainsFunc(with, unicode.IsControl):
		return errors.New("operator replace: the text must be of one line")
	case given && with == "":
		return errors.New("operator replace: the text is empty; use redact")
	}
	o.apply = func(v *Value) (string, bool) {
		if given {
			return with, true
		}
		return Placeholder(v.Type), true
	}
	o.done = func(v *Value) bool { return given && v.Whole == with }
	return nil
}

// buildMask hides letters and digits, or all but the last or first of them.
func buildMask(_ *Maker, s Spec, o *Operator) error {
	char := "*"
	if c, ok := s.Params["char"]; ok {
		char = c
	}
	if n := len([]rune(char)); n != 1 || strings.ContainsFunc(char, unicode.IsControl) || char == "@" {
		return errors.New("operator mask: char must be one character that can be seen, and not @")
	}
	last, err := s.number("last", 0)
	if err != nil {
		return err
	}
	first, err := s.number("first", 0)
	if err != nil {
		return err
	}
	o.apply = func(v *Value) (string, bool) { return mask(v.Text, []rune(char)[0], first, last) }
	return nil
}

// mask keeps punctuation and blanks, and of the letters and digits the first
// and last ones. It returns false where that would show half of them or more.
func mask(text string, char rune, first, last int) (string, bool) {
	shown := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }
	n := 0
	for _, r := range text {
		if shown(r) {
			n++
		}
	}
	if 2*(first+last) > n && first+last > 0 {
		return "", false
	}
	at := 0
	return strings.Map(func(r rune) rune {
		if !shown(r) {
			return r
		}
		at++
		if at <= first || at > n-last {
			return r
		}
		return char
	}, text), n > 0
}

// buildRedact leaves nothing. The blanks with it are the engine's business.
func buildRedact(_ *Maker, _ Spec, o *Operator) error {
	o.apply = func(*Value) (string, bool) { return "", true }
	return nil
}
