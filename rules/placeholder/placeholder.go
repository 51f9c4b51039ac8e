// Package placeholder knows the words that stand in scrubbed text for what
// was taken out, so that the scrubber writes and the scanner spares the same.
//
//	<PERSON>                   a value of that entity type
//	<PERSON_2>                 the second such value
//	<PERSON~h4be1c0ffee5e1f00> a keyed hash of it
//	<PERSON~eb64url>           encrypted, AES-SIV
//	<US_BANK_NUMBER~f3091-72>  encrypted, format preserved (FF1)
//
// No form begins with "@", which would switch a Watson skill to
// entity-reference training, and none needs an escape in JSON, CSV, YAML,
// Markdown or .lu.
package placeholder

import (
	"iter"
	"strconv"
	"strings"
)

// Kind says what a placeholder carries.
type Kind byte

// The kinds.
const (
	Bare      Kind = 0   // nothing
	Number    Kind = '_' // which value of the type, from 1
	Hash      Kind = 'h' // 16 hexadecimal digits of a keyed hash
	Encrypted Kind = 'e' // unpadded base64url (RFC 4648 section 5)
	Preserved Kind = 'f' // digits and the separators of the value
)

// Placeholder is one placeholder in a text.
type Placeholder struct {
	// Start and End are byte offsets in the text, half-open.
	Start, End int
	// Type is the entity type as it is written.
	Type string
	Kind Kind
	// Payload is what stands behind the marker, "" for Bare.
	Payload string
}

// Format writes a placeholder. The payload must fit the kind.
func Format(entityType string, kind Kind, payload string) string {
	switch kind {
	case Bare:
		return "<" + entityType + ">"
	case Number:
		return "<" + entityType + "_" + payload + ">"
	default:
		return "<" + entityType + "~" + string(rune(kind)) + payload + ">"
	}
}

// Numbered writes the placeholder of the n-th value.
func Numbered(entityType string, n int) string { return Format(entityType, Number, strconv.Itoa(n)) }

// All yields the placeholders in a text in order. Known tells which entity
// types there are: anything else between angle brackets is text.
func All(text string, known func(entityType string) bool) iter.Seq[Placeholder] {
	return func(yield func(Placeholder) bool) {
		for at := 0; ; {
			open := strings.IndexByte(text[at:], '<')
			if open < 0 {
				return
			}
			open += at
			at = open + 1
			// No placeholder holds a "<", and to look beyond one would take
			// quadratic time on many of them.
			end := strings.IndexAny(text[at:], "<>")
			if end < 0 {
				return
			}
			if text[at+end] == '<' {
				continue
			}
			p, ok := parse(text[at:at+end], known)
			if !ok {
				continue
			}
			p.Start, p.End = open, at+end+1
			at = p.End
			if !yield(p) {
				return
			}
		}
	}
}

const maxNumber = 6 // digits

func parse(inner string, known func(string) bool) (p Placeholder, ok bool) {
	if inner == "" || inner[0] < 'A' || inner[0] > 'Z' {
		return p, false
	}
	name, rest, marked := strings.Cut(inner, "~")
	if marked {
		if len(rest) < 2 || !known(name) {
			return p, false
		}
		p = Placeholder{Type: name, Kind: Kind(rest[0]), Payload: rest[1:]}
		return p, p.fits()
	}
	if known(name) {
		return Placeholder{Type: name}, true
	}
	cut := strings.LastIndexByte(name, '_')
	if cut < 0 || !known(name[:cut]) {
		return p, false
	}
	p = Placeholder{Type: name[:cut], Kind: Number, Payload: name[cut+1:]}
	return p, p.fits()
}

// fits tells whether the payload is one of the kind. Anything else is text
// that somebody wrote, and may hide a value.
func (p *Placeholder) fits() bool {
	switch p.Kind {
	case Number:
		return len(p.Payload) <= maxNumber && only(p.Payload, "0123456789")
	case Hash:
		return len(p.Payload) == 16 && only(p.Payload, "0123456789abcdef")
	case Encrypted: // at least the 16 bytes of the tag
		return len(p.Payload) >= 22 && only(p.Payload, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
	case Preserved:
		return only(p.Payload, "0123456789 -./()+")
	default:
		return false
	}
}

func only(s, set string) bool {
	return s != "" && strings.Trim(s, set) == ""
}
