package ruledoc

import (
	"fmt"
	"io"
	"strings"

	"github.com/privlint/privlint/rules"
)

// width of a line of Explain, in code points.
const width = 80

// Explain writes all that is known about a rule as plain text, for a
// terminal.
func Explain(w io.Writer, r *rules.Rule) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\n", r.Title)
	for _, f := range factsOf(r) {
		fmt.Fprintf(&b, "  %-12s %s\n", f.name, f.text)
	}
	for i, tag := range tagsOf(r) {
		name := ""
		if i == 0 {
			name = "Policies"
		}
		fmt.Fprintf(&b, "  %-12s %s\n", name, obligation(tag))
	}
	if strings.TrimSpace(r.Description) != "" {
		b.WriteString("\n" + Wrap(r.Description, "") + "\n")
	}
	if len(r.Patterns) > 0 {
		b.WriteString("\nPatterns\n")
		for i := range r.Patterns {
			p := &r.Patterns[i]
			fmt.Fprintf(&b, "  %s, score %g\n      %s\n", p.Name, p.Score, p.Source())
			if c := conditions(r, p); c != "" {
				fmt.Fprintf(&b, "      %s\n", c)
			}
		}
	}
	if r.Terms != nil {
		b.WriteString("\nWords\n" + Wrap(termsText(r.Terms), "  ") + "\n")
	}
	if list := validatorsOf(r); len(list) > 0 {
		b.WriteString("\nCheck\n")
		for _, v := range list {
			b.WriteString(Wrap(v.Name+": "+v.Source, "  ") + "\n")
		}
	}
	for _, c := range contexts(r) {
		fmt.Fprintf(&b, "\n%s (%s)\n%s\n", c.title, window(c.context), Wrap(listed(c.context.Phrases), "  "))
		for _, more := range furtherPhrases(c.context) {
			fmt.Fprintf(&b, "%s\n%s\n", Wrap(more.text, "  "), Wrap(listed(more.phrases), "    "))
		}
	}
	if len(r.Fields) > 0 {
		b.WriteString("\nFields\n" + Wrap(strings.Join(r.Fields, ", "), "  ") + "\n")
	}
	explainExamples(&b, "Found", r.Examples.Match)
	explainExamples(&b, "Not found", r.Examples.NoMatch)
	for _, s := range []struct{ title, body string }{{"False positives", r.FalsePositives}, {"What to do", r.Remediation}} {
		if strings.TrimSpace(s.body) != "" {
			fmt.Fprintf(&b, "\n%s\n%s\n", s.title, Wrap(s.body, "  "))
		}
	}
	if len(r.References) > 0 {
		b.WriteString("\nReferences\n")
		for _, ref := range r.References {
			b.WriteString(Wrap(ref, "  ") + "\n")
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func explainExamples(b *strings.Builder, title string, list []rules.Example) {
	if len(list) == 0 {
		return
	}
	fmt.Fprintf(b, "\n%s\n", title)
	for _, e := range list {
		b.WriteString("  " + visible.Replace(e.Text))
		if e.Field != "" {
			fmt.Fprintf(b, "  (under %q)", e.Field)
		}
		if e.Want != "" && e.Want != e.Text {
			fmt.Fprintf(b, "  -> %s", visible.Replace(e.Want))
		}
		b.WriteString("\n")
	}
}

// Wrap breaks text at blanks so that no line, indent included, is wider than
// 80 code points, unless a word is. The last line ends without a line break.
func Wrap(s, indent string) string {
	var b strings.Builder
	column := 0
	for i, word := range strings.Fields(s) {
		size := len([]rune(word))
		switch {
		case i == 0:
			b.WriteString(indent)
			column = len(indent)
		case column+1+size > width:
			b.WriteString("\n" + indent)
			column = len(indent)
		default:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += size
	}
	return b.String()
}

// listed is a list of phrases with commas between.
func listed(phrases []string) string {
	phrases, rest := shown(phrases)
	return strings.Join(phrases, ", ") + rest
}
