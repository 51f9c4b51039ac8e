package phoneplan

import (
	"strings"
	"sync"
)

// letters of which regions have two.
const letters = 26

func letterIndex(c byte) int { return int(c - 'A') }

// maxCode is the longest calling code.
const maxCode = 3

// lookups find plans without a search: of the 0.38 us that a number took, half
// went to comparing names of regions.
type lookups struct {
	regions [letters * letters]*plan
	codes   [1000][]*plan // those of the regions of a calling code
}

// tables are made at the first number, in 20 us.
var tables = sync.OnceValue(func() *lookups {
	t := new(lookups)
	for i := range plans {
		if p := &plans[i]; len(p.id) == 2 && p.id[0] >= 'A' {
			t.regions[letterIndex(p.id[0])*letters+letterIndex(p.id[1])] = p
		}
	}
	for _, c := range codes {
		at := &t.codes[codeValue(c.code)]
		for region := range strings.SplitSeq(c.regions, " ") {
			*at = append(*at, searchPlan(region))
		}
	}
	return t
})

// codeValue is a calling code as a number, or 0. None begins with 0.
func codeValue(code string) int {
	if code == "" || len(code) > maxCode || code[0] == '0' {
		return 0
	}
	n := 0
	for i := range len(code) {
		c := code[i] - '0'
		if c > 9 {
			return 0
		}
		n = 10*n + int(c)
	}
	return n
}
