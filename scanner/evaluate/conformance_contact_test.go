package evaluate

// contactKinds are the value kinds of e-mail, network, credential and financial kinds; see valueKinds.
var contactKinds = map[string][]string{
	"BTC_ADDRESS":   {"bitcoin-address"},
	"CRYPTO":        {"bitcoin-address"},
	"EMAIL_ADDRESS": {"email"},
	"ETH_ADDRESS":   {"ethereum-address"},
	"IBAN_CODE":     {"iban"},
	"IP_ADDRESS":    {"ip-public", "ip-private"},
}

// contactReasons are deliberate differences on e-mail, network, credential and financial kinds; see
// conformanceReasons.
var contactReasons = []conformanceReason{
	{
		name: "UUID of any version",
		text: "RFC 9562 section 4 fixes the form only; version and variant do not matter for an identifier of a device, " +
			"nor do the hyphens. The nil and max UUID (sections 5.9 and 5.10) identify nothing.",
		ids: []string{"validatorjs/isUUID/*"},
	},
	{
		name: "URL by RFC 3986",
		text: "validator.js refuses by its default settings what RFC 3986 allows: schemes of one's own (section 3.1), " +
			"hosts without a dot and any user information (section 3.2), any length.",
		ids:  []string{"validatorjs/isURL/*"},
		only: toPassBy,
	},
	{
		name: "quotes are no part of a URL",
		text: "RFC 3986 appendix C: quotes delimit a URL.",
		ids:  []string{"presidio/url/0012"},
	},
	{
		name: "IBAN without national check",
		text: "ISO 13616-1 asks for the structure of the registry and check digits by ISO/IEC 7064 MOD 97-10; " +
			"a check inside the BBAN is a matter of the bank's country.",
		ids:  []string{"stdnum/iban/*"},
		only: toPassBy,
	},
	{
		name: "MAC address of an unlisted maker",
		text: "IEEE 802-2014 clause 8: locally administered addresses (second bit of the first octet) have no " +
			"listed maker, and phones use them for privacy. They identify a device.",
		ids:  []string{"stdnum/mac/*"},
		only: toPassBy,
	},
	{
		name: "broadcast address",
		text: "IEEE 802-2014 clause 8: FF-FF-FF-FF-FF-FF is every station, so it identifies none.",
		ids:  []string{"logstop/mac/*", "validatorjs/isMACAddress/0009"},
		only: toFind,
	},
	{
		name: "full-width letters",
		text: "UTS #46 maps full-width letters in a host name to ASCII, as mail programs do.",
		ids:  []string{"validatorjs/isEmail/0023"},
		only: toPassBy,
	},
	{
		name: "half of a surrogate pair",
		text: "RFC 8259 section 8.2: a lone surrogate is no character; decoded to UTF-8 it is U+FFFD, and the test is another one.",
		ids:  []string{"validatorjs/isEmail/0209", "validatorjs/isEmail/0210"},
	},
}
