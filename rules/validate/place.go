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

func setOf(words ...string) wordSet {
	set := make(wordSet, len(words))
	for _, w := range words {
		set[w] = struct{}{}
	}
	return set
}
