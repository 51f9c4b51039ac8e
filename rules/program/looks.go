package program

import (
	"encoding/binary"
	"fmt"
	"regexp/syntax"

	regexp2 "github.com/dlclark/regexp2/v2/syntax"
)

// OpLook is an instruction that package regexp/syntax does not know: it goes
// on where Program.Looks[Arg] holds, and takes no character.
const OpLook syntax.InstOp = 100

// Look is a condition on the character before or behind a place in the text.
// At the edge of the text there is none: there a look fails and a negated one
// holds.
type Look struct {
	Behind, Negated bool
	// Char is what is asked of the character; a byte that is no UTF-8 counts
	// as U+FFFD.
	Char syntax.Inst
}

// BeyondError says what of an expression only a backtracking engine can run.
type BeyondError struct{ Construct string }

// Error names the construct.
func (e *BeyondError) Error() string {
	return e.Construct + " needs a backtracking engine"
}

func beyond(construct string) error { return &BeyondError{construct} }

// CompileLooks reads an expression in the syntax of regexp2 with its default
// options. Its program matches what regexp2 matches, in linear time: \w, \d,
// \s and \b are those of Unicode, "$" holds before a last line break, and
// look-arounds of one character are instructions. The error is that of
// regexp2, or a BeyondError for what has no such program: longer
// look-arounds, back-references, atomic groups and the like.
//
// Two things differ from the programs of Compile. Where Looks is not empty,
// an engine must see the character before the place that it begins at, also
// when the shape is startable. And where "$" ends the expression the program
// takes the last line break in, and Group tells the span apart from it.
// Matches that regexp2 overlooks for a fault of its search ("1" for \D??\w),
// though it finds them when told where to begin, are found.
func CompileLooks(source string) (*Program, error) {
	if err := plain(source); err != nil {
		return nil, err
	}
	parsed, err := regexp2.Parse(source, regexp2.ParseOptions{})
	if err != nil {
		return nil, err
	}
	t := newTranslator(parsed)
	tree, err := t.root(parsed.Root)
	if err != nil {
		return nil, err
	}
	if size(tree) > maxInsts {
		return nil, beyond(fmt.Sprintf("a repetition that takes over %d instructions", maxInsts))
	}
	p := &Program{Shape: shapeOf(tree), Looks: t.looks}
	if t.grouped {
		p.Group = valueCap
	}
	prog, err := syntax.Compile(tree.Simplify())
	if err != nil {
		return nil, err
	}
	for i := range prog.Inst {
		unmark(&prog.Inst[i])
	}
	p.Start = uint32(prog.Start)
	p.take(prog)
	return p, nil
}

// maxInsts bounds a program, which package regexp does by the product of
// counted repetitions.
const maxInsts = 20_000

// The groups of the translated tree. But for the first they are empty and
// mark a place: what is no construct of package regexp/syntax passes its
// compiler as a group.
const (
	valueCap  = 1 // the span
	beginMark = 2 // where the span begins, when the two ends
	endMark   = 3 // are not the ends of a part of the expression
	lookMark  = 4 // the first look
)

// mark is an empty group.
func mark(number int) *syntax.Regexp {
	return &syntax.Regexp{Op: syntax.OpCapture, Cap: number, Sub: []*syntax.Regexp{{Op: syntax.OpEmptyMatch}}}
}

// unmark makes an instruction of what a mark stands for. The compiler writes
// two for a group, at its begin and at its end; the second does nothing.
func unmark(in *syntax.Inst) {
	if in.Op != syntax.InstCapture {
		return
	}
	switch number := in.Arg / 2; {
	case number <= valueCap:
	case in.Arg%2 == 1:
		in.Op, in.Arg = syntax.InstNop, 0
	case number == beginMark:
		in.Arg = 2 * valueCap
	case number == endMark:
		in.Arg = 2*valueCap + 1
	default:
		in.Op, in.Arg = OpLook, number-lookMark
	}
}

// size is about the number of instructions that a tree takes.
func size(re *syntax.Regexp) int {
	n := 1
	if re.Op == syntax.OpLiteral {
		n = len(re.Rune)
	}
	for _, sub := range re.Sub {
		n = min(n+size(sub), maxInsts+1)
	}
	if re.Op == syntax.OpRepeat {
		n *= max(re.Min+1, re.Max)
	}
	return min(n, maxInsts+1)
}

// look is a mark for a condition, the same for the same condition.
func (t *translator) look(behind, negated bool, set runes) *syntax.Regexp {
	key := []byte{0, 0}
	if behind {
		key[0] = 1
	}
	if negated {
		key[1] = 1
	}
	for _, r := range set {
		key = binary.LittleEndian.AppendUint32(key, uint32(r))
	}
	n, ok := t.number[string(key)]
	if !ok {
		n = len(t.looks)
		t.number[string(key)] = n
		t.looks = append(t.looks, Look{behind, negated, syntax.Inst{Op: syntax.InstRune, Rune: set}})
	}
	return mark(lookMark + n)
}
