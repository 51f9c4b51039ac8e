package document

// Spelling is how a file writes the text of a unit: what must be escaped in
// it, and in what it is packed. The zero value writes text byte for byte.
type Spelling struct {
	Style Style
	// Separator is the one of a CSV file.
	Separator byte
	// Whole is where all of the scalar stands in the file, for styles in
	// which text can need another style: StyleCSV, StyleYAMLPlain and
	// StyleJSONNumber.
	Whole Span
	// Outer is how the result is written where this text is a part of
	// another; nil means byte for byte.
	Outer *Spelling
}

// Style is the syntax of one string in a file.
type Style uint8

// The styles.
const (
	StylePlain      Style = iota // as it is
	StyleJSON                    // between quotes of JSON
	StyleJSONNumber              // a number of JSON
	StyleCSV                     // a field without quotes
	StyleCSVQuoted               // a field between quotes
	StyleYAMLPlain               // a scalar without quotes
	StyleYAMLSingle              // between single quotes
	StyleYAMLDouble              // between double quotes
	StyleYAMLBlock               // a block scalar: one line of it
	StyleLine                    // text that must stay on its line
)
