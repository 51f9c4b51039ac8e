package validate

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// addressText is an address in English cut into words. Its parts come in the
// order of USPS Publication 28, section 212: number, name, street word,
// direction, unit, then town, state, postcode and country.
type addressText []addressToken

// addressToken is one word of an address.
type addressToken struct {
	word  string // in lower case, without full stops at its end
	dot   bool   // a full stop stood there
	upper bool   // begins with a capital
	caps  bool   // has capitals only
	brk   bool   // a comma or line break stands before it
	ends  bool   // a comma or line break stands right behind it
}

// cutAddress cuts value into words; more than an address has are none.
func cutAddress(value string) addressText {
	var text addressText
	brk := false
	for i := 0; i < len(value); {
		switch value[i] {
		case ' ', '\t', '\r':
			i++
			continue
		case ',', '\n':
			brk = true
			if n := len(text); n > 0 {
				text[n-1].ends = true
			}
			i++
			continue
		}
		end := i + strings.IndexAny(value[i:]+" ", " ,\n\t\r")
		raw := value[i:end]
		first, _ := utf8.DecodeRuneInString(raw)
		text = append(text, addressToken{
			word:  trimDot(strings.ToLower(raw)),
			dot:   strings.HasSuffix(raw, "."),
			upper: unicode.IsUpper(first),
			caps:  raw == strings.ToUpper(raw) && unicode.IsUpper(first),
			brk:   brk,
		})
		if len(text) > maxAddressWords || text[len(text)-1].word == "" {
			return nil // too long, or a full stop alone
		}
		brk = false
		i = end
	}
	return text
}

// closed tells whether the text ends where an address may: not with a comma,
// and not with a number and a full stop.
func (t addressText) closed() bool {
	last := t[len(t)-1]
	return !last.ends && (!last.dot || hasLetter(last.word))
}

// maxAddressWords is the most words that an address may have.
const maxAddressWords = 24

// street finds the end of the part that the carrier walks to: number, name,
// street word, direction and units. It returns 0 where there is none. weak
// tells that the street word is one that needs a town or a unit beside it.
func (t addressText) street() (end int, weak bool) {
	at := t.houseNumber()
	if at == 0 {
		return 0, false
	}
	if end = t.highway(at); end > 0 {
		return t.units(t.direction(end)), highwayAbbreviated.has(t[end-2].word)
	}
	if end, weak = t.named(at); end > 0 {
		whole := t.units(t.direction(end))
		return whole, weak && whole == end
	}
	return t.unitOnly(at), false
}

// houseNumber is the index behind the house number, with what may stand
// before it ("no 12", "flat 3, 12") and a second number.
func (t addressText) houseNumber() int {
	at := 0
	if len(t) > 2 && addressOpening.has(t[0].word) {
		at++
		if unitWord.has(t[0].word) && len(t) > 3 && isUnitID(t[1].word) && isHouseNumber(t[2].word) {
			at++
		}
	}
	if at >= len(t) || !isHouseNumber(t[at].word) {
		return 0
	}
	at++
	if at < len(t) && !t[at].brk && len(t[at-1].word) > 1 && isHouseNumber(t[at].word) &&
		(at+1 == len(t) || !ordinalEnd.has(t[at+1].word) && !isStreetSuffix(t[at+1].word)) {
		at++
	}
	return at
}

// highway finds "us hwy 431" and "state route 9" behind the house number.
func (t addressText) highway(at int) int {
	for i := at; i < len(t) && i < at+3; i++ {
		switch w := t[i].word; {
		case highwayWord.has(w) && i+1 < len(t) && isNumber(t[i+1].word, 4) && !t[i+1].brk:
			return i + 2
		case !streetDirection.has(w) && !highwayPrefix.has(w):
			return 0
		}
	}
	return 0
}

// named finds a name of up to six words and its street word.
func (t addressText) named(at int) (end int, weak bool) {
	if end := t.single(at); end > 0 {
		return end, false
	}
	for i := at; i < len(t) && i <= at+6; i++ {
		w := t[i].word
		if i > at && t[i].brk {
			return 0, false
		}
		if i == at || !isStreetSuffix(w) && !rareSuffix.has(w) && !gluedSuffix(w) {
			if !t.nameWord(i) || i > at && hasDigit(w) && !isOrdinal(w) && !streetDirection.has(t[i-1].word) && !ordinalEnd.has(t[min(i+1, len(t)-1)].word) {
				return 0, false
			}
			continue
		}
		if t.suffixFollows(i) {
			continue // "station court road"
		}
		rare := !isStreetSuffix(w) && !gluedSuffix(w)
		return i + 1, rare || !t.namesStreet(at, i)
	}
	return 0, false
}

// suffixFollows tells whether the street word comes right behind i, or, where
// i is a rare one, one word later ("lincoln field house way").
func (t addressText) suffixFollows(i int) bool {
	reach := 1
	if !isStreetSuffix(t[i].word) {
		reach = 2
	}
	for j := i + 1; j <= i+reach && j < len(t) && !t[j].brk; j++ {
		if w := t[j].word; isStreetSuffix(w) && (!vagueSuffix.has(w) || plainSuffix.has(w)) || reach == 2 && isStreetSuffix(w) {
			return true
		}
	}
	return false
}

// single finds streets without a street word.
func (t addressText) single(at int) int {
	if at < len(t) && streetDirection.has(t[at].word) {
		at++
	}
	for _, name := range singleStreets {
		end := at + len(name)
		if end > len(t) {
			continue
		}
		same := true
		for i, w := range name {
			same = same && t[at+i].word == w
		}
		if same {
			return end
		}
	}
	return 0
}

// nameWord tells whether a street may have the word i in its name.
func (t addressText) nameWord(i int) bool {
	w := t[i].word
	switch {
	case notInStreet.has(w):
		return streetDirection.has(w) || len(w) == 1 && t[i].upper && i+1 < len(t) && isStreetSuffix(t[i+1].word)
	case w[0] >= '0' && w[0] <= '9':
		return isOrdinal(w) || isNumber(w, 3) && i+1 < len(t) && (ordinalEnd.has(t[i+1].word) || isStreetSuffix(t[i+1].word))
	}
	return true
}

// namesStreet tells whether the words from at on name the street whose street
// word is i: "24 hour drive" and "5 star place" count something.
func (t addressText) namesStreet(at, i int) bool {
	if i-at > 1 && streetDirection.has(t[at].word) {
		at++
	}
	if !vagueSuffix.has(t[i].word) {
		return true
	}
	proper := t[i].upper
	for _, w := range t[at:i] {
		proper = proper && w.upper
	}
	for _, w := range t[at:i] {
		if !proper && vagueStop(w.word) {
			return false
		}
	}
	return true
}

// unitOnly finds a flat behind a name without a street word ("12 greenwood
// apt 4").
func (t addressText) unitOnly(at int) int {
	for i := at; i < len(t) && i < at+8; i++ {
		if i > at && strictUnit.has(t[i].word) && i+1 < len(t) && isUnitID(t[i+1].word) && hasDigit(t[i+1].word) {
			return t.units(i)
		}
		w := t[i].word
		if w[0] >= '0' && w[0] <= '9' && !isHouseNumber(w) || hasLetter(w) && !t[i].upper && !t.foreignWord(w) {
			return 0
		}
	}
	return 0
}

// foreignWord tells whether a street in another language may hold w.
func (t addressText) foreignWord(w string) bool {
	return lists().particles.has(w) || streetParticle.has(w) || frenchKind.has(w) || !notInStreet.has(w) && !vagueStop(w)
}

// direction passes over a direction behind the street word.
func (t addressText) direction(end int) int {
	if end < len(t) && !t[end].brk && streetDirection.has(t[end].word) {
		return end + 1
	}
	return end
}

// units passes over flats, floors and buildings.
func (t addressText) units(end int) int {
	for end < len(t) {
		w := t[end].word
		switch {
		case len(w) > 1 && w[0] == '#' && isUnitID(w[1:]):
			end++
		case w == "#" && end+1 < len(t) && isUnitID(t[end+1].word):
			end += 2
		case unitWord.has(w) && end+2 < len(t) && t[end+1].word == "#" && isUnitID(t[end+2].word):
			end += 3
		case unitWord.has(w) && end+1 < len(t) && isUnitID(t[end+1].word):
			end += 2
			if end+1 < len(t) && isNumber(t[end-1].word, 4) && len(t[end].word) == 1 && hasLetter(t[end].word) && !streetDirection.has(t[end].word) {
				end++ // "unit 1 a"
			}
		case isOrdinal(w) && end+1 < len(t) && floorWord.has(t[end+1].word):
			end += 2
		case isNumber(w, 2) && end+2 < len(t) && ordinalEnd.has(t[end+1].word) && floorWord.has(t[end+2].word):
			end += 3
		default:
			return end
		}
	}
	return end
}

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
func (t addressText) tail(at int) tail {
	if at == len(t) {
		return emptyTail
	}
	if len(t)-at > 9 {
		return noTail
	}
	kind := freeTail
	named, common := false, false                      // a region, a common word ("sugar land")
	proper := t[at-1].upper && hasLetter(t[at-1].word) // then a town has capitals, too
	for i := at; i < len(t); {
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
		if w := t[i].word; kind == codeTail || proper && !t[i].upper && !lists().particles.has(w) {
			return noTail
		} else if !t.placeWord(i) {
			if len(w) < 3 || hasDigit(w) || notInStreet.has(w) || strings.Contains(w, "'") || measure.has(w) {
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

// region is the number of words of the country, state or town at i.
func (t addressText) region(i int) int {
	p := places()
	var name []byte
	most := 0
	for n := 0; n < p.longest && i+n < len(t) && (n == 0 || !t[i+n].brk); n++ {
		if n > 0 {
			name = append(name, ' ')
		}
		name = append(name, t[i+n].word...)
		if p.regions.has(string(name)) || p.towns.has(string(name)) {
			most = n + 1
		}
	}
	if most > 0 {
		return most
	}
	w := t[i].word
	switch {
	case stateCode.has(w) && (t[i].caps || t[i].brk || !shortWord.has(w) || t.postcode(i+1, i) > 0), stateWord.has(w) && (t[i].caps || t.zipFollows(i)), len(w) == 2 && t[i].caps && (t.zipFollows(i) || t[i].brk && t.postcode(i+1, i) > 0):
		return 1
	}
	return 0
}

// zipFollows tells whether five digits stand behind the word i.
func (t addressText) zipFollows(i int) bool {
	return i+1 < len(t) && (fitsForm(t[i+1].word, "99999") || fitsForm(t[i+1].word, "99999-9999"))
}

// postcode is the number of words of the postcode at i, with a label before
// it, in an address whose town begins at from.
func (t addressText) postcode(i, from int) int {
	label := 0
	if i < len(t) && postcodeLabel.has(t[i].word) {
		label = 1
		if i+1 < len(t) && t[i+1].word == "code" {
			label = 2
		}
		i += label
	}
	if i >= len(t) || !hasDigit(t[i].word) {
		return 0
	}
	w := t[i].word
	digits := strings.Trim(w, "0123456789") == ""
	switch {
	case digits && len(w) >= 4 && len(w) <= 6,
		digits && len(w) == 9 && len(t) == i+1,
		digits && len(w) < 4 && len(t) == i+1 && i > from && len(t[i-1].word) == 2,
		fitsForm(w, "99999-9999"), fitsForm(w, "99999-999"), fitsForm(w, "9999-999"), fitsForm(w, "99-999"), fitsForm(w, "999-9999"):
		return label + 1
	case digits && len(w) == 3 && i+1 < len(t) && isNumber(t[i+1].word, 3) && len(t[i+1].word) >= 2 && !t[i+1].brk:
		return label + 2 // 600 042, 114 18
	}
	upper := strings.ToUpper(w)
	for _, country := range []string{"gb", "ca", "ie", "nl"} {
		f := postcodeFormats[country]
		if f.fits(upper) {
			return label + 1
		}
		if i+1 < len(t) && !t[i+1].brk && f.fits(upper+" "+strings.ToUpper(t[i+1].word)) {
			return label + 2
		}
	}
	return 0
}

// placeWord tells whether the word i may stand in the name of a town.
func (t addressText) placeWord(i int) bool {
	w := t[i].word
	if stem, _, cut := strings.Cut(w, "'"); cut && lists().stop.has(stem) || w == "the" {
		return false
	}
	if streetDirection.has(w) || placePrefix.has(w) || placeSuffix.has(w) || placesThatAreWords.has(w) || isStreetSuffix(w) {
		return true
	}
	if len(w) < 2 || hasDigit(w) || notInStreet.has(w) && w != "of" && w != "the" {
		return false
	}
	l := lists()
	return !l.stop.has(w) || l.last.has(w) || l.particles.has(w) || streetWord.has(w)
}

// gluedSuffix tells of a street word that the town was typed onto:
// "streetusa", "avenuemanchester".
func gluedSuffix(w string) bool {
	rest, ok := strings.CutPrefix(w, "street")
	if !ok {
		rest, ok = strings.CutPrefix(w, "avenue")
	}
	return ok && len(rest) > 1
}

// isHouseNumber takes "12", "12a", "12-14" and "12/3".
func isHouseNumber(w string) bool {
	first, second, _ := strings.Cut(strings.ReplaceAll(w, "/", "-"), "-")
	if n := len(first); n > 1 && first[n-1] >= 'a' && first[n-1] <= 'z' {
		first = first[:n-1]
	}
	return isNumber(first, 6) && first != "0" && (second == "" || isNumber(second, 4))
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
	return w != "" && len(w) <= most && strings.Trim(w, "0123456789") == ""
}

// isOrdinal takes "1st" and "22nd".
func isOrdinal(w string) bool {
	n := len(w) - 2
	return n > 0 && isNumber(w[:n], 3) && ordinalEnd.has(w[n:])
}

func hasDigit(w string) bool { return strings.ContainsAny(w, "0123456789") }
