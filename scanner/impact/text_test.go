package impact

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWriteText(t *testing.T) {
	data := "call Ann,a\ncall Bob,a\nhi,a\nwho,a\nwhen,a\nhi,b\nHI,b\nmail ann,b\nbye,\"c\x1b[31m\"\n"
	i := scrubbed(Options{Format: "intent-csv", MaxWords: 8}, readUnits(t, "intent-csv", data), "Ann", "<PERSON>", "Bob", "<PERSON>", "who", drop)
	i.Finding(1, "AGE", "41")
	i.Finding(1, "ZIP_CODE", "12345")
	r := i.Report()
	tests := []struct {
		name    string
		verbose bool
		want    string
	}{
		{"brief", false, `
training data: 2 of 8 texts changed (25.0 %), 1 dropped, 18.2 % of tokens are placeholders, vocabulary 7 to 6 words
  error    duplicate-example       1 by the scrub, 2 in all, 1 before
  error    name-characters         0 by the scrub, 1 in all, 1 before
  warning  too-few-examples        1 by the scrub, 3 in all, 2 before
  quasi-identifiers left: k = 1 over 1 record in 1 class, 1 alone in theirs
  note: only the first 8 different words were kept: the vocabulary is larger
`},
		{"verbose", true, `
training data: 2 of 8 texts changed (25.0 %), 1 dropped, 18.2 % of tokens are placeholders, vocabulary 7 to 6 words
                        before  after
  texts                      9      8
  examples                   9      8
  intents                    3      3
  smallest intent            1      1
  largest intent             5      4
  balance                0.853  0.887
  tokens                    12     11
  placeholders               0      2
  vocabulary                 7      6
  type-token ratio       0.583  0.545
  intent "a": 5 to 4 examples
  error    duplicate-example       1 by the scrub, 2 in all, 1 before
  error    name-characters         0 by the scrub, 1 in all, 1 before
  warning  too-few-examples        1 by the scrub, 3 in all, 2 before
  error    example 2 of intent "a" is the same as example 1
  warning  intent "a" has 4 examples left of 5, 5 are advised
  quasi-identifiers left: k = 1 over 1 record in 1 class, 1 alone in theirs
  note: only the first 8 different words were kept: the vocabulary is larger
`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var b strings.Builder
			if err := r.WriteText(&b, tt.verbose); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(strings.TrimPrefix(tt.want, "\n"), b.String()); diff != "" {
				t.Errorf("text (-want +got):\n%s", diff)
			}
		})
	}
	if err := r.WriteText(fullDisk{}, true); !errors.Is(err, errFull) {
		t.Errorf("got %v", err)
	}
}

var errFull = errors.New("disk full")

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }
