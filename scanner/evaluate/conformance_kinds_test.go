package evaluate

import (
	"maps"

	"github.com/privlint/privlint/rules"
)

// spanKinds maps the kinds of the sources to the entity types of privlint
// that count for them. A kind that is not here stands for the entity type of
// the same name; a kind without a rule counts as "not yet".
var spanKinds = map[string][]rules.EntityType{
	"DATE_TIME":               {"DATE_TIME", "DATE_OF_BIRTH"},
	"DE_ID_CARD":              {"DE_ID_CARD", "DE_PASSPORT"}, // one alphabet of serials: bare, nothing but the first letter hints at the document
	"DE_PASSPORT":             {"DE_PASSPORT", "DE_ID_CARD", "PASSPORT_NUMBER"},
	"DE_KFZ":                  {"LICENSE_PLATE"},
	"DE_PLZ":                  {"ZIP_CODE"},
	"IN_VEHICLE_REGISTRATION": {"LICENSE_PLATE"},
	"NG_VEHICLE_REGISTRATION": {"LICENSE_PLATE"},
	"PHONE_NUMBER":            {"PHONE_NUMBER", "FAX_NUMBER"},
	"PHONE_NUMBER_EXTENSION":  {"PHONE_NUMBER", "FAX_NUMBER"},
	"PH_MOBILE_NUMBER":        {"PHONE_NUMBER", "FAX_NUMBER"},
	"TR_LICENSE_PLATE":        {"LICENSE_PLATE"},
	"TR_PHONE_NUMBER":         {"PHONE_NUMBER", "FAX_NUMBER"},
	"UK_POSTCODE":             {"ZIP_CODE"},
	"UK_TAX_REFERENCE":        {"UK_UTR"},
	"UK_VEHICLE_REGISTRATION": {"LICENSE_PLATE"},
	"USERNAME_HANDLE":         {"USERNAME"},
	"US_ZIP_CODE":             {"ZIP_CODE"},
	"GUID":                    {"DEVICE_ID", "COOKIE_ID"},
	"BIC":                     {"SWIFT_CODE"},
}

// impersonalKinds are kinds that name neither a person nor a household, with
// what they name. They have no rule on purpose.
var impersonalKinds = map[string]string{
	"BE_OGMVCS":          "payment reference",
	"MAILTO_URI":         "link, whose addresses are found as e-mail addresses",
	"UPI":                "security",
	"CH_ESR":             "payment reference",
	"ISO11649":           "payment reference",
	"DO_NCF":             "receipt",
	"EU_BANKNOTE":        "banknote",
	"CURRENCY":           "amount",
	"STATE_ABBREVIATION": "area",
	"CFI":                "security",
	"CUSIP":              "security",
	"DE_WKN":             "security",
	"FIGI":               "security",
	"GB_SEDOL":           "security",
	"ISIN":               "security",
	"CR_CPJ":             "company",
	"JP_CN":              "company",
	"LEI":                "company",
	"UA_EDRPOU":          "company",
	"ES_CAE":             "excise warehouse",
	"EU_EXCISE":          "excise warehouse",
	"FR_ACCISE":          "excise warehouse",
	"FI_ASSOCIATIONID":   "association",
	"DE_LEITWEG":         "public authority",
	"NL_BRIN":            "school",
	"ISIL":               "library",
	"EU_EIC":             "energy market",
	"EU_NACE":            "branch of industry",
	"EAN":                "product",
	"IT_AIC":             "medicine",
	"CASRN":              "substance",
	"EU_ECNUMBER":        "substance",
	"GRID":               "publication",
	"ISAN":               "publication",
	"ISBN":               "publication",
	"ISMN":               "publication",
	"ISRC":               "publication",
	"ISSN":               "publication",
	"IMO":                "ship",
	"ISO6346":            "container",
}

// nationalKinds are kinds of value cases whose name leaves the country open;
// it follows from the locale of the case.
var nationalKinds = []string{"ID_CARD", "LICENSE_PLATE", "PASSPORT", "POSTAL_CODE", "TAX_ID", "VAT_ID"}

// valueKinds maps the kinds of value cases to validators, where neither the
// name of a validator nor the entity type of a rule says it. A value is well
// formed when one of them takes it.
var valueKinds = merged(phoneKinds, contactKinds, europeKinds, worldKinds, businessKinds, placeKinds)

// merged joins tables of kinds that name each kind once.
func merged(tables ...map[string][]string) map[string][]string {
	out := make(map[string][]string)
	for _, table := range tables {
		maps.Copy(out, table)
	}
	return out
}
