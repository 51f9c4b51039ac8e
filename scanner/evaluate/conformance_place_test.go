package evaluate

import (
	"strings"

	"github.com/privlint/privlint/rules/validate"
)

// placeKinds are the value kinds of places; see valueKinds.
var placeKinds = postcodeKinds(map[string][]string{
	"AT_POSTLEITZAHL": {"postcode-at"},
	"DE_PLZ":          {"postcode-de"},
	"ES_POSTALCODE":   {"postcode-es"},
	"LAT_LONG":        {"lat-long"},
	"NL_POSTCODE":     {"postcode-nl"},
	"POSTAL_CODE/any": {"postcode"},
	"SE_POSTNUMMER":   {"postcode-se"},
	"UK_POSTCODE":     {"uk-postcode"},
	"US_ZIP_CODE":     {"postcode-us"},
})

// postcodeKinds adds a kind for every country that has a check.
func postcodeKinds(kinds map[string][]string) map[string][]string {
	for _, name := range validate.Names() {
		if country, ok := strings.CutPrefix(name, "postcode-"); ok {
			kinds["POSTAL_CODE/"+strings.ToUpper(country)] = []string{name}
		}
	}
	return kinds
}

// placeReasons are deliberate differences on places; see
// conformanceReasons.
var placeReasons = []conformanceReason{
	{
		name: "postcodes that are not given out",
		text: "The source keeps a list of the codes of the day. Österreichische Post gives out new ones; the check asks for the form " +
			"(Universal Postal Union, Austria: four digits, the first 1 to 9).",
		ids:  []string{"stdnum/at.postleitzahl/*"},
		only: toPassBy,
	},
	{
		name: "blanks inside a postcode",
		text: "Universal Postal Union, Sweden: three digits, a blank, two digits. The source takes out blanks wherever they stand.",
		ids:  []string{"stdnum/se.postnummer/*"},
		only: toFind,
	},
	{
		name: "five bare digits",
		text: "A German postcode has five digits and no check digit (Deutsche Post; Universal Postal Union, Germany). Without a label, a " +
			"town or a street beside them, five digits are an order, a price or anything else.",
		ids:  []string{"presidio/de_plz/*"},
		only: toFind,
	},
	{
		name: "telephone code of Nepal",
		text: "Universal Postal Union, Nepal: postcodes have five digits; 977 is the country's dialling code (ITU-T E.164).",
		ids:  []string{"validatorjs/isPostalCode/0201"},
		only: toFind,
	},
}
