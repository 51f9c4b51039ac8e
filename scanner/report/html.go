package report

import (
	"cmp"
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/rules/policy"
	"github.com/privlint/privlint/scanner"
)

//go:embed report.html.tmpl
var htmlSource string

const (
	// maxHTMLRows is how many findings and inputs the page lists. It counts
	// all of them: with 5,000 rows the page has 2 MB and browsers still
	// filter it at once.
	maxHTMLRows = 5000
	// maxBars bounds the bars of one chart, matrixTypes the entity types of
	// an obligation that are shown at once.
	maxBars     = 15
	matrixTypes = 6
)

// html writes one page that needs nothing else: counts and charts first,
// then what they mean for policies, the findings, and what was scanned.
type html struct {
	w         io.Writer
	o         Options
	findings  []htmlFinding
	more      int
	accepted  int
	coverage  []htmlInput
	moreInput int
	types     counts
	places    counts
	intents   counts
	tags      map[string]int
}

func newHTML(w io.Writer, o Options) *html {
	return &html{w: w, o: o, types: counts{}, places: counts{}, intents: counts{}, tags: make(map[string]int)}
}

// counts holds findings by a name and severity.
type counts map[string]*[rules.SeverityCritical + 1]int

func (c counts) add(name string, s rules.Severity) {
	if name == "" {
		return
	}
	if c[name] == nil {
		c[name] = new([rules.SeverityCritical + 1]int)
	}
	c[name][s]++
}

type htmlFinding struct {
	Severity, Path, Rule, EntityType, Message, Place, Before, Value, After, Likelihood, Policies, Fingerprint, Accepted string
	Line, Column                                                                                                        int
}

type htmlInput struct {
	Path, Status, Format, Reasons string
	Units, Findings, Suppressed   int
	Size                          string
}

// Finding implements scanner.Sink.
func (h *html) Finding(f *scanner.Finding) error {
	if f.Suppressed != nil {
		h.accepted++
	} else {
		h.types.add(string(f.EntityType), f.Severity)
		h.places.add(f.Place.Kind, f.Severity)
		h.intents.add(Escape(f.Place.Intent), f.Severity)
		for _, tag := range f.Policies {
			h.tags[tag]++
		}
	}
	if len(h.findings) >= maxHTMLRows {
		h.more++
		return nil
	}
	value := f.Masked
	if h.o.ShowValues {
		value = f.Reveal()
	}
	h.findings = append(h.findings, htmlFinding{
		Severity: f.Severity.String(), Path: Escape(f.Path), Line: f.Line, Column: f.Column, Rule: f.Rule, EntityType: string(f.EntityType),
		Message: Escape(f.Message), Place: f.Place.Kind, Before: Escape(f.Before), Value: Escape(value), After: Escape(f.After),
		Likelihood: string(likelihood(f)), Policies: strings.Join(f.Policies, " "), Fingerprint: f.Fingerprint, Accepted: suppressed(f.Suppressed),
	})
	return nil
}

// Coverage implements scanner.Sink.
func (h *html) Coverage(c *scanner.Coverage) error {
	if len(h.coverage) >= maxHTMLRows && c.Status != scanner.StatusPartial && c.Status != scanner.StatusFailed {
		h.moreInput++
		return nil
	}
	h.coverage = append(h.coverage, htmlInput{
		Path: Escape(c.Path), Status: string(c.Status), Format: c.Format, Reasons: Escape(strings.Join(c.Reasons, "; ")),
		Units: c.Units, Findings: c.Findings, Suppressed: c.Suppressed, Size: size(c.Bytes),
	})
	return nil
}

// bar is one line of a chart. Widths are in per cent of the longest bar.
type bar struct {
	Name  string
	Total int
	Parts []barPart
}

type barPart struct {
	Severity string
	Count    int
	Width    float64
}

// bars lists the names with the most findings, the worst first among equals.
func (c counts) bars() []bar {
	total := func(name string) (n int) {
		for _, k := range c[name] {
			n += k
		}
		return n
	}
	names := slices.SortedFunc(maps.Keys(c), func(a, b string) int {
		return cmp.Or(cmp.Compare(total(b), total(a)), cmp.Compare(a, b))
	})
	var out []bar
	for i, name := range names {
		if i == maxBars {
			break
		}
		b := bar{Name: name, Total: total(name)}
		for s := rules.SeverityCritical; s >= rules.SeverityInfo; s-- {
			if n := c[name][s]; n > 0 {
				b.Parts = append(b.Parts, barPart{s.String(), n, 100 * float64(n) / float64(total(names[0]))})
			}
		}
		out = append(out, b)
	}
	return out
}

// matrix is a policy with what was found for each of its obligations.
type matrix struct {
	Title, Source string
	Rows          []matrixRow
}

type matrixRow struct {
	ID, Title, Types, Reason string
	MoreTypes                string
	MoreCount, Findings      int
}

func (h *html) matrices() ([]matrix, error) {
	var out []matrix
	for _, name := range []string{"hipaa-safe-harbor", "gdpr"} {
		p, err := policy.Load(name)
		if err != nil {
			return nil, err
		}
		m := matrix{Title: p.Title, Source: p.Source}
		for _, o := range p.Obligations {
			types := make([]string, len(o.EntityTypes))
			for i, t := range o.EntityTypes {
				types[i] = string(t)
			}
			row := matrixRow{ID: o.ID, Title: o.Title, Reason: o.Reason, Findings: h.tags[policy.Tag(name, o.ID)]}
			if n := len(types) - matrixTypes; n > 1 {
				row.MoreCount, row.MoreTypes = n, strings.Join(types[matrixTypes:], ", ")
				types = types[:matrixTypes]
			}
			row.Types = strings.Join(types, ", ")
			m.Rows = append(m.Rows, row)
		}
		out = append(out, m)
	}
	return out, nil
}

// Close implements Writer.
func (h *html) Close(s *scanner.Summary) error {
	matrices, err := h.matrices()
	if err != nil {
		return err
	}
	t, err := template.New("report").Parse(htmlSource)
	if err != nil {
		return err
	}
	severities := make([]barPart, 0, rules.SeverityCritical)
	for sev := rules.SeverityCritical; sev >= rules.SeverityInfo; sev-- {
		severities = append(severities, barPart{Severity: sev.String(), Count: s.Severity[sev.String()]})
	}
	version := h.o.Version
	if version == "" {
		version = "devel"
	}
	ruleCount := 0
	if h.o.Rules != nil {
		ruleCount = len(h.o.Rules.Rules())
	}
	return t.Execute(h.w, map[string]any{
		"Version": version, "Rules": ruleCount, "Summary": s, "Severities": severities,
		"Types": h.types.bars(), "Places": h.places.bars(), "Intents": h.intents.bars(),
		"Matrices": matrices, "Findings": h.findings, "More": h.more, "Accepted": h.accepted,
		"Coverage": h.coverage, "MoreInputs": h.moreInput, "Values": h.o.ShowValues,
		"Files":   Plural(s.Files, "file"),
		"Scanned": fmt.Sprintf("%s, %s", Plural(s.Units, "text"), size(s.Bytes)),
		"Clean":   s.Findings == 0 && s.Complete(),
	})
}
