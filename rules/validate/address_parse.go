package validate

import "strings"

// street finds the end of the part that the carrier walks to: number, name,
// street word, direction and units. It returns 0 where there is none. weak
// tells that the street word is one that needs a town or a unit beside it.
func (t *addressText) street() (end int, weak bool) {
	at := t.houseNumber()
	if at == 0 {
		return 0, false
	}
	if end = t.highway(at); end > 0 {
		return t.units(t.direction(end)), t.is(end-2, isHighwayAbbreviated)
	}
	if end, weak = t.named(at); end > 0 {
		whole := t.units(t.direction(end))
		return whole, weak && whole == end
	}
	return t.unitOnly(at), false
}

// houseNumber is the index behind the house number, with what may stand
// before it ("no 12", "flat 3, 12") and a second number.
func (t *addressText) houseNumber() int {
	at := 0
	if t.has(0) && t.is(0, isOpening) && t.has(2) {
		at++
		if t.is(0, isUnitWord) && t.has(3) && isUnitID(t.tokens[1].word) && isHouseNumber(t.tokens[2].word) {
			at++
		}
	}
	if !t.has(at) || !isHouseNumber(t.tokens[at].word) {
		return 0
	}
	at++
	if len(t.tokens[at-1].word) > 1 && t.has(at) && !t.tokens[at].brk && isHouseNumber(t.tokens[at].word) &&
		(!t.has(at+1) || !t.is(at+1, isOrdinalEnd|isSuffix)) {
		at++
	}
	if t.has(at+2) && !t.tokens[at].brk && !t.tokens[at+1].digit && len(t.tokens[at+1].word) > 2 && len(t.tokens[at].word) == 1 && t.tokens[at].word[0]-'a' < 26 && !t.is(at, isDirection) && !t.is(at+1, isSuffix|isNotInStreet) {
		at++ // "12 a main street"
	}
	return at
}

// highway finds "us hwy 431" and "state route 9" behind the house number.
func (t *addressText) highway(at int) int {
	for i := at; i < at+3 && t.has(i); i++ {
		switch {
		case t.is(i, isHighway) && t.has(i+1) && isNumber(t.tokens[i+1].word, 4) && !t.tokens[i+1].brk:
			return i + 2
		case !t.is(i, isDirection|isHighwayPrefix):
			return 0
		}
	}
	return 0
}

// named finds a name of up to six words and its street word.
func (t *addressText) named(at int) (end int, weak bool) {
	if end := t.single(at); end > 0 {
		return end, false
	}
	for i := at; i <= at+6 && t.has(i); i++ {
		w := &t.tokens[i]
		if i > at && w.brk {
			return 0, false
		}
		road := gluedRoad(w.word)
		if i == at || !t.is(i, isSuffix|isRareSuffix) && !gluedSuffix(w.word) && !road {
			if !t.nameWord(i) || i > at && w.digit && !t.numberInName(i) {
				return 0, false
			}
			continue
		}
		if t.suffixFollows(i) {
			continue // "station court road"
		}
		rare := !t.is(i, isSuffix) && !gluedSuffix(w.word)
		return i + 1, rare || road || !t.namesStreet(at, i)
	}
	return 0, false
}

// numberInName tells whether the word i, which has digits, may stand inside a
// name: "n 5th", "west 42", "4 th".
func (t *addressText) numberInName(i int) bool {
	if isOrdinal(t.tokens[i].word) || t.is(i-1, isDirection) {
		return true
	}
	if t.has(i + 1) {
		i++
	}
	return t.is(i, isOrdinalEnd)
}

// suffixFollows tells whether the street word comes right behind i, or, where
// i is a rare one, one word later ("lincoln field house way").
func (t *addressText) suffixFollows(i int) bool {
	rare := !t.is(i, isSuffix)
	reach := 1
	if rare {
		reach = 2
	}
	for j := i + 1; j <= i+reach && t.has(j) && !t.tokens[j].brk; j++ {
		if t.tokens[i].upper && !t.tokens[j].upper || t.tokens[i].word == t.tokens[j].word {
			return false // "Glynn St street": the street that is called so
		}
		if t.is(j, isPlainSuffix) || rare && t.is(j, isSuffix) {
			return true
		}
	}
	return false
}

// single finds streets without a street word.
func (t *addressText) single(at int) int {
	if t.has(at) && t.is(at, isDirection) {
		at++
	}
	if !t.has(at) || !t.is(at, isSingleBegin) {
		return 0
	}
	for _, name := range singleStreets {
		if t.says(at, name) {
			return at + len(name)
		}
	}
	return 0
}

// says tells whether the words from at on are those of name.
func (t *addressText) says(at int, name []string) bool {
	for i, w := range name {
		if !t.has(at+i) || t.tokens[at+i].word != w {
			return false
		}
	}
	return true
}

// nameWord tells whether a street may have the word i in its name.
func (t *addressText) nameWord(i int) bool {
	w := t.tokens[i].word
	switch {
	case t.is(i, isNotInStreet):
		return t.is(i, isDirection) || len(w) == 1 && t.tokens[i].upper && t.has(i+1) && t.is(i+1, isSuffix)
	case w[0] >= '0' && w[0] <= '9':
		return isOrdinal(w) || isNumber(w, 3) && t.has(i+1) && t.is(i+1, isOrdinalEnd|isSuffix)
	}
	return true
}

// namesStreet tells whether the words from at on name the street whose street
// word is i: "24 hour drive" and "5 star place" count something.
func (t *addressText) namesStreet(at, i int) bool {
	if i-at > 1 && t.is(at, isDirection) {
		at++
	}
	if !t.is(i, isVagueSuffix) {
		return true
	}
	proper := t.tokens[i].upper
	for j := at; j < i; j++ {
		proper = proper && t.tokens[j].upper
	}
	for j := at; j < i && !proper; j++ {
		if t.listedAs(j, isCommonWord) {
			return false
		}
	}
	return true
}

// unitOnly finds a flat behind a name without a street word ("12 greenwood
// apt 4").
func (t *addressText) unitOnly(at int) int {
	for i := at; i < at+8 && t.has(i); i++ {
		if i > at && t.is(i, isStrictUnit) && t.has(i+1) && t.tokens[i+1].digit && isUnitID(t.tokens[i+1].word) {
			return t.units(i)
		}
		w := &t.tokens[i]
		if c := w.word[0]; c >= '0' && c <= '9' && !isHouseNumber(w.word) || !w.upper && hasLetter(w.word) && !t.foreignWord(i) {
			return 0
		}
	}
	return 0
}

// foreignWord tells whether a street in another language may hold the word i.
func (t *addressText) foreignWord(i int) bool {
	return t.is(i, isForeignPart) || t.listedAs(i, isParticle) || !t.is(i, isNotInStreet|isCommonWord)
}

// direction passes over a direction behind the street word.
func (t *addressText) direction(end int) int {
	if t.has(end) && !t.tokens[end].brk && t.is(end, isDirection) {
		return end + 1
	}
	return end
}

// units passes over flats, floors and buildings.
func (t *addressText) units(end int) int {
	for t.has(end) {
		w := t.tokens[end].word
		switch {
		case len(w) > 1 && w[0] == '#' && isUnitID(w[1:]):
			end++
		case w == "#" && t.has(end+1) && isUnitID(t.tokens[end+1].word):
			end += 2
		case t.is(end, isUnitWord) && t.has(end+2) && t.tokens[end+1].word == "#" && isUnitID(t.tokens[end+2].word):
			end += 3
		case t.is(end, isUnitWord) && t.ordinal(end+1) > 0 && t.is(end+1+t.ordinal(end+1), isFloorWord|isLocality):
			end++ // "building 2nd floor"
		case t.is(end, isUnitWord) && t.has(end+1) && isUnitID(t.tokens[end+1].word):
			end += 2
			if t.has(end+1) && isNumber(t.tokens[end-1].word, 4) && len(t.tokens[end].word) == 1 && hasLetter(t.tokens[end].word) && !t.is(end, isDirection) {
				end++ // "unit 1 a"
			}
		case t.ordinal(end) > 0 && t.is(end+t.ordinal(end), isFloorWord|isLocality):
			end += t.ordinal(end) + 1
		default:
			return end
		}
	}
	return end
}

// ordinal is the number of words of the ordinal number at i ("2nd", "2 nd")
// that another word follows, or 0.
func (t *addressText) ordinal(i int) int {
	if !t.has(i) || !t.tokens[i].digit {
		return 0
	}
	switch w := t.tokens[i].word; {
	case isOrdinal(w) && t.has(i+1):
		return 1
	case isNumber(w, 2) && t.has(i+2) && t.is(i+1, isOrdinalEnd):
		return 2
	}
	return 0
}

// gluedSuffix tells of a street word that the town was typed onto:
// "streetusa", "avenuemanchester".
func gluedSuffix(w string) bool {
	rest, ok := strings.CutPrefix(w, "street")
	if !ok {
		rest, ok = strings.CutPrefix(w, "avenue")
	}
	return ok && len(rest) > 1 || gluedTown(w)
}

// gluedTown tells of a shorter street word that a large town or a word for a
// flat was typed onto: "aveindore", "rdsuite".
func gluedTown(w string) bool {
	for _, suffix := range [...]string{"ave", "rd", "blvd", "dr", "lane", "nagar"} {
		if rest, ok := strings.CutPrefix(w, suffix); ok && len(rest) > 3 {
			_, town := places().towns[rest]
			return town || strictUnit.has(rest)
		}
	}
	return false
}

// gluedRoad tells of other street words that the town was typed onto, which
// are less sure: "driveavon" but not "driveway".
func gluedRoad(w string) bool {
	rest, ok := strings.CutPrefix(w, "road")
	if !ok {
		rest, ok = strings.CutPrefix(w, "drive")
	}
	return ok && len(rest) > 3 && !notGluedRoad.has(rest)
}

// isHouseNumber takes "12", "12a", "12-14" and "12/3".
func isHouseNumber(w string) bool {
	n := digitsBefore(w)
	if n == 0 || n > 6 || n == 1 && w[0] == '0' {
		return false
	}
	w = w[n:]
	if w != "" && w[0] >= 'a' && w[0] <= 'z' {
		w = w[1:]
	}
	if w == "" {
		return true
	}
	return (w[0] == '-' || w[0] == '/') && (len(w) == 1 || isNumber(w[1:], 4))
}

// digitsBefore counts the digits that w begins with.
func digitsBefore(w string) int {
	n := 0
	for n < len(w) && w[n] >= '0' && w[n] <= '9' {
		n++
	}
	return n
}

// isUnitID takes what names a flat: "4", "4b", "b201", "c".
func isUnitID(w string) bool {
	w = strings.TrimPrefix(w, "#")
	if w == "" || len(w) > 6 {
		return false
	}
	letters := 0
	for i := range len(w) {
		switch c := w[i]; {
		case c >= 'a' && c <= 'z':
			letters++
		case (c < '0' || c > '9') && c != '-':
			return false
		}
	}
	return letters < 2
}

// isNumber tells whether w is all digits, at most so many.
func isNumber(w string, most int) bool {
	return w != "" && len(w) <= most && allDigits(w)
}

// isOrdinal takes "1st" and "22nd".
func isOrdinal(w string) bool {
	n := len(w) - 2
	if n < 1 || !isNumber(w[:n], 3) {
		return false
	}
	switch w[n:] {
	case "st", "nd", "rd", "th":
		return true
	}
	return false
}

func hasDigit(w string) bool { return strings.ContainsAny(w, "0123456789") }
