// Package program holds what is known of an expression before it is run: the
// shape of its matches, and its instructions without groups. For built-in
// rules both are computed when the rules are generated, because to parse the
// 370 expressions that ten kilobytes of chat wake takes 30 ms.
package program

import (
	"encoding/binary"
	"regexp/syntax"
	"slices"
)

// ValueGroup names the group that is the span of a match.
const ValueGroup = "value"

// Program is a compiled expression. It is plain data and must not be changed.
type Program struct {
	Shape Shape
	// Group is the number of the group "value", 0 where there is none.
	Group int
	// Start is the instruction that a match begins with.
	Start uint32
	Insts []Inst
	// Chars is what instructions ask of a character. Most of those that wait
	// for one wait for the same ones.
	Chars []syntax.Inst
	// Looks is what instructions OpLook ask of a neighbour. Only programs of
	// CompileLooks have some.
	Looks []Look
}

// Inst is an instruction in a third of the memory of a syntax.Inst.
type Inst struct {
	Op syntax.InstOp
	// Arg is an index of Program.Chars where the instruction waits for a
	// character, of Program.Looks for OpLook, else as in syntax.Inst.
	Out, Arg uint32
}

// Waits tells whether an instruction waits for a character.
func (in *Inst) Waits() bool {
	switch in.Op {
	case syntax.InstRune, syntax.InstRune1, syntax.InstRuneAny, syntax.InstRuneAnyNotNL:
		return true
	default:
		return false
	}
}

// Compile reads an expression in the syntax of package regexp.
func Compile(source string) (*Program, error) {
	tree, err := syntax.Parse(source, syntax.Perl)
	if err != nil {
		return nil, err
	}
	p := &Program{Shape: shapeOf(tree), Group: max(slices.Index(tree.CapNames(), ValueGroup), 0)}
	prog, err := syntax.Compile(tree.Simplify())
	if err != nil {
		return nil, err
	}
	p.Start = uint32(prog.Start)
	p.take(prog)
	return p, nil
}

// take takes over the instructions.
func (p *Program) take(prog *syntax.Prog) {
	number := make(map[string]uint32)
	var key []byte
	p.Insts = make([]Inst, len(prog.Inst))
	for i := range prog.Inst {
		in := &prog.Inst[i]
		short := &p.Insts[i]
		*short = Inst{in.Op, in.Out, in.Arg}
		if !short.Waits() {
			continue
		}
		key = append(key[:0], byte(in.Op), byte(in.Arg))
		for _, r := range in.Rune {
			key = binary.LittleEndian.AppendUint32(key, uint32(r))
		}
		n, ok := number[string(key)]
		if !ok {
			n = uint32(len(p.Chars))
			number[string(key)] = n
			p.Chars = append(p.Chars, syntax.Inst{Op: in.Op, Arg: in.Arg, Rune: slices.Clone(in.Rune)})
		}
		short.Arg = n
	}
	p.Chars = slices.Clip(p.Chars)
}
