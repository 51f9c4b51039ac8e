package validate

import (
	"slices"
	"strings"
)

// checkPlate takes what may be a registration mark of any country: two to
// nine letters and digits, both of them or five digits and more. It refuses
// words of running text beside a number ("in 2024", "for 20", "may 12").
func checkPlate(value string) Verdict {
	parts := strings.FieldsFunc(strings.ToLower(value), func(r rune) bool {
		return strings.ContainsRune(separators+"·", r)
	})
	total, digits := 0, 0
	for _, p := range parts {
		if slices.Contains(plateStopWords, p) {
			return Invalid
		}
		for _, r := range p {
			total++
			if '0' <= r && r <= '9' {
				digits++
			}
		}
	}
	return verdict(digits > 0 && total >= 3 && total <= 10 && (digits < total || digits >= 5))
}

// plateStopWords are words of one to three letters that stand beside
// numbers in sentences, in the languages of the labels.
var plateStopWords = strings.Fields(`
	a am an and any are as at be but by can car day did do due end few for get had has her him his how i if in is it its
	let may me min mph my new no nor not now of off old on one or our out own per pm see she so than the to too two up
	us usd eur gbp use van via was way we who why yes yet you jan feb mar apr jun jul aug sep oct nov dec mon tue wed thu
	fri sat sun ago all km kg lb cm mm ml hp hrs hr yr yrs nd rd st th v6 v8 4wd
	am an auf aus bei bis das dem den der des die ein er es für im ist mit nur seit um und vom von vor war zu zum
	au aux ce de des du en et la le les ma mon ne ou par pas pour sa son sur un une
	al con da del di e el es gli il lo los mi na no o os ou por que se si su tu um y
	op te van het een is in om ve ile bir no nr rej`)
