package validate

import "strings"

// placeName accepts up to four words of which none is a common word, as in
// "i live in springfield" but not "i live in fear".
func placeName(value string) Verdict {
	words := strings.Fields(strings.ToLower(value))
	if len(words) == 0 || len(words) > 4 {
		return Invalid
	}
	l := lists()
	for i, w := range words {
		w = strings.Trim(w, ".,;:!?'")
		switch {
		case i < len(words)-1 && placePrefix.has(w):
		case i > 0 && placeSuffix.has(w):
		case i > 0 && i < len(words)-1 && l.particles.has(w):
		case i > 0 && l.last.has(w):
		case placesThatAreWords.has(w):
		case l.stop.has(w), len(w) < 2, commonEnding(w) && !strings.HasSuffix(w, "ing"):
			return Invalid
		}
	}
	return Valid
}

// listedPlace takes the name of a country, state or large town, or an uncommon
// word before that of a state: "new york", "pleasanton ca".
func listedPlace(value string) Verdict {
	t := cutAddress(value)
	if t.all() == 0 || len(value) < 3 {
		return Invalid
	}
	i := t.region(0)
	if i == 0 && t.aloneName(0) {
		i = 1
		if t.has(1) && t.region(1) == 0 && t.aloneName(1) {
			i = 2
		}
		if !t.has(i) || t.region(i) == 0 {
			return Invalid
		}
	}
	if i == 0 {
		return Invalid
	}
	for t.has(i) {
		n := t.region(i)
		if n == 0 {
			return Invalid
		}
		i += n
	}
	return Valid
}

// smallPlace takes what placeName does, but for countries and states.
func smallPlace(value string) Verdict {
	if _, large := places().regions[strings.ToLower(value)]; large {
		return Invalid
	}
	return placeName(value)
}

// uncommonWords accepts words of which none is common, such as the name of a
// medicine.
func uncommonWords(value string) Verdict {
	words := strings.Fields(strings.ToLower(value))
	l := lists()
	for _, w := range words {
		if w = strings.Trim(w, ".,;:!?'"); l.stop.has(w) || l.first.has(w) || commonEnding(w) || commonPlural(w) {
			return Invalid
		}
	}
	return verdict(len(words) > 0)
}

// conditionWords accepts what can be called an illness after "diagnosed
// with": at least one word that says something, and none that shows that the
// sentence went elsewhere.
func conditionWords(value string) Verdict {
	words := strings.Fields(strings.ToLower(value))
	if len(words) == 0 || notCondition.has(words[len(words)-1]) || notCondition.has(words[0]) {
		return Invalid
	}
	switch words[len(words)-1] {
	case "type", "stage", "grade": // what follows was cut off
		return Invalid
	}
	for _, w := range words {
		if len(w) > 3 && !notCondition.has(w) || len(words) == 1 && len(w) > 1 {
			return Valid
		}
	}
	return Invalid
}

// commonPlural tells whether w is the plural of a stop word.
func commonPlural(w string) bool {
	l := lists()
	return strings.HasSuffix(w, "s") && (l.stop.has(strings.TrimSuffix(w, "s")) || l.stop.has(strings.TrimSuffix(w, "es")))
}

// notCondition are words that begin or end no name of an illness.
var notCondition = setOf("it", "this", "that", "these", "those", "them", "something", "anything", "everything", "the", "a", "an", "my", "your", "his",
	"her", "their", "our", "its", "some", "any", "one", "what", "which", "same", "of", "and", "or", "not", "no", "people", "condition", "problem",
	"problems", "issue", "issues", "disease", "illness", "loss", "losses", "delay", "delays", "him", "me", "us", "you", "questions", "lack", "being",
	"having", "transactions", "payments", "payment", "use", "poor", "bad", "low", "high", "slow", "thing", "things", "fraud", "identity",
	"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "free", "years", "weeks", "months", "days")

// placePrefix are common words that begin names of places.
var placePrefix = setOf("new", "old", "north", "south", "east", "west", "upper", "lower", "great", "little", "big",
	"saint", "st", "san", "santa", "los", "las", "el", "la", "le", "den", "the", "fort", "port", "mount", "lake", "palm", "long",
	"cape", "grand", "salt", "high", "bad", "green", "white", "black", "red", "silver", "golden", "rock", "spring", "hot", "costa")

// placeSuffix are common words that end names of places.
var placeSuffix = setOf("city", "beach", "park", "hills", "hill", "valley", "springs", "spring", "falls", "heights", "island", "islands",
	"county", "state", "town", "village", "lake", "bay", "grove", "ridge", "river", "coast", "point", "haven", "rapids", "bend",
	"area", "states", "kingdom", "york", "rock", "garden", "gardens", "woods", "wood", "creek", "station", "harbor", "harbour")

// placesThatAreWords are places that the stop words hold for other reasons.
var placesThatAreWords = setOf("paris", "london", "sydney", "austin", "dallas", "houston", "phoenix", "denver", "georgia", "virginia",
	"florence", "india", "china", "kenya", "israel", "jordan", "chad", "cuba", "asia", "montana", "dakota", "orlando", "savannah",
	"carolina", "chelsea", "reading", "bath", "nice", "mobile", "essen", "turkey", "england", "germany", "france", "spain", "italy",
	"america", "europe", "africa", "canada", "mexico", "japan", "usa", "uk", "texas", "florida", "california", "chicago", "boston", "seattle")
