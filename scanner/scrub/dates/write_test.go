package dates

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

func TestWrite(t *testing.T) {
	tests := []struct {
		name, text       string
		year, month, day int
		want             string
	}{
		{"iso", "2023-03-14T10:00", 2423, 11, 2, "2423-11-02T10:00"},
		{"padded", "04/12/1978", 2378, 5, 6, "05/06/2378"},
		{"not padded", "4/12/1978", 2378, 5, 6, "5/6/2378"},
		{"short year", "3.5.61", 2361, 12, 24, "24.12.2361"},
		{"ordinal", "May 3rd, 2021", 2421, 8, 11, "August 11th, 2421"},
		{"capitals", "MAY 3RD, 2021", 2421, 8, 22, "AUGUST 22ND, 2421"},
		{"abbreviation", "Jan. 3, 2021", 2421, 9, 1, "Sept. 1, 2421"},
		{"no abbreviation", "3 dic 2021", 2421, 5, 1, "1 may 2421"},
		{"apostrophe", "march 3 '98", 2398, 4, 7, "april 7 2398"},
		{"year in words", "fifth of march nineteen eighty two", 2382, 6, 22, "twenty second of june 2382"},
		{"french first", "1er avril 1999", 2399, 5, 8, "8 mai 2399"},
		{"french, to the first", "8 avril 1999", 2399, 8, 1, "1 août 2399"},
		{"dutch ordinal", "3de maart 2020", 2420, 5, 28, "28ste mei 2420"},
		{"german", "3. Oktober 2021", 2421, 3, 9, "9. März 2421"},
		{"german words", "am zweiten Mai 1999", 2399, 6, 21, ""},
		{"german day in words", "zweiten Mai", 0, 6, 21, "einundzwanzigsten Juni"},
		{"polish declension", "5 maja 1980", 2380, 1, 9, "9 stycznia 2380"},
		{"arabic digits", "٥ كانون الثاني ٢٠١٦", 2416, 2, 11, "١١ شباط ٢٤١٦"},
		{"numerals", "二零一五年一月十九日", 2415, 11, 30, "2415年十一月三十日"},
		{"era", "昭和55年4月1日", 2380, 4, 15, "2380年4月15日"},
		{"moon", "农历2015年十月初一", 2415, 4, 15, ""},
		{"korean words", "구월 십일, 2000", 2400, 10, 21, "시월 이십일일, 2400"},
		{"solid", "19850413", 2385, 11, 2, "23851102"},
		{"month and year", "november 1999", 2399, 3, 1, "march 2399"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, ok := Parse(tt.text)
			if !ok && tt.want != "" {
				t.Fatal("not read as a date")
			}
			got, ok := d.Write(tt.text, tt.year, tt.month, tt.day)
			if ok != (tt.want != "") || ok && got != tt.want {
				t.Errorf("got %q (%t), want %q", got, ok, tt.want)
			}
		})
	}
}

// Every month and day of every language can be written in the place of every
// other, and reads as the same day.
func TestWriteAllLanguages(t *testing.T) {
	rnd := rand.New(rand.NewPCG(5, 1))
	total, written := 0, 0
	for i := range words().all.Languages {
		lang := &words().all.Languages[i]
		for m, spellings := range lang.Months {
			for _, name := range spellings {
				for range 4 {
					text := "17 " + name + " 1984"
					d, ok := Parse(text)
					if d.Month != m+1 && lang.Code == "hr" { // listopad is November in Polish and Czech
						continue
					}
					if !ok || d.Month != m+1 {
						t.Errorf("%s: %q is not read", lang.Code, text)
						continue
					}
					total++
					to := time.Date(2300+rnd.IntN(500), 1, 1+rnd.IntN(365), 0, 0, 0, 0, time.UTC)
					if _, ok := d.Write(text, to.Year(), int(to.Month()), to.Day()); ok {
						written++
					} else {
						t.Logf("%s: %q cannot be %s", lang.Code, text, to.Format(time.DateOnly))
					}
				}
			}
		}
	}
	if written*100 < total*99 {
		t.Errorf("%d of %d written, want 99 %%", written, total)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"2024-05-03", "May 3rd, 1961", "١٢/٣/٢٠٢٠", "昭和55年4月1日", "İ 3 mai 2020", "3 '98", "\xff 3 mai 2020"} {
		f.Add(s, uint16(12345))
	}
	f.Fuzz(func(t *testing.T, text string, days uint16) {
		d, ok := Parse(text)
		if !ok {
			return
		}
		if !d.exists() {
			t.Fatal("a day that does not exist")
		}
		for _, p := range []Part{d.YearAt, d.MonthAt, d.DayAt, d.WeekdayAt, d.OrdinalAt} {
			if p.Start < 0 || p.End < p.Start || p.End > len(text) {
				t.Fatal("a part is not in the text")
			}
		}
		to := time.Date(2300, 1, 1+int(days), 0, 0, 0, 0, time.UTC)
		got, ok := d.Write(text, to.Year(), int(to.Month()), to.Day())
		if !ok {
			return
		}
		if utf8.ValidString(text) && !utf8.ValidString(got) {
			t.Fatal("broken text")
		}
		again, ok := Parse(got)
		if !ok || d.Year != 0 && again.Year != to.Year() || d.Year != 0 && strings.Contains(got, text) {
			t.Fatal("the day is not in the text")
		}
	})
}
