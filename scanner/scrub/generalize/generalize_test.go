package generalize

import (
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner/document"
	"github.com/privlint/privlint/scanner/match"
)

func TestValue(t *testing.T) {
	hipaa := Params{Year: 2026, KeepAges: true}
	bands := Params{Year: 2026}
	tests := []struct {
		name string
		t    rules.EntityType
		text string
		p    Params
		want string // "" for the placeholder
	}{
		{"iso", "DATE_TIME", "2024-05-03", hipaa, "2024"},
		{"english", "DATE_TIME", "May 3, 1961", hipaa, "1961"},
		{"weekday and time", "DATE_TIME", "2024-06-05T09:15:30.500-07:00", hipaa, "2024"},
		{"words", "DATE_TIME", "fifth of march nineteen eighty two", hipaa, "1982"},
		{"short year", "DATE_TIME", "8/12/20", hipaa, "2020"},
		{"short year of the last century", "DATE_TIME", "8/12/61", hipaa, "1961"},
		{"short year to come", "DATE_TIME", "8/12/29", hipaa, "2029"},
		{"short year later", "DATE_TIME", "8/12/41", Params{Year: 2042}, "2041"},
		{"chinese", "DATE_TIME", "2024年3月1日", hipaa, "2024年"},
		{"era", "DATE_TIME", "昭和55年4月1日", hipaa, "1980年"},
		{"korean", "DATE_TIME", "2018년 7월 6일", hipaa, "2018년"},
		{"month", "DATE_TIME", "march 2022", hipaa, "2022"},
		{"no year", "DATE_TIME", "april 22", hipaa, ""},
		{"no date", "DATE_TIME", "tomorrow", hipaa, ""},

		{"birth", "DATE_OF_BIRTH", "04/12/1978", hipaa, "1978"},
		{"birth, short year", "DATE_OF_BIRTH", "04/12/78", hipaa, "1978"},
		{"birth, short year that would be to come", "DATE_OF_BIRTH", "04/12/28", hipaa, "before 1937"},
		{"birth, 89 at most", "DATE_OF_BIRTH", "1937-01-01", hipaa, "1937"},
		{"birth, 90 this year", "DATE_OF_BIRTH", "1936-12-31", hipaa, "before 1937"},
		{"birth, german", "DATE_OF_BIRTH", "3. März 1930", hipaa, "vor 1937"},
		{"birth, chinese", "DATE_OF_BIRTH", "1930年4月1日", hipaa, "1937年前"},
		{"birth, korean", "DATE_OF_BIRTH", "1930년 4월 1일", hipaa, "1937년 이전"},
		{"birth to come", "DATE_OF_BIRTH", "2027-01-01", hipaa, ""},
		{"birthday", "DATE_OF_BIRTH", "march 3", hipaa, ""},
		{"birth, clock not known", "DATE_OF_BIRTH", "1978-12-04", Params{}, ""},

		{"old", "AGE", "93 years old", hipaa, "90+ years old"},
		{"old, hyphens", "AGE", "91-year-old", hipaa, "90+-year-old"},
		{"old, number", "AGE", "102", hipaa, "90+"},
		{"old, words", "AGE", "ninety-five years old", hipaa, "90+ years old"},
		{"old, behind a word", "AGE", "age 95", hipaa, "age 90+"},
		{"old, german", "AGE", "fünfundneunzig Jahre alt", hipaa, "90+ Jahre alt"},
		{"old, german adjective", "AGE", "fünfundneunzigjährige", hipaa, "90+-jährige"},
		{"old, french", "AGE", "quatre-vingt-quinze ans", hipaa, "90+ ans"},
		{"old, japanese", "AGE", "九十五歳", hipaa, "90+歳"},
		{"kept", "AGE", "89 years old", hipaa, "89 years old"},
		{"kept infant", "AGE", "8 month old", hipaa, "8 month old"},
		{"90 at least", "AGE", "90", bands, "90+"},
		{"band", "AGE", "34 years old", bands, "30-39 years old"},
		{"band, last", "AGE", "89", bands, "80-89"},
		{"band of five", "AGE", "34-year-old", Params{AgeBand: 5}, "30-34-year-old"},
		{"band too narrow", "AGE", "34", Params{AgeBand: 1}, "30-34"},
		{"band that does not fit", "AGE", "34", Params{AgeBand: 7}, "27-35"},
		{"band, glued", "AGE", "52yo", bands, "50-59yo"},
		{"band, words", "AGE", "seven years old", bands, "0-9 years old"},
		{"band, spanish", "AGE", "treinta y ocho años", bands, "30-39 años"},
		{"band, hindi", "AGE", "29 साल का", bands, "20-29 साल का"},
		{"band, korean", "AGE", "열두 살", bands, "10-19 살"},
		{"band, chinese", "AGE", "六十三岁", bands, "60-69岁"},
		{"band, months", "AGE", "8 month old", bands, "0-11 month old"},
		{"band, more months", "AGE", "18 months old", bands, "12-23 months old"},
		{"band, days", "AGE", "90 day old", bands, "0-364 day old"},
		{"band, weeks", "AGE", "3 Wochen alt", bands, "0-51 Wochen alt"},
		{"no age", "AGE", "old", bands, ""},

		{"zip", "ZIP_CODE", "02139", hipaa, "021"},
		{"zip plus four", "ZIP_CODE", "62704-1234", hipaa, "627"},
		{"few people", "ZIP_CODE", "03601", hipaa, "000"},
		{"few people, plus four", "ZIP_CODE", "89301-1234", hipaa, "000"},
		{"german", "ZIP_CODE", "10115", Params{Region: "DE"}, "10"},
		{"britain", "ZIP_CODE", "sw1a 1aa", hipaa, "sw1a"},
		{"britain, no blank", "ZIP_CODE", "m11ae", hipaa, "m1"},
		{"canada", "ZIP_CODE", "K1A 0B1", hipaa, "K1A"},
		{"ireland", "ZIP_CODE", "D02 X285", hipaa, "D02"},
		{"ireland, no blank", "ZIP_CODE", "a63f4e2", hipaa, "a63"},
		{"japan", "ZIP_CODE", "〒100-0001", hipaa, "〒10"},
		{"austria", "ZIP_CODE", "A-9011", hipaa, "A-9"},
		{"netherlands", "ZIP_CODE", "2595 AN", hipaa, "2"},
		{"poland", "ZIP_CODE", "00-950", hipaa, "00"},
		{"brazil", "ZIP_CODE", "01310-100", hipaa, "01"},
		{"india", "ZIP_CODE", "411 001", hipaa, "41"},
		{"other form", "ZIP_CODE", "AD500", hipaa, ""},
		{"word", "ZIP_CODE", "zip", hipaa, ""},

		{"ipv4", "IP_ADDRESS", "81.2.69.160", bands, "81.2.69.0/24"},
		{"ipv4 network", "IP_ADDRESS", "81.2.69.0/16", bands, "81.2.0.0/16"},
		{"ipv6", "IP_ADDRESS", "2a02:8108:50bf:e6a4::1:7f3c", bands, "2a02:8108:50bf::/48"},
		{"mapped", "IP_ADDRESS", "::ffff:81.2.69.160", bands, "81.2.69.0/24"},
		{"mapped network", "IP_ADDRESS", "::ffff:81.2.69.160/120", bands, "81.2.69.0/24"},
		{"private", "IP_ADDRESS", "192.168.1.20", bands, ""},
		{"no address", "IP_ADDRESS", "256.1.1.1", bands, ""},

		{"street", "STREET_ADDRESS", "14 High Street", bands, ""},
		{"other type", "US_SSN", "123-45-6789", bands, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, ok := Value(tt.t, tt.text, tt.p)
			if got != tt.want || ok != (tt.want != "") {
				t.Errorf("%q: got %q (%t), want %q", tt.text, got, ok, tt.want)
			}
		})
	}
}

// What is written in the place of the examples of the rules is no finding, or
// a reserved one, for all rules together and under either way with ages.
func TestRuleExamples(t *testing.T) {
	set, err := rules.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	m, err := match.New(set.Rules(), match.Options{MinScore: match.ExampleScore})
	if err != nil {
		t.Fatal(err)
	}
	// How many examples of a type are generalized, in percent.
	floors := map[rules.EntityType]int{"DATE_TIME": 70, "DATE_OF_BIRTH": 90, "AGE": 100, "ZIP_CODE": 100, "IP_ADDRESS": 50}
	for entity, floor := range floors {
		t.Run(string(entity), func(t *testing.T) {
			all, done := 0, 0
			for _, r := range set.Rules() {
				if r.EntityType != entity {
					continue
				}
				for _, ex := range r.Examples.Match {
					all++
					got, ok := Value(entity, ex.Want, Params{Year: 2026, AgeBand: 5 * (1 + all%2)})
					if !ok {
						t.Logf("%s: %q takes the placeholder", r.ID, ex.Want)
						continue
					}
					done++
					for _, found := range findings(m, ex, got) {
						t.Errorf("%s: %s", r.ID, found)
					}
				}
			}
			t.Logf("%d of %d generalized", done, all)
			if all == 0 || done*100 < floor*all {
				t.Errorf("%d of %d generalized, want %d %%", done, all, floor)
			}
		})
	}
}

// findings are the hits over a value put in the place of the wanted one.
func findings(m *match.Matcher, ex rules.Example, value string) []string {
	at := strings.Index(ex.Text, ex.Want)
	in := match.Input{Text: ex.Text[:at] + value + ex.Text[at+len(ex.Want):], Typed: ex.Field == ""}
	if ex.Field != "" {
		in.Labels = []document.Label{{Kind: document.LabelKey, Text: ex.Field}}
	}
	var out []string
	for _, h := range m.Session().Match(in) {
		if h.Span.Start < at+len(value) && h.Span.End > at && !h.Reserved && h.Score >= match.ExampleScore {
			out = append(out, h.Rule.ID+" finds "+in.Text[h.Span.Start:h.Span.End]+" in "+in.Text)
		}
	}
	return out
}

// Every ZIP code prefix of the list, and no other, becomes 000.
func TestLowPopulation(t *testing.T) {
	const n = 17 // OCR guidance of 2012, by the Census of 2000
	zero := 0
	for i := range 1000 {
		prefix := string([]byte{'0' + byte(i/100), '0' + byte(i/10%10), '0' + byte(i%10)})
		got, ok := Postcode(prefix+"01", Params{})
		if !ok || got != prefix && got != "000" {
			t.Fatalf("%s: got %q", prefix, got)
		}
		if got == "000" && prefix != "000" {
			zero++
		}
	}
	if zero != n {
		t.Errorf("%d prefixes become 000, want %d", zero, n)
	}
}

// No age up to 89 leaves its band, none over 89 is told, and bands of one
// width do not overlap.
func TestAgeBands(t *testing.T) {
	for width := range 100 {
		groups := make(map[string]bool)
		for years := 1; years < 120; years++ {
			text := strconv.Itoa(years)
			got, ok := Age(text, Params{AgeBand: width})
			if !ok || (years >= restrictedAge) != (got == "90+") {
				t.Fatalf("width %d: %d years are %q", width, years, got)
			}
			groups[got] = true
			if again, ok := Age(got, Params{AgeBand: width}); ok && got != again {
				t.Fatalf("width %d: %q becomes %q", width, got, again)
			}
		}
		if len(groups) > 1+restrictedAge/5 {
			t.Errorf("width %d: %d groups", width, len(groups))
		}
	}
}

func FuzzValue(f *testing.F) {
	for _, s := range []string{"2024-05-03", "ninety-five years old", "九十五歳", "sw1a 1aa", "〒100-0001", "::1/128", "fünfzigjährige", "8 mo", "\xff95"} {
		f.Add(s, 2026, 10)
	}
	f.Fuzz(func(t *testing.T, text string, year, band int) {
		for _, entity := range []rules.EntityType{"DATE_TIME", "DATE_OF_BIRTH", "AGE", "ZIP_CODE", "IP_ADDRESS"} {
			got, ok := Value(entity, text, Params{Year: year % 3000, AgeBand: band})
			switch {
			case ok && got == "":
				t.Fatal("an empty value")
			case !ok && got != "":
				t.Fatal("a value that is none")
			case utf8.ValidString(text) && !utf8.ValidString(got):
				t.Fatal("broken text")
			}
		}
	})
}
