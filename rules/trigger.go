package rules

import (
	"cmp"
	"regexp/syntax"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/privlint/privlint/rules/program"
	"github.com/privlint/privlint/rules/trie"
)

// Trigger is what any match of a pattern must contain, cheap to look for
// before the pattern is tried. Triggers err on the side of asking too little:
// they never hide a match. Literals are in lower case: compare them with text
// in lower case (unicode.ToLower for each code point, and "ſ" taken for "s",
// which a pattern without letter case matches too).
type Trigger struct {
	// Digits is the smallest number of ASCII digits in any match. It is 0
	// when nothing is known, as for regexp2 patterns that RE2 cannot read
	// once their look-arounds are taken out.
	Digits int
	// Solid is the least number of bytes in a row without ASCII white space
	// that any match has, 255 at most; 0 when nothing is known.
	Solid int
	// Wide tells that any match has a character outside ASCII.
	Wide bool
	// Starts is what every match begins with, in the symbols of trie.Fold, or
	// of trie.Shape if it is Shaped. It is nil where that says too little.
	// Edged tells that matches begin at the edge of a word.
	Starts        []string
	Shaped, Edged bool
	// Literals is a set of which at least one stands in any match, nil when
	// there is no such set. It is what to look for where Starts are nil.
	Literals []Literal
}

// Trigger finds the trigger of a pattern.
func (p *Pattern) Trigger() *Trigger {
	re := p.parse()
	if re == nil {
		return &Trigger{}
	}
	edged := (p.Boundary == "" || p.Boundary == BoundaryWord || p.Boundary == BoundaryNumber) && !slices.Contains(re.CapNames(), "value")
	t := &Trigger{Digits: minDigits(re), Solid: solid(re), Wide: wide(re)}
	at := site{start: edged, end: edged}
	t.Literals = best(re, at)
	t.setStarts(p)
	if t.Starts == nil {
		return t
	}
	inner := companions(re, at)
	if inner == nil && !t.anchored() && worth(t.Literals) >= companionWorth {
		inner = t.Literals
	}
	if inner != nil && t.commonStart(worth(inner)) {
		t.Literals, t.Starts, t.Shaped = inner, nil, false
	}
	return t
}

// commonStart tells whether matches begin with what is more common than
// something in them, of the given worth: "i am" begins half of all chat,
// "probation" does not.
func (t *Trigger) commonStart(inner int) bool {
	return t.Shaped || slices.ContainsFunc(t.Starts, func(s string) bool { return rarityOf(s) < min(inner, rareStart) })
}

const (
	// leastStart is the least worth of what a match begins with, see
	// rarity; two letters have it. leastInside is that of what may stand
	// inside a word.
	leastStart, leastInside = 4, 6
	// rareStart is the least worth of one that is always rare enough.
	rareStart = 12
	// leastShape is how many characters a shape must have.
	leastShape = 2
)

// setStarts finds what every match begins with.
func (t *Trigger) setStarts(p *Pattern) {
	if p.Engine == EngineRegexp2 {
		return
	}
	prog, err := p.Program()
	if err != nil || !prog.Shape.Startable {
		return
	}
	spansMatch := prog.Group == 0 || prog.Shape.ValueFirst
	t.Edged = prog.Shape.Edged || spansMatch && p.Boundary != BoundaryNone && p.Boundary != BoundaryDigit
	starts := prog.Prefixes(trie.Fold)
	if !slices.ContainsFunc(starts, func(s string) bool {
		return rarityOf(s) < leastStart || !t.Edged && trie.Word(s[0]) && rarityOf(s) < leastInside
	}) {
		t.Starts = starts
		return
	}
	if t.Digits == 0 || !t.Edged {
		return
	}
	starts = prog.Prefixes(trie.Shape)
	if !slices.ContainsFunc(starts, func(s string) bool { return len(s) < leastShape }) {
		t.Starts, t.Shaped = starts, true
	}
}

// anchored tells whether every match begins with one of the literals, so
// that the pattern need only be tried where one stands.
func (t *Trigger) anchored() bool {
	return len(t.Literals) > 0 && !slices.ContainsFunc(t.Literals, func(l Literal) bool { return !l.First })
}

// MinDigits is Trigger().Digits.
func (p *Pattern) MinDigits() int { return p.Trigger().Digits }

// RequiredLiterals is the texts of Trigger().Literals, sorted.
func (p *Pattern) RequiredLiterals() []string {
	found := p.Trigger().Literals
	if found == nil {
		return nil
	}
	out := make([]string, len(found))
	for i, l := range found {
		out[i] = l.Text
	}
	return slices.Compact(out)
}

// sorted puts a set into one order and leaves out what is twice.
func sorted(found []Literal) []Literal {
	slices.SortFunc(found, func(a, b Literal) int {
		return cmp.Or(strings.Compare(a.Text, b.Text), compareBool(a.WordStart, b.WordStart), compareBool(a.WordEnd, b.WordEnd),
			compareBool(a.DigitNext, b.DigitNext), compareBool(a.First, b.First))
	})
	return slices.Compact(found)
}

// parse returns the syntax tree, or nil.
func (p *Pattern) parse() *syntax.Regexp {
	src := p.Source()
	if p.Engine == EngineRegexp2 {
		var ok bool
		if src, ok = withoutLookaround(src); !ok {
			return nil
		}
	}
	re, err := syntax.Parse(src, syntax.Perl)
	if err != nil {
		return nil
	}
	return re
}

func minDigits(re *syntax.Regexp) int {
	switch re.Op {
	case syntax.OpLiteral:
		n := 0
		for _, r := range re.Rune {
			if '0' <= r && r <= '9' {
				n++
			}
		}
		return n
	case syntax.OpCharClass:
		if len(re.Rune) > 0 && re.Rune[0] >= '0' && re.Rune[len(re.Rune)-1] <= '9' {
			return 1
		}
	case syntax.OpCapture, syntax.OpPlus:
		return minDigits(re.Sub[0])
	case syntax.OpRepeat:
		return re.Min * minDigits(re.Sub[0])
	case syntax.OpConcat:
		n := 0
		for _, sub := range re.Sub {
			n += minDigits(sub)
		}
		return n
	case syntax.OpAlternate:
		n := minDigits(re.Sub[0])
		for _, sub := range re.Sub[1:] {
			n = min(n, minDigits(sub))
		}
		return n
	default:
	}
	return 0
}

// wide tells whether every match of re has a character outside ASCII.
func wide(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpLiteral:
		return slices.ContainsFunc(re.Rune, func(r rune) bool {
			return r >= utf8.RuneSelf && (re.Flags&syntax.FoldCase == 0 || !program.FoldsToASCII(r))
		})
	case syntax.OpCharClass:
		return len(re.Rune) > 0 && re.Rune[0] >= utf8.RuneSelf && !slices.ContainsFunc(re.Rune, program.FoldsToASCII)
	case syntax.OpCapture, syntax.OpPlus:
		return wide(re.Sub[0])
	case syntax.OpRepeat:
		return re.Min > 0 && wide(re.Sub[0])
	case syntax.OpConcat:
		return slices.ContainsFunc(re.Sub, wide)
	case syntax.OpAlternate:
		return !slices.ContainsFunc(re.Sub, func(sub *syntax.Regexp) bool { return !wide(sub) })
	default:
		return false
	}
}

// lower maps each code point by itself, as the text is. Letters whose folds
// have several lower-case forms (σ and ς) have no form to look for.
func lower(runes []rune) string {
	var b strings.Builder
	for _, r := range runes {
		low := unicode.ToLower(r)
		for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
			if unicode.ToLower(f) != low && f != 'ſ' {
				return ""
			}
		}
		b.WriteRune(low)
	}
	return b.String()
}

// classLiterals turns a small class, given as pairs of bounds, into literals.
func classLiterals(bounds []rune) []string {
	var out []string
	size := 0
	for i := 0; i+1 < len(bounds); i += 2 {
		if bounds[i+1]-bounds[i] >= 2*maxClass {
			return nil
		}
		for r := bounds[i]; r <= bounds[i+1]; r++ {
			if r == 'ſ' {
				continue
			}
			found := lower([]rune{r})
			if found == "" {
				return nil
			}
			if !slices.Contains(out, found) {
				out = append(out, found)
			}
			if size++; len(out) > maxClass || size > 4*maxClass {
				return nil
			}
		}
	}
	return out
}

// withoutLookaround takes look-ahead and look-behind groups out of a regexp2
// expression and makes atomic groups plain, so that what is left matches
// everything that the expression matches. It gives up on class subtraction
// and POSIX classes, which RE2 would read differently.
func withoutLookaround(src string) (string, bool) {
	var b strings.Builder
	for i := 0; i < len(src); {
		switch {
		case src[i] == '\\':
			end := min(i+2, len(src))
			b.WriteString(src[i:end])
			i = end
		case src[i] == '[':
			end := classEnd(src, i)
			if class := src[i:end]; strings.Contains(class, "-[") || strings.Contains(class, "[:") {
				return "", false
			}
			b.WriteString(src[i:end])
			i = end
		case isLookaround(src[i:]):
			end := groupEnd(src, i)
			if end < 0 {
				return "", false
			}
			i = end
		case strings.HasPrefix(src[i:], "(?>"):
			b.WriteString("(?:")
			i += len("(?>")
		default:
			b.WriteByte(src[i])
			i++
		}
	}
	return b.String(), true
}

func isLookaround(s string) bool {
	for _, open := range []string{"(?=", "(?!", "(?<=", "(?<!"} {
		if strings.HasPrefix(s, open) {
			return true
		}
	}
	return false
}

// groupEnd returns the offset behind the group that begins at start, or -1.
func groupEnd(src string, start int) int {
	depth := 0
	for i := start; i < len(src); {
		switch src[i] {
		case '\\':
			i += 2
			continue
		case '[':
			i = classEnd(src, i)
			continue
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i + 1
			}
		}
		i++
	}
	return -1
}
