package validate

import (
	"slices"
	"strings"
	"unicode"
)

// streetAddress looks at the words between the house number and the street
// word of an address in English: "24 hour drive", "2 way street" and "3
// shops on main street" are not addresses.
func streetAddress(value string) Verdict {
	words := addressWords(value)
	if len(words) < 3 {
		return Invalid
	}
	number, words := words[0], words[1:]
	if number == "0" {
		return Invalid
	}
	end := suffixAt(words)
	if end < 1 {
		return Invalid
	}
	name := words[:end]
	if len(name) > 1 && streetDirection.has(trimDot(name[0])) {
		name = name[1:]
	}
	for _, w := range name {
		if notInStreet.has(trimDot(w)) {
			return Invalid
		}
	}
	if !vagueSuffix.has(trimDot(words[end])) {
		return Valid
	}
	for _, w := range name {
		if vagueStop(trimDot(w)) {
			return Invalid
		}
	}
	return Valid
}

// looseAddress looks at what follows "my address is" and begins with a
// number: it must hold a word that is no common one.
func looseAddress(value string) Verdict {
	words := addressWords(value)
	l := lists()
	names := 0
	for _, w := range words {
		w = trimDot(w)
		switch {
		case w == "away", w == "wrong", w == "different", measure.has(w):
			return Invalid
		case hasLetter(w) && len(w) > 2 && (!l.stop.has(w) || streetWord.has(w) || l.last.has(w)):
			names++
		}
	}
	return verdict(names > 0)
}

// germanStreet refuses words that end like streets and are none.
func germanStreet(value string) Verdict {
	if !numbered(value) {
		return Invalid
	}
	words := addressWords(value)
	for i, w := range words {
		if w[0] >= '0' && w[0] <= '9' {
			break
		}
		if notGermanStreet.has(w) || i == 0 && (w == "weg" || w == "platz" || w == "umweg") {
			return Invalid
		}
		if i > 0 && germanKind.has(trimDot(w)) && lists().stop.has(words[i-1]) {
			return Invalid
		}
	}
	return Valid
}

// dutchStreet refuses words that end like streets and are none.
func dutchStreet(value string) Verdict {
	if !numbered(value) {
		return Invalid
	}
	return verdict(!slices.ContainsFunc(addressWords(value), notDutchStreet.has))
}

// europeanStreet refuses "via" and "plaza" with common words behind them.
func europeanStreet(value string) Verdict {
	if !numbered(value) {
		return Invalid
	}
	l := lists()
	for i, w := range addressWords(value) {
		if i == 0 || l.particles.has(w) || streetParticle.has(w) {
			continue
		}
		if w[0] >= '0' && w[0] <= '9' {
			return verdict(i > 1)
		}
		if measure.has(w) || l.stop.has(w) && !l.last.has(w) && !streetWord.has(w) && !europeanStreetWord.has(w) {
			return Invalid
		}
	}
	return Valid
}

// nordicStreet refuses English words that end like Nordic streets.
func nordicStreet(value string) Verdict {
	if !numbered(value) {
		return Invalid
	}
	for _, w := range addressWords(value) {
		if strings.HasSuffix(w, "tie") || strings.HasSuffix(w, "gade") || strings.HasSuffix(w, "vej") {
			if l := lists(); notNordicStreet.has(w) || l.stop.has(w) || l.first.has(w) {
				return Invalid
			}
		}
		if measure.has(w) {
			return Invalid
		}
	}
	return Valid
}

// numbered tells whether value has a letter and a digit, as a street with its
// number has.
func numbered(value string) bool {
	return strings.ContainsAny(value, "0123456789") && strings.ContainsFunc(value, unicode.IsLetter)
}

func addressWords(value string) []string {
	return strings.FieldsFunc(strings.ToLower(value), func(r rune) bool {
		return r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == ','
	})
}

func hasLetter(w string) bool {
	return strings.ContainsFunc(w, func(r rune) bool { return r >= 'a' && r <= 'z' || r >= 0x80 })
}

func trimDot(w string) string { return strings.TrimRight(w, ".") }

// vagueStop tells whether "NUMBER w COURT" is about something else than a
// street: w is a common word that names no street.
func vagueStop(w string) bool {
	l := lists()
	return l.stop.has(w) && !l.last.has(w) && !l.first.has(w) && !streetWord.has(w)
}

// suffixAt is the index of the first word that ends a street name and has
// no other one at once behind it ("station road"), or -1.
func suffixAt(words []string) int {
	for i, w := range words {
		if i == 0 || !isStreetSuffix(w) {
			continue
		}
		if i+1 < len(words) && isStreetSuffix(words[i+1]) && !vagueSuffix.has(trimDot(words[i+1])) {
			continue
		}
		return i
	}
	return -1
}

func isStreetSuffix(w string) bool {
	w = trimDot(w)
	return plainSuffix.has(w) || vagueSuffix.has(w)
}

var (
	// plainSuffix are street words that mean little else after a number and
	// a name.
	plainSuffix = setOf("street", "str", "st", "avenue", "ave", "av", "boulevard", "blvd", "road", "rd", "lane", "ln", "drive", "dr",
		"terrace", "ter", "parkway", "pkwy", "highway", "hwy", "freeway", "expressway", "turnpike", "tpke", "crescent", "cres", "close",
		"mews", "cul-de-sac", "esplanade", "parade", "pde", "gardens", "gdns", "grove", "circle", "cir", "trail", "trl", "alley", "aly")
	// vagueSuffix are street words with an everyday meaning.
	vagueSuffix = setOf("way", "court", "ct", "place", "pl", "square", "sq", "plaza", "plz", "loop", "run", "walk", "pass", "path", "point",
		"pt", "row", "bend", "hill", "view", "crossing", "xing", "pike", "park", "rise", "green", "drive", "dr", "close", "circle", "parade",
		"trail", "terrace", "grove", "gardens", "heights", "hts", "ridge", "cove", "landing")
	streetDirection = setOf("n", "s", "e", "w", "ne", "nw", "se", "sw", "north", "south", "east", "west", "northeast", "northwest",
		"southeast", "southwest")
	// streetWord are common words that are frequent names of streets.
	streetWord = setOf("main", "high", "park", "church", "station", "school", "mill", "spring", "market", "bridge", "river", "lake", "hill",
		"garden", "green", "water", "front", "center", "centre", "union", "state", "college", "university", "first", "second", "third",
		"fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "oak", "pine", "maple", "cedar", "elm", "cherry", "walnut", "willow",
		"sunset", "sunrise", "forest", "meadow", "valley", "ocean", "beach", "bay", "broad", "wall", "king", "queen", "prince", "princess", "victoria",
		"north", "south", "east", "west", "apple", "orange", "rose", "lincoln", "washington", "country", "club", "court", "castle", "chapel",
		"manor", "mountain", "canyon", "creek", "eagle", "fox", "deer", "bear", "bird", "robin", "golden", "silver", "old", "new", "long", "short",
		"grand", "liberty", "pleasant", "prospect", "railroad", "summit", "woodland", "harbor", "harbour", "dog", "horse", "farm", "wood", "orchard")
	// notInStreet are words that no street name holds: they show that the
	// number counts something.
	notInStreet = setOf("hour", "hours", "hr", "hrs", "minute", "minutes", "min", "mins", "second's", "seconds", "day", "days", "week", "weeks", "month",
		"months", "year", "years", "mile", "miles", "km", "kms", "meter", "meters", "metre", "metres", "feet", "foot", "ft", "inch", "inches",
		"dollar", "dollars", "euro", "euros", "pound", "pounds", "usd", "bucks", "percent", "people", "persons", "person", "times", "time", "am", "pm",
		"star", "stars", "way", "ways", "bed", "bedroom", "bedrooms", "bath", "on", "in", "at", "to", "from", "for", "with", "by", "near", "off",
		"is", "are", "was", "were", "be", "am", "and", "or", "but", "if", "i", "you", "he", "she", "it", "we", "they", "my", "your", "his",
		"her", "our", "their", "this", "that", "these", "those", "a", "an", "per", "more", "less", "than", "block", "blocks", "cars", "car",
		"shops", "stores", "restaurants", "hotels", "guests", "tickets", "ticket", "items", "item", "orders", "piece", "pieces", "have", "has",
		"had", "do", "does", "did", "can", "could", "will", "would", "should", "not", "no", "yes", "please", "how", "what", "when", "where", "who",
		"why", "which", "because", "the", "of", "one", "two", "three", "four", "five", "test", "seater", "door", "speed", "wheel", "all")
	// measure are words behind a number that count or price something.
	measure = setOf("hour", "hours", "minute", "minutes", "min", "mins", "day", "days", "week", "weeks", "month", "months", "year", "years", "mile",
		"miles", "km", "meters", "metres", "dollars", "euros", "euro", "pounds", "percent", "times", "people", "hosts", "uur", "stunden", "minuten",
		"bilar", "horas", "ore", "heures", "pieces", "estrellas")
	germanKind      = setOf("straße", "strasse", "str", "allee", "gasse", "damm", "ufer", "platz", "weg")
	notGermanStreet = setOf("sitzplatz", "parkplatz", "stellplatz", "arbeitsplatz", "steckplatz", "speicherplatz", "stehplatz", "startplatz", "spielplatz",
		"campingplatz", "liegeplatz", "studienplatz", "ausbildungsplatz", "kitaplatz", "tabellenplatz", "umweg", "rechtsweg", "bildungsweg", "heimweg",
		"hinweg", "rückweg", "ausweg", "arbeitsweg", "schulweg", "fluchtweg", "bürgersteig", "anstieg", "abstieg", "aufstieg", "einstieg", "ausstieg",
		"umstieg", "autobahn", "autostraße")
	notDutchStreet     = setOf("markt", "supermarkt", "aandelenmarkt", "arbeidsmarkt", "huizenmarkt", "woningmarkt", "rommelmarkt", "kerstmarkt", "vrijmarkt", "mediamarkt") //nolint:misspell // Dutch
	notNordicStreet    = setOf("cutie", "necktie", "bowtie", "hottie", "sweetie", "brigade", "renegade", "foodie", "untie", "auntie", "zombie", "goodtie")
	europeanStreetWord = setOf("luna", "roma", "sol", "mayor", "real", "nueva", "nuevo", "vittoria", "republica", "república", "libertad", "constitución")
	streetParticle     = setOf("de", "del", "la", "las", "los", "el", "san", "santa", "da", "do", "dos", "das", "dei", "degli", "della", "delle", "di",
		"n", "n.", "nº", "número", "num")
)
