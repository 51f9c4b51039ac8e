package dates

import (
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/privlint/privlint/rules/validate"
)

// eastDate is a date with 年, 月, 日 or their Korean forms: 1 the era, 2 the
// year, 3 the month, 4 the day, 5 a year behind them.
var eastDate = sync.OnceValue(func() *regexp.Regexp {
	const (
		number = `(\d{1,4}|[元正冬腊臘一二三四五六七八九十廿卅〇零两百千일이삼사오육유칠팔구십시공영백천]{1,8}?)`
		moon   = `(?:农历|農曆|阴历|陰曆|旧暦)?`
	)
	return regexp.MustCompile(`^\s*` + moon + `(?:(令和|平成|昭和|大正|明治|民国|民國)?` + number + ` ?[年년][的の/]? ?)?` + moon + ` ?` +
		number + ` ?[月월][的の/]? ?(?:初?` + number + ` ?(?:[日号號일]|$|[ ,()（）]))?\s*,?\s*(\d{4})?[\s,()（）]*$`)
})

// parseEast reads a date of Chinese, Japanese or Korean. Lunar dates are read
// by year alone.
func parseEast(text string) (Date, bool) {
	m := eastDate().FindStringSubmatchIndex(text)
	if m == nil {
		return Date{}, false
	}
	group := func(i int) string { return text[max(m[2*i], 0):max(m[2*i+1], 0)] }
	part := func(i int) Part { return eastPart(text, m[2*i], m[2*i+1]) }

	d := Date{Month: validate.DateNumeral(group(3)), MonthAt: part(3), Lunar: strings.ContainsAny(text, "农農阴陰旧初正冬腊臘")}
	if group(4) != "" {
		d.Day, d.DayAt = validate.DateNumeral(group(4)), part(4)
	}
	switch y := validate.DateNumeral(group(2)); {
	case group(2) == "" && group(5) != "":
		d.Year, d.YearAt = validate.DateNumeral(group(5)), part(5)
	case group(2) == "":
	case group(1) != "" && y > 0:
		d.Year, d.YearAt = validate.DateEra(group(1))+y, part(2)
		d.YearAt.Start = m[2]
	case y >= 0 && y < 100:
		d.Year, d.YearAt, d.ShortYear = fullYear(y), part(2), true
	default:
		d.Year, d.YearAt = y, part(2)
	}
	return d, true
}

func eastPart(text string, start, end int) Part {
	if start < 0 {
		return Part{}
	}
	p := Part{Start: start, End: end}
	r, _ := utf8.DecodeRuneInString(text[start:end])
	switch {
	case r < utf8.RuneSelf:
		p.zero = '0'
	case r >= 0xac00: // Hangul syllables
		p.style = hangul
	default:
		p.style = han
	}
	return p
}
