package evaluate

// businessKinds are the value kinds of numbers of companies and taxpayers, and health numbers; see valueKinds.
var businessKinds = map[string][]string{
	"GR_VAT":                 {"gr-afm"},
	"IT_VAT_CODE":            {"it-partita-iva"},
	"SE_ORGANISATIONSNUMMER": {"se-orgnr"},
	"DE_VAT_ID":              {"de-vat"},
	"GB_VAT":                 {"uk-vat"},
	"BE_VAT":                 {"eu-vat"},
	"CY_VAT":                 {"eu-vat"},
	"IE_VAT":                 {"eu-vat"},
	"MT_VAT":                 {"eu-vat"},
	"AT_UID":                 {"eu-vat"},
	"DK_CVR":                 {"eu-vat"},
	"FI_ALV":                 {"eu-vat"},
	"LT_PVM":                 {"eu-vat"},
	"LU_TVA":                 {"eu-vat"},
	"SI_DDV":                 {"eu-vat"},
	"SK_DPH":                 {"eu-vat"},
}

// businessReasons are deliberate differences on numbers of companies and taxpayers, and health numbers; see
// conformanceReasons.
var businessReasons = []conformanceReason{}
