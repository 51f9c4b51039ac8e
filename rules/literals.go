package rules

import (
	"regexp/syntax"
	"slices"
	"strings"
)

// Literal is a piece of text that a match contains. WordStart and WordEnd
// tell that in every match a letter or digit at that edge of the literal has
// no other letter, digit or underscore beside it; DigitNext, that an ASCII
// digit follows.
type Literal struct {
	Text               string
	WordStart, WordEnd bool
	DigitNext          bool
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
// re, or nil. start and end tell whether the match begins and ends at the
// edge of a word.
func required(re *syntax.Regexp, start, end bool) []Literal {
	if found := exact(re); found != nil {
		return usable(found, start, end)
	}
	switch re.Op {
	case syntax.OpLiteral:
		return usable([]string{longestFold(re.Rune)}, false, false)
	case syntax.OpCapture:
		return required(re.Sub[0], start, end)
	case syntax.OpPlus:
		return required(re.Sub[0], false, false)
	case syntax.OpRepeat:
		if re.Min > 0 {
			return required(re.Sub[0], false, false)
		}
	case syntax.OpConcat:
		return requiredOfConcat(re.Sub, start, end)
	case syntax.OpAlternate:
		var all []Literal
		for _, sub := range re.Sub {
			found := required(sub, start, end)
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
func requiredOfConcat(subs []*syntax.Regexp, start, end bool) []Literal {
	var best []Literal
	keep := func(found []Literal) {
		if found != nil && better(found, best) {
			best = found
		}
	}
	run, atStart := []string{""}, start
	for i, sub := range subs {
		switch found := exact(sub); {
		case edge(sub.Op):
			if !empty(run) {
				keep(usable(run, atStart, true))
			}
			run, atStart = []string{""}, true
		case found != nil && len(run)*len(found) <= maxProduct:
			run = product(run, found)
		case found != nil:
			keep(usable(run, atStart, false))
			run, atStart = found, false
		default:
			keep(beforeDigit(usable(run, atStart, nonWord(sub, true)), sub))
			keep(required(sub, i == 0 && start, i == len(subs)-1 && end))
			run, atStart = []string{""}, nonWord(sub, false)
		}
	}
	keep(usable(run, atStart, end))
	return best
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
func usable(run []string, start, end bool) []Literal {
	out := make([]Literal, 0, len(run))
	for _, s := range run {
		if strings.TrimSpace(s) == "" || len(s) == 1 && s[0] >= '0' && s[0] <= '9' {
			return nil
		}
		out = append(out, Literal{Text: s, WordStart: start, WordEnd: end})
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

// edge tells of operators that match between a word and something else.
func edge(op syntax.Op) bool {
	switch op {
	case syntax.OpWordBoundary, syntax.OpBeginText, syntax.OpBeginLine, syntax.OpEndText, syntax.OpEndLine:
		return true
	default:
		return false
	}
}

// nonWord tells whether every match of re begins (or, with first unset,
// ends) with a character that is not part of a word.
func nonWord(re *syntax.Regexp, first bool) bool {
	switch re.Op {
	case syntax.OpLiteral:
		if first {
			return !wordRune(re.Rune[0])
		}
		return !wordRune(re.Rune[len(re.Rune)-1])
	case syntax.OpCharClass:
		for i := 0; i+1 < len(re.Rune); i += 2 {
			for r := re.Rune[i]; r <= re.Rune[i+1]; r++ {
				if wordRune(r) {
					return false
				}
			}
		}
		return len(re.Rune) > 0
	case syntax.OpCapture, syntax.OpPlus:
		return nonWord(re.Sub[0], first)
	case syntax.OpRepeat:
		return re.Min > 0 && nonWord(re.Sub[0], first)
	case syntax.OpConcat:
		if first {
			return nonWord(re.Sub[0], first)
		}
		return nonWord(re.Sub[len(re.Sub)-1], first)
	case syntax.OpAlternate:
		return !slices.ContainsFunc(re.Sub, func(sub *syntax.Regexp) bool { return !nonWord(sub, first) })
	default:
	}
	return false
}

// wordRune errs on the side of words: everything outside ASCII is one.
func wordRune(r rune) bool {
	return r >= 0x80 || r == '_' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
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
		n := 0
		for i := range len(l.Text) {
			n += rarity(l.Text[i])
		}
		if l.WordStart {
			n++
		}
		if l.WordEnd {
			n++
		}
		if l.DigitNext {
			n += 2
		}
		least = min(least, n)
	}
	return least
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
