package program

import (
	"encoding/binary"
	"slices"
	"sync"
	"unicode"
	"unicode/utf8"

	regexp2 "github.com/dlclark/regexp2/v2/syntax"
)

// runes is a set of characters as package regexp/syntax writes a class:
// pairs of bounds, sorted, that neither touch nor overlap.
type runes []rune

func single(r rune) runes { return runes{r, r} }

func (s runes) contains(r rune) bool {
	for i := 0; i+1 < len(s); i += 2 {
		if s[i] <= r && r <= s[i+1] {
			return true
		}
	}
	return false
}

func (s runes) not() runes {
	var out runes
	next := rune(0)
	for i := 0; i+1 < len(s); i += 2 {
		if s[i] > next {
			out = append(out, next, s[i]-1)
		}
		next = s[i+1] + 1
	}
	if next <= unicode.MaxRune {
		out = append(out, next, unicode.MaxRune)
	}
	return out
}

func (s runes) and(other runes) runes {
	var out runes
	for i, k := 0, 0; i < len(s) && k < len(other); {
		if lo, hi := max(s[i], other[k]), min(s[i+1], other[k+1]); lo <= hi {
			out = append(out, lo, hi)
		}
		if s[i+1] < other[k+1] {
			i += 2
		} else {
			k += 2
		}
	}
	return out
}

func (s runes) or(other runes) runes { return s.not().and(other.not()).not() }

// wordRunes is what regexp2 counts as a part of a word for \b: letters, marks
// that take no room, digits, connecting punctuation, and the two joiners.
var wordRunes = sync.OnceValue(func() runes {
	at := []rune{0, '\u200c', '\u200e'}
	return cut(appendTables(at, unicode.L, unicode.Mn, unicode.Nd, unicode.Pc), regexp2.IsWordChar)
})

// runesOf is the set of a class of regexp2. It asks the class itself at every
// place where its answer may change, which are the bounds of the ranges and of
// the tables of Unicode that it is made of: all the code points would take
// 60 ms for \w, these take 0.2.
func runesOf(set *regexp2.CharSet) (runes, error) {
	at, ok := appendBounds([]rune{0}, string(set.Hash()))
	if !ok {
		return nil, beyond("a class of a Unicode property that Go does not have")
	}
	return cut(at, set.Contains), nil
}

// cut is the set of what contains has, whose answer changes nowhere but at
// some code points.
func cut(at []rune, contains func(rune) bool) runes {
	slices.Sort(at)
	var out runes
	in := false
	for _, r := range slices.Compact(at) {
		if r > unicode.MaxRune || contains(r) == in {
			continue
		}
		if in {
			out = append(out, r-1)
		} else {
			out = append(out, r)
		}
		in = !in
	}
	if in {
		out = append(out, unicode.MaxRune)
	}
	return out
}

// The names of the classes that are not those of a table.
const (
	spaceClass = regexp2.SpaceCategoryText
	wordClass  = regexp2.WordCategoryText
)

// appendBounds appends where the members of a class may begin or end. The
// class is in the form in which regexp2 hands it to the code that it
// generates: a byte of flags, the numbers of ranges and of tables, the bounds
// of the ranges in UTF-8, the names of the tables each behind its length,
// which is negative for a table turned round, and a class that is taken out.
func appendBounds(at []rune, class string) ([]rune, bool) {
	const head = 1 + 4 + 4
	for class != "" {
		if len(class) < head {
			return nil, false
		}
		ranges := binary.LittleEndian.Uint32([]byte(class[1:5]))
		tables := binary.LittleEndian.Uint32([]byte(class[5:head]))
		class = class[head:]
		for range ranges {
			first, n := utf8.DecodeRuneInString(class)
			last, m := utf8.DecodeRuneInString(class[n:])
			if first == utf8.RuneError || last == utf8.RuneError {
				return nil, false // also a surrogate, which has no UTF-8
			}
			at = append(at, first, last+1)
			class = class[n+m:]
		}
		for range tables {
			if class == "" {
				return nil, false
			}
			n := int(int8(class[0]))
			n = max(n, -n)
			if class = class[1:]; len(class) < n {
				return nil, false
			}
			var ok bool
			if at, ok = appendTable(at, class[:n]); !ok {
				return nil, false
			}
			class = class[n:]
		}
	}
	return at, true
}

func appendTable(at []rune, name string) ([]rune, bool) {
	switch name {
	case spaceClass:
		return appendTables(at, unicode.White_Space), true
	case wordClass:
		word := wordRunes()
		for i := 0; i+1 < len(word); i += 2 {
			at = append(at, word[i], word[i+1]+1)
		}
		return at, true
	}
	var found []*unicode.RangeTable
	for _, t := range []*unicode.RangeTable{
		unicode.Properties[name], unicode.Categories[name], unicode.Scripts[name], unicode.Categories[unicode.CategoryAliases[name]],
	} {
		if t != nil {
			found = append(found, t) // one too many does no harm
		}
	}
	return appendTables(at, found...), len(found) > 0
}

func appendTables(at []rune, tables ...*unicode.RangeTable) []rune {
	add := func(lo, hi, stride rune) {
		if stride == 1 {
			at = append(at, lo, hi+1)
			return
		}
		for r := lo; r <= hi; r += stride {
			at = append(at, r, r+1)
		}
	}
	for _, t := range tables {
		for _, r := range t.R16 {
			add(rune(r.Lo), rune(r.Hi), rune(r.Stride))
		}
		for _, r := range t.R32 {
			add(rune(r.Lo), rune(r.Hi), rune(r.Stride))
		}
	}
	return at
}
