// Package suggest finds the word that somebody probably meant.
package suggest

// Nearest returns the candidate with the smallest edit distance to word, the
// first of equals. It returns "" when none is near enough to be a slip of the
// finger: 1 edit in a word of up to 4 bytes, 2 in one of up to 15, else 3.
func Nearest(word string, candidates []string) string {
	best, limit := "", 1
	if len(word) > 4 {
		limit = 2
	}
	if len(word) > 15 {
		limit = 3
	}
	for _, c := range candidates {
		if d := distance(word, c); d <= limit && c != word {
			best, limit = c, d-1
		}
	}
	return best
}

// Hint is Nearest as the tail of a message: `: did you mean "x"?`, or "".
func Hint(word string, candidates []string) string {
	if near := Nearest(word, candidates); near != "" {
		return `: did you mean "` + near + `"?`
	}
	return ""
}

// distance counts the insertions, deletions, substitutions and swaps of
// neighbours between two words (optimal string alignment).
func distance(a, b string) int {
	s, t := []rune(a), []rune(b)
	before, prev, row := make([]int, len(t)+1), make([]int, len(t)+1), make([]int, len(t)+1)
	for j := range row {
		row[j] = j
	}
	for i := range s {
		before, prev, row = prev, row, before
		row[0] = i + 1
		for j := range t {
			cost := 1
			if s[i] == t[j] {
				cost = 0
			}
			row[j+1] = min(prev[j]+cost, prev[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && s[i] == t[j-1] && s[i-1] == t[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
	}
	return row[len(t)]
}
