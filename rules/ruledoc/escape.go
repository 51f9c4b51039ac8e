package ruledoc

import "strings"

// special are the characters that mean something in Markdown, in a table, or
// as HTML.
var special = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", `*`, `\*`, `_`, `\_`, `[`, `\[`, `]`, `\]`,
	`<`, `&lt;`, `>`, `&gt;`, `&`, `&amp;`, `|`, `\|`, `#`, `\#`, `~`, `\~`,
)

// text escapes running text, for paragraphs and table cells alike.
func text(s string) string { return special.Replace(s) }

// oneLine puts a folded or literal block into one line.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// paragraphs keeps empty lines and joins the others.
func paragraphs(s string) string {
	var out []string
	for p := range strings.SplitSeq(strings.ReplaceAll(s, "\r\n", "\n"), "\n\n") {
		if p = oneLine(p); p != "" {
			out = append(out, text(p))
		}
	}
	return strings.Join(out, "\n\n")
}

// code is a code span: line ends become a mark, and the fence is longer than
// any run of backquotes inside. Empty text gives nothing.
func code(s string) string {
	if s == "" {
		return ""
	}
	s = visible.Replace(s)
	fence := "`"
	for strings.Contains(s, fence) {
		fence += "`"
	}
	// A span that begins or ends with a backquote, or with a blank at both
	// ends, would lose it.
	if strings.HasPrefix(s, "`") || strings.HasSuffix(s, "`") || strings.HasPrefix(s, " ") && strings.HasSuffix(s, " ") && strings.Trim(s, " ") != "" {
		s = " " + s + " "
	}
	return fence + s + fence
}

// cell is a code span in a table, where pipes are escaped even inside code.
func cell(s string) string { return strings.ReplaceAll(code(s), "|", `\|`) }

// visible shows characters that would break a line or that nobody sees.
var visible = strings.NewReplacer(
	"\r", "␍", "\n", "␊", "\t", "␉",
	"\u00A0", "⟨NBSP⟩", "\u200B", "⟨ZWSP⟩", "\u200C", "⟨ZWNJ⟩", "\u200D", "⟨ZWJ⟩", "\u2060", "⟨WJ⟩", "\uFEFF", "⟨BOM⟩", "\u00AD", "⟨SHY⟩",
	"\u2028", "⟨LS⟩", "\u2029", "⟨PS⟩", "\u202A", "⟨LRE⟩", "\u202B", "⟨RLE⟩", "\u202C", "⟨PDF⟩", "\u202D", "⟨LRO⟩", "\u202E", "⟨RLO⟩",
)

func codes(phrases []string) string {
	phrases, rest := shown(phrases)
	out := make([]string, len(phrases))
	for i, p := range phrases {
		out[i] = code(p)
	}
	return strings.Join(out, ", ") + rest
}

func link(label, target string) string { return "[" + text(label) + "](" + target + ")" }
