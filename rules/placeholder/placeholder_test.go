package placeholder

import (
	"slices"
	"strings"
	"testing"
)

func known(name string) bool { return name == "PERSON" || name == "US_SSN" }

func TestAll(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string // the placeholders as they are written
	}{
		{"bare", "call <PERSON> now", []string{"<PERSON>"}},
		{"numbered", "<PERSON_1> and <US_SSN_12>", []string{"<PERSON_1>", "<US_SSN_12>"}},
		{"hash", "<PERSON~h4be1c0ffee5e1f00>", []string{"<PERSON~h4be1c0ffee5e1f00>"}},
		{"encrypted", "a<PERSON~eAAAAAAAAAAAAAAAAAAAAAA>b", []string{"<PERSON~eAAAAAAAAAAAAAAAAAAAAAA>"}},
		{"format preserved", "<US_SSN~f309-1 (7)2>", []string{"<US_SSN~f309-1 (7)2>"}},
		{"after an open bracket", "1 < 2 <<PERSON>", []string{"<PERSON>"}},
		{"unknown type", "<DIV> <PERSONS>", nil},
		{"what may hide a value", "<US_SSN=123> <US_SSN_123456789> <US_SSN~h123456789> <PERSON~fJohn> <PERSON~eJohn> <PERSON John>", nil},
		{"lower case", "<person>", nil},
		{"not closed", "<PERSON", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for p := range All(tt.text, known) {
				got = append(got, tt.text[p.Start:p.End])
				if again := Format(p.Type, p.Kind, p.Payload); again != tt.text[p.Start:p.End] {
					t.Errorf("Format gives %q for %q", again, tt.text[p.Start:p.End])
				}
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func FuzzAll(f *testing.F) {
	f.Add("<PERSON> <US_SSN_2>")
	f.Add(strings.Repeat("<A", 100) + ">")
	f.Fuzz(func(t *testing.T, text string) {
		at := 0
		for p := range All(text, known) {
			if p.Start < at || p.End <= p.Start || text[p.Start] != '<' || text[p.End-1] != '>' {
				t.Fatalf("placeholder [%d,%d) behind %d", p.Start, p.End, at)
			}
			at = p.End
		}
	})
}

// Many open brackets must not take quadratic time: guarantee 7 of the design.
func BenchmarkHostile(b *testing.B) {
	text := strings.Repeat("<A", 80_000) + ">"
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		for range All(text, known) {
			b.Fatal("there is none")
		}
	}
}
