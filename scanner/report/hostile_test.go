package report

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner"
)

// hostileNames are names of intents and files that would break a format.
func hostileNames() []string {
	return []string{
		`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `' onmouseover='x`, "{{.Version}}", "]]>&lt;&amp;",
		"a|b", "a\nb", "a\r\n## title", "`code`", "[link](http://evil.example)", "![x](http://evil.example/y.png)", "<!-- ", "@everyone",
		"=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "%0A::error::x", "::error file=x::y", "a,b:c=d%", "\x00\x1b[2J\ufffe\uffff", "\xff\xfe",
		"</td></tr></table>", "--!>", "日本語 😀", `\`, "https://evil.example/",
	}
}

// hostile runs findings and inputs with such names through a format.
func hostile(t *testing.T, format string) string {
	t.Helper()
	var b bytes.Buffer
	w, err := New(format, &b, Options{Version: "v0.1.0", Verbose: 1})
	if err != nil {
		t.Fatal(err)
	}
	s := &scanner.Summary{Severity: map[string]int{}, Entity: map[string]int{}}
	for i, name := range hostileNames() {
		f := &scanner.Finding{
			Rule: "us-ssn", EntityType: "US_SSN", Category: rules.CategoryGovernmentID, Severity: rules.SeverityHigh, Score: 0.9,
			Message: "US Social Security number in intent " + name, Path: name + ".json", Pointer: "/" + name,
			Line: 1, Column: 2, EndLine: 1, EndColumn: 13, Place: scanner.Place{Kind: "example", Intent: name, Field: name},
			Masked: "***-**-****", Before: name, After: name, Evidence: []string{name}, Fingerprint: fmt.Sprintf("%020x", i),
		}
		c := &scanner.Coverage{Path: name + ".json", Status: scanner.StatusScanned, Format: "text", Findings: 1}
		switch i % 4 {
		case 1:
			c.Status, c.Reasons = scanner.StatusPartial, []string{"line 1: " + name}
		case 2:
			c.Status, c.Reasons = scanner.StatusSkipped, []string{name}
		case 3:
			f.Suppressed = &scanner.Suppression{Kind: "comment", Reason: name, Author: name}
		}
		s.Files++
		s.Findings++
		if err := errors.Join(w.Finding(f), w.Coverage(c)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(s); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestJUnitIsWellFormed(t *testing.T) {
	out := hostile(t, FormatJUnit)
	dec := xml.NewDecoder(strings.NewReader(out))
	cases := 0
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if start, ok := token.(xml.StartElement); ok && start.Name.Local == "testcase" {
			cases++
		}
	}
	if want := len(hostileNames()); cases != want {
		t.Errorf("%d test cases, want %d", cases, want)
	}
}

func TestGitHubCommandsStayOnTheirLines(t *testing.T) {
	out := hostile(t, FormatGitHub)
	command := regexp.MustCompile(`^::(error|warning|notice) (file=[^:,\r\n]*,(line=\d+,col=\d+,endLine=\d+,endColumn=\d+,)?)?title=[^:,\r\n]*::[^\r\n]*$`)
	errs := 0
	for line := range strings.Lines(out) {
		line = strings.TrimSuffix(line, "\n")
		if !command.MatchString(line) {
			t.Errorf("no command: %q", line)
		}
		if strings.Contains(line, "US Social") {
			errs++
		}
	}
	if errs != maxAnnotations {
		t.Errorf("%d annotations of a kind, want %d", errs, maxAnnotations)
	}
	if !strings.Contains(out, "11 more findings") {
		t.Error("what does not fit is not counted")
	}
	if strings.Contains(out, "%0A::error::x.json,") {
		t.Error("% is not escaped")
	}
}

func TestGitLabFingerprintsAreUnique(t *testing.T) {
	var issues []gitlabIssue
	if err := json.Unmarshal([]byte(hostile(t, FormatGitLab)), &issues); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for i := range issues {
		if id := issues[i].Fingerprint; seen[id] {
			t.Errorf("fingerprint %s twice", id)
		} else {
			seen[id] = true
		}
	}
	// Equal findings in one file and in two, and two files with one name.
	var b bytes.Buffer
	w := newGitLab(&b, Options{})
	for _, path := range []string{"a.json", "a.json", "b.json", "a.json"} {
		if err := w.Finding(&scanner.Finding{Rule: "us-ssn", Path: path, Fingerprint: "00"}); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 {
		if err := w.Coverage(&scanner.Coverage{Path: "a.json", Status: scanner.StatusFailed}); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(nil); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b.Bytes(), &issues); err != nil {
		t.Fatal(err)
	}
	seen = map[string]bool{}
	for i := range issues {
		if id := issues[i].Fingerprint; seen[id] {
			t.Errorf("fingerprint %s twice", id)
		} else {
			seen[id] = true
		}
	}
}

func TestCSVParsesBackWithoutFormulas(t *testing.T) {
	rows, err := csv.NewReader(strings.NewReader(hostile(t, FormatCSV))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if got, want := len(rows), 1+2*len(hostileNames()); got != want {
		t.Errorf("%d rows, want %d", got, want)
	}
	for i, row := range rows {
		if len(row) != len(csvHeader) {
			t.Errorf("row %d has %d cells", i, len(row))
		}
		for _, cell := range row {
			if cell != "" && strings.ContainsRune("=+-@\t\r\n", rune(cell[0])) {
				t.Errorf("row %d has a formula: %q", i, cell)
			}
		}
	}
}

// Tables of Markdown end at a line end and have as many cells as their
// head; nothing in them is HTML, a link or a mention.
func TestMarkdownTablesHold(t *testing.T) {
	out := hostile(t, FormatMarkdown)
	bars := regexp.MustCompile(`(^|[^\\])((?:\\\\)*)\|`)
	for line := range strings.Lines(out) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "| high") {
			if n := len(bars.FindAllString(line, -1)); n != 6 {
				t.Errorf("%d bars: %q", n, line)
			}
		}
		if strings.ContainsAny(line, "<>\r\x00\x1b") || regexp.MustCompile(`(^|[^\\])\]\(`).MatchString(line) || strings.Contains(line, "@") {
			t.Errorf("not escaped: %q", line)
		}
		if strings.HasPrefix(line, "#") && !strings.HasPrefix(line, "## privlint") && !strings.HasPrefix(line, "### Findings") && !strings.HasPrefix(line, "### Coverage") {
			t.Errorf("a title of a name: %q", line)
		}
	}
	if strings.Contains(out, "://") {
		t.Error("an address in a name becomes a link")
	}
}

// The page has one script and one style, its own; names are text in it, and
// it loads nothing.
func TestHTMLHoldsHostileNames(t *testing.T) {
	out := hostile(t, FormatHTML)
	if n := strings.Count(strings.ToLower(out), "<script"); n != 1 {
		t.Errorf("%d scripts", n)
	}
	for _, tag := range []string{"<img", "<iframe", "<link", "<object", "<base", "<a ", "<!--"} {
		if strings.Contains(strings.ToLower(out), tag) {
			t.Errorf("the page has %s", tag)
		}
	}
	attribute := regexp.MustCompile(`<[a-z0-9]+((?:\s+[a-z-]+(?:="[^"<>]*")?)*)\s*/?>`)
	rest := attribute.ReplaceAllStringFunc(strings.ToLower(out), func(tag string) string {
		names := regexp.MustCompile(`"[^"]*"`).ReplaceAllString(tag, "")
		if regexp.MustCompile(`\s(src|href|on[a-z]+|action|data)=`).MatchString(names) {
			t.Errorf("an attribute that loads or runs: %s", tag)
		}
		return ""
	})
	body := rest[strings.Index(rest, "</style>"):strings.LastIndex(rest, "(function")]
	if left := regexp.MustCompile(`<[^/]`).FindString(body); left != "" {
		t.Errorf("a tag that is not understood: %q", left)
	}
	clean := string(write(t, FormatHTML, Options{Version: "v0.1.0"}))
	for _, load := range []string{"http:", "https:", "src=", "href=", "url(", "@import", "//cdn"} {
		if strings.Contains(strings.ToLower(clean), load) {
			t.Errorf("the page has %q", load)
		}
	}
}

// Every format tells what was scanned, partly and not at all, and why, but
// those for people at a terminal: there stderr tells it.
func TestCoverageInEveryFormat(t *testing.T) {
	for _, format := range Formats() {
		out := string(write(t, format, Options{Version: "v0.1.0"}))
		for _, c := range sampleCoverage() {
			why := strings.Join(c.Reasons, "; ")
			listed := strings.Contains(out, c.Path) && strings.Contains(out, why)
			want := true
			switch format {
			case FormatText, FormatConcise:
				continue
			case FormatGitHub, FormatGitLab: // only what is to be mended
				want = c.Status == scanner.StatusPartial || c.Status == scanner.StatusFailed
				listed = listed && why != ""
			case FormatMarkdown: // the others are counted by reason
				want = c.Status != scanner.StatusScanned
				listed = strings.Contains(out, why) && why != ""
			case FormatSARIF:
				want = c.Status != scanner.StatusScanned || c.Findings > 0
			}
			if format == FormatGitHub {
				listed = strings.Contains(out, "::error file="+c.Path+",title=privlint%3A not fully scanned")
			}
			if listed != want {
				t.Errorf("%s: %s (%s) listed: %v, want %v", format, c.Path, c.Status, listed, want)
			}
		}
	}
}
