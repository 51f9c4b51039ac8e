package rules

import (
	"regexp/syntax"
	"slices"
	"strings"
)

// Literal is a piece of text that a match contains. WordStart and WordEnd
// tell that in every match a letter or digit at that edge of the literal has
// no other letter, digit or underscore beside it; DigitNext, that an ASCII
// digit follows; First, that the match begins with the literal.
type Literal struct {
	Text               string
	WordStart, WordEnd bool
	DigitNext          bool
	First              bool
}

// site is what is known of where an expression stands in the pattern: at
// the edge of a word on either side, and first in the match.
type site struct{ start, end, first bool }

// anchorWorth is the least worth of literals that every match begins with to
// be taken before rarer ones inside it: trying a pattern at one place is
// some twenty times cheaper than looking for its beginning.
const anchorWorth = 9

// companionWorth is the least worth of literals inside a match to be looked
// for in place of its common beginning.
const companionWorth = 6

// choice says which literals count.
type choice int

const (
	anyLiteral choice = iota
	firstOnly         // the match begins with it
	innerOnly         // the match does not begin with it
)

func (c choice) allows(l Literal) bool {
	return c == anyLiteral || l.First == (c == firstOnly)
}

// best finds the literals of a whole pattern.
func best(re *syntax.Regexp, at site) []Literal {
	at.first = true
	literals := required(re, at, firstOnly)
	if literals == nil || worth(literals) < anchorWorth {
		literals = required(re, at, anyLiteral)
	}
	return sorted(literals)
}

// companions finds literals that a match has behind its beginning.
func companions(re *syntax.Regexp, at site) []Literal {
	at.first = true
	found := required(re, at, innerOnly)
	if found == nil || worth(found) < companionWorth {
		return nil
	}
	return sorted(found)
}

const (
	// maxLiterals keeps a long dictionary inside a pattern from becoming a
	// trigger that costs more than the pattern.
	maxLiterals = 256
	// maxProduct bounds how far neighbours are joined, so that a choice of
	// subjects before a choice of verbs does not become every sentence.
	maxProduct = 32
	// maxClass is the largest character class taken for a choice of
	// literals, as in [@(] or [aA].
	maxClass = 5
)

// required finds the best set of literals of which one is in every match of
// re, or nil.
func required(re *syntax.Regexp, at site, count choice) []Literal {
	if count == firstOnly && !at.first {
		return nil
	}
	if found := exact(re); found != nil {
		return allowed(usable(found, at), count)
	}
	switch re.Op {
	case syntax.OpLiteral:
		return allowed(usable([]string{longestFold(re.Rune)}, site{}), count)
	case syntax.OpCapture:
		return required(re.Sub[0], at, count)
	case syntax.OpPlus:
		return required(re.Sub[0], site{first: at.first}, count)
	case syntax.OpRepeat:
		if re.Min > 0 {
			return required(re.Sub[0], site{first: at.first}, count)
		}
	case syntax.OpConcat:
		return requiredOfConcat(re.Sub, at, count)
	case syntax.OpAlternate:
		var all []Literal
		for _, sub := range re.Sub {
			found := required(sub, at, count)
			if found == nil || len(all)+len(found) > maxLiterals {
				return nil
			}
			all = append(all, found...)
		}
		return all
	default:
	}
	return nil
}

// requiredOfConcat joins neighbours that match only few texts into longer
// literals ("i" and "am|'m" are "i am" and "i'm") and takes the best run.
func requiredOfConcat(subs []*syntax.Regexp, at site, count choice) []Literal {
	var best []Literal
	keep := func(found []Literal) {
		if found = allowed(found, count); found != nil && better(found, best) {
			best = found
		}
	}
	run, here := []string{""}, site{start: at.start, first: at.first}
	for i, sub := range subs {
		switch found := exact(sub); {
		case edge(sub.Op):
			if !empty(run) {
				here.end = true
				keep(usable(run, here))
				here.first = false
			}
			run, here = []string{""}, site{start: true, first: here.first}
		case found != nil && len(run)*len(found) <= maxProduct:
			run = product(run, found)
		case found != nil:
			if !empty(run) {
				here.end = here.end || beginsOutside(subs[i:], at.end)
				keep(usable(run, here))
				here = site{start: endsOutside(subs[:i], at.start)}
			}
			run = found
		default:
			first := here.first && empty(run)
			keep(prefixed(run, here, sub))
			here.end = beginsOutside(subs[i:], at.end)
			keep(beforeDigit(usable(run, here), sub))
			keep(required(sub, site{endsOutside(subs[:i], at.start), beginsOutside(subs[i+1:], at.end), first}, count))
			run, here = []string{""}, site{start: endsOutside(subs[:i+1], at.start)}
		}
	}
	here.end = at.end
	keep(usable(run, here))
	return best
}

// prefixed joins a run to the literals that sub begins with, as in
// "m(?:ember'?s?|other) \d", into which the parser turns "member's|mother".
func prefixed(run []string, at site, sub *syntax.Regexp) []Literal {
	if empty(run) {
		return nil
	}
	tails := required(sub, site{first: true}, firstOnly)
	if len(run)*len(tails) > maxLiterals {
		return nil
	}
	var all []Literal
	for _, head := range run {
		for _, l := range tails {
			l.Text, l.WordStart, l.First = head+l.Text, at.start, at.first
			all = append(all, l)
		}
	}
	return all
}

// longestFold is the longest part of a literal that has one lower-case form.
func longestFold(runes []rune) string {
	best, start := "", 0
	for i := range len(runes) + 1 {
		if i < len(runes) && lower(runes[i:i+1]) != "" {
			continue
		}
		if i-start > 0 {
			if s := lower(runes[start:i]); len(s) > len(best) {
				best = s
			}
		}
		start = i + 1
	}
	return best
}

// exact lists all texts that re matches, in lower case, or nil when they are
// not few.
func exact(re *syntax.Regexp) []string {
	switch re.Op {
	case syntax.OpLiteral:
		if s := lower(re.Rune); s != "" {
			return []string{s}
		}
	case syntax.OpCharClass:
		if re.Rune[0] <= ' ' { // blanks are no text to look for
			return nil
		}
		return classLiterals(re.Rune)
	case syntax.OpEmptyMatch:
		return []string{""}
	case syntax.OpCapture:
		return exact(re.Sub[0])
	case syntax.OpQuest:
		if found := exact(re.Sub[0]); found != nil && len(found) < maxLiterals {
			return append([]string{""}, found...)
		}
	case syntax.OpConcat:
		run := []string{""}
		for _, sub := range re.Sub {
			found := exact(sub)
			if found == nil || len(run)*len(found) > maxProduct {
				return nil
			}
			run = product(run, found)
		}
		return run
	case syntax.OpAlternate:
		var all []string
		for _, sub := range re.Sub {
			found := exact(sub)
			if found == nil || len(all)+len(found) > maxLiterals {
				return nil
			}
			all = append(all, found...)
		}
		return all
	default:
	}
	return nil
}

// allowed is found, or nil where the literals do not count.
func allowed(found []Literal, count choice) []Literal {
	if len(found) == 0 || !count.allows(found[0]) {
		return nil
	}
	return found
}

func product(heads, tails []string) []string {
	out := make([]string, 0, len(heads)*len(tails))
	for _, h := range heads {
		for _, t := range tails {
			out = append(out, h+t)
		}
	}
	return out
}

func empty(run []string) bool { return slices.Equal(run, []string{""}) }

// usable turns a run into literals, or nil when one of its texts says too
// little: nothing but blanks, or one digit, which MinDigits counts.
func usable(run []string, at site) []Literal {
	out := make([]Literal, 0, len(run))
	for _, s := range run {
		if strings.TrimSpace(s) == "" || len(s) == 1 && s[0] >= '0' && s[0] <= '9' {
			return nil
		}
		out = append(out, Literal{Text: s, WordStart: at.start, WordEnd: at.end, First: at.first})
	}
	return out
}

// beforeDigit marks literals in front of what always begins with a digit.
func beforeDigit(literals []Literal, next *syntax.Regexp) []Literal {
	if minDigits(firstOf(next)) > 0 {
		for i := range literals {
			literals[i].DigitNext = true
		}
	}
	return literals
}

// firstOf is the expression for the first character of re, as far as it is
// simple to tell.
func firstOf(re *syntax.Regexp) *syntax.Regexp {
	for {
		switch {
		case re.Op == syntax.OpCapture, re.Op == syntax.OpPlus, re.Op == syntax.OpRepeat && re.Min > 0, re.Op == syntax.OpConcat:
			re = re.Sub[0]
		case re.Op == syntax.OpCharClass:
			return re
		default:
			return &syntax.Regexp{Op: syntax.OpNoMatch}
		}
	}
}

// better prefers what is rare in text: long literals, punctuation, known
// edges; then few of them.
func better(a, b []Literal) bool {
	if b == nil {
		return true
	}
	if wa, wb := worth(a), worth(b); wa != wb {
		return wa > wb
	}
	return len(a) < len(b)
}

// worth is the rarity of the most common of the literals.
func worth(literals []Literal) int {
	least := 1 << 20
	for _, l := range literals {
		n := rarityOf(l.Text)
		if l.WordStart {
			n++
		}
		if l.WordEnd {
			n++
		}
		if l.DigitNext {
			n += 2
		}
		if l.First && n >= 2*2 { // saves looking for the beginning of the match
			n += 4
		}
		least = min(least, n)
	}
	return least
}

func rarityOf(s string) int {
	n := 0
	for i := range len(s) {
		n += rarity(s[i])
	}
	return n
}

// rarity ranks the bytes of chat text: blanks say nothing, full stops and
// letters little, "@" and "_" much.
func rarity(c byte) int {
	switch {
	case c == ' ' || c == '\t':
		return 0
	case c == '.' || c == ',' || c == '\'' || wordRune(rune(c)) && c != '_':
		return 2
	case c == '-':
		return 3
	default:
		return 5
	}
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}
