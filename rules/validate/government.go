package validate

import "slices"

// governmentValidators are kept next to their checks, one table a region.
var governmentValidators = slices.Concat(
	usValidators,
	britishValidators,
	germanValidators,
	frenchValidators,
	iberianValidators,
	italianValidators,
	malteseValidators,
	beneluxValidators,
	alpineValidators,
	nordicValidators,
	balticValidators,
	centralEuropeanValidators,
	balkanValidators,
	easternEuropeanValidators,
	americanValidators,
	mexicanValidators,
	indianValidators,
	eastAsianValidators,
	southEastAsianValidators,
	oceanianValidators,
	africanValidators,
	middleEasternValidators,
	vatValidators,
	companyValidators,
	taxpayerValidators,
	nationalVATValidators,
	registerValidators,
	registryValidators,
	algorithmValidators,
	personNumberValidators,
	vehicleValidators,
	passportValidators,
)
