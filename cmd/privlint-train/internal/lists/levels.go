package lists

import (
	"strings"

	"github.com/privlint/privlint/scanner/tag/gazetteer"
	"github.com/privlint/privlint/scanner/tag/token"
)

// levels finds how common names are over all cultures.
type levels struct {
	order     []string
	level     map[string]int
	languages map[string]map[string]bool
	indian    map[string]bool
	common    map[string]bool // words, not names
	american  map[string]bool // those that many people of the United States have
}

func newLevels(common map[string]bool) *levels {
	return &levels{
		level: map[string]int{}, languages: map[string]map[string]bool{}, indian: map[string]bool{},
		common: common, american: map[string]bool{},
	}
}

// usual is the percentage of the people of the United States from which on a
// name that is a common word besides counts as a name.
const usual = 0.01

// note takes a name of a culture. With a weight, a percentage of people, the
// shares say from where on the levels 2 and 3 begin; without, a list of names
// has the better known ones of its culture, which are level 2, but for the
// composed names of Chinese, which are any.
func (l *levels) note(code string, name Weighted, share [2]float64) {
	key := string(token.Fold(nil, name.Text))
	if l.languages[key] == nil {
		l.languages[key] = map[string]bool{}
		l.order = append(l.order, key)
	}
	if name.Weight == composed {
		l.level[key] = max(l.level[key], 1)
		return
	}
	language, _, _ := strings.Cut(code, "-")
	l.languages[key][language] = true
	if strings.HasSuffix(code, "-IN") {
		l.indian[key] = true
	}
	if code == "en-US" && name.Weight >= usual {
		l.american[key] = true
	}
	level := 1
	switch {
	case name.Weight >= share[1] && code == "en-US":
		level = 3
	case name.Weight >= share[0] || name.Weight == 0 && code != "en-US":
		level = 2
	}
	l.level[key] = max(l.level[key], level)
}

// of is the level of a name: one that five languages know is common, but a
// common word of English is a rare name unless it is a usual one in the United
// States: "grace" is, "an" and "the" are not.
func (l *levels) of(key string) int {
	if l.common[key] && !l.american[key] {
		return 1
	}
	if len(l.languages[key]) >= 5 {
		return gazetteer.MaxLevel
	}
	return l.level[key]
}
