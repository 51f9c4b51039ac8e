package report

import (
	"io"
	"strings"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner"
)

// indent stands before the lines that explain a finding.
const indent = "    "

// text is the format for people: a line that editors can follow, the masked
// snippet, and a caret line under the value.
type text struct {
	w buffer
	o Options
	p painter
}

func newText(w io.Writer, o Options) *text {
	return &text{w: newBuffer(w), o: o, p: painter(o.Color)}
}

// Finding leaves out what was accepted, unless the reader wants all.
func (t *text) Finding(f *scanner.Finding) error {
	if f.Suppressed != nil && t.o.Verbose == 0 {
		return nil
	}
	writeHeadline(t.w, t.p, f)
	t.snippet(f)
	if t.o.Verbose > 0 {
		t.detail("pointer", f.Pointer)
		t.detail("evidence", strings.Join(f.Evidence, "; "))
		t.detail("policies", strings.Join(f.Policies, ", "))
		t.detail("fingerprint", f.Fingerprint)
		t.detail("suppressed", suppressed(f.Suppressed))
		if f.Suppressed == nil {
			t.detail("to accept it", snippetFor(f))
		}
	}
	return t.w.endLine()
}

// Coverage flushes. What was not scanned is told on stderr.
func (t *text) Coverage(*scanner.Coverage) error { return t.w.flush() }

func (t *text) Close(*scanner.Summary) error { return t.w.flush() }

func (t *text) snippet(f *scanner.Finding) {
	value := f.Masked
	if t.o.ShowValues {
		value = f.Reveal()
	}
	if value == "" {
		return
	}
	before, value, after := Escape(f.Before), Escape(value), Escape(f.After)
	t.w.printf("\n%s%s%s%s", indent, before, t.p.paint(styleBold, value), after)
	caret := strings.Repeat("^", max(columns(value), 1))
	pad := strings.Repeat(" ", columns(before))
	t.w.printf("\n%s%s%s", indent, pad, t.p.paint(severityStyle(f.Severity), caret))
}

func (t *text) detail(name, value string) {
	if value != "" {
		t.w.printf("\n%s%s", indent, t.p.paint(styleDim, name+": "+Escape(value)))
	}
}

// concise is one line for each finding.
type concise struct {
	w buffer
	o Options
	p painter
}

func newConcise(w io.Writer, o Options) *concise {
	return &concise{w: newBuffer(w), o: o, p: painter(o.Color)}
}

// Finding leaves out what was accepted.
func (c *concise) Finding(f *scanner.Finding) error {
	if f.Suppressed != nil {
		return nil
	}
	writeHeadline(c.w, c.p, f)
	if c.o.ShowValues {
		c.w.printf(" value: %s", Escape(f.Reveal()))
	}
	return c.w.endLine()
}

// Coverage flushes. What was not scanned is told on stderr.
func (c *concise) Coverage(*scanner.Coverage) error { return c.w.flush() }

func (c *concise) Close(*scanner.Summary) error { return c.w.flush() }

// writeHeadline writes "path:line:col: severity rule message [likelihood]".
func writeHeadline(w buffer, p painter, f *scanner.Finding) {
	w.printf("%s:%d:%d: %s %s %s %s",
		p.paint(styleBold, Escape(f.Path)), f.Line, f.Column,
		p.paint(severityStyle(f.Severity), f.Severity.String()),
		p.paint(styleCyan, f.Rule), Escape(f.Message),
		p.paint(styleDim, "["+string(likelihood(f))+"]"))
}

// suppressed says why a finding is accepted.
func suppressed(s *scanner.Suppression) string {
	if s == nil {
		return ""
	}
	line := "by " + s.Kind
	if s.Author != "" {
		line += ", " + s.Author
	}
	if s.Until != "" {
		line += ", until " + s.Until
	}
	if s.Reason != "" {
		line += ": " + s.Reason
	}
	return line
}

// snippetFor is the entry of "suppressions" in .privlint.yaml that accepts a
// finding, in one line of YAML.
func snippetFor(f *scanner.Finding) string {
	return "- {fingerprint: " + f.Fingerprint + ", rule: " + f.Rule + `, reason: ""}`
}

func likelihood(f *scanner.Finding) rules.Likelihood {
	if f.Likelihood != "" {
		return f.Likelihood
	}
	return rules.LikelihoodOf(f.Score)
}
