package program

import (
	"regexp/syntax"

	regexp2 "github.com/dlclark/regexp2/v2/syntax"
)

// condition is what an expression asks of a place without taking a
// character: all or one of several conditions, or a look at a neighbour.
type condition struct {
	kind kind
	subs []condition
	// The rest is of a look. It holds where the neighbour is one of set; on
	// the edge of the text, with edge; and before a line break that is the
	// last character, with lastBreak.
	behind, edge, lastBreak bool
	set                     runes
}

type kind int

const (
	kindLook kind = iota
	kindAll
	kindAny
)

func always() condition { return condition{kind: kindAll} }

func never() condition { return condition{kind: kindAny} }

func neighbour(behind bool, set runes) condition { return condition{behind: behind, set: set} }

// not turns a condition round.
func (c condition) not() (condition, error) {
	if c.kind == kindLook {
		if c.lastBreak {
			return c, beyond(`"$" in a negated look-around`)
		}
		return condition{behind: c.behind, set: c.set.not(), edge: !c.edge}.known(), nil
	}
	subs := make([]condition, len(c.subs))
	for i, sub := range c.subs {
		var err error
		if subs[i], err = sub.not(); err != nil {
			return c, err
		}
	}
	if c.kind == kindAll {
		return anyOf(subs...), nil
	}
	return allOf(subs...), nil
}

// known makes a look whose answer is known what it is.
func (c condition) known() condition {
	if c.lastBreak && c.set.contains('\n') {
		c.lastBreak = false
	}
	switch {
	case len(c.set) == 0 && !c.edge && !c.lastBreak:
		return never()
	case c.edge && len(c.set.not()) == 0:
		return always()
	default:
		return c
	}
}

// allOf holds where all hold. Looks at one side become one.
func allOf(subs ...condition) condition {
	return join(kindAll, subs, func(a, b condition) (condition, bool) {
		return condition{behind: a.behind, set: a.set.and(b.set), edge: a.edge && b.edge}, !a.lastBreak && !b.lastBreak
	})
}

// anyOf holds where one holds.
func anyOf(subs ...condition) condition {
	return join(kindAny, subs, func(a, b condition) (condition, bool) {
		return condition{behind: a.behind, set: a.set.or(b.set), edge: a.edge || b.edge, lastBreak: a.lastBreak || b.lastBreak}, true
	})
}

func join(kind kind, subs []condition, merge func(a, b condition) (condition, bool)) condition {
	out := condition{kind: kind}
	var add func(c condition)
	add = func(c condition) {
		if c.kind == kind {
			for _, sub := range c.subs {
				add(sub)
			}
			return
		}
		for i, old := range out.subs {
			if c.kind != kindLook || old.kind != kindLook || c.behind != old.behind {
				continue
			}
			if both, ok := merge(old, c); ok {
				out.subs[i] = both
				return
			}
		}
		out.subs = append(out.subs, c)
	}
	for _, sub := range subs {
		add(sub)
	}
	kept := out.subs[:0]
	for _, c := range out.subs {
		if c.kind == kindLook {
			c = c.known()
		}
		switch {
		case c.kind == kindLook || len(c.subs) > 0:
			kept = append(kept, c)
		case c.kind != kind:
			return c // never among all, always among any
		}
	}
	if out.subs = kept; len(kept) == 1 {
		return kept[0]
	}
	return out
}

// emit writes a condition as a tree.
func (t *translator) emit(c condition) (*syntax.Regexp, error) {
	if c.kind != kindLook {
		subs := make([]*syntax.Regexp, len(c.subs))
		for i, sub := range c.subs {
			var err error
			if subs[i], err = t.emit(sub); err != nil {
				return nil, err
			}
		}
		if c.kind == kindAll {
			return concat(subs...), nil
		}
		return alternate(subs...), nil
	}
	begin, end := syntax.OpBeginText, syntax.OpEndText
	switch {
	case c.lastBreak:
		return nil, beyond(`"$" before the end of the expression`)
	case !c.edge:
		return t.look(c.behind, false, c.set), nil
	case len(c.set) == 0:
	case len(c.set) == 2 && c.set[0] == '\n' && c.set[1] == '\n':
		begin, end = syntax.OpBeginLine, syntax.OpEndLine
	default:
		return t.look(c.behind, true, c.set.not()), nil
	}
	if c.behind {
		end = begin
	}
	return &syntax.Regexp{Op: end}, nil
}

// boundary is \b, or \B.
func boundary(negated bool) condition {
	word := wordRunes()
	before, behind := neighbour(true, word), neighbour(false, word)
	notBefore := condition{behind: true, set: word.not(), edge: true}
	notBehind := condition{set: word.not(), edge: true}
	if negated {
		return anyOf(allOf(before, behind), allOf(notBefore, notBehind))
	}
	return anyOf(allOf(before, notBehind), allOf(notBefore, behind))
}

// zeroWidth is the condition of a node that takes no character; ok is false
// for other nodes.
func (t *translator) zeroWidth(n *regexp2.RegexNode) (c condition, ok bool, err error) {
	switch n.T {
	case regexp2.NtEmpty, regexp2.NtUpdateBumpalong: // the second says where to search on after a failure
		return always(), true, nil
	case regexp2.NtNothing:
		return never(), true, nil
	case regexp2.NtBeginning:
		return condition{behind: true, edge: true}, true, nil
	case regexp2.NtBol:
		return condition{behind: true, edge: true, set: single('\n')}, true, nil
	case regexp2.NtEnd:
		return condition{edge: true}, true, nil
	case regexp2.NtEol:
		return condition{edge: true, set: single('\n')}, true, nil
	case regexp2.NtEndZ:
		return condition{edge: true, lastBreak: true}, true, nil
	case regexp2.NtBoundary, regexp2.NtNonboundary:
		return boundary(n.T == regexp2.NtNonboundary), true, nil
	case regexp2.NtPosLook, regexp2.NtNegLook:
		_, c, err = t.seen(n.Children[0], n.Options&regexp2.RightToLeft != 0)
		if err == nil && n.T == regexp2.NtNegLook {
			c, err = c.not()
		}
		return c, true, err
	default:
		return c, false, nil
	}
}

// seen is the condition that text matched by n lies on one side of a place;
// takes tells whether n takes a character there.
func (t *translator) seen(n *regexp2.RegexNode, behind bool) (takes bool, c condition, err error) {
	if c, ok, err := t.zeroWidth(n); ok {
		return false, c, err
	}
	set, ok, err := t.class(n)
	switch {
	case err != nil:
		return false, c, err
	case ok && loops(n), n.T == regexp2.NtLoop, n.T == regexp2.NtLazyloop:
		switch {
		case n.M == 0:
			return true, always(), nil
		case n.M > 1:
			return false, c, errLongLook
		}
	}
	if ok {
		return true, neighbour(behind, set).known(), nil
	}
	switch n.T {
	case regexp2.NtAlternate:
		return t.seenAny(n.Children, behind)
	case regexp2.NtConcatenate:
		return t.seenAll(n.Children, behind)
	case regexp2.NtCapture:
		if t.value > 0 && n.M == t.value {
			return false, c, beyond("the group of the value in a look-around")
		}
		return t.seen(n.Children[0], behind)
	case regexp2.NtGroup, regexp2.NtAtomic, regexp2.NtLoop, regexp2.NtLazyloop:
		return t.seen(n.Children[0], behind)
	default:
		return false, c, unsupported(n)
	}
}

func (t *translator) seenAny(nodes []*regexp2.RegexNode, behind bool) (takes bool, c condition, err error) {
	subs := make([]condition, len(nodes))
	for i, n := range nodes {
		var one bool
		if one, subs[i], err = t.seen(n, behind); err != nil {
			return false, c, err
		}
		takes = takes || one
	}
	return takes, anyOf(subs...), nil
}

// seenAll takes nodes in the order in which they are tried, from the place
// on. Behind a character nothing can be seen.
func (t *translator) seenAll(nodes []*regexp2.RegexNode, behind bool) (takes bool, c condition, err error) {
	subs := make([]condition, len(nodes))
	for i, n := range nodes {
		if takes {
			return false, c, errLongLook
		}
		if takes, subs[i], err = t.seen(n, behind); err != nil {
			return false, c, err
		}
	}
	return takes, allOf(subs...), nil
}

var errLongLook = beyond("a look-around of several characters")
