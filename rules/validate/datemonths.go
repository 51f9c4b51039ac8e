package validate

import "strings"

// monthNumber holds the names of months and their abbreviations in English,
// German, French, Spanish, Italian, Portuguese, Dutch and Polish.
var monthNumber = months(
	"january jan januar jänner janvier janv enero ene gennaio gen janeiro januari stycznia styczeń",
	"february feb februar feber février fevrier févr fev fév febrero febbraio fevereiro februari lutego luty",
	"march mar märz mär mrz maerz mars marzo março marco maart mrt marca marzec",
	"april apr avril avr abril abr aprile kwietnia kwiecień",
	"may mai mayo maggio mag maio mei maja maj",
	"june jun juni juin junio giugno giu junho czerwca czerwiec",
	"july jul juli juillet juil julio luglio lug julho lipca lipiec",
	"august aug août aout agosto ago augustus sierpnia sierpień",
	"september sept sep septembre septiembre settembre set setembro września wrzesień",
	"october oct oktober okt octobre octubre ottobre ott outubro out października październik",
	"november nov novembre noviembre novembro listopada listopad",
	"december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro grudnia grudzień", //nolint:misspell // French
)

// months numbers the words of each name list from 1.
func months(names ...string) map[string]int {
	m := make(map[string]int)
	for i, list := range names {
		for name := range strings.FieldsSeq(list) {
			m[name] = i + 1
		}
	}
	return m
}
