package evaluate

// europeKinds are the value kinds of national identifiers of Europe; see valueKinds.
var europeKinds = map[string][]string{
	"AT_VNR":                    {"at-svnr"},
	"BE_SSN":                    {"be-nn", "be-bis"},
	"CH_SSN":                    {"ch-ahv"},
	"CZ_RC":                     {"cz-rodne-cislo"},
	"SK_RC":                     {"cz-rodne-cislo"},
	"DE_ID_CARD":                {"de-document"},
	"DE_ID_CARD_WITH_CHECK":     {"de-document-checked"},
	"EE_IK":                     {"ee-isikukood"},
	"ES_NIF":                    {"es-nif", "es-nie"},
	"ES_NIF_OR_NIE":             {"es-nif", "es-nie"},
	"FI_PERSONAL_IDENTITY_CODE": {"fi-hetu"},
	"GB_UTR":                    {"uk-utr"},
	"IT_FISCAL_CODE":            {"it-codice-fiscale"},
	"LT_ASMENS":                 {"lt-asmens-kodas"},
	"SI_EMSO":                   {"jmbg"},
	"TAX_ID/bg-BG":              {"bg-egn"},
	"TAX_ID/cs-CZ":              {"cz-rodne-cislo"},
	"TAX_ID/sk-SK":              {"cz-rodne-cislo"},
	"TAX_ID/dk-DK":              {"dk-cpr"},
	"TAX_ID/el-GR":              {"gr-afm"},
	"TAX_ID/en-IE":              {"ie-pps"},
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
	"TAX_ID/pt-PT":              {"pt-nif"},
	"TAX_ID/ro-RO":              {"ro-cnp"},
	"TAX_ID/sv-SE":              {"se-personnummer"},
}

// europeReasons are deliberate differences on national identifiers of Europe; see
// conformanceReasons.
var europeReasons = []conformanceReason{
	{
		name: "company's number",
		text: "A Spanish CIF (Orden EHA/451/2008) names a company, not a person.",
		ids:  []string{"stdnum/es.nif/*"},
		only: toFind,
	},
	{
		name: "NIE where a DNI was asked for",
		text: "One table serves both modules of the source here; Real Decreto 557/2011 article 206 makes the value a NIE by form.",
		ids:  []string{"stdnum/es.dni/*"},
		only: toPassBy,
	},
}
