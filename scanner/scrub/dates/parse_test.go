package dates

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/privlint/privlint/rules"
)

// parts is what a test says of a date: numbers, and the text of each part.
type parts struct {
	Year, Month, Day            int
	YearAt, MonthAt, DayAt      string
	WeekdayAt, OrdinalAt        string
	ShortYear, Ambiguous, Lunar bool
}

func partsOf(text string, d Date) parts {
	cut := func(p Part) string { return text[p.Start:p.End] }
	return parts{
		d.Year, d.Month, d.Day, cut(d.YearAt), cut(d.MonthAt), cut(d.DayAt),
		cut(d.WeekdayAt), cut(d.OrdinalAt), d.ShortYear, d.Ambiguous, d.Lunar,
	}
}

func TestParse(t *testing.T) {
	tests := []struct {
		name, text string
		want       parts
	}{
		{"iso", "2023-03-14", parts{Year: 2023, Month: 3, Day: 14, YearAt: "2023", MonthAt: "03", DayAt: "14"}},
		{"iso with time", "2024-06-05T09:15:30.500-07:00", parts{Year: 2024, Month: 6, Day: 5, YearAt: "2024", MonthAt: "06", DayAt: "05"}},
		{"month first", "04/12/1978", parts{Year: 1978, Month: 4, Day: 12, YearAt: "1978", MonthAt: "04", DayAt: "12", Ambiguous: true}},
		{"day first", "4.12.1978", parts{Year: 1978, Month: 12, Day: 4, YearAt: "1978", MonthAt: "12", DayAt: "4", Ambiguous: true}},
		{"clear", "22/04/1978", parts{Year: 1978, Month: 4, Day: 22, YearAt: "1978", MonthAt: "04", DayAt: "22"}},
		{"short year", "3.5.61", parts{Year: 1961, Month: 5, Day: 3, YearAt: "61", MonthAt: "5", DayAt: "3", ShortYear: true, Ambiguous: true}},
		{"short year first", "27-7-3", parts{Year: 2027, Month: 7, Day: 3, YearAt: "27", MonthAt: "7", DayAt: "3", ShortYear: true}},
		{"solid", "19850413", parts{Year: 1985, Month: 4, Day: 13, YearAt: "1985", MonthAt: "04", DayAt: "13"}},
		{"english", "Monday, May 3rd, 2021", parts{Year: 2021, Month: 5, Day: 3, YearAt: "2021", MonthAt: "May", DayAt: "3", WeekdayAt: "Monday", OrdinalAt: "rd"}},
		{"apostrophe", "march 3 '98", parts{Year: 1998, Month: 3, Day: 3, YearAt: "'98", MonthAt: "march", DayAt: "3", ShortYear: true}},
		{"words", "fifth of march nineteen eighty two", parts{Year: 1982, Month: 3, Day: 5, YearAt: "nineteen eighty two", MonthAt: "march", DayAt: "fifth"}},
		{"ordinals", "15th of the 6th 1982", parts{Year: 1982, Month: 6, Day: 15, YearAt: "1982", MonthAt: "6", DayAt: "15", OrdinalAt: "th"}},
		{"german", "Fr., 3. Oktober 2021", parts{Year: 2021, Month: 10, Day: 3, YearAt: "2021", MonthAt: "Oktober", DayAt: "3", WeekdayAt: "Fr"}},
		{"german words", "einundzwanzigsten Mai neunzehnhundertfünfundachtzig", parts{
			Year: 1985, Month: 5, Day: 21, YearAt: "neunzehnhundertfünfundachtzig", MonthAt: "Mai", DayAt: "einundzwanzigsten",
		}},
		{"french", "1er avril 1999", parts{Year: 1999, Month: 4, Day: 1, YearAt: "1999", MonthAt: "avril", DayAt: "1", OrdinalAt: "er"}},
		{"french weekday that is a month", "Mar 22 janvier", parts{Month: 1, Day: 22, MonthAt: "janvier", DayAt: "22", WeekdayAt: "Mar"}},
		{"spanish", "12 de mayo de 1971", parts{Year: 1971, Month: 5, Day: 12, YearAt: "1971", MonthAt: "mayo", DayAt: "12"}},
		{"portuguese", "terça-feira, 3 de março de 2020", parts{Year: 2020, Month: 3, Day: 3, YearAt: "2020", MonthAt: "março", DayAt: "3", WeekdayAt: "terça-feira"}},
		{"italian", "il 10 Settembre, millenovecentouno", parts{Year: 1901, Month: 9, Day: 10, YearAt: "millenovecentouno", MonthAt: "Settembre", DayAt: "10"}},
		{"dutch", "3de maart 2020", parts{Year: 2020, Month: 3, Day: 3, YearAt: "2020", MonthAt: "maart", DayAt: "3", OrdinalAt: "de"}},
		{"polish", "5 maja 1980", parts{Year: 1980, Month: 5, Day: 5, YearAt: "1980", MonthAt: "maja", DayAt: "5"}},
		{"arabic digits", "٥ كانون الثاني ٢٠١٦", parts{Year: 2016, Month: 1, Day: 5, YearAt: "٢٠١٦", MonthAt: "كانون الثاني", DayAt: "٥"}},
		{"chinese", "2024年3月1日（星期五）", parts{Year: 2024, Month: 3, Day: 1, YearAt: "2024", MonthAt: "3", DayAt: "1", WeekdayAt: "星期五"}},
		{"numerals", "二零一五年一月十九日", parts{Year: 2015, Month: 1, Day: 19, YearAt: "二零一五", MonthAt: "一", DayAt: "十九"}},
		{"era", "昭和55年4月1日", parts{Year: 1980, Month: 4, Day: 1, YearAt: "昭和55", MonthAt: "4", DayAt: "1"}},
		{"moon", "农历2015年十月初一", parts{Year: 2015, Month: 10, Day: 1, YearAt: "2015", MonthAt: "十", DayAt: "一", Lunar: true}},
		{"korean", "2018년 7월 6일 금요일", parts{Year: 2018, Month: 7, Day: 6, YearAt: "2018", MonthAt: "7", DayAt: "6", WeekdayAt: "금요일"}},
		{"korean words", "구월 십일, 2000", parts{Year: 2000, Month: 9, Day: 10, YearAt: "2000", MonthAt: "구", DayAt: "십"}},
		{"vietnamese", "ngày 22 tháng 4 năm 2016", parts{Year: 2016, Month: 4, Day: 22, YearAt: "2016", MonthAt: "4", DayAt: "22"}},
		{"month and year", "november 1999", parts{Year: 1999, Month: 11, YearAt: "1999", MonthAt: "november"}},
		{"numeric month", "4/2018", parts{Year: 2018, Month: 4, YearAt: "2018", MonthAt: "4"}},
		{"day", "april 22", parts{Month: 4, Day: 22, MonthAt: "april", DayAt: "22"}},
		{"day in digits", "22.04.", parts{Month: 4, Day: 22, MonthAt: "04", DayAt: "22"}},
		{"shifted", "2424-02-29", parts{Year: 2424, Month: 2, Day: 29, YearAt: "2424", MonthAt: "02", DayAt: "29"}},
		{"12-hour time", "march 3, 2021 3:30 pm", parts{Year: 2021, Month: 3, Day: 3, YearAt: "2021", MonthAt: "march", DayAt: "3"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, ok := Parse(tt.text)
			if !ok {
				t.Fatal("not read as a date")
			}
			if diff := cmp.Diff(tt.want, partsOf(tt.text, d)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestParseRefuses(t *testing.T) {
	for name, text := range map[string]string{
		"nothing": "", "word": "hello", "no such day": "february 30, 2023", "no such month": "13/13/2023", "no leap year": "29/02/2023",
		"month alone": "march", "number": "42", "four numbers": "192.168.1.20", "two months": "may march 2020", "version": "version 1.2.2020",
		"far": "3000-01-01", "year alone": "1999", "nine digits": "198504123",
	} {
		t.Run(name, func(t *testing.T) {
			if d, ok := Parse(text); ok {
				t.Errorf("%q: read as %d-%d-%d", text, d.Year, d.Month, d.Day)
			}
		})
	}
}

// Every date in the examples of the rules is read.
func TestParseRuleExamples(t *testing.T) {
	set, err := rules.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, r := range set.Rules() {
		if r.EntityType != "DATE_TIME" && r.EntityType != "DATE_OF_BIRTH" {
			continue
		}
		for _, ex := range r.Examples.Match {
			n++
			if _, ok := Parse(ex.Want); !ok {
				t.Errorf("%s: %q is not read", r.ID, ex.Want)
			}
		}
	}
	if n < 30 {
		t.Errorf("%d examples, want 30 at least", n)
	}
}
