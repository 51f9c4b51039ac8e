package validate

import "slices"

// identifierCases are all tables of cases; TestIdentifiersAreCovered looks
// for every validator in them.
var identifierCases = slices.Concat(
	governmentCases,
	taxCases,
	healthCases,
	healthCodeCases,
	worldCases,
	worldPassportCases,
	europeanPassportCases,
	europeCases,
	plateCases,
	registerCases,
	vatIDCases,
)
