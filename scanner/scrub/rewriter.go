package scrub

import (
	"errors"
	"slices"
	"strconv"
	"unicode/utf8"

	"golang.org/x/text/encoding"

	"github.com/privlint/privlint/scanner"
	"github.com/privlint/privlint/scanner/document"
	"github.com/privlint/privlint/scanner/impact"
	"github.com/privlint/privlint/scanner/scrub/operator"
	"github.com/privlint/privlint/scanner/source"
)

// errSpelling says that the syntax of the file has no room for an edit.
var errSpelling = errors.New("internal fault: a text cannot be written here; please report it")

// rewriter edits one input.
type rewriter struct {
	plan   *plan
	file   *filePlan
	path   string
	reader *scanner.Reader
	copier *copier
	found  cursor
	said   []said          // the last texts of the bot that were edited
	gone   []document.Span // what goes with its example or row, sorted
	words  []word
	watch  Watcher
	record int            // of the unit at hand, 0 for none
	end    int            // raw offset behind all units so far
	dedupe *impact.Dedupe // nil where equal examples may stay
	pass   *pass
	stats  stats
}

// stats count what was done to one input.
type stats struct {
	edits, everywhere, dropped int
	fallen                     int // values that got a placeholder instead
	names                      int // values that stay in names
	counts                     Counts
}

// unit edits one unit.
func (w *rewriter) unit(u *document.Unit) error {
	if err := w.advance(u); err != nil {
		return err
	}
	list := w.found.next()
	if w.watch != nil {
		w.watch.Before(u)
	}
	if w.drop(u) {
		return nil
	}
	d := w.draft(u, list)
	if _, referred := nameKind(u); referred && u.Role == document.RoleName {
		// References must change with it: pass.rename does both.
		if !w.pass.renamed {
			w.stats.names += len(d.targets)
		}
		d.targets = nil
	}
	w.everywhere(&d)
	d.again = w.pass.declared != nil
	if d.relabel(w.said); len(d.targets) == 0 && !d.again {
		w.declare(u)
		if w.dedupe != nil {
			w.dedupe.Seen(u, u.Text)
		}
		if w.watch != nil {
			w.watch.After(u, false)
		}
		return nil
	}
	edited, err := d.settle()
	if err != nil {
		return &PlaceError{Pos: u.Pos, Err: err}
	}
	if w.dedupe != nil {
		edited = w.unlike(&d, edited)
	}
	if err := w.write(u, d.edits, &edited); err != nil {
		return &PlaceError{Pos: u.Pos, Err: err}
	}
	w.say(u, &edited)
	w.declare(&edited)
	for _, t := range d.targets {
		c := w.plan.choices[t.choice]
		w.stats.counts.add(c, t.bare)
		if t.bare && c.op.Spec.Name != "replace" {
			w.stats.fallen++
		}
	}
	w.stats.edits += len(d.edits)
	if w.watch != nil {
		w.watch.After(&edited, len(d.edits) > 0)
		w.watch.Edited(&Edited{Before: u, After: &edited, Edits: d.edits, Kept: d.kept})
		for _, e := range d.coarse {
			w.watch.Left(u.Group, e.entity, e.text)
		}
	}
	return nil
}

// draft begins the edits of a unit with what was planned.
func (w *rewriter) draft(u *document.Unit, list []planned) draft {
	d := draft{w: w, unit: u}
	for _, p := range list {
		c := w.plan.choices[p.choice]
		if c.op == nil {
			d.kept = append(d.kept, p.span())
			w.left(u, c, p.span())
			continue
		}
		d.targets = append(d.targets, target{span: p.span(), choice: p.choice, bare: c.op.Drops()})
	}
	if d.renamed = w.pass.changedIn(u); d.renamed != nil {
		d.targets = slices.DeleteFunc(d.targets, func(t target) bool { return touchesAny(d.renamed, t.span) })
	}
	return d
}

// advance has the bytes written that no edit can come to any more. Records
// come one after the other, so with a new one the last is done.
func (w *rewriter) advance(u *document.Unit) error {
	if u.Record == 0 || u.Record == w.record {
		w.end = max(w.end, u.Raw.End)
		return w.copier.advance(u.Raw.Start)
	}
	done := w.end
	w.record, w.end = u.Record, max(w.end, u.Raw.End)
	return w.copier.settled(done)
}

// left tells of a value that stays.
func (w *rewriter) left(u *document.Unit, c choice, s document.Span) {
	if w.watch != nil {
		w.watch.Left(u.Group, c.entity, u.Text[s.Start:s.End])
	}
}

// unlike makes an edited example another than those before it, or has it
// dropped.
func (w *rewriter) unlike(d *draft, edited document.Unit) document.Unit {
	n := w.dedupe.Seen(&edited, edited.Text)
	if n == 0 || len(d.edits) == 0 || w.pass.dropping {
		return edited
	}
	if w.pass.opts.Dedupe == DedupeDrop {
		w.pass.twins = append(w.pass.twins, d.unit.Raw.Start)
		return edited
	}
	last := &d.edits[len(d.edits)-1]
	for ; n > 0; n++ {
		numbered := operator.Numbered(last.Text, n+1, func(string) bool { return true })
		if numbered == "" {
			return edited // no placeholder, no number
		}
		e := *last
		e.Text = numbered
		if !w.writable(d.unit, e) {
			return edited
		}
		try := append(slices.Clone(d.edits[:len(d.edits)-1]), e).unit(d.unit)
		if w.dedupe.Seen(&try, try.Text) == 0 {
			*last = e
			return try
		}
	}
	return edited
}

// everywhere adds the values that are known from other places.
func (w *rewriter) everywhere(d *draft) {
	u := d.unit
	if u.Role == document.RoleName {
		return
	}
	var seen []sighting
	own := u.Role == document.RoleEntityValue || u.Role == document.RoleContext || u.Role == document.RoleData
	seen, w.words = w.plan.known.find(w.words, u.Text, own)
	for _, s := range seen {
		if u.Own.Len() > 0 && (s.span.Start < u.Own.Start || s.span.Start >= u.Own.End) || touchesAny(d.kept, s.span) || touchesAny(d.renamed, s.span) {
			continue
		}
		if d.covers(s.span) {
			continue
		}
		w.stats.everywhere++
		d.insert(target{span: s.span, choice: s.choice, bare: w.plan.choices[s.choice].op.Drops()})
	}
}

// covers tells whether a range lies in a target, or cuts one in two.
func (d *draft) covers(s document.Span) bool {
	for _, t := range d.targets {
		if touches(t.span, s) && (t.span.Start < s.Start || t.span.End > s.End || t.span == s) {
			return true
		}
	}
	return false
}

// value is what an operator is told of a piece of a target.
func (w *rewriter) value(u *document.Unit, t *target, piece document.Span) operator.Value {
	v := operator.Value{
		Type: w.plan.choices[t.choice].entity, Text: u.Text[piece.Start:piece.End], Whole: u.Text[t.span.Start:t.span.End],
		Path: w.path, Record: u.Record, Subject: w.path,
	}
	if id, ok := w.file.subjects[u.Record]; ok && u.Record > 0 {
		v.Subject = strconv.FormatUint(id, 16)
	}
	if w.plan.choices[t.choice].op.Reversible {
		v.Verbatim = w.verbatim(u, piece)
	}
	return v
}

// verbatim is how the file writes a piece of a text.
func (w *rewriter) verbatim(u *document.Unit, piece document.Span) operator.Verbatim {
	value := u.Text[piece.Start:piece.End]
	raw, ok := w.copier.raw(u.RawSpan(piece))
	if !ok {
		return operator.Verbatim{Bytes: value, Canonical: true}
	}
	text, err := w.charset().NewDecoder().Bytes(raw)
	if err != nil {
		return operator.Verbatim{Bytes: value, Canonical: true}
	}
	return operator.Verbatim{
		Bytes:     string(text),
		Canonical: string(text) == value,
		Number:    u.Spelling != nil && u.Spelling.Style == document.StyleJSONNumber,
		Latin:     w.reader.Encoding() == source.Windows1252 && len(text) != len(raw),
	}
}

// writable tells whether an edit can stand in the file.
func (w *rewriter) writable(u *document.Unit, e document.Edit) bool {
	_, err := w.bytes(u, widened(u, e))
	return err == nil
}

// widened is an edit with the escapes that it cuts.
func widened(u *document.Unit, e document.Edit) document.Edit {
	wide := u.Widen(e.Span)
	e.Text = u.Text[wide.Start:e.Span.Start] + e.Text + u.Text[e.Span.End:wide.End]
	e.Span = wide
	return e
}

// bytes writes an edit in the syntax and the character set of the file.
func (w *rewriter) bytes(u *document.Unit, e document.Edit) ([]byte, error) {
	text, ok := u.Spell(e)
	if !ok {
		return nil, errSpelling
	}
	if !utf8.Valid(text) {
		return text, nil // bytes of the file that are no text
	}
	return w.charset().NewEncoder().Bytes(text)
}

// write hands the edits of a unit to the copier.
func (w *rewriter) write(u *document.Unit, edits mapping, edited *document.Unit) error {
	for i := 0; i < len(edits); {
		e := widened(u, edits[i])
		i++
		for i < len(edits) && edits[i].Span.Start < e.Span.End {
			// Both cut one escape: it is written once.
			next := widened(u, edits[i])
			e.Text = e.Text[:len(e.Text)-(e.Span.End-edits[i].Span.Start)] + edits[i].Text + u.Text[edits[i].Span.End:next.Span.End]
			e.Span.End = next.Span.End
			i++
		}
		bytes, err := w.bytes(u, e)
		if err != nil {
			return err
		}
		raw := u.RawSpans(e.Span)
		if len(raw) != 1 {
			return errSpelling
		}
		if err := w.copier.replace(raw[0], bytes); err != nil {
			return err
		}
	}
	return w.mentions(u, edited)
}

// mentions moves the numbers that count out parts of the text.
func (w *rewriter) mentions(u, edited *document.Unit) error {
	for i := range u.Mentions {
		before, after := &u.Mentions[i], &edited.Mentions[i]
		old, fresh := before.Measure(u.Text), after.Measure(edited.Text)
		for _, n := range before.Numbers {
			if old.Of(n.Is) == fresh.Of(n.Is) {
				continue
			}
			digits, err := w.charset().NewEncoder().Bytes(strconv.AppendInt(nil, int64(fresh.Of(n.Is)), 10))
			if err != nil {
				return err
			}
			if err := w.copier.replace(n.Raw, digits); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *rewriter) charset() encoding.Encoding { return charset(w.reader.Encoding()) }
