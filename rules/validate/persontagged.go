package validate

import "strings"

// taggedName accepts what a statistical tagger took for a person unless the
// word lists know better: a product, an assistant or a disease that is named
// like a person, or nothing but common words. A common word that is also a
// name counts when it is written with a capital.
func taggedName(value string) Verdict {
	words := strings.Fields(strings.ToLower(value))
	if len(words) == 0 || notPerson(words) {
		return Invalid
	}
	l := lists()
	capital := value != strings.ToLower(value)
	for _, w := range words {
		w = strings.Trim(w, ".,'’-")
		if !l.stop.has(w) || capital && (l.first.has(w) || l.last.has(w)) {
			return Valid
		}
	}
	return Invalid
}
