package validate

import (
	"strings"
	"sync"
)

// wordClass says in which of the small sets of address_words.go and
// place_lists.go a word is: one look-up for a word of an address, where each
// set had its own map and parsing asked up to thirty times a word.
type wordClass uint32

const (
	isPlainSuffix wordClass = 1 << iota
	isVagueSuffix
	isRareSuffix
	isDirection
	isStreetWord
	isNotInStreet
	isMeasure
	isOpening
	isUnitWord
	isStrictUnit
	isHighway
	isHighwayPrefix
	isHighwayAbbreviated
	isOrdinalEnd
	isPostcodeLabel
	isFloorWord
	isShortWord
	isStateCode
	isStateWord
	isForeignPart // streetParticle, frenchKind
	isPlacePart   // placePrefix, placeSuffix, placesThatAreWords
	isSingleBegin // first word of a street of singleStreets
	isRegionBegin // first word of a region or town
	isParticle    // of names
	isBuilding    // buildingWord
	isLandmark    // landmarkWord
	isLocality    // localityWord
	isHouseName   // houseWord
	isCommonWord  // a stop word that is no name and no streetWord
	isPlainStop   // a stop word that is no last name, particle or streetWord
	classListed   // the last three are known
)

// isSuffix is any frequent street word.
const isSuffix = isPlainSuffix | isVagueSuffix

// addressClasses is made at the first address: 1,900 words.
var addressClasses = sync.OnceValue(func() map[string]wordClass {
	classes := make(map[string]wordClass, 4096)
	for _, c := range []struct {
		set   *lazySet
		class wordClass
	}{
		{plainSuffix, isPlainSuffix},
		{vagueSuffix, isVagueSuffix},
		{rareSuffix, isRareSuffix},
		{streetDirection, isDirection},
		{streetWord, isStreetWord},
		{notInStreet, isNotInStreet},
		{measure, isMeasure},
		{addressOpening, isOpening},
		{unitWord, isUnitWord},
		{strictUnit, isStrictUnit},
		{highwayWord, isHighway},
		{highwayPrefix, isHighwayPrefix},
		{highwayAbbreviated, isHighwayAbbreviated},
		{ordinalEnd, isOrdinalEnd},
		{postcodeLabel, isPostcodeLabel},
		{floorWord, isFloorWord},
		{buildingWord, isBuilding},
		{landmarkWord, isLandmark},
		{localityWord, isLocality},
		{houseWord, isHouseName},
		{shortWord, isShortWord},
		{stateCode, isStateCode},
		{stateWord, isStateWord},
		{streetParticle, isForeignPart},
		{frenchKind, isForeignPart},
		{placePrefix, isPlacePart},
		{placeSuffix, isPlacePart},
		{placesThatAreWords, isPlacePart},
	} {
		for _, w := range c.set.words {
			classes[w] |= c.class
		}
	}
	for _, name := range singleStreets {
		classes[name[0]] |= isSingleBegin
	}
	p := places()
	for _, names := range []wordSet{p.regions, p.towns} {
		for name := range names {
			first, _, _ := strings.Cut(name, " ")
			classes[first] |= isRegionBegin
		}
	}
	return classes
})

// listed adds what the dictionaries of names and stop words say of w. It is
// asked for few words, so those lists are not among the classes.
func (c wordClass) listed(w string) wordClass {
	l := lists()
	c |= classListed
	particle := l.particles.has(w)
	if particle {
		c |= isParticle
	}
	if c&isStreetWord != 0 || !l.stop.has(w) || l.last.has(w) {
		return c
	}
	if !l.first.has(w) {
		c |= isCommonWord
	}
	if !particle {
		c |= isPlainStop
	}
	return c
}
