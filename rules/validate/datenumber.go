package validate

import "slices"

// wordNumbers reads words as a number: "twenty two", "nineteen eighty two",
// "mil novecientos uno". It returns every reading, at most two.
func wordNumbers(words []int) []int {
	var out []int
	if n, ok := wordNumber(words); ok {
		out = append(out, n)
	}
	for i := 1; i < len(words); i++ { // centuries: "nineteen | eighty two"
		century, ok1 := wordNumber(words[:i])
		year, ok2 := wordNumber(words[i:])
		if ok1 && ok2 && century >= 10 && century <= 21 && year < 100 && !slices.Contains(words[:i], andWord) {
			out = append(out, 100*century+year)
			break
		}
	}
	return out
}

// wordNumber adds up words of a number in the order that languages of Europe
// put them: thousands, hundreds, then tens and units in either order.
func wordNumber(words []int) (n int, ok bool) {
	total, part, last := 0, 0, 0
	joined := false
	for _, w := range words {
		tens := part % 100
		switch {
		case w == andWord:
			joined = true
			continue
		case w == 1000:
			total += max(part, 1) * 1000
			part = 0
		case w == 100 && part < 100:
			part = max(part, 1) * 100
		case w >= 100:
			if part != 0 {
				return 0, false
			}
			part = w
		case w == 20 && last == 4 && tens == 4: // quatre-vingt
			part += 76
		case w < 10 && tens%10 == 0 && tens != 10, w < 20 && (tens == 60 || tens == 80), tens == 0:
			part += w
		case w < 10 && tens == 10: // dix-sept
			part += w
		case w >= 20 && w%10 == 0 && joined && tens < 10: // einundzwanzig
			part += w
		default:
			return 0, false
		}
		last = w
	}
	return total + part, len(words) > 0
}
