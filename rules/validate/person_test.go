package validate

import (
	"strings"
	"testing"
)

// nameCases are texts in pairs: what a check of names must accept, and
// lookalikes that it must refuse.
var nameCases = []struct {
	check     string
	yes, no   []string
	rationale string
}{
	{
		check: "person-name", rationale: "unknown words are names after \"my name is\"",
		yes: []string{"maria gonzalez", "Oyelaran", "juan de la cruz", "Jean-Luc Moreau", "will smith", "John A.", "o'brien", "grace", "xiaoming", "Олег"},
		no:  []string{"not working", "maria and", "misspelled", "on the card", "i", "a", "", "  ", "john i", "parkinson", "alexa", "bcdfg", "the", "maria gonzalez and i need help now"},
	},
	{
		check: "known-name", rationale: "\"i'm X\" is mostly no name",
		yes: []string{"fatima", "carlos ramirez", "Wei", "mark johnson", "Katarzyna", "john k"},
		no:  []string{"frank", "may", "mark down", "hopeful", "zorblax", "will be", "will", "mercedes", "watson"},
	},
	{
		check: "title-name", rationale: "last names follow titles",
		yes: []string{"okonkwo", "brown", "van der berg", "J. Brown", "Smith", "maria lopez"},
		no:  []string{"pepper", "coffee", "appointment", "who", "please", "strange"},
	},
	{
		check: "known-surname", rationale: "\"miss\" and \"ms\" are other words too",
		yes: []string{"rodriguez", "Patel", "sarah connor"},
		no:  []string{"you", "word", "long", "teams", "zorblax"},
	},
	{
		check: "full-name", rationale: "no context at all but capitals",
		yes: []string{"Nancy Kowalski", "Michael B.", "James T. Kirkland", "Priya Sharma"},
		no:  []string{"Nancy", "Crohn Disease", "May Day", "Michael Kors", "Santa Barbara", "Johns Hopkins", "Zorblax Smith"},
	},
	{
		check: "signature-name", rationale: "alone on a line below a closing",
		yes: []string{"Angel", "Meg C.", "Foo Bar", "Zorblax", "Maria de la Cruz"},
		no:  []string{"Customer Experience", "Acme Support", "The Team", "Best Regards", "Please", "C.", "", "Happy Holidays"},
	},
	{
		check: "credentialed-name", rationale: "as clinical systems print it",
		yes: []string{"Okafor,Brian T,MD", "Lindqvist, Karin, RN", "O'Hara,Mary Ann,DO"},
		no:  []string{"Spring,MD", "Okafor Brian MD", "Support,Customer,MD", ",,", ""},
	},
	{
		check: "place-name", rationale: "\"I live in X\"",
		yes: []string{"san antonio", "Leeds", "new york", "salt lake city", "Gdańsk", "reading"},
		no:  []string{"fear", "my building", "house", "constant pain", "", "a b c d e"},
	},
	{
		check: "uncommon-words", rationale: "names of medicines",
		yes: []string{"lorvatin", "zentaxol"},
		no:  []string{"card", "cards", "glasses", "monthly", "sarah", ""},
	},
	{
		check: "condition-words", rationale: "what follows \"diagnosed with\"",
		yes: []string{"colon cancer", "ms", "type 2 diabetes", "shellfish"},
		no:  []string{"it", "this", "", "something", "six", "loss of", "type"},
	},
	{
		check: "nationality-word", rationale: "after \"nationality:\"",
		yes: []string{"Kenyan", "british", "thai"},
		no:  []string{"required", "field", ""},
	},
	{
		check: "uncommon-or-party", rationale: "after \"I voted for\"",
		yes: []string{"green party", "labour", "lepageau"},
		no:  []string{"you", "pizza", ""},
	},
	{
		check: "crime-words", rationale: "\"charged\" is about money mostly",
		yes: []string{"convicted", "charged with assault", "arrested for theft"},
		no:  []string{"charged", "charged for coffee", "fined by the library", ""},
	},
}

func TestNameChecks(t *testing.T) {
	for _, tt := range nameCases {
		v, ok := Lookup(tt.check)
		if !ok {
			t.Fatalf("no validator %s", tt.check)
		}
		t.Run(tt.check, func(t *testing.T) {
			for _, s := range tt.yes {
				if got := v.Check(s); got != Valid {
					t.Errorf("%q: got %v, want valid (%s)", s, got, tt.rationale)
				}
			}
			for _, s := range tt.no {
				if got := v.Check(s); got != Invalid {
					t.Errorf("%q: got %v, want invalid (%s)", s, got, tt.rationale)
				}
			}
		})
	}
}

// TestWordLists keeps the dictionaries in the form that the checks expect.
func TestWordLists(t *testing.T) {
	l := lists()
	for name, set := range map[string]wordSet{"first names": l.first, "last names": l.last, "stop words": l.stop, "particles": l.particles} {
		if len(set) < 40 {
			t.Errorf("%s: %d words", name, len(set))
		}
		for w := range set {
			if w != strings.ToLower(w) || strings.ContainsAny(w, " ,;#") {
				t.Errorf("%s: %q is not one lower-case word", name, w)
			}
		}
	}
	for _, w := range []string{"the", "and", "my", "account", "not", "nicht", "pas", "não"} {
		if !l.stop.has(w) {
			t.Errorf("%q is no stop word", w)
		}
		if l.first.has(w) {
			t.Errorf("%q is a first name", w)
		}
	}
}

// FuzzPersonValidators checks that no text makes a check panic, that checks
// have no memory, and that blanks around a value do not matter.
func FuzzPersonValidators(f *testing.F) {
	for _, tt := range nameCases {
		for _, s := range append(tt.yes, tt.no...) {
			f.Add(s)
		}
	}
	f.Add("123 main st apt 4b, springfield il 62704")
	f.Add("2024年3月1日")
	f.Add("1/2/\xff3")
	f.Fuzz(func(t *testing.T, s string) {
		for _, v := range personValidators {
			first := v.Check(s)
			if again := v.Check(s); again != first {
				t.Errorf("%s: %v, then %v", v.Name, first, again)
			}
			if first == Valid && strings.TrimSpace(s) == "" {
				t.Errorf("%s accepts blanks", v.Name)
			}
		}
	})
}
