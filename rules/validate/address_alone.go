package validate

import "slices"

// textAddressOnly takes what address-whole takes, where it is all of a text: then
// it may end with "in" for Indiana, or with what it is near to.
func textAddressOnly(value string) Verdict { return addressVerdict(value, textAddress) }

// addressAlone takes a text that is nothing but an address which lacks its
// street word or its number: "812 Chennai 600112", "raja street coimbatore
// 641332", "hill road 232".
func addressAlone(value string) Verdict { return addressVerdict(value, aloneAddress) }

// streetName takes a street without a number behind words for living there:
// "maple street", "Lantana Road, Leeds".
func streetName(value string) Verdict { return addressVerdict(value, nameAddress) }

// placeLine takes towns, states and countries, with or without a postcode,
// as some give them for an address: "austin texas usa", "alaska 99501".
func placeLine(value string) Verdict { return addressVerdict(value, placeAddress) }

// streetCorner takes two streets that meet: neither may hold a word that no
// street has in its name ("the corner of my eye and mouth").
func streetCorner(value string) Verdict {
	words := addressWords(value)
	at := slices.Index(words, "of") + 1
	meet := slices.IndexFunc(words, func(w string) bool { return w == "and" || w == "&" })
	if at == 0 || meet <= at || meet == len(words)-1 {
		return Invalid
	}
	for i, w := range words[at:] {
		if at+i != meet && (notInStreet.has(w) && !streetDirection.has(w) || measure.has(w)) {
			return Invalid
		}
	}
	return Valid
}

// isAlone is addressAlone.
func (t *addressText) isAlone() bool {
	if at := t.houseNumber(); at > 0 {
		return t.numberAndTown(at)
	}
	end := t.nameOnly(isPlainSuffix)
	if end > 0 && t.numberBehind(end) {
		return t.closed()
	}
	if end == 0 {
		end = t.houseName()
	}
	if end == 0 {
		return false
	}
	switch t.tail(t.units(t.direction(end))) {
	case regionTail, codeTail:
		return t.closed()
	default:
		return false
	}
}

// numberAndTown tells whether up to three uncommon words and a listed place
// follow the house number. Without a postcode the number must have three
// digits, and a name must stand between.
func (t *addressText) numberAndTown(at int) bool {
	for i := at; i <= at+3 && t.has(i); i++ {
		if t.region(i) > 0 {
			if kind := t.tail(i); kind == codeTail {
				return t.closed() && t.longCode()
			} else if kind == regionTail {
				return i > at && digitsBefore(t.tokens[at-1].word) > 2 && len(t.tokens[i].word) > 2 && t.closed()
			}
		}
		if t.tokens[i].brk && i == at || !t.aloneName(i) {
			return false
		}
	}
	return false
}

// longCode tells whether the last word is a postcode of five digits or more,
// or the second half of an Indian one,
// or one of four behind a state whose codes begin with 0, which spreadsheets
// take away (USPS labeling list L002).
func (t *addressText) longCode() bool {
	n := t.all()
	if n < 3 {
		return false
	}
	digits := digitsBefore(t.tokens[n-1].word)
	return digits > 4 || digits == 3 && digitsBefore(t.tokens[n-2].word) == 3 || digits == 4 && zeroState.has(t.tokens[n-2].word)
}

var zeroState = setOf("ct", "ma", "me", "nh", "nj", "ri", "vt", "pr")

// aloneName tells whether the word i may name a street and is no common word.
func (t *addressText) aloneName(i int) bool {
	w := &t.tokens[i]
	if t.is(i, isDirection|isStreetWord|isPlacePart) {
		return w.word != "the"
	}
	return len(w.word) > 2 && !w.digit && !t.is(i, isNotInStreet|isMeasure) && !t.listedAs(i, isCommonWord|isPlainStop)
}

// nameOnly is the end of a street of up to four words that begins the text
// and whose street word is of a class, or 0.
func (t *addressText) nameOnly(suffix wordClass) int {
	for i := 0; i <= 4 && t.has(i); i++ {
		if i > 0 && t.tokens[i].brk {
			return 0
		}
		if i > 0 && t.is(i, suffix) && !t.suffixFollows(i) {
			return i + 1
		}
		if !t.aloneName(i) {
			return 0
		}
	}
	return 0
}

// houseName is the end of the name of a building that begins the text, with
// the number of the house in it or behind it ("rajan 14 kani complex"), or 0.
func (t *addressText) houseName() int {
	for i := 0; i <= 4 && t.has(i) && (i == 0 || !t.tokens[i].brk); i++ {
		switch {
		case i > 0 && t.is(i, isHouseName):
			if t.has(i+2) && isNumber(t.tokens[i+1].word, 4) {
				i++
			}
			return i + 1
		case i > 0 && isNumber(t.tokens[i].word, 4):
		case !t.aloneName(i):
			return 0
		}
	}
	return 0
}

// numberBehind tells whether nothing but a house number follows the street
// that ends at end, as in most of Europe.
func (t *addressText) numberBehind(end int) bool {
	if !aloneSuffix.has(t.tokens[end-1].word) {
		return false
	}
	if t.has(end) && t.is(end, isOpening) {
		end++
	}
	return t.has(end) && !t.has(end+1) && !t.tokens[end].brk && isHouseNumber(t.tokens[end].word) && len(t.tokens[end].word) < 5
}

// isStreetName is streetName.
func (t *addressText) isStreetName() bool {
	end := t.nameOnly(isSuffix)
	if end == 0 {
		return false
	}
	switch t.tail(t.units(t.direction(end))) {
	case emptyTail, regionTail, codeTail:
		return t.closed()
	default:
		return false
	}
}

// isPlaceLine is placeLine.
func (t *addressText) isPlaceLine() bool {
	regions, codes, others := 0, 0, 0
	for i := 0; t.has(i); {
		if n := t.region(i); n > 0 {
			regions++
			i += n
			continue
		}
		if n := t.postcode(i, 0); n > 0 {
			codes++
			i += n
			continue
		}
		if regions > 0 || codes > 0 || others > 2 || !t.aloneName(i) {
			return false
		}
		others++
		i++
	}
	return regions > 0 && codes < 2 && regions+codes+min(others, 1) > 1 && t.closed()
}

// twiceNumbered takes a number, a street with its own number, and a town and
// country behind a comma: "98 Tylova 1036, Recco, Italy". A year is no number
// of a house.
func (t *addressText) twiceNumbered() bool {
	at := t.houseNumber()
	if at == 0 {
		return false
	}
	for i := at; i < at+7 && t.has(i); i++ {
		w := &t.tokens[i]
		if w.digit && i > at && !w.brk {
			if next := t.units(i + 1); isHouseNumber(w.word) && !isYear(w.word) && t.has(next) && t.tokens[next].brk {
				return t.tail(next) == regionTail && t.closed()
			}
			return false
		}
		if w.digit || i > at && w.brk || t.is(i, isNotInStreet|isMeasure) || !w.upper && !t.foreignWord(i) {
			return false
		}
	}
	return false
}
