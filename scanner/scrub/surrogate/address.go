package surrogate

import (
	"strings"

	"github.com/privlint/privlint/rules"
)

// Words of addresses that name no street and no town: kinds of streets,
// parts of houses, directions, articles. USPS Publication 28, appendices B
// and C; the rest is general knowledge.
var streetWords = setOf(`street st str avenue ave av road rd drive dr lane ln boulevard blvd court ct circle cir place pl
	terrace ter way parkway pkwy highway hwy square sq trail trl crescent cres close row mews alley plaza broadway route rte
	turnpike pike loop path walk hill gardens garden park us
	apt apartment unit suite ste floor fl flat room rm bldg building po p.o box psc apo fpo dpo lot number no nr num
	n s e w ne nw se sw north south east west northeast northwest southeast southwest nd rd th
	rue bd boul quai impasse allée allées chemin place cours bis appt bâtiment étage
	calle avenida avda plaza paseo carrera cra camino carretera via viale corso piazza largo vicolo rua travessa praça estrada
	strasse straße platz weg allee gasse ring ufer hauptstr hauptstrasse hauptstraße postfach am im an auf zum zur
	straat laan plein gracht kade weg singel
	gatan vägen gata gade vej vei veien katu tie
	ul ulica al aleja os osiedle utca út
	ул улица пр проспект пер переулок дом д кв г корп
	salai nagar colony marg post office
	de du des de la las le les los el del della dei di da do dos das der die das den van von ter ten op het a the of and y e au aux`)

// Endings of words that are a street and its name in one.
var streetEndings = strings.Fields(`straße strasse str weg allee gasse platz ring ufer straat laan gracht plein kade singel gatan vägen
	gade vej veien gata katu tie`)

// US states in two letters may stay: 45 CFR 164.514(b)(2)(i)(B) asks for what is
// smaller than a state.
var states = setOf(`al ak az ar ca co ct de dc fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh
	ok or pa ri sc sd tn tx ut vt va wa wv wi wy pr aa ae ap`)

// address keeps the shape of an address and the words that any address has.
// Streets and towns are invented, and so are numbers; a postcode of five
// digits begins with 000, which neither the US nor the German post has
// assigned (USPS labeling list L002; Deutsche Post, PLZ begin with 01).
func (m *Maker) address(t rules.EntityType, value string) string {
	c := m.choose(t, normal(value))
	var b strings.Builder
	named := 0
	for k, text := range runs(value) {
		switch {
		case k == digits && len(text) == 5 && b.Len() > 0:
			b.WriteString(pour(text, "000"+c.digits(2)))
		case k == digits:
			b.WriteString(c.number(text))
		case k == signs || keptInAddress(text):
			b.WriteString(text)
		case len([]rune(text)) <= shortWord:
			for _, r := range text {
				b.WriteRune(c.letterLike(r))
			}
		default:
			word := c.street(text)
			if word == "" {
				return ""
			}
			named++
			b.WriteString(word)
		}
	}
	if named == 0 {
		return ""
	}
	return b.String()
}

// shortWord is the length, in characters, up to which a word names nothing by
// itself: letters of flats and of postcodes.
const shortWord = 2

func keptInAddress(word string) bool {
	word = fold(word)
	return streetWords[word] || states[word]
}

// street is an invented word in the place of another, with the ending that
// makes it a street.
func (c choice) street(like string) string {
	script := scriptOfWord(like)
	if syllabic(script) {
		return ""
	}
	stem, ending := splitStreet(like)
	word := c.word(stem, places(script))
	if word == "" {
		return ""
	}
	return word + ending
}

// splitStreet parts "Lindenstraße" into its name and kind.
func splitStreet(word string) (stem, ending string) {
	lower := strings.ToLower(word)
	for _, e := range streetEndings {
		if at := len(word) - len(e); len(lower) == len(word) && at >= 3 && strings.HasSuffix(lower, e) {
			return word[:at], word[at:]
		}
	}
	return word, ""
}

func isAddress(value string) bool {
	named := false
	for k, text := range runs(value) {
		if k == digits && len(text) == 5 && text[:3] == "000" {
			named = true // a postcode of nowhere
		}
		if k != letters || keptInAddress(text) || len([]rune(text)) <= shortWord {
			continue
		}
		stem, _ := splitStreet(text)
		if !invented(text) && !invented(stem) {
			return false
		}
		named = true
	}
	return named
}
