// Package gazetteer looks words and phrases up in one prebuilt table: names
// of people with how common they are, places, parts of addresses, companies,
// products, conditions, drugs, and the ordinary words of English.
//
// The table holds hashes, not words: it is read in place from a string, such
// as an embedded file, and a phrase that it does not hold may be mistaken for
// one that it does, with a probability of about 2^-16 a lookup.
package gazetteer

import "strings"

// Entry is what is known of a word or phrase: two levels and flags. A word
// may be many things at once: "may" is a name, a month and an ordinary word.
// The zero value is an unknown phrase.
type Entry uint32

// The bits 0 and 1 of an entry are the level of a given name, 2 and 3 that of
// a family name; see Entry.Given.
const (
	givenShift  = 0
	familyShift = 2
	levelMask   = 3
	// MaxLevel is the level of the most common names.
	MaxLevel = 3
)

// The flags of an entry.
const (
	// City is a populated place of any size.
	City Entry = 1 << (iota + 4)
	// BigCity is one of at least 300,000 inhabitants, or 60,000 in Australia,
	// Canada, the United Kingdom and the United States. It comes with City.
	BigCity
	// Country is a country or continent, in English or another language.
	Country
	// State is a state, province or county, or the abbreviation of one.
	State
	// Title stands before a name: "mr", "dr", "herr", "señora", "aunt".
	Title
	// StreetType is a kind of street: "ave", "straße", "rue", "calle".
	StreetType
	// UnitWord names a part of a building: "apt", "suite", "floor".
	UnitWord
	// OrgSuffix is part of names of organizations: "inc", "gmbh", "hospital".
	OrgSuffix
	// Month is one of the year, or its abbreviation.
	Month
	// Day is one of the week, or a word for one near: "tomorrow".
	Day
	// Organization is a known company or institution.
	Organization
	// Product is a brand or product, a vehicle or a dish.
	Product
	// Condition is a disease or symptom.
	Condition
	// Drug is a medicine, generic or brand.
	Drug
	// Dictionary is an ordinary word of English or of chats, or one of the
	// articles, pronouns and the like of another language of the tagger.
	Dictionary
	// Common is one of those words that everybody knows, some fifty thousand,
	// which a tagger may pass over when nothing else speaks for them. Words
	// that are usual family names besides are not, but for the few thousand
	// most common: "long" is, "baker" is not.
	Common
	// Eponym is a family name after which a disease is named: "parkinson".
	Eponym
	// Prefix tells that a longer phrase begins with this one. An entry of
	// Prefix alone is no phrase by itself.
	Prefix
)

// Given is the entry of a given name of a level from 0, none, to MaxLevel,
// very common.
func Given(level int) Entry { return clamp(level) << givenShift }

// Family is the entry of a family name of a level from 0, none, to MaxLevel,
// very common.
func Family(level int) Entry { return clamp(level) << familyShift }

func clamp(level int) Entry { return Entry(min(max(level, 0), MaxLevel)) }

// Given is the level of the phrase as a given name: 0 when it is none, 1 when
// it is rare, 2 when known in some culture, 3 when common.
func (e Entry) Given() int { return int(e >> givenShift & levelMask) }

// Family is the level of the phrase as a family name, from 0 to MaxLevel.
func (e Entry) Family() int { return int(e >> familyShift & levelMask) }

// Has tells whether any of the flags is set.
func (e Entry) Has(flags Entry) bool { return e&flags != 0 }

// Known tells whether the phrase is in the table for itself and not only as
// the beginning of a longer one.
func (e Entry) Known() bool { return e&^Prefix != 0 }

// with joins two entries of one phrase: the higher levels and all flags.
func (e Entry) with(o Entry) Entry {
	const levels = levelMask<<givenShift | levelMask<<familyShift
	return (e|o)&^levels | Given(max(e.Given(), o.Given())) | Family(max(e.Family(), o.Family()))
}

// flagNames are those of the flags, in the order of their bits.
var flagNames = [...]string{
	"city", "big-city", "country", "state", "title", "street-type", "unit-word", "org-suffix", "month", "day",
	"organization", "product", "condition", "drug", "dictionary", "common", "eponym", "prefix",
}

// String lists what an entry says, for reports: "given-3 month dictionary".
func (e Entry) String() string {
	var parts []string
	if n := e.Given(); n > 0 {
		parts = append(parts, "given-"+string(rune('0'+n)))
	}
	if n := e.Family(); n > 0 {
		parts = append(parts, "family-"+string(rune('0'+n)))
	}
	for i, name := range flagNames {
		if e.Has(City << i) {
			parts = append(parts, name)
		}
	}
	return strings.Join(parts, " ")
}
