package validate

// OrdinaryWord tells whether a lower-case word stands in texts for other
// reasons than to name a person, although it may be part of a name: a common
// word ("will", "grace"), a month ("june"), a country or large town ("paris").
// The words are those of the lists of this package.
func OrdinaryWord(w string) bool {
	if lists().stop.has(w) || monthName.has(w) {
		return true
	}
	p := places()
	return p.regions.has(w) || p.towns.has(w)
}

// NameParticle tells whether a lower-case word is a small word inside names,
// such as "de" and "van".
func NameParticle(w string) bool { return lists().particles.has(w) }

// monthName are names of months, in any of the languages of chats, that name
// persons as well.
var monthName = setOf("january", "april", "avril", "abril", "may", "mai", "june", "juni", "juin", "junio", "july", "juli", "julio", "august", "agosto", "october")
