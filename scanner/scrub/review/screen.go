package review

import (
	"fmt"
	"strings"

	"github.com/mattn/go-runewidth"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner"
	"github.com/privlint/privlint/scanner/report"
	"github.com/privlint/privlint/scanner/scrub/operator"
)

const (
	indent       = "    "
	defaultWidth = 80
	minWidth     = 30
)

// painter colours text by the parameters of ANSI "select graphic rendition",
// or leaves it when off.
type painter bool

const (
	bold   = "1"
	dim    = "2"
	red    = "31"
	green  = "32"
	yellow = "33"
	cyan   = "36"
)

func (on painter) text(style, text string) string {
	if !on || text == "" {
		return text
	}
	return "\x1b[" + style + "m" + text + "\x1b[0m"
}

func severityStyle(s rules.Severity) string {
	switch {
	case s >= rules.SeverityHigh:
		return red
	case s >= rules.SeverityMedium:
		return yellow
	default:
		return dim
	}
}

// narrow measures as most terminals do, whatever the locale.
var narrow = runewidth.Condition{StrictEmojiNeutral: true}

func columns(text string) int { return narrow.StringWidth(text) }

// printf writes, and keeps the first error.
func (s *Session) printf(format string, args ...any) {
	if s.err == nil {
		_, s.err = fmt.Fprintf(s.opts.Out, format, args...)
	}
}

func (s *Session) width() int {
	if w := s.opts.Width(); w > 0 {
		return max(w, minWidth)
	}
	return defaultWidth
}

// greet says what there is to do.
func (s *Session) greet(earlier int) {
	open := len(s.open(func(*scanner.Finding) bool { return true }))
	if earlier > 0 {
		text := report.Escape(s.opts.Log.path) + ": " + report.Plural(earlier, "earlier decision") + " taken up"
		if open == 0 {
			text += ", nothing is left to decide"
		}
		s.printf("%s\n", s.wrap(text))
	}
	if open == 0 {
		return
	}
	s.printf("%s\n", s.wrap(report.Plural(open, "finding")+" to review; nothing is written before the end"))
}

// show draws a finding and what would become of it.
func (s *Session) show(i int) {
	it := s.items[i]
	f := &it.finding
	left := len(s.open(func(*scanner.Finding) bool { return true }))
	s.printf("\n%s  %s  %s\n",
		s.paint.text(bold, fmt.Sprintf("%d of %d", i+1, len(s.items))),
		report.Escape(fmt.Sprintf("%s:%d:%d", f.Path, f.Line, f.Column)),
		s.paint.text(dim, fmt.Sprintf("(%d left)", left)))
	s.printf("%s\n", s.wrap(report.Escape(f.Message)))
	s.printf("%s, %s, rule %s\n\n", s.paint.text(severityStyle(f.Severity), f.Severity.String()),
		f.Likelihood, s.paint.text(cyan, f.Rule))
	value := f.Masked
	if s.opts.ShowValues {
		value = f.Reveal()
	}
	before, value, after := s.fit(report.Escape(f.Before), report.Escape(value), report.Escape(f.After), 0)
	s.printf("%s%s%s%s\n", indent, before, s.paint.text(bold, value), after)
	s.printf("%s%s%s\n", indent, strings.Repeat(" ", columns(before)),
		s.paint.text(severityStyle(f.Severity), strings.Repeat("^", max(columns(value), 1))))
	s.becomes(it, it.proposed)
}

// becomes shows the text with what an operator puts there.
func (s *Session) becomes(it *item, op *operator.Operator) {
	text, note := s.preview(it, op)
	if text == "" {
		s.printf("%s%s: %s\n\n", indent, s.paint.text(green, report.Escape(op.Spec.String())), note)
		return
	}
	if note == "" {
		note = op.Spec.String()
	}
	note = "(" + report.Escape(note) + ")"
	gap, reserve := "  ", columns(note)+2
	if reserve > s.width()/3 {
		gap, reserve = "\n"+indent, 0
	}
	before, text, after := s.fit(report.Escape(it.finding.Before), report.Escape(text), report.Escape(it.finding.After), reserve)
	s.printf("%s%s%s%s%s%s\n\n", indent, before, s.paint.text(green, text), after, gap, s.paint.text(dim, note))
}

// preview is what an operator makes of a value. Note says why that cannot be
// shown, or why it is something else. It never shows the value, unless all values are shown.
func (s *Session) preview(it *item, op *operator.Operator) (text, note string) {
	f := &it.finding
	switch op.Spec.Name {
	case operator.Keep:
		return "", "the value stays"
	case operator.Drop:
		return "", "the whole example, row or value goes"
	case "redact":
		return "", "nothing is left of it"
	case "pseudonym": // asking for the number would use it up
		return "<" + string(f.EntityType) + "_…>", ""
	}
	v := operator.Value{Type: f.EntityType, Text: f.Reveal(), Whole: f.Reveal(), Subject: f.Path, Path: f.Path}
	if f.Record != nil {
		v.Record = *f.Record
	}
	text, ok := op.Apply(&v)
	switch {
	case !ok:
		return operator.Placeholder(f.EntityType), op.Spec.String() + " does not fit this value: a placeholder instead"
	case text == v.Text:
		return "", "the value stays, as it is general enough"
	case !s.opts.ShowValues && holds(text, v.Text):
		return "", "a text that holds the value"
	case s.opts.Found != nil && s.opts.Found(f.Before, text, f.After):
		return operator.Placeholder(f.EntityType), op.Spec.String() + " would leave something to be found: a placeholder instead"
	}
	return text, ""
}

// holds tells whether the words of a value are in a text.
func holds(text, value string) bool {
	value = operator.Fold(value)
	return value != "" && strings.Contains(" "+operator.Fold(text)+" ", " "+value+" ")
}

// fit cuts the text around a value, and the value if need be, to one line
// that leaves some columns free.
func (s *Session) fit(before, value, after string, reserve int) (string, string, string) {
	const least = 8 // columns that the text around keeps
	room := s.width() - len(indent) - 1 - reserve
	value = narrow.Truncate(value, max(room-2*least, least), "…")
	room -= columns(value)
	right := min(columns(after), max(room/2, room-columns(before)))
	if left := room - right; columns(before) > left {
		before = narrow.TruncateLeft(before, columns(before)-left+1, "…")
	}
	return before, value, narrow.Truncate(after, right, "…")
}

// wrap breaks a text at blanks.
func (s *Session) wrap(text string) string { return s.hang("", text) }

// hang breaks a text at blanks, with its lines indented as the first one is
// by lead.
func (s *Session) hang(lead, text string) string {
	var lines []string
	line := ""
	for word := range strings.FieldsSeq(text) {
		if line != "" && columns(lead)+columns(line)+1+columns(word) >= s.width() {
			lines = append(lines, line)
			line = ""
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	return lead + strings.Join(append(lines, line), "\n"+strings.Repeat(" ", columns(lead)))
}

// menu lists keys, as many in a line as fit.
func (s *Session) menu(entries []string) {
	used := 0
	for _, e := range entries {
		plain := columns(e)
		switch {
		case used == 0:
		case used+2+plain >= s.width():
			s.printf("\n")
			used = 0
		default:
			s.printf("  ")
			used += 2
		}
		used += plain
		open, closing := strings.IndexByte(e, '['), strings.IndexByte(e, ']')
		s.printf("%s%s%s", e[:open], s.paint.text(bold, e[open:closing+1]), e[closing+1:])
	}
	s.printf("\n")
}
