package validate

import (
	"regexp"
	"strings"
	"sync"
)

// cjkDate has the year, month and day of a date in Chinese, Japanese or
// Korean. Month and day are always there.
var cjkDate = sync.OnceValue(func() *regexp.Regexp {
	const number = `(\d{1,4}|[元正冬腊臘初一二三四五六七八九十廿卅〇零两百千일이삼사오육유칠팔구십시공영백천]{1,7}?)`
	return regexp.MustCompile(`(?:(令和|平成|昭和|大正|明治|民国|民國)?` + number + ` ?[年년][的の/ ]?)?(?:农历|農曆|阴历|陰曆|旧暦)? ?` +
		number + ` ?[月월][的の/ ]? ?(?:` + number + ` ?(?:日|号|號|일|$|[ ,(]))?`)
})

// cjkWeekday is a day of the week, or its sign in brackets.
var cjkWeekday = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`[月火水木金土日]曜日?の?|\([月火水木金土日]\)|(?:星期|礼拜|禮拜|周|週)[一二三四五六日天]|[월화수목금토일]요일`)
})

// firstCJK is the first byte of the signs that CJK Unified Ideographs, kana and
// Hangul have in UTF-8.
const firstCJK = 0xE3

// mayBeCJK tells whether value can hold 月 or 월, or a day of the week with them.
func mayBeCJK(value string) bool {
	for i := range len(value) {
		if value[i] >= firstCJK {
			return true
		}
	}
	return false
}

// eraBefore is the year before the first of an era.
var eraBefore = map[string]int{"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867, "民国": 1911, "民國": 1911}

// cjkParts reads a date with 年, 月, 日 or their Korean forms. A part that is
// missing is 0, one that is no number -1.
func cjkParts(value string) (year, month, day int, ok bool) {
	m := cjkDate().FindStringSubmatch(value)
	if m == nil {
		return 0, 0, 0, false
	}
	if m[2] != "" {
		year = cjkYear(m[1], m[2])
	} else if i := strings.LastIndexAny(value, " ,"); i >= 0 && len(value)-i == 5 && allDigits(value[i+1:]) {
		year = atoi(value[i+1:]) // 9월 21일 1978
	}
	month = cjkNumber(m[3])
	if m[4] != "" {
		day = cjkNumber(m[4])
	}
	return year, month, day, true
}

func cjkYear(era, s string) int {
	y := cjkNumber(s)
	switch {
	case era != "" && y > 0:
		return eraBefore[era] + y
	case y >= 0 && y < 100:
		if y += 2000; y > 2050 {
			y -= 100
		}
	}
	return y
}

const cjkDigits = "〇一二三四五六七八九"

// cjkNumber reads ASCII digits, or numerals by place (二〇一五) or with units
// (二十一, 이천십팔).
func cjkNumber(s string) int {
	if allDigits(s) {
		return atoi(s)
	}
	total, part, places := 0, 0, 0
	units := false
	for _, r := range s {
		switch v := cjkValue(r); {
		case v < 0:
			return -1
		case v >= 20 && v < 100: // 廿, 卅
			total += v
		case v >= 10:
			total += max(part, 1) * v
			part, units = 0, true
		default:
			part = part*10 + v
			places++
		}
	}
	if !units && places > 1 || total == 0 {
		return part
	}
	return total + part
}

func cjkValue(r rune) int {
	for i, d := range []rune(cjkDigits) {
		if r == d {
			return i
		}
	}
	switch r {
	case '初', '零', '공', '영':
		return 0
	case '元', '正', '일':
		return 1
	case '两', '이':
		return 2
	case '삼':
		return 3
	case '사':
		return 4
	case '오':
		return 5
	case '육', '유':
		return 6
	case '칠':
		return 7
	case '팔':
		return 8
	case '구':
		return 9
	case '十', '십', '시':
		return 10
	case '冬':
		return 11
	case '腊', '臘':
		return 12
	case '廿':
		return 20
	case '卅':
		return 30
	case '百', '백':
		return 100
	case '千', '천':
		return 1000
	}
	return -1
}
