package validate

import (
	"bytes"
	"flag"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"text/template"
)

var updateDates = flag.Bool("update-dates", false, "rewrite rules/builtin/dates.yaml")

// dateGroup is a set of languages that share patterns, so that a text wakes
// few of them.
type dateGroup struct {
	Name, Languages string
	// Known are languages whose words need not be looked for again.
	Known string
}

var dateGroups = []dateGroup{
	{"west", "en de fr es it pt nl ca", ""},
	{"north-east", "sv da no fi pl cs sk hu ro hr id tr", "en de fr es it pt nl ca"},
	{"scripts", "ru uk bg el ar hi he", ""},
}

// wordedLanguages have words for days and years. Turkish has patterns of its
// own: "on" is ten there, and every second English text would wake them.
var wordedLanguages = []string{"en", "de", "fr", "es", "it", "pt", "nl", "sv", "hi"}

// TestDatesYAML checks that the rules on dates are those of their template,
// which takes names of months, weekdays and numbers from words/dates.txt.
func TestDatesYAML(t *testing.T) {
	tmpl := template.Must(template.New("dates.yaml.tmpl").Funcs(dateFuncs).ParseFiles("testdata/dates.yaml.tmpl"))
	var out bytes.Buffer
	if err := tmpl.Execute(&out, nil); err != nil {
		t.Fatal(err)
	}
	const file = "../builtin/dates.yaml"
	if *updateDates {
		if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	now, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(bytes.ReplaceAll(now, []byte("\r\n"), []byte("\n")), out.Bytes()) {
		t.Errorf("%s is not what its template gives: run go test ./rules/validate -run DatesYAML -update-dates", file)
	}
}

var dateFuncs = template.FuncMap{
	"groups":    func() []dateGroup { return dateGroups },
	"worded":    func() []string { return wordedLanguages },
	"group":     func(languages string) dateGroup { return dateGroup{Languages: languages} },
	"months":    func(g dateGroup) string { return choice(g.ownMonths()) },
	"firm":      func(g dateGroup) string { return choice(firmOf(g.ownMonths())) },
	"weak":      func(g dateGroup) string { return choice(weakOf(g.ownMonths())) },
	"all":       func(g dateGroup) dateGroup { return dateGroup{g.Name, g.Languages, ""} },
	"weekdays":  weekdayChoice,
	"days":      func(code string) string { return choice(dateGroup{Languages: code}.words(dayWords)) },
	"ordinals":  func(code string) string { return choice(dateGroup{Languages: code}.words(ordinalWords)) },
	"yearwords": yearWords,
}

func monthWords(l *dateLanguage) [][]string   { return l.months }
func weekdayWords(l *dateLanguage) [][]string { return l.weekdays }
func dayWords(l *dateLanguage) [][]string     { return l.days }

func ordinalWords(l *dateLanguage) [][]string {
	var out [][]string
	for _, spellings := range l.days {
		out = append(out, spellings[:1])
	}
	return out
}

// words lists the words of a group, each once; a word that is marked in one
// language is so in the group.
func (g dateGroup) words(of func(*dateLanguage) [][]string) []string {
	var out []string
	for _, l := range dateWords().languages {
		if slices.Contains(strings.Fields(g.Languages), l.code) {
			out = append(out, slices.Concat(of(l)...)...)
		}
	}
	slices.Sort(out)
	out = slices.Compact(out)
	return slices.DeleteFunc(out, func(w string) bool { return slices.Contains(out, w+"!") })
}

// ownMonths are the names of months that no group before has.
func (g dateGroup) ownMonths() []string {
	known := dateGroup{Languages: g.Known}.words(monthWords)
	return slices.DeleteFunc(g.words(monthWords), func(w string) bool { return slices.Contains(known, w) })
}

func weakOf(words []string) []string {
	return slices.DeleteFunc(slices.Clone(words), func(w string) bool { return !strings.HasSuffix(w, "!") })
}

func firmOf(words []string) []string {
	return slices.DeleteFunc(slices.Clone(words), func(w string) bool { return strings.HasSuffix(w, "!") })
}

// choice is an expression for one of the words, long ones first.
func choice(words []string) string {
	words = strings.Split(strings.ReplaceAll(strings.Join(words, "|"), "!", ""), "|")
	slices.SortStableFunc(words, func(a, b string) int { return len(b) - len(a) })
	return strings.ReplaceAll(strings.Join(words, "|"), "_", `[\x20-]`)
}

// weekdayChoice takes the short forms that are other words with a full stop
// or comma only.
func weekdayChoice(g dateGroup) string {
	words := g.words(weekdayWords)
	firm := `(?: ` + choice(firmOf(words)) + ` ) \.?`
	weak := weakOf(words)
	if len(weak) == 0 {
		return firm
	}
	return firm + ` | (?: ` + choice(weak) + ` ) [.,]`
}

// yearWords is an expression for the words of a year.
func yearWords(code string) string {
	var words, years []string
	for _, l := range dateWords().languages {
		if l.code == code {
			words, years = slices.Sorted(maps.Keys(l.numbers)), l.years
		}
	}
	blank := `[\x20-]`
	if slices.Contains([]string{"de", "it", "nl", "sv", "tr"}, code) {
		blank += "?"
	}
	return `(?:` + choice(years) + `)(?:` + blank + `(?:` + choice(words) + `)){0,7}`
}
