package dateshift

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner/document"
	"github.com/privlint/privlint/scanner/match"
)

var key = []byte("0123456789abcdef")

// layouts write a day in many ways, none of which can be read as another.
var layouts = []string{
	"2006-01-02", "2006/1/2", "January 2, 2006", "Jan. 2, 2006", "2 January 2006", "Mon, Jan 2, 2006", "^Monday, January 2, 2006",
	"2006-01-02T15:04:05Z", "2006年1月2日", "2006년 1월 2일", "Monday, 2 January 2006", "20060102",
}

// Distances between dates stay, weekdays stay true, and offsets are whole
// weeks beside the 400 years.
func TestShiftKeepsIntervalsAndWeekdays(t *testing.T) {
	rnd := rand.New(rand.NewPCG(5, 2))
	s := New(key)
	for range 3000 {
		subject := fmt.Sprintf("customer %d", rnd.IntN(50))
		weeks := s.weeks(subject)
		if weeks == 0 || weeks < -maxWeeks || weeks > maxWeeks {
			t.Fatalf("offset of %d weeks", weeks)
		}
		day := time.Date(1901+rnd.IntN(130), 1, 1+rnd.IntN(365), 10, 20, 30, 0, time.UTC)
		layout := layouts[rnd.IntN(len(layouts))]
		text := written(day, layout)
		want := day.AddDate(cycle, 0, 0).AddDate(0, 0, 7*weeks)
		if hours := want.Sub(day.AddDate(cycle, 0, 0)).Hours(); hours != float64(weeks*7*24) {
			t.Fatalf("%v hours", hours)
		}
		got, ok := s.Shift(subject, text)
		if !ok {
			t.Fatalf("%q is not shifted", text)
		}
		if !slices.Contains(spellings(want, layout), got) {
			t.Fatalf("%q in layout %q: got %q, want %q", text, layout, got, want.Format(layout))
		}
		if !Is(got) || Is(text) {
			t.Fatalf("%q or %q is taken for the other", text, got)
		}
		if again, ok := s.Shift(subject, got); ok {
			t.Fatalf("%q is shifted again to %q", got, again)
		}
	}
}

// written writes a day, in capitals for a layout behind "^".
func written(day time.Time, layout string) string {
	if l, ok := strings.CutPrefix(layout, "^"); ok {
		return strings.ToUpper(day.Format(l))
	}
	return day.Format(layout)
}

// spellings is what a day may look like: "2415/07/22" too where the old date,
// 2015/12/16, does not say, and "September" for "May".
func spellings(day time.Time, layout string) []string {
	text := written(day, layout)
	return []string{text, strings.Replace(text, "Sep", "Sept", 1), written(day, strings.Replace(layout, "Jan", "January", 1)), day.Format(strings.NewReplacer("/1/2", "/01/02").Replace(layout))}
}

// 400 Gregorian years are whole weeks: the weekday stays.
func TestCycleIsWholeWeeks(t *testing.T) {
	from := time.Date(1600, 1, 1, 0, 0, 0, 0, time.UTC)
	days := int64(0)
	for y := range cycle {
		days += int64(time.Date(1600+y, 12, 31, 0, 0, 0, 0, time.UTC).YearDay())
	}
	if days != 146_097 || days%7 != 0 || from.Weekday() != from.AddDate(cycle, 0, 0).Weekday() {
		t.Errorf("%d days", days)
	}
}

func TestShift(t *testing.T) {
	s := New(key)
	subject := subjectOf(t, s, 2)
	tests := []struct{ name, text, want string }{
		{"month first", "04/12/1978", "04/26/2378"},
		{"clear", "22/04/1978", "06/05/2378"},
		{"dotted", "3.5.62", "17.5.2362"},
		{"words", "fifth of march nineteen eighty two", "nineteenth of march 2382"},
		{"weekday", "wed, 22 of jan 2020", "wed, 5 of feb 2420"},
		{"time", "2024-06-05T09:15:30.500-07:00", "2424-06-19T09:15:30.500-07:00"},
		{"day", "april 22", "may 6"},
		{"leap day", "29 février", "14 mars"},
		{"weekday without year", "wed, 22 of jan", ""},
		{"month", "November 1999", "November 2399"},
		{"german", "3. oktober 2021", "17. oktober 2421"},
		{"moon", "农历2015年十月初一", ""},
		{"history", "4 july 1776", ""},
		{"shifted", "2424-06-19", ""},
		{"nothing", "hello", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got, ok := s.Shift(subject, tt.text); got != tt.want || ok != (tt.want != "") {
				t.Errorf("got %q (%t), want %q", got, ok, tt.want)
			}
		})
	}
}

func TestDayFirst(t *testing.T) {
	s := New(key)
	s.DayFirst = true
	if got, ok := s.Shift(subjectOf(t, s, 2), "04/12/1978"); got != "18/12/2378" || !ok {
		t.Errorf("got %q (%t)", got, ok)
	}
}

// subjectOf finds a subject with an offset.
func subjectOf(t *testing.T, s *Shifter, weeks int) string {
	t.Helper()
	for i := range 10_000 {
		if name := strconv.Itoa(i); s.weeks(name) == weeks {
			return name
		}
	}
	t.Fatal("no subject has this offset")
	return ""
}

// The offset hangs on the key and the subject, and takes every value.
func TestOffsets(t *testing.T) {
	seen := make(map[int]int)
	same := 0
	for i := range 10_400 {
		name := strconv.Itoa(i)
		w := New(key).weeks(name)
		seen[w]++
		if New([]byte("another key, 16b")).weeks(name) == w {
			same++
		}
	}
	if len(seen) != 2*maxWeeks {
		t.Errorf("%d offsets, want %d", len(seen), 2*maxWeeks)
	}
	for w, n := range seen {
		if n < 120 || n > 290 {
			t.Errorf("%d weeks: %d of 10400 subjects, want about 200", w, n)
		}
	}
	if same > 400 {
		t.Errorf("another key gives the same offset %d times of 10400", same)
	}
}

// A shifted date with a year is a dummy to the scanner, whole.
func TestRuleExamples(t *testing.T) {
	set, err := rules.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	var dateRules []*rules.Rule
	for _, r := range set.Rules() {
		if r.EntityType == "DATE_TIME" || r.EntityType == "DATE_OF_BIRTH" {
			dateRules = append(dateRules, r)
		}
	}
	m, err := match.New(dateRules, match.Options{MinScore: match.ExampleScore})
	if err != nil {
		t.Fatal(err)
	}
	s := New(key)
	all, shifted := 0, 0
	for _, r := range dateRules {
		for i, ex := range r.Examples.Match {
			all++
			got, ok := s.Shift("customer", ex.Want)
			if !ok {
				t.Logf("%s: %q takes the placeholder", r.ID, ex.Want)
				continue
			}
			shifted++
			if !Is(got) {
				continue // a day without year
			}
			in := match.Input{Text: strings.Replace(ex.Text, ex.Want, got, 1), Typed: ex.Field == ""}
			if ex.Field != "" {
				in.Labels = []document.Label{{Kind: document.LabelKey, Text: ex.Field}}
			}
			for _, h := range m.Session().Match(in) {
				if !h.Reserved && h.Score >= match.ExampleScore {
					t.Errorf("%s, example %d: %s finds %q in %q", r.ID, i+1, h.Rule.ID, in.Text[h.Span.Start:h.Span.End], in.Text)
				}
			}
		}
	}
	t.Logf("%d of %d shifted", shifted, all)
	if shifted*100 < all*90 {
		t.Errorf("%d of %d shifted, want 90 %%", shifted, all)
	}
}

func FuzzShift(f *testing.F) {
	for _, s := range []string{"2024-05-03", "May 3rd, 1961", "١٢/٣/٢٠٢٠", "昭和55年4月1日", "3 '98", "29 feb"} {
		f.Add("customer", s)
	}
	f.Fuzz(func(t *testing.T, subject, text string) {
		got, ok := New(key).Shift(subject, text)
		if !ok {
			return
		}
		if utf8.ValidString(text) && !utf8.ValidString(got) {
			t.Fatal("broken text")
		}
		if _, again := New(key).Shift(subject, got); again && Is(got) {
			t.Fatal("a shifted date is shifted again")
		}
		if again, _ := New(key).Shift(subject, text); again != got {
			t.Fatal("not the same twice")
		}
	})
}
