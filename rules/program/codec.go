package program

import (
	"encoding/binary"
	"errors"
	"regexp/syntax"
)

// errData says that bytes are no program. It is a fault of the generator.
var errData = errors.New("program: broken data")

// The flags of a shape in the data.
const (
	flagDigitFirst = 1 << iota
	flagEdged
	flagTail
	flagStartable
	flagUnbounded // MaxBytes is -1
	flagNullable
	flagLooks // there are looks, behind the instructions
	flagValueFirst
)

// AppendBinary appends p in the form that Decode reads: about three bytes an
// instruction.
func (p *Program) AppendBinary(dst []byte) []byte {
	s := &p.Shape
	flags := byte(0)
	for i, on := range []bool{s.DigitFirst, s.Edged, s.Tail, s.Startable, s.MaxBytes < 0, s.Nullable, len(p.Looks) > 0, s.ValueFirst} {
		if on {
			flags |= 1 << i
		}
	}
	dst = append(dst, flags)
	for c := 0; c < len(s.First); c += 8 {
		b := byte(0)
		for k := range 8 {
			if s.First[c+k] {
				b |= 1 << k
			}
		}
		dst = append(dst, b)
	}
	put := func(v int) { dst = binary.AppendUvarint(dst, uint64(v)) }
	put(s.MinBytes)
	put(max(s.MaxBytes, 0))
	put(p.Group)
	put(int(p.Start))
	put(len(p.Chars))
	for i := range p.Chars {
		dst = appendChar(dst, &p.Chars[i])
	}
	put(len(p.Insts))
	for i := range p.Insts {
		in := &p.Insts[i]
		dst = append(dst, byte(in.Op))
		dst = binary.AppendVarint(dst, int64(in.Out)-int64(i))
		if in.Op == syntax.InstAlt || in.Op == syntax.InstAltMatch {
			dst = binary.AppendVarint(dst, int64(in.Arg)-int64(i))
		} else {
			put(int(in.Arg))
		}
	}
	if len(p.Looks) == 0 {
		return dst
	}
	put(len(p.Looks))
	for i := range p.Looks {
		l := &p.Looks[i]
		flags := byte(0)
		if l.Behind {
			flags |= lookBehind
		}
		if l.Negated {
			flags |= lookNegated
		}
		dst = appendChar(append(dst, flags), &l.Char)
	}
	return dst
}

// The flags of a look.
const (
	lookBehind = 1 << iota
	lookNegated
)

// appendChar appends what is asked of a character.
func appendChar(dst []byte, in *syntax.Inst) []byte {
	dst = append(dst, byte(in.Op))
	dst = binary.AppendUvarint(dst, uint64(in.Arg))
	dst = binary.AppendUvarint(dst, uint64(len(in.Rune)))
	last := rune(0)
	for _, r := range in.Rune {
		dst = binary.AppendVarint(dst, int64(r-last))
		last = r
	}
	return dst
}

// reader takes numbers from data; after a fault they are zero.
type reader struct {
	data   string
	broken bool
}

func (r *reader) byte() byte {
	if r.data == "" {
		r.broken = true
		return 0
	}
	b := r.data[0]
	r.data = r.data[1:]
	return b
}

func (r *reader) uint() uint64 {
	var v uint64
	for shift := 0; ; shift += 7 {
		b := r.byte()
		v |= uint64(b&0x7f) << shift
		if b < 0x80 || r.broken || shift > 56 {
			return v
		}
	}
}

func (r *reader) int() int64 {
	v := r.uint()
	return int64(v>>1) ^ -int64(v&1)
}

// length is a number of things of which each takes a byte or more.
func (r *reader) length() int {
	n := r.uint()
	if n > uint64(len(r.data)) {
		r.broken = true
		return 0
	}
	return int(n)
}

// char reads what appendChar wrote.
func (r *reader) char(in *syntax.Inst) {
	in.Op, in.Arg = syntax.InstOp(r.byte()), uint32(r.uint())
	if n := r.length(); n > 0 {
		in.Rune = make([]rune, n)
	}
	last := rune(0)
	for k := range in.Rune {
		last += rune(r.int())
		in.Rune[k] = last
	}
}

// Decode reads what AppendBinary wrote.
func Decode(data string) (*Program, error) {
	r := &reader{data: data}
	p := &Program{}
	s := &p.Shape
	flags := r.byte()
	s.DigitFirst, s.Edged, s.Tail, s.Startable = flags&flagDigitFirst != 0, flags&flagEdged != 0, flags&flagTail != 0, flags&flagStartable != 0
	s.Nullable, s.ValueFirst = flags&flagNullable != 0, flags&flagValueFirst != 0
	for c := 0; c < len(s.First); c += 8 {
		b := r.byte()
		for k := range 8 {
			s.First[c+k] = b&(1<<k) != 0
		}
	}
	s.MinBytes, s.MaxBytes = int(r.uint()), int(r.uint())
	if flags&flagUnbounded != 0 {
		s.MaxBytes = -1
	}
	p.Group, p.Start = int(r.uint()), uint32(r.uint())
	if n := r.length(); n > 0 {
		p.Chars = make([]syntax.Inst, n)
	}
	for i := range p.Chars {
		r.char(&p.Chars[i])
	}
	p.Insts = make([]Inst, r.length())
	for i := range p.Insts {
		in := &p.Insts[i]
		in.Op, in.Out = syntax.InstOp(r.byte()), uint32(int64(i)+r.int())
		if in.Op == syntax.InstAlt || in.Op == syntax.InstAltMatch {
			in.Arg = uint32(int64(i) + r.int())
		} else {
			in.Arg = uint32(r.uint())
		}
	}
	if flags&flagLooks != 0 {
		p.Looks = make([]Look, r.length())
	}
	for i := range p.Looks {
		l := &p.Looks[i]
		f := r.byte()
		l.Behind, l.Negated = f&lookBehind != 0, f&lookNegated != 0
		r.char(&l.Char)
	}
	if r.broken || r.data != "" || !p.sound() {
		return nil, errData
	}
	return p, nil
}

// sound tells whether no instruction leads out of the program, and whether
// each is known.
func (p *Program) sound() bool {
	n := uint32(len(p.Insts))
	for i := range p.Insts {
		in := &p.Insts[i]
		switch {
		case in.Op > syntax.InstRuneAnyNotNL && in.Op != OpLook, in.Out >= n,
			in.Op == OpLook && int(in.Arg) >= len(p.Looks),
			in.Waits() && int(in.Arg) >= len(p.Chars),
			(in.Op == syntax.InstAlt || in.Op == syntax.InstAltMatch) && in.Arg >= n:
			return false
		}
	}
	return p.Start < n
}
