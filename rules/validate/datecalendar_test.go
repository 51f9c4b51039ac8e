package validate

import (
	"fmt"
	"testing"
	"time"
)

func TestCalendarDate(t *testing.T) {
	tests := []struct {
		name, value string
		want        Verdict
	}{
		{"iso", "2023-03-14", Valid},
		{"iso with time", "2023-03-14T10:00", Valid},
		{"european", "14.03.2023", Valid},
		{"american", "03/14/2023", Valid},
		{"no such month either way", "13/13/2023", Invalid},
		{"leap day", "29/02/2024", Valid},
		{"no leap day", "29/02/2023", Invalid},
		{"of history", "12/05/1876", Valid},
		{"before calendars agree", "12/05/0876", Invalid},
		{"far future", "2201-01-01", Invalid},
		{"before shifted dates", "2299-12-31", Invalid},
		{"first shifted date", "2300-01-01", Reserved},
		{"last shifted date", "31 December 2999", Reserved},
		{"behind shifted dates", "3000-01-01", Invalid},
		{"shifted, no such day", "2401-02-29", Invalid},
		{"shifted, with time", "2424-06-05T09:15:30Z", Reserved},
		{"shifted, chinese", "2424年3月1日", Reserved},
		{"shifted, month and year", "november 2424", Reserved},
		{"short year", "8/12/20", Valid},
		{"month name", "february 5th, 2023", Valid},
		{"month name, no such day", "february 30, 2023", Invalid},
		{"german", "3. Oktober 2021", Valid},
		{"french", "1er avril 1999", Valid},
		{"spanish", "12 de mayo de 1971", Valid},
		{"apostrophe year", "march 3 '98", Valid},
		{"chinese", "2024年3月1日", Valid},
		{"korean", "2024년 3월 1일", Valid},
		{"month and year", "november 2022", Valid},
		{"day and month", "feb 22nd", Valid},
		{"day and month, no such day", "feb 30", Invalid},
		{"eight digits", "19850412", Valid},
		{"eight digits, no date", "19851342", Invalid},
		{"four numbers", "192.168.1.20", Invalid},
		{"two months", "may march 2020", Invalid},
		{"other words", "version 1.2.2020", Invalid},
		{"day of week", "monday, jan twenty two, 2018", Valid},
		{"day of week that is a month", "Mar 22 janvier", Valid},
		{"number that is a month", "sept mai 2018", Valid},
		{"year before day", "2020/23/Sep", Valid},
		{"year of two digits first", "27-7-3", Valid},
		{"blank before the ordinal", "November 22 nd, 1999", Valid},
		{"english words", "september 10, nineteen zero one", Valid},
		{"english words, no such day", "september thirty one, nineteen eighty two", Invalid},
		{"english words with thousand", "twenty second of june two thousand and eighteen", Valid},
		{"german compound", "einundzwanzigsten Mai neunzehnhundertfünfundachtzig", Valid},
		{"french words", "dix-sept août mille neuf cent quatre-vingt-dix-neuf", Valid},
		{"spanish words", "veintidós de enero de mil novecientos uno", Valid},
		{"italian compound", "il 10 Settembre, millenovecentouno", Valid},
		{"dutch compound", "maandag, tweeëntwintig jan, tweeduizend achttien", Valid},
		{"swedish compound", "tjugoandre juni nittonhundraåttiofem", Valid},
		{"turkish words", "Yirmi iki Ocak 2018, pazartesi", Valid},
		{"hindi words", "सोमवार, जन. बाईस, 2018", Valid},
		{"arabic month of two words", "5 كانون الثاني 2016", Valid},
		{"arabic year", "12 يناير من عام 2016", Valid},
		{"vietnamese", "ngày 22 tháng 4 năm 2016", Valid},
		{"chinese numerals", "二零一五年一月十九日", Valid},
		{"chinese numerals, no such day", "二零一五年二月三十日", Invalid},
		{"chinese moon calendar", "农历2015年十月初一", Valid},
		{"japanese with weekday", "2018年7月6日金曜日", Valid},
		{"japanese era", "令和3年5月1日", Valid},
		{"korean words", "구월 십일, 2000", Valid},
		{"korean slash", "1월/1일", Valid},
		{"korean, no such month", "13월 1일", Invalid},
		{"always open", "24/7", Invalid},
		{"iso with zone", "2024-06-05T09:15:30.500-07:00", Valid},
		{"empty", "", Invalid},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := calendarDate(tt.value); got != tt.want {
				t.Errorf("%q: got %v, want %v", tt.value, got, tt.want)
			}
		})
	}
}

// TestCalendarDateAgrees compares with package time over days of every
// seventh year, and over days that do not exist.
func TestCalendarDateAgrees(t *testing.T) {
	for y := firstYear - 1; y <= lastYear+1; y += 7 {
		for m := 1; m <= 13; m++ {
			for d := 13; d <= 32; d++ { // over 12: only one reading
				_, err := time.Parse("2006-1-2", fmt.Sprintf("%d-%d-%d", y, m, d))
				want := verdict(err == nil && y >= firstYear && y <= lastYear)
				for _, form := range []string{"%[1]d-%02[2]d-%02[3]d", "%[3]d.%[2]d.%[1]d", "%[2]d/%[3]d/%[1]d"} {
					s := fmt.Sprintf(form, y, m, d)
					if got := calendarDate(s); got != want {
						t.Fatalf("%s: got %v, want %v", s, got, want)
					}
				}
			}
		}
	}
}

func TestBirthDate(t *testing.T) {
	tests := []struct {
		value string
		want  Verdict
	}{
		{"04/12/1978", Valid},
		{"04/12/2050", Invalid},
		{"04/12/78", Valid},
		{"5 december 1391", Invalid},
		{"昭和55年4月1日", Valid},
		{"04/12/2378", Reserved},
		{"04/13/2278", Invalid},
	}
	for _, tt := range tests {
		t.Run(tt.value, func(t *testing.T) {
			if got := birthDate(tt.value); got != tt.want {
				t.Errorf("%q: got %v, want %v", tt.value, got, tt.want)
			}
		})
	}
}
