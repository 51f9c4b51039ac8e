package evaluate

import (
	"strings"
	"testing"
)

// businessKinds are the value kinds of numbers of companies and taxpayers; see valueKinds.
var businessKinds = merged(vatKinds(), map[string][]string{
	"GR_VAT":                 {"gr-afm"},
	"IT_VAT_CODE":            {"it-partita-iva"},
	"SE_ORGANISATIONSNUMMER": {"se-orgnr"},
	"DE_VAT_ID":              {"de-vat"},
	"GB_VAT":                 {"uk-vat"},
	"VATIN":                  {"vat-number"},
	"AT_UID":                 {"at-vat"},
	"AT_BUSINESSID":          {"at-firmenbuch"},
	"BE_VAT":                 {"be-vat"},
	"BG_VAT":                 {"bg-vat"},
	"CY_VAT":                 {"cy-vat"},
	"DK_CVR":                 {"dk-vat"},
	"FI_ALV":                 {"fi-vat"},
	"FI_YTUNNUS":             {"fi-vat"},
	"FR_TVA":                 {"fr-vat"},
	"IE_VAT":                 {"ie-vat"},
	"LT_PVM":                 {"lt-vat"},
	"LU_TVA":                 {"lu-vat"},
	"LV_PVN":                 {"lv-vat"},
	"MT_VAT":                 {"mt-vat"},
	"NL_BTW":                 {"nl-vat"},
	"RO_CF":                  {"ro-vat"},
	"SI_DDV":                 {"si-vat"},
	"SK_DPH":                 {"sk-vat"},
	"SK_ICO":                 {"cz-ico"},
	"FR_NIF":                 {"fr-spi"},
	"CR_CR":                  {"cr-dimex"},
	"TAX_ID/":                {"us-ein"}, // validator.js takes en-US where none is named
	"TH_TIN":                 {"th-tnin", "th-moa"},
	"ES_REFERENCIACATASTRAL": {"es-referencia-catastral"},
	"ISO7064_MOD112":         {"mod-11-2"},
	"ISO7064_MOD372":         {"mod-37-2"},
	"ISO7064_MOD9710":        {"mod-97-10"},
	"ISO7064_MOD1110":        {"mod-11-10"},
	"ISO7064_MOD3736":        {"mod-37-36"},
})

// vatKinds maps VAT_ID/NL to nl-vat and so on.
func vatKinds() map[string][]string {
	const countries = "AL AR AT AU BE BG BO BR BY CA CL CO CR CY CZ DE DK DO EC EE EL ES FI FR GT HN HR HU ID IE IL IN IS IT " +
		"KZ LT LU LV MK MT MX NG NI NL NZ PA PE PH PL PT PY RO RS RU SA SE SI SK SM SV TR UA UY UZ VE"
	kinds := map[string][]string{"VAT_ID/CH": {"ch-uid"}, "VAT_ID/GB": {"uk-vat"}, "VAT_ID/NO": {"no-mva"}}
	for country := range strings.FieldsSeq(countries) {
		kinds["VAT_ID/"+country] = []string{strings.ToLower(country) + "-vat"}
	}
	return kinds
}

// businessReasons are deliberate differences on numbers of companies and taxpayers; see
// conformanceReasons.
var businessReasons = []conformanceReason{
	{
		name: "VAT number by its shape alone",
		text: "validator.js looks at length and letters for most countries. The issuers publish check digits, ranges or letters " +
			"(the member states in VIES, HMRC for GB, AFIP, Receita Federal, CRA, SII, DIAN, DGII, SRI, SAT, KGD, SUNAT, SET, GSTN, ZATCA, DGI Uruguay, SENIAT ...), and those decide; rules/validate names each.",
		ids:  []string{"validatorjs/isVAT/*"},
		only: toFind,
	},
	{
		name: "German VAT number with a wrong check digit",
		text: "Umsatzsteuergesetz section 27a; the numbers of the Bundeszentralamt für Steuern end in a check digit by ISO/IEC 7064 MOD 11,10.",
		ids:  []string{"presidio/de_vat_id/*"},
		only: toFind,
	},
}

// A kind is either checked or no personal data.
func TestImpersonalKindsHaveNoCheck(t *testing.T) {
	for kind, what := range impersonalKinds {
		if _, checked := valueKinds[kind]; checked || what == "" {
			t.Errorf("%s is checked, or does not say what it names", kind)
		}
	}
}
