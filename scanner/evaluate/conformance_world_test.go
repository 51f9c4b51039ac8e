package evaluate

// worldKinds are the value kinds of national identifiers outside Europe; see valueKinds.
var worldKinds = map[string][]string{
	"CA_BCPHN":      {"ca-bc-phn"},
	"CN_RIC":        {"cn-resident-id"},
	"JP_IN":         {"jp-my-number"},
	"PE_CUI":        {"pe-dni"},
	"TH_TIN":        {"th-tnin", "th-moa"},
	"US_TIN":        {"us-ssn", "us-itin", "us-atin", "us-ein", "us-ptin"},
	"ID_CARD/LK":    {"lk-nic"},
	"ID_CARD/ar-LY": {"ly-nin"},
	"ID_CARD/ar-TN": {"tn-cin"},
	"ID_CARD/any": {
		"pl-pesel", "es-nif", "es-nie", "fi-hetu", "in-aadhaar", "ir-national-id", "no-fodselsnummer", "th-tnin",
		"lk-nic", "il-id", "ly-nin", "tn-cin", "cn-resident-id", "hk-id", "tw-national-id", "pk-cnic",
	},
	"TAX_ID/en-IN":  {"in-pan"},
	"UA_RNTRC":      {"ua-rnokpp"},
	"ID_CARD/IR":    {"ir-national-id"},
	"ID_CARD/NO":    {"no-fodselsnummer"},
	"ID_CARD/PK":    {"pk-cnic"},
	"ID_CARD/he-IL": {"il-id"},
	"ID_CARD/zh-CN": {"cn-resident-id"},
	"ID_CARD/zh-HK": {"hk-id"},
	"ID_CARD/zh-TW": {"tw-national-id"},
	"TAX_ID/es-AR":  {"ar-cuit"},
	"TAX_ID/pt-BR":  {"br-cpf", "br-cnpj"},
}

// worldReasons are deliberate differences on national identifiers outside Europe; see
// conformanceReasons.
var worldReasons = []conformanceReason{
	{
		name: "SIN that begins with 0",
		text: "The Social Insurance Register (Service Canada) issues no number that begins with 0.",
		ids:  []string{"validatorjs/isTaxID/0076", "validatorjs/isTaxID/0085"},
		only: toFind,
	},
	{
		name: "FIN with a letter that ICA does not use",
		text: "The Immigration and Checkpoints Authority issues S, T, F, G and M; the source gives such values 0 to 0.3.",
		ids:  []string{"presidio/sg_fin/000[78]"},
		only: toFind,
	},
	{
		name: "separators are the pattern's",
		text: "A check sees digits; where hyphens may stand is decided by the patterns of the rule, so no such span reaches the check.",
		ids:  []string{"validatorjs/isMACAddress/*"},
		only: toPassBy,
	},
	{
		name: "no such date of birth",
		text: "Ustawa o ewidencji ludności article 15 and the Finnish Population Information Act put the date of birth into the number; the source checks no date, or takes one to come.",
		ids:  []string{"validatorjs/isIdentityCard/029[34]", "validatorjs/isIdentityCard/0307"},
		only: toFind,
	},
	{
		name: "numbers given out with a wrong check digit",
		text: "The Dominican cédula and RNC have a check digit; the source lists numbers that were given out with a wrong one. Such a list is one of persons, so privlint has none.",
		ids:  []string{"stdnum/do.cedula/*", "stdnum/do.rnc/*"},
		only: toFind,
	},
}
