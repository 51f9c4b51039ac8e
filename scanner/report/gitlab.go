package report

import (
	"fmt"
	"io"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner"
)

// gitlab writes a GitLab Code Quality report, the form of Code Climate
// issues that GitLab reads: an array, each element with description,
// check_name, fingerprint, severity and location.
type gitlab struct {
	jsonWriter
	o    Options
	seen map[string]int
}

func newGitLab(w io.Writer, o Options) *gitlab {
	return &gitlab{jsonWriter: newJSONWriter(w), o: o, seen: make(map[string]int)}
}

type gitlabIssue struct {
	Description string         `json:"description"`
	CheckName   string         `json:"check_name"`
	Fingerprint string         `json:"fingerprint"`
	Severity    string         `json:"severity"`
	Location    gitlabLocation `json:"location"`
}

type gitlabLocation struct {
	Path  string      `json:"path"`
	Lines gitlabLines `json:"lines"`
}

type gitlabLines struct {
	Begin int `json:"begin"`
}

func gitlabSeverity(s rules.Severity) string {
	switch s {
	case rules.SeverityCritical:
		return "blocker"
	case rules.SeverityHigh:
		return "critical"
	case rules.SeverityMedium:
		return "major"
	case rules.SeverityLow:
		return "minor"
	default:
		return "info"
	}
}

func (g *gitlab) issue(i gitlabIssue) error {
	if g.items == 0 {
		g.w.printf("[")
	}
	return g.item(i)
}

func (g *gitlab) Finding(f *scanner.Finding) error {
	if f.Suppressed != nil {
		return nil
	}
	text := Escape(f.Message)
	if g.o.ShowValues {
		text += " value: " + f.Reveal()
	}
	// GitLab drops all but one of the issues with the same fingerprint.
	id := f.Path + "\x00" + f.Fingerprint
	g.seen[id]++
	return g.issue(gitlabIssue{
		Description: text, CheckName: f.Rule, Fingerprint: fmt.Sprintf("%s-%s-%d", f.Fingerprint, pathHash(f.Path), g.seen[id]),
		Severity: gitlabSeverity(f.Severity), Location: gitlabLocation{f.Path, gitlabLines{max(f.Line, 1)}},
	})
}

func (g *gitlab) Coverage(c *scanner.Coverage) error {
	if line := ProblemLine(c); line != "" {
		g.seen[c.Path]++ // an archive may hold two members of one name
		return g.issue(gitlabIssue{
			Description: line, CheckName: "not-fully-scanned", Fingerprint: fmt.Sprintf("input-%s-%d", pathHash(c.Path), g.seen[c.Path]),
			Severity: "blocker", Location: gitlabLocation{c.Path, gitlabLines{1}},
		})
	}
	return g.w.flush()
}

func (g *gitlab) Close(*scanner.Summary) error {
	if g.items == 0 {
		g.w.printf("[")
	}
	g.w.printf("\n]\n")
	return g.w.flush()
}
