package rules

import (
	"regexp/syntax"
	"slices"
)

// LooksAround tells whether the expression asks what stands around a
// character ("^", "$", "\b"), so that it must see the whole text.
func (p *Pattern) LooksAround() bool {
	if p.known != nil {
		return p.known.around
	}
	return p.contains(syntax.OpBeginLine, syntax.OpEndLine, syntax.OpBeginText, syntax.OpEndText,
		syntax.OpWordBoundary, syntax.OpNoWordBoundary)
}

// LooksBack is LooksAround for what stands before a match, but for "\b".
func (p *Pattern) LooksBack() bool {
	if p.known != nil {
		return p.known.back
	}
	return p.contains(syntax.OpBeginLine, syntax.OpBeginText, syntax.OpNoWordBoundary)
}

func (p *Pattern) contains(ops ...syntax.Op) bool {
	re := p.parse()
	return re == nil || containsOp(re, ops)
}

func containsOp(re *syntax.Regexp, ops []syntax.Op) bool {
	if slices.Contains(ops, re.Op) {
		return true
	}
	for _, sub := range re.Sub {
		if containsOp(sub, ops) {
			return true
		}
	}
	return false
}
