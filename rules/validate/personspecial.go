package validate

import "strings"

// nationalityWord accepts a word with an ending of nationalities.
func nationalityWord(value string) Verdict {
	w := strings.ToLower(value)
	for _, e := range []string{"an", "ish", "ese", "ian", "ch", "sch", "ais", "aise", "ol", "ola", "ano", "ana", "eño", "i", "ek", "swiss", "thai", "czech"} {
		if strings.HasSuffix(w, e) {
			return Valid
		}
	}
	return Invalid
}

// uncommonOrParty accepts what somebody votes for: a party, or a word that is
// no common one, such as a politician's name.
func uncommonOrParty(value string) Verdict {
	words := strings.Fields(strings.ToLower(value))
	if len(words) == 0 {
		return Invalid
	}
	if partyWord.has(words[len(words)-1]) || partyWord.has(words[0]) {
		return Valid
	}
	return uncommonWords(value)
}

// crimeWords keeps "charged" apart from "charged twice for one coffee": a
// word of an offence or a sentence must stand in the span.
func crimeWords(value string) Verdict {
	for w := range strings.FieldsSeq(strings.ToLower(value)) {
		if crimeWord.has(w) || crimeWord.has(strings.TrimSuffix(w, "s")) {
			return Valid
		}
	}
	return Invalid
}

var (
	partyWord = setOf("party", "democrat", "democrats", "democratic", "republican", "republicans", "labour", "tories", "tory", "conservatives", "conservative",
		"greens", "green", "liberals", "socialists", "socialist", "communists", "libertarians", "trump", "biden", "harris", "obama", "clinton", "sanders", "brexit", "spd", "cdu", "afd", "fdp", "macron",
		"mélenchon", "vox", "podemos", "psoe", "bolsonaro", "lula", "modi", "bjp", "congress")
	crimeWord = setOf("convicted", "arrested", "indicted", "sentenced", "imprisoned", "incarcerated", "jailed", "prosecuted", "assault", "theft", "robbery",
		"burglary", "shoplifting", "murder", "manslaughter", "rape", "fraud", "embezzlement", "forgery", "arson", "battery", "trespassing", "vandalism", "dui", "dwi",
		"drunk", "possession", "trafficking", "kidnapping", "harassment", "stalking", "perjury", "tax", "smuggling", "extortion", "homicide", "larceny", "felony",
		"misdemeanor", "misdemeanour", "reckless", "domestic", "drug", "speeding", "prison", "jail", "soliciting", "prostitution", "terrorism", "money-laundering", "court")
)
