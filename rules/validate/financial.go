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
	{Name: "be-iban", Source: "Febelfin: check digits of the Belgian account number; SWIFT IBAN Registry", Check: nationalIBAN("BE", checkBelgianAccount)},
	{Name: "es-iban", Source: "Consejo Superior Bancario: check digits of the CCC; SWIFT IBAN Registry", Check: nationalIBAN("ES", checkCCC)},
	{Name: "it-iban", Source: "ABI: check letter (CIN) of the BBAN; SWIFT IBAN Registry", Check: nationalIBAN("IT", checkCIN)},
	{Name: "me-iban", Source: "Central Bank of Montenegro: MOD 97-10 of the account; SWIFT IBAN Registry", Check: nationalIBAN("ME", checkMod97Account)},
	{Name: "no-iban", Source: "Bits AS: modulus 11 of the account number; SWIFT IBAN Registry", Check: nationalIBAN("NO", checkKontonr)},
	{Name: "ar-cbu", Source: "Banco Central de la República Argentina: Clave Bancaria Uniforme", Check: checkCBU},
	{Name: "cz-bankaccount", Source: "Czech National Bank Decree 169/2011: modulus 11 of prefix and number", Check: checkCzechAccount},
	{Name: "es-ccc", Source: "Consejo Superior Bancario: Código Cuenta Cliente", Check: checkCCC},
	{Name: "fr-rib", Source: "Comité français d'organisation et de normalisation bancaires: relevé d'identité bancaire", Check: checkRIB},
	{Name: "hu-account", Source: "Magyar Nemzeti Bank: structure of the account number", Check: checkHungarianAccount},
	{Name: "mx-clabe", Source: "Asociación de Bancos de México: Clave Bancaria Estandarizada", Check: checkCLABE},
	{Name: "no-kontonr", Source: "Bits AS: Norwegian account number, modulus 11", Check: checkKontonr},
	{Name: "nz-bankaccount", Source: "Inland Revenue New Zealand: resident withholding tax specification, bank account number validation", Check: checkNZAccount},
	{Name: "pl-nrb", Source: "Narodowy Bank Polski: numer rachunku bankowego, MOD 97-10", Check: checkNRB},
	{Name: "pt-nib", Source: "Banco de Portugal: número de identificação bancária, MOD 97-10", Check: checkNIB},
	{Name: "au-bsb", Source: "AusPayNet: BSB number of six digits", Check: checkBSB},
	{Name: "ca-account", Source: "Payments Canada Standard 006: transit and institution number", Check: checkCanadianAccount},
	{Name: "bic", Source: "ISO 9362:2022", Check: checkBIC},
	{Name: "aba-routing", Source: "American Bankers Association, Key to Routing Numbers: check digit", Check: checkABA},
	{Name: "account-number", Source: "privlint: digits that a label calls an account, less dates and amounts", Check: checkAccount},
	{Name: "bitcoin-address", Source: "Bitcoin Base58Check, BIP 173, BIP 350; version bytes of SLIP-0044 coins", Check: checkBitcoin},
	{Name: "ethereum-address", Source: "EIP-55", Check: checkEthereum},
	{Name: "coin-address", Source: "Bech32 (BIP 173) of Cardano CIP-19 and the Cosmos SDK, CashAddr, Stellar SEP-23, Algorand", Check: checkCoin},
	{Name: "key-address", Source: "Solana documentation: account addresses; Polkadot SS58: length of the decoded key", Check: checkKeyAddress},
	{Name: "stellar-secret", Source: "Stellar SEP-23: version byte and CRC-16", Check: checkStellarSecret},
	{Name: "wallet-key", Source: "Bitcoin wallet import format and BIP 32: Base58Check", Check: checkWalletKey},
	{Name: "monero-address", Source: "CryptoNote standard 007 and the Monero main network prefixes", Check: checkMonero},
}

func checkLuhn(value string) Verdict {
	digits, ok := digitsOf(value)
	return verdict(ok && Luhn(digits) && !sameDigit(digits))
}
