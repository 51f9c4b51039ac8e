package rules

import (
	"regexp/syntax"
	"slices"
)

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

// beginsOutside tells whether no part of a word can follow what stands before
// subs; at is whether none can behind them.
func beginsOutside(subs []*syntax.Regexp, at bool) bool {
	for _, sub := range subs {
		switch inner, may := optional(sub); {
		case edge(sub.Op):
			return true
		case !nonWord(inner, true):
			return false
		case !may:
			return true
		}
	}
	return at
}

// endsOutside tells whether no part of a word can stand before what follows
// subs; at is whether none can before them.
func endsOutside(subs []*syntax.Regexp, at bool) bool {
	for _, sub := range slices.Backward(subs) {
		switch inner, may := optional(sub); {
		case edge(sub.Op):
			return true
		case !nonWord(inner, false):
			return false
		case !may:
			return true
		}
	}
	return at
}

// optional tells whether re may be missing, and what it is where it is not.
func optional(re *syntax.Regexp) (inner *syntax.Regexp, may bool) {
	switch {
	case re.Op == syntax.OpQuest, re.Op == syntax.OpStar, re.Op == syntax.OpRepeat && re.Min == 0:
		return re.Sub[0], true
	case re.Op == syntax.OpCapture:
		return optional(re.Sub[0])
	default:
		return re, false
	}
}

// wordRune errs on the side of words: everything outside ASCII is one.
func wordRune(r rune) bool {
	return r >= 0x80 || r == '_' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
}
