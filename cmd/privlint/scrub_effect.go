package main

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner"
	"github.com/privlint/privlint/scanner/document"
	"github.com/privlint/privlint/scanner/impact"
	"github.com/privlint/privlint/scanner/scrub"
)

// effect watches what becomes of one text: for the account of the training
// data and for --diff. It is a scrub.Watcher.
type effect struct {
	run    *scrubRun
	path   string
	impact *impact.Impact
	names  *scanner.Reader
	begun  bool // the diff has its heading
	err    error
}

func (x *effect) watch(r *scanner.Reader) scrub.Watcher {
	x.names = r
	x.impact = impact.New(impact.Options{Format: r.Format.Name, Name: r.SafeName, Known: x.run.knownType})
	return x
}

// knownType tells whether there is an entity type of this name.
func (r *scrubRun) knownType(name string) bool { return rules.HasType(name, r.rules.Rules()) }

// Before implements scrub.Watcher.
func (x *effect) Before(u *document.Unit) { x.impact.Before(u) }

// After implements scrub.Watcher.
func (x *effect) After(u *document.Unit, edited bool) { x.impact.After(u, edited) }

// Dropped implements scrub.Watcher.
func (x *effect) Dropped(u *document.Unit) {
	x.impact.Dropped(u)
	if x.run.to.diff {
		x.heading()
		x.print("@@ line %d, column %d%s @@\n-%s\n", u.Pos.Line, u.Pos.Column, x.address(u), "the whole "+u.Place.Kind+" goes")
	}
}

// Left implements scrub.Watcher.
func (x *effect) Left(group int, t rules.EntityType, value string) {
	if impact.IsQuasiIdentifier(t) {
		x.impact.Finding(group, t, value)
	}
}

// Edited implements scrub.Watcher: it prints one hunk of the diff.
func (x *effect) Edited(e *scrub.Edited) {
	if !x.run.to.diff || len(e.Edits) == 0 {
		return
	}
	x.heading()
	x.print("@@ line %d, column %d%s @@\n", e.Before.Pos.Line, e.Before.Pos.Column, x.address(e.Before))
	var before, after []document.Span // what is replaced, and by what
	for _, edit := range e.Edits {
		before = append(before, edit.Span)
		after = append(after, e.Moved(edit.Span))
	}
	hidden := slices.Concat(x.names.Values(e.Before), before, e.Kept)
	moved := x.names.Values(e.After)
	for _, k := range e.Kept {
		moved = append(moved, e.Moved(k))
	}
	if x.run.c.Bool("show-values") {
		hidden, moved = nil, nil
	}
	x.print("-%s\n", excerpt(e.Before.Text, before, hidden))
	x.print("+%s\n", excerpt(e.After.Text, after, moved))
}

func (x *effect) heading() {
	if !x.begun {
		x.begun = true
		x.print("--- %s\n+++ %s, scrubbed\n", x.path, x.path)
	}
}

func (x *effect) address(u *document.Unit) string {
	var b strings.Builder
	if u.Record > 0 {
		fmt.Fprintf(&b, ", record %d", u.Record)
	}
	if u.Pointer != "" {
		b.WriteString(", " + x.names.SafeName(u.Pointer))
	}
	return b.String()
}

func (x *effect) print(format string, args ...any) {
	if x.err == nil {
		_, x.err = fmt.Fprintf(x.run.e.stdout, format, args...)
	}
}

// around is how much text a diff shows on both sides of an edit, in bytes.
const around = 60

// excerpt is the parts of a text around what was replaced, on one line, with
// what is hidden masked.
func excerpt(text string, shown, hidden []document.Span) string {
	masked := []byte(text)
	for _, h := range hidden {
		for i := h.Start; i < h.End; i++ {
			masked[i] = 0 // filled below: a mask can be shorter
		}
	}
	var b strings.Builder
	end := 0
	for _, s := range shown {
		from, to := max(s.Start-around, end), min(s.End+around, len(text))
		for from > end && from < len(text) && !utf8.RuneStart(text[from]) {
			from--
		}
		for to < len(text) && !utf8.RuneStart(text[to]) {
			to++
		}
		if from > end {
			b.WriteString("…")
		}
		for i := from; i < to; {
			n := 1
			for i+n < to && (masked[i+n] == 0) == (masked[i] == 0) {
				n++
			}
			if masked[i] == 0 {
				b.WriteString(scanner.Mask(text[i : i+n]))
			} else {
				b.Write(masked[i : i+n])
			}
			i += n
		}
		end = max(end, to)
	}
	if end < len(text) {
		b.WriteString("…")
	}
	return strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, b.String())
}
