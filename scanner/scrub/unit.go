package scrub

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"unicode"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner"
	"github.com/privlint/privlint/scanner/document"
	"github.com/privlint/privlint/scanner/scrub/operator"
)

// errRemains says that a unit cannot be edited so that a scan finds nothing.
var errRemains = errors.New("a value would remain: the edited text gives new findings again and again; please report it")

const (
	// maxRounds bounds how often the edited text of a unit is scanned again. A
	// name that is taken out of a sentence can let the tagger see another, so
	// long texts take some: each round edits more of the text as it was, or puts
	// a placeholder in, which nothing is found in.
	maxRounds = 48
	// freeRounds is after how many of them only placeholders are put in: what
	// operators make of values can look like other values for long.
	freeRounds = 24
)

// target is a part of a unit's text that is to be replaced.
type target struct {
	span   document.Span
	choice uint16
	// bare tells that the operator's text did not do: a placeholder must.
	bare bool
}

// draft is one unit on its way to its edits.
type draft struct {
	w       *rewriter
	unit    *document.Unit
	targets []target
	kept    []document.Span // what stays, in the text of the unit
	renamed []document.Span // what changes with the name that it refers to
	edits   mapping
	coarse  []coarse
	// relabelled tells that what the bot asked before has changed; again that
	// this or something else changes what a scan finds, edited or not.
	relabelled, again bool
}

// coarse is what was left of a value that was generalized.
type coarse struct {
	entity rules.EntityType
	text   string
}

// settle replaces the targets and what a scan of the result still finds. It
// returns the unit as it will be.
func (d *draft) settle() (document.Unit, error) {
	for round := range maxRounds {
		d.wholeEscapes()
		if err := d.edit(); err != nil {
			return document.Unit{}, err
		}
		edited := d.edits.unit(d.unit)
		if len(d.edits) == 0 && !d.again {
			return edited, nil
		}
		found, err := d.w.reader.Match(&edited)
		if err != nil {
			return edited, err
		}
		if !d.more(found, round >= freeRounds) {
			return edited, nil
		}
	}
	return document.Unit{}, errRemains
}

// more adds what was found in the edited text to the targets. Bare tells that
// only placeholders will do.
func (d *draft) more(found []scanner.Finding, bare bool) bool {
	more := false
	for i := range found {
		f := &found[i]
		c, change := d.w.plan.decide(f)
		if !change || f.Role() == document.RoleName {
			continue
		}
		_, span := f.Where()
		span = d.edits.back(span)
		if d.stays(span) || touchesAny(d.renamed, span) {
			continue
		}
		more = true
		if !d.demote(span) {
			d.insert(target{span: span, choice: d.w.plan.numberOf(c), bare: bare || c.op.Drops()})
		}
	}
	return more
}

// stays tells whether a range touches a value that somebody decided to keep.
// Others that stay, such as dummies, may be findings now that what stands
// around them has changed.
func (d *draft) stays(span document.Span) bool {
	return slices.ContainsFunc(d.kept, func(k document.Span) bool {
		return touches(k, span) && d.w.file.keeps(d.w.plan.known.hash(d.unit.Text[k.Start:k.End]))
	})
}

// wholeEscapes has values that restore is to give back take all of the
// escapes that they cut, which come back as a whole.
func (d *draft) wholeEscapes() {
	for i := 0; i < len(d.targets); i++ {
		t := d.targets[i]
		wide := d.unit.Widen(t.span)
		if wide == t.span || !d.w.plan.choices[t.choice].op.Reversible {
			continue
		}
		t.span = wide
		d.insert(t)
		i = -1 // others may be gone
	}
}

// demote makes placeholders of the targets that a range touches, if there is
// one that is none yet.
func (d *draft) demote(span document.Span) bool {
	done := false
	for i := range d.targets {
		if t := &d.targets[i]; !t.bare && touches(t.span, span) {
			t.bare, done = true, true
		}
	}
	return done
}

// insert adds a target, which takes those in that it touches.
func (d *draft) insert(t target) {
	d.targets = slices.DeleteFunc(d.targets, func(o target) bool {
		if !touches(o.span, t.span) {
			return false
		}
		t.span = document.Span{Start: min(t.span.Start, o.span.Start), End: max(t.span.End, o.span.End)}
		t.bare = t.bare || o.bare
		return true
	})
	at, _ := slices.BinarySearchFunc(d.targets, t.span.Start, func(o target, start int) int { return cmp.Compare(o.span.Start, start) })
	d.targets = slices.Insert(d.targets, at, t)
}

// edit computes the edits from the targets.
func (d *draft) edit() error {
	d.edits, d.coarse = d.edits[:0], d.coarse[:0]
	for i := range d.targets {
		if err := d.replace(i); err != nil {
			return err
		}
	}
	if strings.TrimFunc(d.edits.apply(d.unit.Text), blank) == "" && len(d.edits) > 0 || d.emptiesMention() {
		return d.keepWords()
	}
	return nil
}

func blank(r rune) bool { return unicode.IsSpace(r) || r == '\ufffc' }

// keepWords puts placeholders where nothing would be left: import refuses
// empty texts and mentions.
func (d *draft) keepWords() error {
	d.edits, d.coarse = d.edits[:0], d.coarse[:0]
	for i := range d.targets {
		t := &d.targets[i]
		t.bare = t.bare || d.w.plan.choices[t.choice].op.Spec.Name == "redact"
		if err := d.replace(i); err != nil {
			return err
		}
	}
	return nil
}

// emptiesMention tells whether nothing would be left of what somebody marked:
// an empty mention is refused, and "[](name)" is no markup any more.
func (d *draft) emptiesMention() bool {
	emptied := func(s document.Span) bool { return s.Len() > 0 && d.edits.span(s).Len() == 0 }
	return slices.ContainsFunc(d.unit.Mentions, func(m document.Mention) bool { return emptied(m.Span) }) ||
		slices.ContainsFunc(d.unit.Labels, func(l document.Label) bool { return emptied(l.Span) })
}

// replace adds the edits for target i, one for each piece that stands
// together in the file.
func (d *draft) replace(i int) error {
	t := &d.targets[i]
	c := d.w.plan.choices[t.choice]
	if d.unit.Role == document.RoleCondition && c.op.Spec.Name == "redact" {
		t.bare = true // @customer:() is no expression
	}
	span := t.span
	if c.op.Spec.Name == "redact" && !t.bare {
		span = d.withBlank(i)
	}
	pieces := d.unit.Pieces(span)
	if c.op.Reversible && !t.bare {
		pieces = d.cutAtMentions(pieces)
	}
	for _, piece := range pieces {
		text := d.unit.Text[piece.Start:piece.End]
		if len(pieces) > 1 && !strings.ContainsFunc(text, solid) {
			continue // blanks and commas between the parts of a name
		}
		e := document.Edit{Span: piece, Text: operator.Placeholder(c.entity)}
		if !t.bare && (len(pieces) == 1 || !shaped(c.op)) {
			v := d.w.value(d.unit, t, piece)
			out, ok := c.op.Apply(&v)
			switch {
			case !ok || strings.ContainsFunc(out, unicode.IsControl):
				t.bare = true
			case out == text:
				d.kept = append(d.kept, piece) // such as an age under 90
				continue
			default:
				e.Text = out
			}
		}
		e.Text = asReference(d.unit, e)
		if !d.w.writable(d.unit, e) {
			e.Text = asReference(d.unit, document.Edit{Span: piece, Text: operator.Placeholder(c.entity)})
			t.bare = true
		} else if c.op.Spec.Name == "generalize" && !t.bare {
			d.coarse = append(d.coarse, coarse{c.entity, e.Text})
		}
		d.edits = append(d.edits, e)
	}
	return nil
}

// cutAtMentions cuts pieces where a mention begins or ends in the midst: the
// numbers that count it out could not be restored from one edit.
func (d *draft) cutAtMentions(pieces []document.Span) []document.Span {
	for i := range d.unit.Mentions {
		m := d.unit.Mentions[i].Span
		for _, at := range []int{m.Start, m.End} {
			if k := slices.IndexFunc(pieces, func(p document.Span) bool { return p.Start < at && at < p.End }); k >= 0 {
				pieces = slices.Insert(slices.Clone(pieces), k+1, document.Span{Start: at, End: pieces[k].End})
				pieces[k].End = at
			}
		}
	}
	return pieces
}

func solid(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// shaped operators make sense for a whole value only.
func shaped(op *operator.Operator) bool {
	switch op.Spec.Name {
	case "surrogate", "generalize", "date-shift":
		return true
	}
	return op.Spec.Name == "fpe" && !op.Reversible
}

// withBlank is a target with one of the blanks around it, so that none is
// left over where it is taken out. Another target may have taken it already.
func (d *draft) withBlank(i int) document.Span {
	text, s := d.unit.Text, d.targets[i].span
	from, to := 0, len(text)
	if n := len(d.edits); n > 0 {
		from = d.edits[n-1].Span.End
	}
	if i+1 < len(d.targets) {
		to = d.targets[i+1].span.Start
	}
	before := s.Start == 0 || text[s.Start-1] == ' '
	switch {
	case before && s.End < to && text[s.End] == ' ':
		s.End++
	case s.Start > from && before && (s.End == len(text) || strings.IndexByte(".,;:!?", text[s.End]) >= 0):
		s.Start--
	}
	return s
}

// asReference writes a text in the syntax of Watson expressions, where it is
// the value of an entity: @customer:(<PERSON>).
func asReference(u *document.Unit, e document.Edit) string {
	before := u.Text[:e.Span.Start]
	if !strings.HasSuffix(before, ":") {
		return e.Text
	}
	name := strings.TrimRightFunc(before[:len(before)-1], func(r rune) bool { return solid(r) || r == '_' || r == '-' })
	if !strings.HasSuffix(name, "@") || len(name) == len(before)-1 || !strings.ContainsFunc(e.Text, func(r rune) bool { return !solid(r) && r != '_' && r != '-' }) {
		return e.Text
	}
	return "(" + e.Text + ")"
}

func touches(a, b document.Span) bool { return a.Start < b.End && b.Start < a.End }

func touchesAny(list []document.Span, s document.Span) bool {
	return slices.ContainsFunc(list, func(o document.Span) bool { return touches(o, s) })
}
