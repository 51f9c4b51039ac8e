package surrogate_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/rules/validate"
	"github.com/privlint/privlint/scanner/document"
	"github.com/privlint/privlint/scanner/match"
	"github.com/privlint/privlint/scanner/scrub/surrogate"
)

func mustMake(t *testing.T, m *surrogate.Maker, typ rules.EntityType, value string) string {
	t.Helper()
	s, ok := m.Make(typ, value)
	if !ok {
		t.Fatalf("no surrogate for a value of %s", typ)
	}
	return s
}

// shape writes a value with "9" for digits, "a" and "A" for letters, so that
// what stays can be compared.
func shape(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsDigit(r):
			return '9'
		case unicode.IsUpper(r):
			return 'A'
		case unicode.IsLetter(r):
			return 'a'
		default:
			return r
		}
	}, s)
}

// Numbers keep every separator, prefix and the length.
func TestNumberShape(t *testing.T) {
	tests := []struct {
		name  string
		typ   rules.EntityType
		value string
		head  string // what the surrogate begins with
	}{
		{"phone, brackets", "PHONE_NUMBER", "(212) 736-5000", "("},
		{"phone with extension", "PHONE_NUMBER", "212.736.5000 x12", ""},
		{"phone with country", "PHONE_NUMBER", "+1 212-736-5000", "+1 "},
		{"phone, local", "PHONE_NUMBER", "736-5000", "555-01"},
		{"phone, British", "PHONE_NUMBER", "+44 20 7346 2958", "+44 "},
		{"phone, British mobile", "PHONE_NUMBER", "07712 345678", "07700 900"},
		{"phone, French mobile", "PHONE_NUMBER", "+33 6 12 34 56 78", "+33 6 39 98 "},
		{"phone, German", "PHONE_NUMBER", "0049 30 12345678", "0049 "},
		{"phone, Australian", "PHONE_NUMBER", "+61 2 9876 5432", "+61 "},
		{"phone, Irish", "PHONE_NUMBER", "+353 87 123 4567", "+353 20 91"},
		{"fax", "FAX_NUMBER", "212-736-5000", ""},
		{"card", "CREDIT_CARD", "4539 1488 0343 6467", "4"},
		{"card, fifteen digits", "CREDIT_CARD", "3782-822463-10006", "37"},
		{"IBAN", "IBAN_CODE", "GB29 NWBK 6016 1331 9268 19", "GB00 XXXX "},
		{"IBAN in lower case", "IBAN_CODE", "de89370400440532013000", "de000000"},
		{"social security", "US_SSN", "536-48-2719", ""},
		{"taxpayer", "US_ITIN", "912-72-4816", "9"},
		{"ZIP", "ZIP_CODE", "62704-1234", "000"},
		{"health service", "UK_NHS", "482 915 3601", "999 "},
		{"VAT", "DE_VAT_ID", "DE482715939", "DE"},
		{"codice fiscale", "IT_FISCAL_CODE", "BNCLRA85M47F205T", ""},
		{"card address", "MAC_ADDRESS", "3c:52:82:1f:aa:07", "00:00:5e:00:53:"},
		{"CPF", "BR_CPF", "482.715.936-09", ""},
	}
	m := surrogate.New(key)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := mustMake(t, m, tt.typ, tt.value)
			if !strings.HasPrefix(got, tt.head) {
				t.Errorf("got %q, want it to begin with %q", got, tt.head)
			}
			if tt.typ != "MAC_ADDRESS" && shape(got) != shape(tt.value) {
				t.Errorf("got the shape of %q, want that of %q", got, tt.value)
			}
		})
	}
}

// Names keep their parts, order, case, script and the words that are no name.
func TestPersonShape(t *testing.T) {
	tests := []struct{ name, value, like string }{
		{"two parts", "Maria Gonzalez", "X X"},
		{"lower case", "maria gonzalez", "x x"},
		{"capitals", "MARIA GONZALEZ", "XX YY"},
		{"title", "Dr. Gonzalez", "Dr. X"},
		{"family name first", "Gonzalez, Maria", "X, X"},
		{"credentials", "Okafor,Brian T,MD", "X,X I,MD"},
		{"initials", "J. R. Brown", "I. J. X"},
		{"hyphen", "Jean-Luc Moreau", "X-X X"},
		{"particles", "Vincent van der Berg", "X van der X"},
		{"apostrophe", "Sean O'Brien", "X O'X"},
		{"possessive", "Maria's", "X's"},
		{"generation", "John Smith Jr.", "X Y Jr."},
		{"Cyrillic", "Олег Иванов", "X X"},
		{"Greek", "ΓΙΩΡΓΟΣ Παπαδόπουλος", "XX X"},
		{"Arabic", "محمد علي", "- -"},
		{"Hebrew", "דוד כהן", "- -"},
		{"Devanagari", "राहुल शर्मा", "- -"},
		{"Thai", "สมชาย ใจดี", "- -"},
		{"katakana", "マリア・ゴンザレス", "-・-"},
	}
	m := surrogate.New(key)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := mustMake(t, m, "PERSON", tt.value)
			rest := got
			tt.like = strings.NewReplacer("Y", "X", "J.", "I.").Replace(tt.like)
			for len(tt.like) > 0 {
				r, size := utf8.DecodeRuneInString(tt.like)
				tt.like = tt.like[size:]
				if r == 'X' && strings.HasPrefix(tt.like, "X") {
					r, tt.like = 'U', tt.like[1:]
				}
				var n int
				switch r {
				case 'X', 'x', 'U', '-', 'I':
					if r == '-' && strings.HasPrefix(rest, "-") {
						n = 1
						break
					}
					n = len(rest) - len(strings.TrimLeftFunc(rest, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) || r == 'ー' }))
					word := rest[:n]
					first, _ := utf8.DecodeRuneInString(word)
					switch {
					case n == 0,
						r == 'X' && !unicode.IsUpper(first),
						r == 'x' && strings.ToLower(word) != word,
						r == 'U' && strings.ToUpper(word) != word,
						r == 'I' && len(word) != 1:
						t.Fatalf("got %q", got)
					}
				default:
					if !strings.HasPrefix(rest, string(r)) {
						t.Fatalf("got %q", got)
					}
					n = size
				}
				rest = rest[n:]
			}
			if rest != "" {
				t.Errorf("got %q, which goes on with %q", got, rest)
			}
			if !surrogate.Is("PERSON", got) {
				t.Errorf("Is does not know %q", got)
			}
		})
	}
}

// Scripts stay, character by character where names are written without
// blanks.
func TestPersonScript(t *testing.T) {
	m := surrogate.New(key)
	for value, table := range map[string]*unicode.RangeTable{
		"佐藤健一": unicode.Han, "王小明": unicode.Han, "김민수": unicode.Hangul, "さくら": unicode.Hiragana, "Олег": unicode.Cyrillic,
		"Γιώργος": unicode.Greek, "محمد": unicode.Arabic, "דוד": unicode.Hebrew, "सुनीता": unicode.Devanagari, "สมชาย": unicode.Thai,
	} {
		got := mustMake(t, m, "PERSON", value)
		for _, r := range got {
			if !unicode.Is(table, r) && !unicode.IsMark(r) {
				t.Errorf("%q became %q", value, got)
			}
		}
		if table == unicode.Han || table == unicode.Hangul {
			if utf8.RuneCountInString(got) != utf8.RuneCountInString(value) {
				t.Errorf("%q became %q", value, got)
			}
		}
	}
}

// A value has one surrogate, however it is spelled.
func TestConsistent(t *testing.T) {
	m := surrogate.New(key)
	for typ, spellings := range map[rules.EntityType][]string{
		"PHONE_NUMBER":  {"2127365000", "(212) 736-5000", "212.736.5000", "+1 212 736 5000", "1-212-736-5000"},
		"US_SSN":        {"536-48-2719", "536482719", "536 48 2719"},
		"CREDIT_CARD":   {"4539 1488 0343 6467", "4539148803436467"},
		"EMAIL_ADDRESS": {"maria.lopez@gmail.com", "Maria.Lopez@Gmail.com", "maria dot lopez at gmail dot com"},
		"PERSON":        {"Maria Lopez", "maria  lopez", "MARIA LOPEZ", "Ｍaria Lopez"},
		"UK_NHS":        {"482 915 3601", "4829153601", "482-915-3601"},
		"IP_ADDRESS":    {"2a00::1", "2A00:0:0:0::1"},
		"BR_CPF":        {"482.715.936-09", "48271593609"},
	} {
		want := plain(mustMake(t, m, typ, spellings[0]))
		for _, s := range spellings[1:] {
			got := plain(mustMake(t, m, typ, s))
			if typ == "PHONE_NUMBER" {
				got = got[len(got)-10:]
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s %q (-want +got):\n%s", typ, s, diff)
			}
		}
	}
}

func plain(s string) string {
	s = strings.NewReplacer(" dot ", ".", " at ", "@").Replace(strings.ToLower(s))
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '@' || r == '.' && strings.Contains(s, "@") {
			return r
		}
		return -1
	}, s)
}

// The parts of a name have the same surrogate alone.
func TestNameParts(t *testing.T) {
	m := surrogate.New(key)
	full := mustMake(t, m, "PERSON", "Maria Gonzalez")
	given, family, _ := strings.Cut(full, " ")
	if got := mustMake(t, m, "PERSON", "maria"); got != strings.ToLower(given) {
		t.Errorf("the given name alone became %q, with the family name %q", got, full)
	}
	if got := mustMake(t, m, "PERSON", "Dr. Gonzalez"); got != "Dr. "+family {
		t.Errorf("the family name alone became %q, with the given name %q", got, full)
	}
	if got := mustMake(t, m, "PERSON", "Gonzalez, Maria"); got != family+", "+given {
		t.Errorf("the other order became %q, the first %q", got, full)
	}
}

// Every example of every rule: the surrogate is the same each time, another
// under another key as a rule, never the value, and Is knows it or the checks
// refuse it.
func TestProperties(t *testing.T) {
	one, same, other := surrogate.New(key), surrogate.New(key), surrogate.New([]byte(strings.Repeat("x", 32)))
	made, differ := 0, 0
	for _, r := range builtin(t).Rules() {
		for _, ex := range r.Examples.Match {
			s, ok := one.Make(r.EntityType, ex.Want)
			if !ok {
				if s != "" {
					t.Errorf("%s: a surrogate that is none: %q", r.ID, s)
				}
				continue
			}
			made++
			if again, _ := same.Make(r.EntityType, ex.Want); again != s {
				t.Errorf("%s: %q became %q, then %q", r.ID, ex.Want, s, again)
			}
			if s2, _ := other.Make(r.EntityType, ex.Want); s2 != s {
				differ++
			}
			if s == ex.Want {
				t.Errorf("%s: %q stayed", r.ID, s)
			}
			if surrogate.Is(r.EntityType, s) {
				continue
			}
			for i := range r.Patterns {
				v, ok := validate.Lookup(r.ValidatorOf(&r.Patterns[i]))
				if ok && v.Check(s) == validate.Valid && finds(t, s) {
					t.Errorf("%s: %q became %q, which %s takes", r.ID, ex.Want, s, v.Name)
				}
			}
		}
	}
	if differ*100 < made*97 {
		t.Errorf("%d of %d surrogates differ under another key, want 97 %%", differ, made)
	}
}

func finds(t *testing.T, value string) bool {
	t.Helper()
	_, ok := known(t, match.Input{Text: value, Typed: true}, document.Span{End: len(value)})
	return !ok
}

// Scrubbing twice keeps what the first time wrote.
func TestTwice(t *testing.T) {
	m := surrogate.New(key)
	for _, r := range builtin(t).Rules() {
		for _, ex := range r.Examples.Match {
			s, ok := m.Make(r.EntityType, ex.Want)
			if ok && !surrogate.Is(r.EntityType, s) && finds(t, s) {
				t.Errorf("%s: %q became %q, which would be scrubbed again", r.ID, ex.Want, s)
			}
		}
	}
}

// Is knows no real-looking value: a false yes would leave it in.
func TestIsNot(t *testing.T) {
	for typ, values := range map[rules.EntityType][]string{
		"PERSON":         {"Maria Gonzalez", "J. R.", "Dr.", "van der", "王小明", "김민수", "Maria Zelvora", "", "A. B. Smith"},
		"EMAIL_ADDRESS":  {"maria@example.com", "a@gmail.com", "maria.lopez@example.org", "x@notexample.com", "x@example.com.evil.org"},
		"PHONE_NUMBER":   {"212-736-5000", "+44 20 7346 2958", "5550200", "+1 212 555 0200", "911"},
		"US_SSN":         {"536-48-2719", "0005362719", "000-48-27190"},
		"US_ITIN":        {"912-72-4816"},
		"CREDIT_CARD":    {"4539 1488 0343 6467", "4539 1488 0343 6468"},
		"IBAN_CODE":      {"DE89370400440532013000", "DE00370400440532013000"},
		"IP_ADDRESS":     {"81.2.69.160", "192.0.3.1", "2a00::1", "192.168.1.1"},
		"URL":            {"https://example.com/maria", "https://acme.com/", "https://example.com.acme.org/"},
		"MAC_ADDRESS":    {"3c:52:82:1f:aa:07"},
		"USERNAME":       {"maria92", "92", "@sunny_otter"},
		"STREET_ADDRESS": {"12 Rosewood Crescent, Leeds", "po box 4471", "350 5th ave suite 12"},
		"LOCATION":       {"Leeds", "san antonio"},
		"ORGANIZATION":   {"Acme Inc", "Inc"},
		"ZIP_CODE":       {"62704", "0001"},
		"UK_NHS":         {"482 915 3601", "482 915 3602"},
		"PASSWORD":       {"tulips99"},
	} {
		for _, v := range values {
			if surrogate.Is(typ, v) {
				t.Errorf("Is(%s, %q)", typ, v)
			}
		}
	}
}

// Operators of their own or nothing set aside: no surrogate.
func TestNone(t *testing.T) {
	m := surrogate.New(key)
	for typ, value := range map[rules.EntityType]string{
		"DATE_TIME": "2023-03-14", "DATE_OF_BIRTH": "04/12/1978", "AGE": "45 years old", "PASSWORD": "tulips99", "SECRET": "Tr0mbone",
		"MEDICAL_CONDITION": "insomnia", "RELIGION": "muslim", "LICENSE_PLATE": "ABC 1234", "COORDINATES": "48.2010,16.3695",
		"PHONE_NUMBER": "+81 90-1234-5678", "ZIP_CODE": "SW1A 1AA", "PERSON": "12", "EMAIL_ADDRESS": "kiraroeaolcom", "US_SSN": "2719",
		"NO_SUCH_TYPE": "x", "URL": "https://user:pw@acme.org/", "STREET_ADDRESS": "po box 4471", "PASSPORT_NUMBER": "BA482715",
	} {
		if s, ok := m.Make(typ, value); ok {
			t.Errorf("%s: got %q", typ, s)
		}
	}
}

// A claim number of Medicare holds a Social Security number; its surrogate
// holds none.
func TestNoHiddenSSN(t *testing.T) {
	m := surrogate.New(key)
	r := rand.New(rand.NewPCG(3, 4))
	ssn, _ := validate.Lookup("us-ssn")
	made := 0
	for range 60 {
		s, ok := m.Make("HEALTH_PLAN_ID", "5"+number(r, 2)+"-4"+number(r, 1)+"-27"+number(r, 2)+"-A")
		if !ok {
			continue
		}
		made++
		if ssn.Check(s[:11]) == validate.Valid {
			t.Errorf("%q", s)
		}
	}
	if made == 0 {
		t.Error("no surrogate at all")
	}
}

// Many values of a type have many surrogates.
func TestSpread(t *testing.T) {
	m := surrogate.New(key)
	r := rand.New(rand.NewPCG(1, 2))
	for typ, floor := range map[rules.EntityType]int{"PHONE_NUMBER": 480, "US_SSN": 480, "EMAIL_ADDRESS": 450, "IP_ADDRESS": 350} {
		seen := map[string]bool{}
		for range 500 {
			var value string
			switch typ {
			case "PHONE_NUMBER":
				value = "212" + string(rune('2'+r.IntN(8))) + number(r, 6)
			case "US_SSN":
				value = "1" + number(r, 8)
			case "EMAIL_ADDRESS":
				value = "ab" + string(rune('a'+r.IntN(26))) + ".cd" + string(rune('a'+r.IntN(26))) + number(r, 2) + "@acme.org"
			default:
				value = "2a00::1" + number(r, 3)
			}
			s, ok := m.Make(typ, value)
			if ok {
				seen[s] = true
			}
		}
		if len(seen) < floor {
			t.Errorf("%s: %d surrogates for 500 values, want %d", typ, len(seen), floor)
		}
	}
}

func number(r *rand.Rand, n int) string {
	out := make([]byte, n)
	for i := range out {
		out[i] = byte('0' + r.IntN(10))
	}
	return string(out)
}

// Nothing panics, breaks UTF-8, adds a line, or gives back the value; what
// Make gives for names, Is knows.
func FuzzMake(f *testing.F) {
	for _, t := range []string{"PERSON", "EMAIL_ADDRESS", "PHONE_NUMBER", "STREET_ADDRESS", "IBAN_CODE", "IP_ADDRESS", "URL", "US_NPI", "USERNAME"} {
		for _, v := range []string{"Dr. Maria O'Brien-Lopez", "a@b.c", "+44 (0)20 7346 2958 x1", "12 Oak St\nLeeds", "DE89", "::1%e", "٠١٢٣٤٥٦٧٨٩", "王小明", "\u0301", "İı", "ﬀ @ ß.org"} {
			f.Add(t, v)
		}
	}
	m := surrogate.New(key)
	f.Fuzz(func(t *testing.T, typ, value string) {
		s, ok := m.Make(rules.EntityType(typ), value)
		if !ok {
			if s != "" {
				t.Error("a surrogate that is none")
			}
			return
		}
		if s == value || !utf8.ValidString(s) || strings.Count(s, "\n") != strings.Count(value, "\n") {
			t.Errorf("%s: %q became %q", typ, value, s)
		}
		switch typ {
		case "PERSON", "EMAIL_ADDRESS", "PHONE_NUMBER", "IBAN_CODE", "IP_ADDRESS", "URL", "USERNAME", "STREET_ADDRESS", "ORGANIZATION", "LOCATION", "MAC_ADDRESS":
			if !surrogate.Is(rules.EntityType(typ), s) {
				t.Errorf("%s: %q became %q, which Is does not know", typ, value, s)
			}
		}
	})
}

func BenchmarkMake(b *testing.B) {
	m := surrogate.New(key)
	for _, bb := range []struct {
		typ   rules.EntityType
		value string
	}{{"PERSON", "Maria Gonzalez"}, {"EMAIL_ADDRESS", "maria.lopez@gmail.com"}, {"PHONE_NUMBER", "212-736-5000"}, {"US_SSN", "536-48-2719"}, {"US_NPI", "1743829057"}, {"DE_TAX_ID", "82130647558"}, {"NO_FODSELSNUMMER", "17038424718"}, {"PASSPORT_NUMBER", "BA482715"}, {"STREET_ADDRESS", "123 main st apt 4b, springfield il 62704"}} {
		b.Run(string(bb.typ), func(b *testing.B) {
			for b.Loop() {
				m.Make(bb.typ, bb.value)
			}
		})
	}
}
