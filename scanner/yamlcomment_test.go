package scanner

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Each line of a source that a comment covers ends with "*"; a line that only
// looks as if it had one ends with "!". The signs are taken away first.
func TestYAMLComments(t *testing.T) {
	const c = "# privlint:ignore x -- r"
	tests := []struct{ name, src string }{
		{"behind a text", "a: 1\nb: 2 " + c + "*\nc: 3"},
		{"alone, for a value", "a: 1\n" + c + "*\nb: 2*\nc: 3"},
		{"alone, at the end", "a: 1\n" + c + "*"},
		{"alone, before an empty line", c + "*\n\na: 1"},
		{"two", c + "*\n" + c + "*\nb: 2*\nc: 3"},
		{"alone, for an item", "nlu:\n" + c + "*\n- intent: a*\n  examples: |*\n    - x*\n- intent: b"},
		{"alone, for a key", "nlu:\n- intent: a\n  " + c + "*\n  examples: |*\n    - x*\n\n    - y*\n  more: 1"},
		{"alone, for a sequence on the column of its key", c + "*\nnlu:*\n- a*\n- b*\nrules:\n- c"},
		{"behind a block", "- examples: | " + c + "*\n    - x*\n    - y*\n  more: 1\n- next"},
		{"behind a folded block", "a: >2- " + c + "*\n   x*\nb: 1"},
		{"behind a key", "e: " + c + "*\n- x*\n- f: 1*\ng: 1"},
		{"behind a dash", "- " + c + "*\n  a: 1*\n- b"},
		{"CRLF", "a: 1 " + c + "*\r\nb: 2\r\n"},
		{"in double quotes", "a: \"x " + c + "!\"\nb: 2"},
		{"in single quotes", "a: 'it''s " + c + "!'\nb: 2"},
		{"in a key", "\"a " + c + "!\": 1"},
		{"in quotes over lines", "a: \"x\n  y " + c + "!\n  z\" " + c + "*\nb: 1"},
		{"in an escape", "a: \"x \\\" " + c + "!\"\nb: 1"},
		{"in a block", "a: |\n  x " + c + "!\n  " + c + "!\nb: 1 " + c + "*"},
		{"in a block of an item", "- |\n x " + c + "!\n- y " + c + "*"},
		{"in a document", "--- |\nx " + c + "!\n"},
		{"in a block with a tag", "a: !!str |\n  x " + c + "!"},
		{"in a flow", "a: [x, \"y " + c + "!\", {b: 'z " + c + "!'},\n  w] " + c + "*\nb: \"x " + c + "!\""},
		{"quote in a plain text", "a: it is 5 \" long " + c + "*\nb: isn't " + c + "*"},
		{"bracket in a plain text", "a: see\n  [link\nb: |\n  it's " + c + "!\n"},
		{"quote that begins a line of a plain text", "a: see\n  \"link\nb: \"x " + c + "!\""},
		{"no blank before", "a: x" + c + "!"},
		{"other words before", "# say privlint:ignore x -- r"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var covered, texts []int
			lines := strings.Split(tt.src, "\n")
			for i, line := range lines {
				bare := strings.TrimRight(line, "\r")
				if strings.HasSuffix(bare, "*") {
					covered = append(covered, i+1)
				} else if strings.Contains(bare, "!") && strings.Contains(strings.ReplaceAll(bare, "!!", ""), "!") {
					texts = append(texts, i+1)
				}
			}
			// "!*" cannot stand together, a line has one sign.
			src := strings.NewReplacer("r*", "r", "r!", "r").Replace(tt.src)
			for i, line := range strings.Split(src, "\n") {
				if line != lines[i] || !strings.HasSuffix(line, "*") {
					continue
				}
				src = strings.Replace(src, line, strings.TrimSuffix(line, "*"), 1)
			}
			y := newYAMLComments()
			for b := range strings.SplitSeq(src, "") {
				y.feed([]byte(b))
			}
			y.finish()
			var gotCovered, gotTexts []int
			for _, c := range y.out {
				if c.InText {
					gotTexts = append(gotTexts, c.Line)
					continue
				}
				for line := c.Line; line <= c.To; line++ {
					if line == c.Line || strings.TrimSpace(lines[line-1]) != "" {
						gotCovered = append(gotCovered, line)
					}
				}
			}
			slices.Sort(gotCovered)
			if diff := cmp.Diff(covered, slices.Compact(gotCovered)); diff != "" {
				t.Errorf("covered (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(texts, slices.Compact(gotTexts)); diff != "" {
				t.Errorf("in texts (-want +got):\n%s", diff)
			}
		})
	}
}

// A line that is too long ends the search: better a finding than a comment
// out of step.
func TestYAMLCommentsLongLine(t *testing.T) {
	y := newYAMLComments()
	y.feed([]byte("a: 1 # privlint:ignore x -- r\n"))
	y.feed([]byte(strings.Repeat("x", maxYAMLLine+1)))
	y.feed([]byte("\nb: 1 # privlint:ignore x -- r\n"))
	y.finish()
	if len(y.out) != 1 {
		t.Errorf("got %d comments, want 1", len(y.out))
	}
}
