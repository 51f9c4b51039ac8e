package program

import "regexp/syntax"

// OpLook is the instruction of a condition that looks at one character
// without taking it; Inst.Arg is then an index of Program.Looks.
const OpLook syntax.InstOp = 100

// Look asks for one character beside a place. At the edge of the text there
// is no character: there a look fails, and a negated one holds.
type Look struct {
	// Behind tells that the character before the place is meant, not the one
	// that follows it.
	Behind  bool
	Negated bool
	Char    syntax.Inst
}
