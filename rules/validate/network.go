package validate

// networkValidators holds the checks of contact, network, device and
// credential rules.
var networkValidators = []Validator{
	{Name: "email", Source: "RFC 5321, RFC 2606 and the Public Suffix List", Check: checkEmail},
	{Name: "email-spoken", Source: "RFC 5321 after undoing spelled-out signs; the Public Suffix List", Check: checkSpokenEmail},
	{Name: "url", Source: "RFC 3986 and the Public Suffix List", Check: checkURL},
	{Name: "profile-url", Source: "RFC 3986; address schemes of social networks", Check: checkProfileURL},
	{Name: "url-credentials", Source: "RFC 3986 section 3.2.1", Check: checkURLCredentials},
	{Name: "username", Source: "privlint: the word after a label, less words of sentences", Check: checkUsername},
	{Name: "handle", Source: "privlint: account names of social networks", Check: checkHandle},
	{Name: "ip-public", Source: "RFC 791, RFC 4291; RFC 5737, RFC 3849 and RFC 9637 (documentation)", Check: checkPublicIP},
	{Name: "ip-private", Source: "RFC 1918, RFC 4193, RFC 6598 and the IANA special-purpose registries", Check: checkPrivateIP},
	{Name: "mac-address", Source: "IEEE 802 EUI-48 and EUI-64; RFC 9542 section 2.1.2 (documentation)", Check: checkMAC},
	{Name: "imei", Source: "3GPP TS 23.003 section 6.2 and annex B", Check: checkIMEI},
	{Name: "imsi", Source: "ITU-T E.212; 3GPP TS 23.003 section 2.2", Check: checkIMSI},
	{Name: "iccid", Source: "ITU-T E.118", Check: checkICCID},
	{Name: "udi", Source: "GS1 General Specifications section 7.9 (check digit), 21 CFR 830", Check: checkUDI},
	{Name: "uuid", Source: "RFC 9562", Check: checkUUID},
	{Name: "device-serial", Source: "privlint: letters and digits that a label calls a serial number", Check: checkDeviceSerial},
	{Name: "coordinates", Source: "ISO 6709", Check: checkCoordinates},
	{Name: "degrees", Source: "ISO 6709 annex D", Check: checkDegrees},
	{Name: "jwt", Source: "RFC 7519, RFC 7515 section 3.1", Check: checkJWT},
	{Name: "basic-auth", Source: "RFC 7617", Check: checkBasicAuth},
	{Name: "token", Source: "privlint: random characters behind the prefix that the issuer documents", Check: checkToken},
	{Name: "private-key", Source: "RFC 7468", Check: checkPrivateKey},
	{Name: "secret", Source: "privlint: length, entropy (Shannon 1948) and placeholders", Check: checkSecret},
	{Name: "password", Source: "privlint: the word after a label, less words of sentences", Check: checkPassword},
	{Name: "password-strong", Source: "privlint: the word after a label, with digits or signs in it", Check: checkStrongPassword},
	{Name: "pin", Source: "ISO 9564-1 section 5 (length)", Check: checkPIN},
	{Name: "pin-chosen", Source: "ISO 9564-1 section 5 (length), less the PINs of examples", Check: checkChosenPIN},
}
