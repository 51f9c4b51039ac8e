package validate

import (
	"slices"
	"strings"
	"unicode"
)

// streetAddress takes an address in English that ends with its street, with
// a postcode, or with a country, state or large town: "24 hour drive", "2 way
// street" and "3 shops on main street" are none.
func streetAddress(value string) Verdict { return addressVerdict(value, lineAddress) }

// wholeAddress also takes what may be a small town behind the street. It is
// for texts and clauses that hold nothing but an address.
func wholeAddress(value string) Verdict { return addressVerdict(value, entireAddress) }

// addressBlock takes a number and words without a street word when a state or
// country and a postcode close them: "971 Kesk 53, Pärnu, Estonia 80010".
func addressBlock(value string) Verdict { return addressVerdict(value, blockAddress) }

func addressVerdict(value string, kind addressKind) Verdict {
	t := cutAddress(value)
	return verdict(t.check(kind))
}

// isLine is streetAddress.
func (t *addressText) isLine() bool {
	end, weak := t.street()
	if end == 0 {
		return false
	}
	switch t.tail(end) {
	case codeTail, regionTail:
		return t.closed()
	case emptyTail:
		return !weak && t.closed()
	default:
		return false
	}
}

// isEntire is wholeAddress.
func (t *addressText) isEntire() bool {
	end, weak := t.street()
	if end == 0 {
		return t.twiceNumbered()
	}
	rest := t.tail(end)
	return (rest > freeTail || rest != noTail && !weak) && t.closed()
}

// isBlock is addressBlock.
func (t *addressText) isBlock() bool {
	at := t.houseNumber()
	if at == 0 {
		return false
	}
	names := 0
	lines := strings.IndexByte(t.value[:t.end], '\n') > 0 // then common words may be names: "via roma"
	for i := at; t.has(i); i++ {
		w := &t.tokens[i]
		if (names > 0 || digitsBefore(t.tokens[i-1].word) > 1 && t.pinFollows(i)) && t.closesBlock(i) {
			return t.closed()
		}
		switch {
		case t.is(i, isStrictUnit|isHighway), len(w.word) == 1, w.digit && (isHouseNumber(w.word) || isOrdinal(w.word)):
		case w.digit && !isUnitID(w.word), !w.upper && !t.placeWord(i) && !t.foreignWord(i) && (!lines || t.is(i, isNotInStreet|isMeasure)):
			return false
		default:
			names++
		}
	}
	return false
}

// pinFollows tells whether a listed town and a code of six digits, as in
// India, are all that is left from i on ("821 chennai 600206").
func (t *addressText) pinFollows(i int) bool {
	i += t.region(i)
	return t.has(i) && !t.has(i+1) && len(t.tokens[i].word) == 6 && isNumber(t.tokens[i].word, 6)
}

// closesBlock tells whether a state or country begins at i and a postcode of
// at least four digits, with or without a country, is all that follows. Two
// small letters that are a word in Spanish or English count for nothing here.
func (t *addressText) closesBlock(i int) bool {
	n := t.region(i)
	if n == 0 || !t.has(i+n) || t.tail(i) != codeTail {
		return false
	}
	if w := &t.tokens[i]; n == 1 && len(w.word) == 2 {
		return (w.caps || !t.is(i, isShortWord)) && (t.zipFollows(i) || w.brk)
	}
	words := t.all()
	return words > 0 && (!t.tokens[words-1].digit || len(t.tokens[words-1].word) > 3)
}

// looseAddress looks at what follows "my address is" and begins with a
// number: it must hold a word that is no common one.
func looseAddress(value string) Verdict {
	if t := cutAddress(value); t.all() > 0 {
		if end, weak := t.street(); end > 0 && !weak && t.tail(end) == noTail {
			return Invalid // the address ends earlier
		}
	}
	words := addressWords(value)
	l := lists()
	names := 0
	for _, w := range words {
		w = trimDot(w)
		switch {
		case w == "away", w == "wrong", w == "different", w == "is", w == "are", w == "my", measure.has(w):
			return Invalid // a sentence: "my ssn is 558-26-7759" in an intent on addresses
		case hasLetter(w) && len(w) > 2 && (!l.stop.has(w) || streetWord.has(w) || l.last.has(w)):
			names++
		}
	}
	return verdict(names > 0)
}

// germanStreet refuses words that end like streets and are none.
func germanStreet(value string) Verdict {
	if !numbered(value) {
		return Invalid
	}
	words := addressWords(value)
	for i, w := range words {
		if w[0] >= '0' && w[0] <= '9' {
			break
		}
		if notGermanStreet.has(w) || i == 0 && len(words) > 2 && notInStreet.has(w) || i == 0 && (w == "weg" || w == "platz" || w == "umweg") {
			return Invalid
		}
		if i > 0 && germanKind.has(trimDot(w)) && lists().stop.has(words[i-1]) {
			return Invalid
		}
	}
	return Valid
}

// dutchStreet refuses words that end like streets and are none.
func dutchStreet(value string) Verdict {
	if !numbered(value) {
		return Invalid
	}
	return verdict(!slices.ContainsFunc(addressWords(value), notDutchStreet.has))
}

// europeanStreet refuses "via" and "plaza" with common words behind them. It
// looks at the name only, which ends with the number.
func europeanStreet(value string) Verdict {
	words := addressWords(value)
	l := lists()
	for i, w := range words {
		if i > 0 && (hasDigit(w) || w == "s/n") {
			return verdict(i > 1)
		}
		w = trimDot(w)
		if i == 0 || l.particles.has(w) || streetParticle.has(w) {
			continue
		}
		if measure.has(w) || l.stop.has(w) && !l.last.has(w) && !l.first.has(w) && !streetWord.has(w) && !europeanStreetWord.has(w) {
			return Invalid
		}
	}
	return Invalid
}

// frenchStreet takes number, kind of street and name, and postcode and town
// behind them. The name ends before the first common word.
func frenchStreet(value string) Verdict {
	words := addressWords(value)
	if len(words) == 0 || !hasDigit(words[0]) && !frenchNumber.has(words[0]) || frenchSeats(value, words) {
		return Invalid
	}
	l := lists()
	kind, names := false, 0
	last := ""
	for i, w := range words {
		w = trimDot(w)
		digits := hasDigit(w)
		switch {
		case !kind:
			kind = frenchKind.has(w)
			if !kind && !digits && !frenchNumber.has(w) {
				return Invalid
			}
			continue
		case digits, frenchUnit.has(w):
			if names == 0 && i+1 < len(words) && !hasLetter(words[i+1]) {
				return Invalid
			}
		case frenchParticle.has(w), strings.HasPrefix(w, "d'"), strings.HasPrefix(w, "l'"):
		case measure.has(w), l.stop.has(w) && !l.last.has(w) && !l.first.has(w) && !streetWord.has(w) && !europeanStreetWord.has(w):
			return Invalid
		}
		if hasLetter(w) && !frenchParticle.has(w) {
			names++
		}
		last = w
	}
	return verdict(names > 0 && !frenchParticle.has(last))
}

// frenchSeats tells of "2 places de cinéma" and "3 cours de yoga", which are
// no streets: "de" and a word that is no name behind a kind of street that
// means much else.
func frenchSeats(value string, words []string) bool {
	for i, w := range words {
		if frenchVague.has(w) && i+2 < len(words) && words[i+1] == "de" {
			next := words[i+2]
			return next != "la" && !strings.HasPrefix(next, "l'") && strings.Contains(value, next)
		}
	}
	return false
}

// nordicStreet refuses English words that end like Nordic streets.
func nordicStreet(value string) Verdict {
	if !numbered(value) {
		return Invalid
	}
	for _, w := range addressWords(value) {
		if strings.HasSuffix(w, "tie") || strings.HasSuffix(w, "gade") || strings.HasSuffix(w, "vej") {
			if l := lists(); notNordicStreet.has(w) || l.stop.has(w) || l.first.has(w) {
				return Invalid
			}
		}
		if measure.has(w) {
			return Invalid
		}
	}
	return Valid
}

// numbered tells whether value has a letter and a digit, as a street with its
// number has.
func numbered(value string) bool {
	return strings.ContainsAny(value, "0123456789") && strings.ContainsFunc(value, unicode.IsLetter)
}

func addressWords(value string) []string {
	return strings.FieldsFunc(strings.ToLower(value), func(r rune) bool {
		return r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == ','
	})
}

func hasLetter(w string) bool {
	return strings.ContainsFunc(w, func(r rune) bool { return r >= 'a' && r <= 'z' || r >= 0x80 })
}

func trimDot(w string) string { return strings.TrimRight(w, ".") }
