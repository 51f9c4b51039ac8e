package match

import (
	"slices"
	"strings"
	"testing"

	"github.com/privlint/privlint/rules"
)

// Matches are found once each however far what wakes the pattern stands from
// their beginning, in texts longer than any stretch that is looked at.
func TestSearchNearTraces(t *testing.T) {
	filler := strings.Repeat("nothing here ", 300)
	for _, tt := range []struct {
		name, regexp, text string
		want               []string
	}{
		{"the word at the end", `[a-z]{3,9} badge`, filler + "red badge " + filler + "blue badge", []string{"red badge", "blue badge"}},
		{"two words in one match", `[a-z]{2,9} badge(?: [a-z]{2,9} badge)?`, "one badge two badge six badge", []string{"one badge two badge", "six badge"}},
		{"a look at the place before", `(?:^|[^a-z] )(?P<value>[a-z]{3,6}) badge`, "red badge, " + filler + ", blue badge, old badge", []string{"red", "blue", "old"}},
		{"digits first", `\d{2,4} badges?`, filler + "12 badges " + filler + "345 badge", []string{"12 badges", "345 badge"}},
		{"outside ASCII", `[à-ü]{2,4} badge`, strings.Repeat("é ", 900) + "éé badge", []string{"éé badge"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			rule := &rules.Rule{
				ID: "test-badge", EntityType: "X", Title: "badge",
				Patterns: []rules.Pattern{{Name: "p", Regexp: tt.regexp, Score: 0.8}},
			}
			if got := spans(t, rule, Input{Text: tt.text}); !slices.Equal(got, tt.want) {
				t.Errorf("got %q", got)
			}
		})
	}
}
