package rules

import "regexp/syntax"

// LooksAround tells whether the expression asks what stands around a
// character ("^", "$", "\b"), so that it must see the whole text.
func (p *Pattern) LooksAround() bool {
	return p.contains(syntax.OpBeginLine, syntax.OpEndLine, syntax.OpBeginText, syntax.OpEndText,
		syntax.OpWordBoundary, syntax.OpNoWordBoundary)
}

// LooksBack is LooksAround for what stands before a match, but for "\b".
func (p *Pattern) LooksBack() bool {
	return p.contains(syntax.OpBeginLine, syntax.OpBeginText, syntax.OpNoWordBoundary)
}

func (p *Pattern) contains(ops ...syntax.Op) bool {
	re := p.parse()
	return re == nil || containsOp(re, ops)
}

func containsOp(re *syntax.Regexp, ops []syntax.Op) bool {
	for _, op := range ops {
		if re.Op == op {
			return true
		}
	}
	for _, sub := range re.Sub {
		if containsOp(sub, ops) {
			return true
		}
	}
	return false
}
