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
