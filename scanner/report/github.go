package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner"
)

// maxAnnotations is how many annotations of each kind GitHub shows of one
// step; it drops the others without a word.
const maxAnnotations = 10

// github writes workflow commands, which GitHub Actions shows as annotations
// at the lines of a change, the most severe kinds first within what GitHub
// shows. What does not fit is counted.
type github struct {
	w     buffer
	o     Options
	shown map[string]int
	more  int
}

func newGitHub(w io.Writer, o Options) *github {
	return &github{w: newBuffer(w), o: o, shown: make(map[string]int)}
}

// githubKind is the command for a severity.
func githubKind(s rules.Severity) string {
	switch s {
	case rules.SeverityCritical, rules.SeverityHigh:
		return "error"
	case rules.SeverityMedium:
		return "warning"
	default:
		return "notice"
	}
}

var (
	// githubData escapes the text of a command, githubProperty a property.
	githubData     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func (g *github) Finding(f *scanner.Finding) error {
	if f.Suppressed != nil {
		return nil
	}
	kind := githubKind(f.Severity)
	if g.shown[kind] >= maxAnnotations {
		g.more++
		return nil
	}
	g.shown[kind]++
	text := fmt.Sprintf("%s (%s)", f.Message, f.Rule)
	if g.o.ShowValues {
		text += " value: " + f.Reveal()
	}
	g.w.printf("::%s file=%s,line=%d,col=%d,endLine=%d,endColumn=%d,title=%s::%s", kind,
		githubProperty.Replace(Escape(f.Path)), f.Line, f.Column, f.EndLine, f.EndColumn,
		githubProperty.Replace("privlint: "+f.Severity.String()+" "+f.Rule), githubData.Replace(Escape(text)))
	return g.w.endLine()
}

func (g *github) Coverage(c *scanner.Coverage) error {
	if line := ProblemLine(c); line != "" {
		g.w.printf("::error file=%s,title=%s::%s", githubProperty.Replace(Escape(c.Path)), "privlint%3A not fully scanned", githubData.Replace(line))
		return g.w.endLine()
	}
	return g.w.flush()
}

func (g *github) Close(*scanner.Summary) error {
	if g.more > 0 {
		g.w.printf("::notice title=privlint::%s", githubData.Replace(Plural(g.more, "more finding")+": see the log or another report, GitHub shows no more of a kind"))
		g.w.printf("\n")
	}
	return g.w.flush()
}
