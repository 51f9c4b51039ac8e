package workspace

import (
	"strings"

	"github.com/privlint/privlint/rules/lazy"
	"github.com/privlint/privlint/scanner/document"
)

// maxParagraph is the most lines that count as belonging together.
const maxParagraph = 50

var markdownLine = lazy.MustCompile("^(#{1,6} \\S|```|\\s*[-*+] \\S|\\s*\\d+\\. \\S|> |\\|.*\\|$|.*\\]\\(https?://|---$)")

// sniffMarkdown goes by the name, or by a heading and a third of the lines
// being marked up.
func sniffMarkdown(h *Head) int {
	if h.Outline != nil {
		return 0
	}
	if hasSuffix(h, ".md", ".markdown") {
		return 50
	}
	marked, filled, headings := 0, 0, 0
	for _, line := range headLines(h) {
		if strings.TrimSpace(line) == "" {
			continue
		}
		filled++
		if markdownLine.MatchString(line) {
			marked++
		}
		if strings.HasPrefix(line, "# ") || strings.HasPrefix(line, "## ") {
			headings++
		}
	}
	if headings > 0 && marked > 2 && marked*3 >= filled {
		return 15
	}
	return 0
}

// readMarkdown makes a unit of each line that is not blank, code included;
// the lines of a paragraph belong together.
func readMarkdown(in *Input, out Emitter) error {
	group, lines, number := 0, 0, 0
	var u document.Unit
	return eachLine(in, out, func(l document.Line) error {
		if strings.TrimSpace(l.Text) == "" {
			lines = 0
			return nil
		}
		if number != l.Number {
			number = l.Number
			lines++
			if lines == 1 || lines > maxParagraph || strings.HasPrefix(l.Text, "#") {
				group++
				lines = 1
			}
		}
		setLine(&u, &l)
		u.Group = group
		return out.Unit(&u)
	})
}
