package crf

// Type is what a run of tokens may be.
type Type uint8

// The types, in the order of their labels.
const (
	Person Type = iota
	Location
	Address
	Organization
	Condition
	Drug
	Date
	// Types is how many there are.
	Types
)

var typeNames = [Types]string{"PER", "LOC", "ADDR", "ORG", "COND", "DRUG", "DATE"}

// String is the short name of the type, as training data have it.
func (t Type) String() string {
	if t < Types {
		return typeNames[t]
	}
	return "?"
}

// ParseType is the reverse of String.
func ParseType(name string) (Type, bool) {
	for t, n := range typeNames {
		if n == name {
			return Type(t), true
		}
	}
	return 0, false
}

// Label is what one token is: outside of all, or the first or a later token
// of a type (BIO).
type Label uint8

// Outside tokens belong to nothing.
const Outside Label = 0

const (
	// Labels is how many labels there are.
	Labels = 1 + 2*int(Types)
	// start is the label before the first token.
	start = Labels
	// lanes is the room that a row of weights has: one more than labels, so
	// that it is two words of eight bytes.
	lanes = 16
)

// Begin is the label of the first token of a type.
func (t Type) Begin() Label { return Label(1 + 2*t) }

// Inside is the label of the other tokens of a type.
func (t Type) Inside() Label { return Label(2 + 2*t) }

// Type of a label that is not Outside.
func (l Label) Type() Type { return Type((l - 1) / 2) }

// inside tells whether the label is that of a later token.
func (l Label) inside() bool { return l != Outside && l%2 == 0 }

// legal tells whether label b may follow label a; a may be start.
func legal(a, b Label) bool { return !b.inside() || a == b || a == b-1 }
