package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner"
)

// Tally is a sink that counts what the closing line says beyond the summary.
// The zero value is ready.
type Tally struct {
	// FilesWithFindings counts inputs that have at least one finding.
	FilesWithFindings int
	// FirstPath and FirstRule are those of the first unsuppressed finding.
	FirstPath, FirstRule string
	// Problems are the first inputs that were not fully scanned, at most
	// three, and Skips the reasons for which inputs were left out.
	Problems []string
	Skips    []string
}

const maxReasons = 3

// Finding remembers the first one.
func (t *Tally) Finding(f *scanner.Finding) error {
	if t.FirstPath == "" && f.Suppressed == nil {
		t.FirstPath, t.FirstRule = f.Path, f.Rule
	}
	return nil
}

// Coverage counts the input and keeps the first reasons.
func (t *Tally) Coverage(c *scanner.Coverage) error {
	if c.Findings > 0 {
		t.FilesWithFindings++
	}
	switch c.Status {
	case scanner.StatusPartial, scanner.StatusFailed:
		t.Problems = appendReason(t.Problems, c.Path)
	case scanner.StatusSkipped:
		for _, reason := range c.Reasons {
			t.Skips = appendReason(t.Skips, reason)
		}
	case scanner.StatusScanned:
	}
	return nil
}

func appendReason(list []string, reason string) []string {
	if len(list) >= maxReasons || slices.Contains(list, reason) {
		return list
	}
	return append(list, reason)
}

// ProblemLine says in one line what of an input was not scanned and why, or
// is empty where there is nothing to say.
func ProblemLine(c *scanner.Coverage) string {
	var what string
	switch c.Status {
	case scanner.StatusPartial:
		what = "not fully scanned"
	case scanner.StatusFailed:
		what = "not scanned"
	case scanner.StatusScanned, scanner.StatusSkipped:
		return ""
	}
	return Escape(fmt.Sprintf("%s: %s: %s", c.Path, what, reasons(c.Reasons)))
}

// NoteLine says how an input was read, for verbose runs.
func NoteLine(c *scanner.Coverage) string {
	line := fmt.Sprintf("%s: %s", c.Path, c.Status)
	if c.Status == scanner.StatusScanned {
		line += fmt.Sprintf(" as %s, %s", c.Format, Plural(c.Units, "unit"))
		if c.Encoding != "" {
			line += ", " + c.Encoding
		}
	}
	if len(c.Reasons) > 0 {
		line += ": " + reasons(c.Reasons)
	}
	return Escape(line)
}

func reasons(list []string) string {
	switch {
	case len(list) == 0:
		return "no reason known"
	case len(list) > maxReasons:
		return fmt.Sprintf("%s; and %d more", strings.Join(list[:maxReasons], "; "), len(list)-maxReasons)
	}
	return strings.Join(list, "; ")
}

// Closing is what the last line of a run is made of.
type Closing struct {
	Summary *scanner.Summary
	Tally   *Tally
	// FailOn is the severity from which findings fail the run.
	FailOn rules.Severity
	// Changes says of what a run examines only the changes ("staged",
	// "changed since main"); then it may well find nothing to scan. Empty
	// means that it examines what is there.
	Changes string
	// Interrupted tells that the run was cut short.
	Interrupted bool
	// Verbose tells that the report held the details of the findings.
	Verbose bool
}

// Clean tells that there is nothing that a person must look at.
func (c Closing) Clean() bool {
	return c.Summary.Findings == 0 && c.Complete() && !c.Interrupted
}

// Complete tells whether everything that was to be scanned was.
func (c Closing) Complete() bool {
	if c.Changes != "" && c.Summary.Files == 0 {
		return c.Summary.Partial == 0 && c.Summary.Failed == 0
	}
	return c.Summary.Complete()
}

// Line says what was scanned, what was not and why, and the next command.
func (c Closing) Line() string {
	var parts []string
	switch s := c.Summary; {
	case c.Interrupted && s.Findings > 0:
		parts = append(parts, c.found()+" before the interrupt")
	case c.Interrupted:
		parts = append(parts, "interrupted before the first finding")
	case s.Files == 0 && c.Changes != "":
		parts = append(parts, "no training data is "+c.Changes)
	case s.Files == 0:
		parts = append(parts, "nothing was scanned")
	default:
		parts = append(parts, c.result(), c.scanned())
	}
	if n := c.Summary.Suppressed; n > 0 {
		parts = append(parts, fmt.Sprintf("%d suppressed", n))
	}
	parts = append(parts, c.omitted()...)
	if next := c.next(); next != "" {
		parts = append(parts, "next: "+next)
	}
	return Escape(strings.Join(parts, "; "))
}

func (c Closing) result() string {
	s := c.Summary
	if s.Findings == 0 {
		return "no findings in " + Plural(s.Files, "file")
	}
	line := fmt.Sprintf("%s in %d of %s", c.found(), c.Tally.FilesWithFindings, Plural(s.Files, "file"))
	if s.Worst < c.FailOn {
		line += fmt.Sprintf(", none at or over %s", c.FailOn)
	}
	return line
}

// found is "3 findings (2 high, 1 medium)".
func (c Closing) found() string {
	var counts []string
	for sev := rules.SeverityCritical; sev >= rules.SeverityInfo; sev-- {
		if n := c.Summary.Severity[sev.String()]; n > 0 {
			counts = append(counts, fmt.Sprintf("%d %s", n, sev))
		}
	}
	return fmt.Sprintf("%s (%s)", Plural(c.Summary.Findings, "finding"), strings.Join(counts, ", "))
}

func (c Closing) scanned() string {
	return fmt.Sprintf("%s, %s scanned", Plural(c.Summary.Units, "unit"), size(c.Summary.Bytes))
}

func (c Closing) omitted() []string {
	s := c.Summary
	var out []string
	if n := s.Partial + s.Failed; n > 0 {
		out = append(out, fmt.Sprintf("%d not fully scanned (%s)", n, list(c.Tally.Problems, n)))
	}
	if s.Skipped > 0 {
		out = append(out, fmt.Sprintf("%d skipped (%s)", s.Skipped, strings.Join(c.Tally.Skips, "; ")))
	}
	return out
}

func (c Closing) next() string {
	switch {
	case c.Tally.FirstPath == "" || c.Interrupted:
		return ""
	case c.Verbose || c.Changes != "": // the files may differ from what git has
		return "privlint rules explain " + c.Tally.FirstRule
	case strings.HasPrefix(c.Tally.FirstPath, "<"):
		return "privlint scan -v -" // standard input without a name
	}
	return "privlint scan -v " + shellQuote(outermost(c.Tally.FirstPath))
}

// outermost is the file that holds the archive member at path.
func outermost(path string) string {
	for i := range len(path) {
		if path[i] != '!' {
			continue
		}
		switch strings.ToLower(path[strings.LastIndexByte(path[:i], '.')+1 : i]) {
		case "zip", "gz", "tar", "tgz":
			return path[:i]
		}
	}
	return path
}

func list(names []string, total int) string {
	line := strings.Join(names, ", ")
	if total > len(names) {
		line += ", ..."
	}
	return line
}

// shellQuote makes path one word of a POSIX shell.
func shellQuote(path string) string {
	if strings.HasPrefix(path, "-") {
		path = "./" + path
	}
	plain := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("_./+:@%=,-", r)
	}
	if strings.ContainsFunc(path, func(r rune) bool { return !plain(r) }) {
		return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
	}
	return path
}

// Plural writes a number with its noun.
func Plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// size writes a number of bytes for people, in units of 1000.
func size(n int64) string {
	switch {
	case n < 1000:
		return Plural(int(n), "byte")
	case n < 1000_000:
		return fmt.Sprintf("%.1f kB", float64(n)/1e3)
	case n < 1000_000_000:
		return fmt.Sprintf("%.1f MB", float64(n)/1e6)
	}
	return fmt.Sprintf("%.1f GB", float64(n)/1e9)
}
