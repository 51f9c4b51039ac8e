package report

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner"
)

// maxRows is how many findings a Markdown report lists: GitHub cuts comments
// at 65,536 characters and step summaries at 1 MiB.
const maxRows = 300

// markdown is for comments and job summaries: counts first, then the
// findings, then what was and was not scanned.
type markdown struct {
	w     buffer
	o     Options
	rows  []string
	more  int
	bad   []string // inputs that were not fully scanned
	skips map[string]int
}

func newMarkdown(w io.Writer, o Options) *markdown {
	return &markdown{w: newBuffer(w), o: o, skips: make(map[string]int)}
}

// cell escapes text for a cell of a table.
func cell(s string) string {
	return markdownEscape.Replace(Escape(s))
}

var markdownEscape = strings.NewReplacer(
	`\`, `\\`, "|", `\|`, "<", "&lt;", ">", "&gt;", "&", "&amp;", "*", `\*`, "_", `\_`, "`", "\\`", "[", `\[`, "]", `\]`, "#", `\#`, "@", "&#64;",
	"://", ":&#47;/", "www.", "www&#46;") // else GitHub makes links of them

func (m *markdown) Finding(f *scanner.Finding) error {
	if f.Suppressed != nil {
		return nil
	}
	if len(m.rows) >= maxRows {
		m.more++
		return nil
	}
	value := f.Masked
	if m.o.ShowValues {
		value = f.Reveal()
	}
	m.rows = append(m.rows, fmt.Sprintf("| %s | %s:%d:%d | %s | %s | %s |\n",
		f.Severity, cell(f.Path), f.Line, f.Column, cell(f.Rule), cell(f.Message), cell(value)))
	return nil
}

func (m *markdown) Coverage(c *scanner.Coverage) error {
	switch c.Status {
	case scanner.StatusPartial, scanner.StatusFailed:
		m.bad = append(m.bad, "| "+cell(c.Path)+" | "+string(c.Status)+" | "+cell(strings.Join(c.Reasons, "; "))+" |\n")
	case scanner.StatusSkipped:
		m.skips[strings.Join(c.Reasons, "; ")]++
	case scanner.StatusScanned:
	}
	return nil
}

func (m *markdown) Close(s *scanner.Summary) error {
	m.w.printf("## privlint\n\n")
	m.counts(s)
	if len(m.rows) > 0 {
		m.w.printf("\n### Findings\n\n| severity | place | rule | finding | value |\n| --- | --- | --- | --- | --- |\n%s", strings.Join(m.rows, ""))
		if m.more > 0 {
			m.w.printf("\nand %d more\n", m.more)
		}
	}
	m.w.printf("\n### Coverage\n\n| scanned | not fully | not at all | left out | suppressed |\n| ---: | ---: | ---: | ---: | ---: |\n| %d | %d | %d | %d | %d |\n",
		s.Files-s.Partial, s.Partial, s.Failed, s.Skipped, s.Suppressed)
	if len(m.bad) > 0 {
		m.w.printf("\n| input | state | why |\n| --- | --- | --- |\n%s", strings.Join(m.bad, ""))
	}
	if len(m.skips) > 0 {
		m.w.printf("\nLeft out:\n\n")
		for _, reason := range slices.Sorted(maps.Keys(m.skips)) {
			m.w.printf("- %s: %d\n", cell(reason), m.skips[reason])
		}
	}
	return m.w.flush()
}

// counts writes a table of entity types, the most frequent first.
func (m *markdown) counts(s *scanner.Summary) {
	if s.Findings == 0 {
		m.w.printf("No findings in %s.\n", Plural(s.Files, "file"))
		return
	}
	var parts []string
	for sev := rules.SeverityCritical; sev >= rules.SeverityInfo; sev-- {
		if n := s.Severity[sev.String()]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, sev))
		}
	}
	m.w.printf("**%s** in %s: %s.\n\n| entity type | findings |\n| --- | ---: |\n", Plural(s.Findings, "finding"), Plural(s.Files, "file"), strings.Join(parts, ", "))
	types := slices.SortedFunc(maps.Keys(s.Entity), func(a, b string) int {
		return cmp.Or(cmp.Compare(s.Entity[b], s.Entity[a]), cmp.Compare(a, b))
	})
	for _, t := range types {
		m.w.printf("| %s | %d |\n", cell(t), s.Entity[t])
	}
}
