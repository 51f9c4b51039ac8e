package validate

var financialValidators = []Validator{
	{Name: "luhn", Source: "ISO/IEC 7812-1:2017 annex B", Check: checkLuhn},
	{Name: "credit-card", Source: "ISO/IEC 7812-1:2017 and the issuer numbers published by the card networks", Check: checkCard},
	{Name: "card-shape", Source: "ISO/IEC 7812-1:2017 clause 4, length of a primary account number", Check: checkCardShape},
	{Name: "card-security-code", Source: "PCI DSS v4.0.1 glossary, card verification code", Check: checkSecurityCode},
	{Name: "card-expiry", Source: "ISO/IEC 7813:2006 clause 7, expiration date", Check: checkCardExpiry},
	{Name: "card-track", Source: "ISO/IEC 7813:2006 clause 7, tracks 1 and 2", Check: checkTrack},
	{Name: "sort-code", Source: "Pay.UK Extended Industry Sort Code Directory: six digits; Bacs: account of eight", Check: checkSortCode},
	{Name: "iban", Source: "ISO 13616-1:2020 and the SWIFT IBAN Registry", Check: checkIBAN},
	{Name: "iban-shape", Source: "ISO 13616-1:2020, countries of the SWIFT IBAN Registry", Check: checkIBANShape},
	{Name: "bic", Source: "ISO 9362:2022", Check: checkBIC},
	{Name: "aba-routing", Source: "American Bankers Association, Key to Routing Numbers: check digit", Check: checkABA},
	{Name: "account-number", Source: "privlint: digits that a label calls an account, less dates and amounts", Check: checkAccount},
	{Name: "bitcoin-address", Source: "Bitcoin Base58Check, BIP 173, BIP 350; version bytes of SLIP-0044 coins", Check: checkBitcoin},
	{Name: "ethereum-address", Source: "EIP-55", Check: checkEthereum},
	{Name: "monero-address", Source: "CryptoNote standard 007 and the Monero main network prefixes", Check: checkMonero},
}

func checkLuhn(value string) Verdict {
	digits, ok := digitsOf(value)
	return verdict(ok && Luhn(digits) && !sameDigit(digits))
}
