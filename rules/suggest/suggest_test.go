package suggest

import "testing"

func TestNearest(t *testing.T) {
	candidates := []string{"hotwords", "not_near", "title", "severity", "US_SSN", "US_ITIN"}
	tests := []struct{ name, word, want string }{
		{"missing letter", "hotword", "hotwords"},
		{"swapped letters", "tilte", "title"},
		{"hyphen for underscore", "not-near", "not_near"},
		{"swap inside an id", "US_SNS", "US_SSN"},
		{"two letters wrong in a long word", "sevirety", "severity"},
		{"letter outside ASCII", "títle", "title"},
		{"nothing near", "banana", ""},
		{"short words take one edit", "ab", ""},
		{"the word itself is no suggestion", "title", ""},
		{"empty", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Nearest(tt.word, candidates); got != tt.want {
				t.Errorf("Nearest(%q) = %q, want %q", tt.word, got, tt.want)
			}
		})
	}
}

func TestDistance(t *testing.T) {
	tests := []struct {
		a, b string
		want int
	}{
		{"", "", 0},
		{"", "abc", 3},
		{"abc", "", 3},
		{"lunh", "luhn", 1},
		{"kitten", "sitting", 3},
		{"é", "e", 1},
	}
	for _, tt := range tests {
		if got := distance(tt.a, tt.b); got != tt.want {
			t.Errorf("distance(%q, %q) = %d, want %d", tt.a, tt.b, got, tt.want)
		}
		if got := distance(tt.b, tt.a); got != tt.want {
			t.Errorf("distance(%q, %q) = %d, want %d", tt.b, tt.a, got, tt.want)
		}
	}
}
