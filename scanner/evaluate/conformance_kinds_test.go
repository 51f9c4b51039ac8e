package evaluate

import "github.com/privlint/privlint/rules"

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
var valueKinds = map[string][]string{
	"AT_VNR":                    {"at-svnr"},
	"BE_SSN":                    {"be-nn", "be-bis"},
	"BTC_ADDRESS":               {"bitcoin-address"},
	"CA_BCPHN":                  {"ca-bc-phn"},
	"CH_SSN":                    {"ch-ahv"},
	"CN_RIC":                    {"cn-resident-id"},
	"CRYPTO":                    {"bitcoin-address"},
	"CZ_RC":                     {"cz-rodne-cislo"},
	"SK_RC":                     {"cz-rodne-cislo"},
	"DE_ID_CARD":                {"de-document"},
	"DE_ID_CARD_WITH_CHECK":     {"de-document-checked"},
	"EE_IK":                     {"ee-isikukood"},
	"EMAIL_ADDRESS":             {"email"},
	"ES_NIF":                    {"es-nif", "es-nie"},
	"ES_NIF_OR_NIE":             {"es-nif", "es-nie"},
	"ETH_ADDRESS":               {"ethereum-address"},
	"FI_PERSONAL_IDENTITY_CODE": {"fi-hetu"},
	"GB_UTR":                    {"uk-utr"},
	"GR_VAT":                    {"gr-afm"},
	"IBAN_CODE":                 {"iban"},
	"IP_ADDRESS":                {"ip-public", "ip-private"},
	"IT_FISCAL_CODE":            {"it-codice-fiscale"},
	"IT_VAT_CODE":               {"it-partita-iva"},
	"JP_IN":                     {"jp-my-number"},
	"LAT_LONG":                  {"coordinates"},
	"LT_ASMENS":                 {"lt-asmens-kodas"},
	"PE_CUI":                    {"pe-dni-checked"},
	"PHONE_NUMBER":              {"phone-e164", "phone-local"},
	"SI_EMSO":                   {"jmbg"},
	"UA_RNTRC":                  {"ua-rnokpp"},
	"ID_CARD/IR":                {"ir-national-id"},
	"ID_CARD/NO":                {"no-fodselsnummer"},
	"ID_CARD/PK":                {"pk-cnic"},
	"ID_CARD/he-IL":             {"il-id"},
	"ID_CARD/zh-CN":             {"cn-resident-id"},
	"ID_CARD/zh-HK":             {"hk-id"},
	"ID_CARD/zh-TW":             {"tw-national-id"},
	"TAX_ID/bg-BG":              {"bg-egn"},
	"TAX_ID/cs-CZ":              {"cz-rodne-cislo"},
	"TAX_ID/sk-SK":              {"cz-rodne-cislo"},
	"TAX_ID/dk-DK":              {"dk-cpr"},
	"TAX_ID/el-GR":              {"gr-afm"},
	"TAX_ID/en-IE":              {"ie-pps"},
	"TAX_ID/es-AR":              {"ar-cuit"},
	"TAX_ID/es-ES":              {"es-nif", "es-nie"},
	"TAX_ID/et-EE":              {"ee-isikukood"},
	"TAX_ID/fr-BE":              {"be-nn", "be-bis"},
	"TAX_ID/nl-BE":              {"be-nn", "be-bis"},
	"TAX_ID/fr-FR":              {"fr-spi"},
	"TAX_ID/fr-LU":              {"lu-matricule"},
	"TAX_ID/lb-LU":              {"lu-matricule"},
	"TAX_ID/hr-HR":              {"hr-oib"},
	"TAX_ID/hu-HU":              {"hu-tax-id"},
	"TAX_ID/lt-LT":              {"lt-asmens-kodas"},
	"TAX_ID/lv-LV":              {"lv-personas-kods"},
	"TAX_ID/nl-NL":              {"nl-bsn"},
	"TAX_ID/pl-PL":              {"pl-pesel", "pl-nip"},
	"TAX_ID/pt-BR":              {"br-cpf", "br-cnpj"},
	"TAX_ID/pt-PT":              {"pt-nif"},
	"TAX_ID/ro-RO":              {"ro-cnp"},
	"TAX_ID/sv-SE":              {"se-personnummer"},
}
