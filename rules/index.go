package rules

import (
	"encoding/binary"

	"github.com/privlint/privlint/rules/trie"
)

// Index finds where in a text patterns are worth trying. It is immutable and
// safe for concurrent use.
type Index struct {
	groups []group
	wakes  []Wake
}

// group holds what is to be found of the patterns that wait for about the
// same, so that a text with less is not searched for any of it.
type group struct {
	least  Wake // of all its patterns
	traces *trie.Trie
}

// Wake is what must be seen before a pattern of an Index is tried.
type Wake struct {
	// Digits is the least number of ASCII digits in the text, and Solid that
	// of bytes in a row without ASCII white space.
	Digits, Solid int
	// Beside is what must stand beside the value.
	Beside Beside
	// Wide patterns need a character outside ASCII.
	Wide bool
	// Traced patterns wait for the index to find something of them; the
	// others are tried on every text with enough digits. Placed ones are
	// tried only at the offsets that Scan says, and matches of Near ones go over
	// such an offset.
	Traced, Placed, Near bool
}

// Beside is what must stand beside a value, as far as an index asks for it.
type Beside int

// The conditions, each weaker than the one before it.
const (
	// BesideLabel is a label or a phrase of the rule, see NeedsLabel.
	BesideLabel Beside = iota
	// BesideAlone is that, or nothing at all, see Pattern.Alone.
	BesideAlone
	// BesideAnything is no condition.
	BesideAnything
)

// Seen is what is known of a text before an index reads it: the number of its
// ASCII digits, how many bytes stand in a row without ASCII white space,
// whether there are characters outside ASCII, and the strongest condition that
// it may meet.
type Seen struct {
	Digits, Solid int
	Wide          bool
	Beside        Beside
}

// Allows tells whether a text has enough of what the pattern needs.
func (w *Wake) Allows(s Seen) bool {
	return w.Digits <= s.Digits && w.Solid <= s.Solid && w.Beside >= s.Beside && (s.Wide || !w.Wide)
}

// The bits of a trie.Use: the number of the pattern stands above them.
const (
	useWordEnd = 1 << iota
	useDigitNext
	usePattern = iota
)

// wakeSize is the size of a Wake in the data.
const wakeSize = 4

// The bits of a Wake in the data.
const (
	wakeTraced = 1 << iota
	wakePlaced
	wakeWide
	wakeNear
)

func wakeOf(data string) Wake {
	bits := data[3]
	return Wake{
		Digits: int(data[0]), Solid: int(data[1]), Beside: Beside(data[2]),
		Traced: bits&wakeTraced != 0, Placed: bits&wakePlaced != 0, Wide: bits&wakeWide != 0, Near: bits&wakeNear != 0,
	}
}

// LoadIndex reads what IndexWriter.Bytes wrote, in place.
func LoadIndex(data string) (*Index, error) {
	part := func() (one string, ok bool) {
		const head = 4
		if len(data) < head {
			return "", false
		}
		n := int(binary.LittleEndian.Uint32([]byte(data[:head])))
		if data = data[head:]; n > len(data) {
			return "", false
		}
		one, data = data[:n], data[n:]
		return one, true
	}
	wakes, ok := part()
	x := &Index{wakes: make([]Wake, 0, len(wakes)/wakeSize)}
	for ; len(wakes) >= wakeSize; wakes = wakes[wakeSize:] {
		x.wakes = append(x.wakes, wakeOf(wakes))
	}
	for ok && data != "" {
		least, ok1 := part()
		traces, ok2 := part()
		if ok = ok1 && ok2 && len(least) == wakeSize; !ok {
			break
		}
		t, err := trie.Load(traces)
		if err != nil {
			return nil, err
		}
		x.groups = append(x.groups, group{wakeOf(least), t})
	}
	if !ok {
		return nil, trie.ErrData
	}
	return x, nil
}

// Wakes is what the patterns wait for, by number. It must not be changed.
func (x *Index) Wakes() []Wake { return x.wakes }

// Found is a trace of a pattern, by its number, and the offset where it begins.
type Found struct{ Pattern, Start int }

// Scratch is the working memory of scans.
type Scratch struct {
	window trie.Window
	finds  []trie.Find
	tries  []*trie.Trie
}

// Scan calls found for the traces of patterns in text, those of one pattern in
// order of their starts. Letters outside ASCII must be in lower case. Traces
// err on the side of too many.
func (x *Index) Scan(text string, seen Seen, s *Scratch, found func(Found)) {
	s.tries = s.tries[:0]
	for i := range x.groups {
		if x.groups[i].least.Allows(seen) {
			s.tries = append(s.tries, x.groups[i].traces)
		}
	}
	// piece by piece, so that what is found is bounded
	for from := 0; from < len(text); {
		from = s.window.Show(text, from, seen.Digits > 0)
		s.finds = s.finds[:0]
		for _, t := range s.tries {
			s.finds = t.Scan(s.finds, &s.window)
		}
		for _, f := range s.finds {
			n := int(f.Use >> usePattern)
			if x.wakes[n].Allows(seen) && (f.Use&(useWordEnd|useDigitNext) == 0 || ends(f.Use, text, int(f.End))) {
				found(Found{n, int(f.Start)})
			}
		}
	}
}

// ends tells whether a literal that ends before end keeps its edge. Neighbours
// outside ASCII may be of a script that puts no blanks between words, so they
// are let through.
func ends(u trie.Use, text string, end int) bool {
	if u&useDigitNext != 0 && (end == len(text) || text[end] < '0' || text[end] > '9') {
		return false
	}
	return u&useWordEnd == 0 || end == len(text) || !trie.Word(text[end-1]) || !trie.Word(text[end])
}
