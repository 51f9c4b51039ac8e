package validate

import "strings"

// tail is how an address goes on behind the street.
type tail int

const (
	noTail     tail = iota // something that belongs to no address
	emptyTail              // nothing
	freeTail               // words that may name a place
	regionTail             // ends with a country, state or large town
	codeTail               // ends with a postcode, or a country behind it
)

// tail reads all words from at on as town, state, postcode and country.
func (t *addressText) tail(at int) tail {
	if !t.has(at) {
		return emptyTail
	}
	if t.has(at + 9) {
		return noTail
	}
	kind := freeTail
	named, common := false, false                                    // a region, a common word ("sugar land")
	proper := t.tokens[at-1].upper && hasLetter(t.tokens[at-1].word) // then a town has capitals, too
	for i := at; t.has(i); {
		if n := t.region(i); n > 0 {
			i += n
			named = true
			if kind != codeTail {
				kind = regionTail
			}
			continue
		}
		if n := t.postcode(i, at); n > 0 {
			if kind == codeTail {
				return noTail
			}
			i += n
			kind = codeTail
			continue
		}
		if t.whole && t.is(i, isLandmark) && t.landmark(i+1) {
			return freeTail
		}
		if w := t.tokens[i].word; kind == codeTail || proper && !t.tokens[i].upper && !t.listedAs(i, isParticle) {
			return noTail
		} else if !t.placeWord(i) {
			if len(w) < 3 || t.tokens[i].digit || t.is(i, isNotInStreet|isMeasure) || strings.Contains(w, "'") {
				return noTail
			}
			common = true
		}
		kind = freeTail
		i++
	}
	if common && (kind != codeTail || !named) {
		return noTail
	}
	return kind
}

// landmark tells whether one to five words from i on end the text, which may
// be what a house is near to.
func (t *addressText) landmark(i int) bool {
	from := i
	for ; t.has(i); i++ {
		if w := &t.tokens[i]; t.is(i, isNotInStreet|isMeasure) && w.word != "the" && !t.is(i, isDirection) || w.digit && !isNumber(w.word, 6) {
			return false
		}
	}
	return i > from && i < from+6
}

// region is the number of words of the country, state or town at i.
func (t *addressText) region(i int) int {
	if t.is(i, isRegionBegin) {
		if n := t.regionName(i); n > 0 {
			return n
		}
	}
	w := &t.tokens[i]
	switch {
	case t.is(i, isStateCode) && (w.caps || w.brk || !t.is(i, isShortWord) || t.postcode(i+1, i) > 0),
		t.is(i, isStateWord) && (w.caps || t.zipFollows(i) || t.whole && i > 2 && w.word == "in" && !t.has(i+1)),
		w.caps && len(w.word) == 2 && (t.zipFollows(i) || w.brk && t.postcode(i+1, i) > 0),
		w.brk && i > 0 && len(w.word) <= 3 && !t.is(i, isNotInStreet) && t.zipFollows(i) && !t.has(i+2): // ISO 3166-2 has up to three letters or digits
		return 1
	}
	return 0
}

// regionName is the number of words of the longest name in the lists at i.
func (t *addressText) regionName(i int) int {
	p := places()
	var room [64]byte
	name := room[:0]
	most := 0
	for n := 0; n < p.longest && t.has(i+n) && (n == 0 || !t.tokens[i+n].brk); n++ {
		if n > 0 {
			name = append(name, ' ')
		}
		name = append(name, t.tokens[i+n].word...)
		_, region := p.regions[string(name)]
		if _, town := p.towns[string(name)]; region || town {
			most = n + 1
		}
	}
	return most
}

// zipFollows tells whether five digits stand behind the word i.
func (t *addressText) zipFollows(i int) bool {
	return t.has(i+1) && t.tokens[i+1].digit && (fitsForm(t.tokens[i+1].word, "99999") || fitsForm(t.tokens[i+1].word, "99999-9999"))
}

// postcode is the number of words of the postcode at i, with a label before
// it, in an address whose town begins at from.
func (t *addressText) postcode(i, from int) int {
	label := 0
	if t.has(i) && t.is(i, isPostcodeLabel) {
		label = 1
		if t.has(i+1) && t.tokens[i+1].word == "code" {
			label = 2
		}
		i += label
	}
	if !t.has(i) || !t.tokens[i].digit {
		return 0
	}
	w := t.tokens[i].word
	if allDigits(w) {
		switch n := len(w); {
		case n >= 4 && n <= 6, n == 9 && !t.has(i+1), n < 4 && i > from && (len(t.tokens[i-1].word) == 2 || n == 2 && t.region(i-1) > 0) && !t.has(i+1): // "pune 26" is a zone of the town
			return label + 1
		case n == 3 && t.has(i+1) && (i == 0 || !t.tokens[i].brk) && isNumber(t.tokens[i+1].word, 3) && len(t.tokens[i+1].word) >= 2 && !t.tokens[i+1].brk:
			return label + 2 // 600 042, 114 18
		}
		return 0 // no code of letters and digits has so many
	}
	for _, form := range dashedPostcodes {
		if fitsForm(w, form) {
			return label + 1
		}
	}
	if n := t.letteredPostcode(i); n > 0 {
		return label + n
	}
	return 0
}

// dashedPostcodes are forms of several countries.
var dashedPostcodes = [...]string{"99999-9999", "99999-999", "9999-999", "99-999", "999-9999"}

// letteredCountries have postcodes of letters and digits that begin with a
// letter, but for the last.
var letteredCountries = [...]string{"gb", "ca", "ie", "nl"}

// letteredPostcode is the number of words of a postcode of letters and digits
// at i.
func (t *addressText) letteredPostcode(i int) int {
	upper := strings.ToUpper(t.tokens[i].word)
	countries := letteredCountries[:]
	switch c := upper[0]; {
	case c >= '0' && c <= '9':
		countries = countries[3:]
	case c >= 'A' && c <= 'Z':
		countries = countries[:3]
	case c < 0x80:
		return 0
	}
	for _, country := range countries {
		f := postcodeFormats[country]
		if f.fits(upper) {
			return 1
		}
		if t.has(i+1) && !t.tokens[i+1].brk && f.fits(upper+" "+strings.ToUpper(t.tokens[i+1].word)) {
			return 2
		}
	}
	return 0
}

// placeWord tells whether the word i may stand in the name of a town.
func (t *addressText) placeWord(i int) bool {
	w := t.tokens[i].word
	if stem, _, cut := strings.Cut(w, "'"); cut && lists().stop.has(stem) || w == "the" {
		return false
	}
	if t.is(i, isDirection|isPlacePart|isSuffix|isBuilding) {
		return true
	}
	if len(w) < 2 || t.tokens[i].digit || t.is(i, isNotInStreet) && w != "of" {
		return false
	}
	return !t.listedAs(i, isPlainStop)
}
