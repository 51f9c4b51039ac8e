package evaluate

import (
	"github.com/privlint/privlint/rules"
)

// labelTable maps entity types to the labels of the corpora, most fitting
// first. An entity type is always a label of its own as well. A key that
// begins with "*" stands for all types with that ending.
var labelTable = map[rules.EntityType][]string{
	"PERSON":       {"PERSON"},
	"ORGANIZATION": {"ORG"},
	"NRP":          {"NRP"},
	"NATIONALITY":  {"NRP"},
	"RELIGION":     {"NRP"},
	"ETHNICITY":    {"NRP"},
	"AGE":          {"AGE"},

	"DATE_TIME":     {"DATE", "TIME"},
	"DATE_OF_BIRTH": {"DATE"},

	"LOCATION":       {"LOCATION"},
	"COORDINATES":    {"LOCATION"},
	"STREET_ADDRESS": {"ADDRESS"},
	"ZIP_CODE":       {"ZIP"},

	"PHONE_NUMBER":  {"PHONE"},
	"FAX_NUMBER":    {"PHONE"},
	"EMAIL_ADDRESS": {"EMAIL"},
	"URL":           {"URL"},
	"IP_ADDRESS":    {"IP"},
	"MAC_ADDRESS":   {"MAC"},
	"USERNAME":      {"USERNAME"},

	"CREDIT_CARD":        {"CREDIT_CARD"},
	"CARD_TRACK":         {"CREDIT_CARD"},
	"IBAN_CODE":          {"IBAN"},
	"CRYPTO":             {"CRYPTO"},
	"US_BANK_NUMBER":     {"BANK_ACCOUNT"},
	"ABA_ROUTING_NUMBER": {"BANK_ACCOUNT"},
	"UK_SORT_CODE":       {"BANK_ACCOUNT"},
	"ACCOUNT_NUMBER":     {"BANK_ACCOUNT", "OTHER"},
	"SWIFT_CODE":         {"OTHER"},
	"IN_IFSC":            {"OTHER"},

	"PASSWORD":          {"PASSWORD"},
	"SECRET":            {"PASSWORD"},
	"PIN":               {"PASSWORD"},
	"VERIFICATION_CODE": {"PASSWORD"},
	"SECURITY_ANSWER":   {"OTHER"},

	"MEDICAL_RECORD_NUMBER": {"MRN"},
	"HEALTH_PLAN_ID":        {"HEALTH_PLAN_ID"},
	"US_MBI":                {"HEALTH_PLAN_ID"},
	"UK_NHS":                {"NATIONAL_ID", "HEALTH_PLAN_ID", "MRN"},
	"AU_MEDICARE":           {"HEALTH_PLAN_ID"},
	"MEDICAL_CONDITION":     {"MEDICAL_CONDITION"},
	"MEDICATION":            {"MEDICATION"},
	"MEDICAL_LICENSE":       {"OTHER"},
	"US_NPI":                {"OTHER"},
	"LICENSE_NUMBER":        {"OTHER"},

	"CUSTOMER_ID": {"OTHER"},
	"EMPLOYEE_ID": {"OTHER"},
	"STUDENT_ID":  {"OTHER"},

	"DEVICE_ID":     {"DEVICE_ID"},
	"COOKIE_ID":     {"DEVICE_ID"},
	"VIN":           {"VIN"},
	"LICENSE_PLATE": {"LICENSE_PLATE"},

	"*PASSPORT":          {"PASSPORT"},
	"PASSPORT_NUMBER":    {"PASSPORT"},
	"*_DRIVER_LICENSE":   {"DRIVER_LICENSE"},
	"UK_DRIVING_LICENCE": {"DRIVER_LICENSE"},
	"DE_FUEHRERSCHEIN":   {"DRIVER_LICENSE"},

	"US_SSN":  {"SSN"},
	"US_ITIN": {"NATIONAL_ID", "SSN"},

	// Social security numbers elsewhere, which corpora mark as either.
	"*_SOCIAL_SECURITY": {"NATIONAL_ID", "SSN"},
	"AT_VNR":            {"NATIONAL_ID", "SSN"},
	"CA_SIN":            {"NATIONAL_ID", "SSN"},
	"CH_AHV":            {"NATIONAL_ID", "SSN"},
	"FR_NIR":            {"NATIONAL_ID", "SSN"},
	"GR_AMKA":           {"NATIONAL_ID", "SSN"},
	"HU_TAJ":            {"NATIONAL_ID", "SSN"},
	"MX_NSS":            {"NATIONAL_ID", "SSN"},
	"PH_SSS":            {"NATIONAL_ID", "SSN"},
	"RU_SNILS":          {"NATIONAL_ID", "SSN"},
	"UK_NINO":           {"NATIONAL_ID", "SSN"},
}

// softLabels are found by wording, not by shape: names, places, dates and
// health. All others are structured.
var softLabels = map[string]bool{
	"PERSON": true, "GENDER": true, "ORG": true, "NRP": true, "AGE": true, "DATE": true, "TIME": true,
	"LOCATION": true, "ADDRESS": true, "ZIP": true, "MEDICAL_CONDITION": true, "MEDICATION": true,
}

// labelsOf lists the gold labels that a prediction of type t may match.
func labelsOf(t rules.EntityType) []string {
	own := string(t)
	if labels, ok := labelTable[t]; ok {
		return withOwn(own, labels)
	}
	for i := range own {
		if labels, ok := labelTable["*"+t[i:]]; ok {
			return withOwn(own, labels)
		}
	}
	if info, ok := rules.TypeOf(t); ok && info.Category == rules.CategoryGovernmentID {
		return withOwn(own, []string{"NATIONAL_ID"})
	}
	return []string{own}
}

func withOwn(own string, labels []string) []string {
	out := []string{own}
	for _, l := range labels {
		if l != own {
			out = append(out, l)
		}
	}
	return out
}

// isStructured tells whether a type has a shape of its own.
func isStructured(t rules.EntityType) bool {
	if info, ok := rules.TypeOf(t); ok && info.Category == rules.CategorySpecial {
		return false
	}
	for _, l := range labelsOf(t) {
		if softLabels[l] {
			return false
		}
	}
	return true
}
