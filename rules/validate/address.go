package validate

import "strings"

// streetAddress looks at the words between the house number and the street
// word of an address in English: "24 hour drive", "2 way street" and "3
// shops on main street" are not addresses.
func streetAddress(value string) Verdict {
	words := strings.FieldsFunc(strings.ToLower(value), func(r rune) bool {
		return r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == ','
	})
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
	if vagueSuffix.has(trimDot(words[end])) && len(name) == 1 && vagueStop(trimDot(name[0])) {
		return Invalid
	}
	return Valid
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
		"why", "which", "because", "one", "two", "three", "four", "five", "test", "seater", "door", "speed", "wheel", "all")
)
