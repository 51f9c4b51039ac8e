package dates

import (
	"regexp"
	"strings"
	"sync"
)

// maxText bounds the texts that are read, in bytes: no date is longer.
const maxText = 200

// Parse reads a text that is a date and nothing else, but for a time of day
// and words such as "on the". It is false for other texts and for days that
// do not exist.
//
// Two small numbers around "/" are read month first, around anything else day
// first, where both are possible; Date.Ambiguous says so.
//
// Sources: the forms of rules/builtin/dates.yaml; ISO 8601-1:2019 sections
// 5.2 and 5.4; Unicode CLDR for the names.
func Parse(text string) (Date, bool) {
	if len(text) > maxText {
		return Date{}, false
	}
	rest := blanked(text, timeOfDay(), nil)
	var week Part
	rest = blanked(rest, eastWeekday(), &week)
	if d, ok := parseEast(rest); ok {
		d.WeekdayAt = week
		return d, d.exists()
	}
	list := tokens(rest)
	if len(list) == 0 {
		return Date{}, false
	}
	for _, r := range readings(list) {
		d, ok := r.date(rest)
		if !ok {
			continue
		}
		if week.Present() {
			d.WeekdayAt = week
		}
		return d, true
	}
	return Date{}, false
}

// timeOfDay is a time behind a date, with seconds and zone or without.
var timeOfDay = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)(?:t|\b)\d{1,2}:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?: ?[ap]\.?m\b\.?)?(?:z\b| ?[+-]\d\d:?\d\d)?`)
})

// eastWeekday is a day of the week of Chinese, Japanese and Korean, or its
// sign in brackets.
var eastWeekday = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?:今週の|来週の|先週の|本周|下周)?(?:[月火水木金土日]曜日?の?|[(（][月火水木金土日][)）]|(?:星期|礼拜|禮拜|周|週)[一二三四五六日天]|[월화수목금토일]요일)`)
})

// blanked puts blanks over what an expression finds, so that offsets stay,
// and says where that was.
func blanked(text string, re *regexp.Regexp, at *Part) string {
	loc := re.FindStringIndex(text)
	if loc == nil {
		return text
	}
	if at != nil {
		*at = Part{Start: loc[0], End: loc[1]}
	}
	return text[:loc[0]] + strings.Repeat(" ", loc[1]-loc[0]) + text[loc[1]:]
}
