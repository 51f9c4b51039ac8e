package rules

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"

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
//
// It looks twice. The first time it finds what is rare: beginnings of matches,
// and the keys of patterns whose matches begin like half of all chat ("i am").
// Only where a key was seen it looks for those beginnings.
type group struct {
	least         Wake // of all its patterns
	first, second *trie.Trie
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
	// tried only at the offsets that Scan says.
	Traced, Placed bool
	// Keyed patterns also wait for a key, which may stand anywhere in the text.
	Keyed bool
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

// Trace is what the index has found of a pattern.
type Trace int

// The traces.
const (
	// TraceAny says that the pattern may match somewhere in the text, or at
	// the offset found if it is placed.
	TraceAny Trace = iota
	// TraceKey is the key of a keyed pattern.
	TraceKey
)

// The bits of a trie.Use: the number of the pattern stands above them.
const (
	useKey = 1 << iota
	useWordEnd
	useDigitNext
	usePattern = iota
)

// The bits of a Wake in the data.
const (
	wakeTraced = 1 << iota
	wakePlaced
	wakeKeyed
	wakeWide
)

// maxTrace is how much of a literal the index knows, in bytes. Longer ones
// are rare enough by then.
const maxTrace = 10

// IndexWriter makes an Index.
type IndexWriter struct {
	wakes  []byte
	groups [groupCount]groupWriter
}

type groupWriter struct {
	least         Wake
	first, second trie.Builder
	used          bool
}

const (
	// wakeSize is the size of a Wake in the data.
	wakeSize = 4
	// longRun parts the groups: hardly any word of a chat has so many bytes.
	longRun = 14
	// groupCount is three conditions on what stands beside, digits, long runs
	// and characters outside ASCII, or not.
	groupCount = 3 * 2 * 2 * 2
)

// group is the number of the group of a pattern. More groups would search
// less, but take another pass each over a text that has what they wait for.
func (w *Wake) group() int {
	n := 0
	if w.Solid >= longRun {
		n++
	}
	if w.Digits > 0 {
		n += 2
	}
	if w.Wide {
		n += 4
	}
	if w.Beside == BesideAlone && n == 0 {
		return 0 // few, and most texts would be searched twice
	}
	return n + 8*int(BesideAnything-w.Beside)
}

// Add adds a pattern of r and returns its number, which counts up from 0.
func (w *IndexWriter) Add(r *Rule, p *Pattern) int {
	number := len(w.wakes) / wakeSize
	t := p.Trigger()
	wake := Wake{Digits: min(t.Digits, maxSolid), Solid: t.Solid, Wide: t.Wide, Beside: p.beside()}
	if r.anyDigit() {
		wake.Digits = max(wake.Digits, 1)
	}
	if p.Needs != NeedsField { // what stands in the text does not wake it
		w.add(&wake, t, p.Engine != EngineRegexp2, t.keys(r), number<<usePattern)
	}
	w.wakes = append(w.wakes, wake.bytes()...)
	return number
}

func (w *IndexWriter) add(wake *Wake, t *Trigger, linear bool, keys []Literal, use int) {
	g := &w.groups[wake.group()]
	wake.Keyed = keys != nil && (t.Starts != nil || t.Literals != nil)
	to := &g.first
	if wake.Keyed {
		addLiterals(to, keys, use|useKey)
		to = &g.second
	}
	switch {
	case t.Starts != nil:
		wake.Traced, wake.Placed = true, true
		place := trie.AtEdge
		switch {
		case t.Shaped:
			place = trie.AtEdgeShape
		case !t.Edged:
			place = trie.Anywhere
		}
		for _, s := range t.Starts {
			to.Add(place, s, trie.Use(use))
		}
	case t.Literals != nil:
		wake.Traced, wake.Placed = true, linear && t.anchored()
		addLiterals(to, t.Literals, use)
	case keys != nil:
		wake.Traced = true
		addLiterals(to, keys, use)
	default:
		return
	}
	if !g.used {
		g.used, g.least = true, *wake
	}
	g.least.Wide = g.least.Wide && wake.Wide
	g.least.Beside = max(g.least.Beside, wake.Beside)
	g.least.Digits, g.least.Solid = min(g.least.Digits, wake.Digits), min(g.least.Solid, wake.Solid)
}

// beside is what must stand beside a value of the pattern.
func (p *Pattern) beside() Beside {
	switch {
	case p.Needs != NeedsLabel:
		return BesideAnything
	case p.Alone > 0:
		return BesideAlone
	default:
		return BesideLabel
	}
}

// keys is what a pattern of r waits for beside the beginnings of its matches:
// the keywords of the rule if it knows nothing better.
func (t *Trigger) keys(r *Rule) []Literal {
	if len(t.Companions) > 0 {
		return t.Companions
	}
	var keys []Literal
	if r.anyDigit() {
		return nil
	}
	for _, k := range r.Keywords {
		keys = append(keys, Literal{Text: strings.ToLower(k)})
	}
	return keys
}

// anyDigit tells whether the keywords are the ten digits: to count them costs
// less than to look for each.
func (r *Rule) anyDigit() bool {
	return len(r.Keywords) == 10 && !slices.ContainsFunc(r.Keywords, func(k string) bool {
		return len(k) != 1 || k[0] < '0' || k[0] > '9'
	})
}

func addLiterals(to *trie.Builder, list []Literal, use int) {
	for _, l := range list {
		u, text := use, trie.Exact(l.Text)
		if len(text) > maxTrace {
			text = text[:maxTrace]
		} else {
			if l.WordEnd {
				u |= useWordEnd
			}
			if l.DigitNext {
				u |= useDigitNext
			}
		}
		place := trie.Anywhere
		if l.WordStart {
			place = trie.AtEdge
		}
		to.Add(place, text, trie.Use(u))
	}
}

// bytes is w in the data.
func (w *Wake) bytes() []byte {
	bits := byte(0)
	for i, on := range []bool{w.Traced, w.Placed, w.Keyed, w.Wide} {
		if on {
			bits |= 1 << i
		}
	}
	return []byte{byte(w.Digits), byte(w.Solid), byte(w.Beside), bits}
}

func wakeOf(data string) Wake {
	bits := data[3]
	return Wake{
		Digits: int(data[0]), Solid: int(data[1]), Beside: Beside(data[2]),
		Traced: bits&wakeTraced != 0, Placed: bits&wakePlaced != 0, Keyed: bits&wakeKeyed != 0, Wide: bits&wakeWide != 0,
	}
}

// Bytes is the index as LoadIndex reads it: wakes and groups, each behind its
// length.
func (w *IndexWriter) Bytes() []byte {
	part := func(dst, data []byte) []byte {
		return append(binary.LittleEndian.AppendUint32(dst, uint32(len(data))), data...)
	}
	out := part(nil, w.wakes)
	for i := range w.groups {
		if g := &w.groups[i]; g.used {
			out = part(out, g.least.bytes())
			out = part(out, g.first.Bytes())
			out = part(out, g.second.Bytes())
		}
	}
	return out
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
		first, ok2 := part()
		second, ok3 := part()
		if ok = ok1 && ok2 && ok3 && len(least) == wakeSize; !ok {
			break
		}
		g := group{least: wakeOf(least)}
		var err1, err2 error
		g.first, err1 = trie.Load(first)
		g.second, err2 = trie.Load(second)
		if err := cmp.Or(err1, err2); err != nil {
			return nil, err
		}
		x.groups = append(x.groups, g)
	}
	if !ok {
		return nil, trie.ErrData
	}
	return x, nil
}

// Wakes is what the patterns wait for, by number. It must not be changed.
func (x *Index) Wakes() []Wake { return x.wakes }

// Found is a trace of a pattern and the offset where it begins.
type Found struct {
	Pattern int
	Trace   Trace
	Start   int
}

// Scratch is the working memory of scans.
type Scratch struct {
	window trie.Window
	finds  []trie.Find
	tries  []*trie.Trie
}

// Scan calls found for the traces of patterns in text, for the keys of a
// pattern before all others of it. Letters outside ASCII must be in lower
// case. Traces err on the side of too many.
func (x *Index) Scan(text string, seen Seen, s *Scratch, found func(Found)) {
	s.tries = s.tries[:0]
	for i := range x.groups {
		if x.groups[i].least.Allows(seen) {
			s.tries = append(s.tries, x.groups[i].first)
		}
	}
	keyed := false
	x.scan(text, seen, s, func(f Found) {
		keyed = keyed || f.Trace == TraceKey
		found(f)
	})
	if !keyed {
		return
	}
	s.tries = s.tries[:0]
	for i := range x.groups {
		if g := &x.groups[i]; g.least.Allows(seen) && !g.second.Empty() {
			s.tries = append(s.tries, g.second)
		}
	}
	x.scan(text, seen, s, found)
}

// scan searches the tries of the scratch, piece by piece, so that what they
// find is bounded however long the text is.
func (x *Index) scan(text string, seen Seen, s *Scratch, found func(Found)) {
	for from := 0; from < len(text); {
		from = s.window.Show(text, from, seen.Digits > 0)
		s.finds = s.finds[:0]
		for _, t := range s.tries {
			s.finds = t.Scan(s.finds, &s.window)
		}
		for _, f := range s.finds {
			n := int(f.Use >> usePattern)
			if x.wakes[n].Allows(seen) && (f.Use&(useWordEnd|useDigitNext) == 0 || ends(f.Use, text, int(f.End))) {
				found(Found{n, Trace(f.Use & useKey), int(f.Start)})
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
