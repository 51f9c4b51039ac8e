package evaluate

// contactKinds are the value kinds of e-mail, network, credential and financial kinds; see valueKinds.
var contactKinds = map[string][]string{
	"BTC_ADDRESS":   {"bitcoin-address"},
	"CRYPTO":        {"bitcoin-address"},
	"DOMAIN_NAME":   {"domain-name"},
	"EMAIL_ADDRESS": {"email"},
	"ETH_ADDRESS":   {"ethereum-address"},
	"IBAN_CODE":     {"iban"},
	"IMEI":          {"imei"},
	"IMSI":          {"imsi"},
	"IP_ADDRESS":    {"ip-public", "ip-private"},
}

// contactReasons are deliberate differences on e-mail, network, credential and financial kinds; see
// conformanceReasons.
var contactReasons = []conformanceReason{
	{
		name: "UUID of any version",
		text: "RFC 9562 section 4 fixes the form only; version and variant do not matter for an identifier of a device, " +
			"and its digits without hyphens are the same identifier. The nil and max UUID (sections 5.9 and 5.10) identify nothing.",
		ids: []string{"validatorjs/isUUID/*"},
	},
	{
		name: "URL by RFC 3986",
		text: "validator.js refuses by its default settings what RFC 3986 allows: schemes of one's own (section 3.1), " +
			"hosts without a dot and any user information (section 3.2), any length. Ports have 16 bits.",
		ids:  []string{"validatorjs/isURL/*"},
		only: toPassBy,
	},
	{
		name: "quotes are no part of a URL",
		text: "RFC 3986 appendix C: quotes around a URL delimit it; those of a literal in SQL delimit its digits.",
		ids:  []string{"presidio/url/0012", "recognizers-text/guid/*/0009"},
	},
	{
		name: "full-width scheme",
		text: "RFC 3986 section 3.1: a scheme is of ASCII letters; full-width ones are folded to them, and nothing behind the colon is a host.",
		ids:  []string{"validatorjs/isURL/0044"},
	},
	{
		name: "top-level domain in use",
		text: "The root zone database of IANA lists .xxx.",
		ids:  []string{"recognizers-text/url/*/0031"},
		only: toPassBy,
	},
	{
		name: "unknown top-level domain",
		text: "A host of the internet stands under a domain of the root zone database of IANA; .plato and the like are not there.",
		ids:  []string{"validatorjs/isFQDN/*"},
		only: toFind,
	},
	{
		name: "checksum of an address of Bitcoin",
		text: "The sum of Base58Check, of BIP 173 and of BIP 350 decides, not the shape. BIP 173 allows capitals throughout; " +
			"since BIP 350 witness versions from 1 on need Bech32m, which voids the examples of BIP 173 for them.",
		ids: []string{"validatorjs/isBtcAddress/*", "stdnum/bitcoin/*"},
	},
	{
		name: "checksum of an address of Ethereum",
		text: "EIP-55: an address in small letters and capitals has a checksum in them, and one that breaks it is mistyped.",
		ids:  []string{"validatorjs/isEthereumAddress/*"},
		only: toFind,
	},
	{
		name: "header of a token",
		text: "RFC 7519 section 7.2: the first part of a token is a JSON object in base64url.",
		ids:  []string{"validatorjs/isJWT/*"},
		only: toFind,
	},
	{
		name: "hexadecimal MEID",
		text: "3GPP2 S.R0048-A: the first two digits of a hexadecimal MEID are A0 or above; below it is an IMEI of decimal digits.",
		ids:  []string{"stdnum/meid/*"},
		only: toFind,
	},
	{
		name: "digits in a BIC",
		text: "ISO 9362:2022: the business party prefix is of four letters or digits, as the pattern of BICFIDec2014Identifier in ISO 20022 says; " +
			"only the country is of letters.",
		ids:  []string{"phileas/validate/bic/*", "stdnum/bic/*", "validatorjs/isBIC/*"},
		only: toPassBy,
	},
	{
		name: "check digit alone",
		text: "ISO/IEC 7812-1 annex B computes the check digit from the digits before it; without any there is no number.",
		ids:  []string{"validatorjs/isLuhnNumber/*"},
		only: toFind,
	},
	{
		name: "bank and branch in use",
		text: "Which codes of banks and branches are in use changes with every merger, and old accounts keep theirs; " +
			"structure and check digits decide.",
		ids:  []string{"stdnum/be.iban/*", "stdnum/cz.bankaccount/*", "stdnum/nz.bankaccount/*"},
		only: toPassBy,
	},
	{
		name: "version of the internet protocol",
		text: "There are prefixes of IPv4 and IPv6 alone; a case that asks for another version says nothing on its value.",
		ids:  []string{"validatorjs/isIPRange/*", "validatorjs/isIP/*"},
		only: toPassBy,
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
		text: "IEEE 802: locally administered addresses (second lowest bit of the first octet) have no " +
			"listed maker, and phones use them for privacy. They identify a device for a while.",
		ids:  []string{"stdnum/mac/*"},
		only: toPassBy,
	},
	{
		name: "broadcast address",
		text: "IEEE 802: the address of all ones is every station, so it identifies none.",
		ids:  []string{"logstop/mac/*", "validatorjs/isMACAddress/0009"},
		only: toFind,
	},
	{
		name: "full-width letters",
		text: "UTS #46 maps full-width letters in a host name to ASCII.",
		ids:  []string{"validatorjs/isEmail/0023"},
		only: toPassBy,
	},
	{
		name: "half of a surrogate pair",
		text: "RFC 8259 section 8.2: a lone surrogate is no character; decoded to UTF-8 it is U+FFFD, and the test is another one.",
		ids:  []string{"validatorjs/isEmail/0209", "validatorjs/isEmail/0210"},
	},
}
