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
		{"too old", "12/05/1876", Invalid},
		{"far future", "2101-01-01", Invalid},
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

// TestCalendarDateAgrees compares with package time over every day of 1900
// to 2100 and over days that do not exist.
func TestCalendarDateAgrees(t *testing.T) {
	for y := 1899; y <= 2101; y++ {
		for m := 1; m <= 13; m++ {
			for d := 13; d <= 32; d++ { // over 12: only one reading
				_, err := time.Parse("2006-1-2", fmt.Sprintf("%d-%d-%d", y, m, d))
				want := verdict(err == nil && y >= 1900 && y <= 2100)
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
		name  string
		check func(string) Verdict
		value string
		want  Verdict
	}{
		{"birth date", birthDate, "04/12/1978", Valid},
		{"birth date to come", birthDate, "04/12/2050", Invalid},
		{"birth date of short year", birthDate, "04/12/78", Valid},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.check(tt.value); got != tt.want {
				t.Errorf("%q: got %v, want %v", tt.value, got, tt.want)
			}
		})
	}
}
