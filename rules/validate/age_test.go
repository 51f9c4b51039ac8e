package validate

import "testing"

func TestHumanAge(t *testing.T) {
	tests := []struct {
		value string
		want  Verdict
	}{
		{"45", Valid},
		{"0", Invalid},
		{"150", Invalid},
		{"old", Invalid},
		{"99999999999999999999", Invalid},
		{"age 87", Valid},
		{"72 Yr. old", Valid},
		{"3.5years old", Valid},
		{"3,5 Jahre alt", Valid},
		{"thirty-five years old", Valid},
		{"eight years old", Valid},
		{"sixty years", Valid},
		{"two hundred years old", Invalid},
		{"89 years old", Valid},
		{"90 days old", Valid},
		{"ten months old", Valid},
		{"drei Wochen alt", Valid},
		{"fünfunddreißig Jahre alt", Valid},
		{"dreissig Jahre", Valid},
		{"sechzigjährige", Valid},
		{"16-jährige", Valid},
		{"femårig", Valid},
		{"25-letni", Valid},
		{"dix-huit mois d'âge", Valid},
		{"soixante et onze ans", Valid},
		{"quatre-vingt-neuf ans", Valid},
		{"treinta y cinco años", Valid},
		{"diez anos", Valid},
		{"vinte e um anos", Valid},
		{"ventitré anni", Valid},
		{"trentotto anni", Valid},
		{"vijfendertig jaar oud", Valid},
		{"tweeëntwintig jaar", Valid},
		{"trettiofem år gammal", Valid},
		{"otuz beş yaşında", Valid},
		{"17 yaşındasın", Valid},
		{"dwadzieścia pięć lat", Valid},
		{"dvacet pět let", Valid},
		{"पांच वर्ष की", Valid},
		{"अड़तीस साल", Valid},
		{"十二周岁", Valid},
		{"90天大", Valid},
		{"六十才", Valid},
		{"八十九歳", Valid},
		{"3살", Valid},
		{"스물다섯 살", Valid},
		{"삼십오 세", Valid},
		{"십 팔 개월", Valid},
		{"", Invalid},
	}
	for _, tt := range tests {
		if got := humanAge(tt.value); got != tt.want {
			t.Errorf("%q: got %v, want %v", tt.value, got, tt.want)
		}
	}
}

func TestHumanAgeOver89(t *testing.T) {
	tests := []struct {
		value string
		want  Verdict
	}{
		{"89", Invalid},
		{"90", Valid},
		{"122 years old", Valid},
		{"500 years old", Invalid},
		{"90 days old", Invalid},
		{"100 weeks old", Invalid},
		{"ninety-five years old", Valid},
		{"a hundred and two years old", Valid},
		{"one hundred years old", Valid},
		{"fünfundneunzig Jahre alt", Valid},
		{"hundertzwei Jahre alt", Valid},
		{"quatre-vingt-quinze ans", Valid},
		{"quatre vingt quinze ans", Valid},
		{"nonante-deux ans", Valid},
		{"noventa y un años", Valid},
		{"cien años", Valid},
		{"noventa e um anos", Valid},
		{"novantuno anni", Valid},
		{"eenennegentig jaar oud", Valid},
		{"nittiofem år gammal", Valid},
		{"doksan beş yaşında", Valid},
		{"dziewięćdziesiąt lat", Valid},
		{"devadesát let", Valid},
		{"पचानवे साल", Valid},
		{"九十五岁", Valid},
		{"百歳", Valid},
		{"아흔다섯 살", Valid},
		{"구십 세", Valid},
		{"五百岁", Invalid},
	}
	for _, tt := range tests {
		if got := humanAgeOver89(tt.value); got != tt.want {
			t.Errorf("%q: got %v, want %v", tt.value, got, tt.want)
		}
	}
}

// TestCountingWords checks that each language names every number up to 99,
// and that no two languages disagree on a word.
func TestCountingWords(t *testing.T) {
	seen := make(map[string]int)
	for i, c := range counting {
		named := make(map[int]bool)
		for w, n := range c.numbers() {
			named[n] = true
			if other, ok := seen[w]; ok && other != n {
				t.Errorf("%q is %d and %d", w, n, other)
			}
			seen[w] = n
		}
		for n := range 100 {
			if !named[n] && n > 0 {
				t.Errorf("language %d has no word for %d", i, n)
			}
		}
	}
	for n, named := 1, koreanNumbers(); n < 100; n++ {
		found := false
		for _, m := range named {
			found = found || m == n
		}
		if !found {
			t.Errorf("Korean has no word for %d", n)
		}
	}
}
