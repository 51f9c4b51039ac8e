package validate

import (
	"strings"
	"testing"
)

func TestContact(t *testing.T) {
	runVerdicts(t, []verdictTest{
		{"plain", "email", "jane.roe@gmail.com", Valid},
		{"sub-domain", "email", "o'neil+bills@mail.acme-tools.co.uk", Valid},
		{"punycode", "email", "user@xn--80ak6aa92e.com", Valid},
		{"international", "email", "info@bücher.de", Valid},
		{"example.com", "email", "jane@example.com", Reserved},
		{"below example.org", "email", "jane@mail.Example.ORG", Reserved},
		{"top level for tests", "email", "jane@shop.test", Reserved},
		{"like example.com", "email", "jane@my-example.com", Valid},
		{"unknown top level", "email", "none@none.cob", Invalid},
		{"suffix alone", "email", "user@co.uk", Invalid},
		{"file name", "email", "logo@2x.png", Invalid},
		{"double dot", "email", "a..b@gmail.com", Invalid},
		{"dot at the end", "email", "a.@gmail.com", Invalid},
		{"empty label", "email", "email@acme..com", Invalid},
		{"hyphen at the edge", "email", "email@-acme.com", Invalid},
		{"underscore in the host", "email", "carol@new_type.com", Invalid},
		{"repository", "email", "git@github.com", Invalid},
		{"no at", "email", "gmail.com", Invalid},
		{"long local part", "email", strings.Repeat("a", 65) + "@gmail.com", Invalid},

		{"spoken", "email-spoken", "john dot doe at gmail dot com", Valid},
		{"brackets", "email-spoken", "lena [dot] weber [at] gmx [dot] de", Valid},
		{"round brackets", "email-spoken", "pat(at)acme.org", Valid},
		{"at sign", "email-spoken", "kim@aol dot com", Valid},
		{"spanish", "email-spoken", "ana arroba hotmail punto com", Valid},
		{"underscore", "email-spoken", "ana underscore b at hotmail dot com", Valid},
		{"reserved", "email-spoken", "ana at example dot com", Reserved},
		{"sentence", "email-spoken", "look at this dot com", Invalid},
		{"account", "email-spoken", "account at gmail dot com", Invalid},
		{"no top level", "email-spoken", "me at home dot sweet", Invalid},
	})
}

func TestPhones(t *testing.T) {
	runVerdicts(t, []verdictTest{
		{"plain", "phone-nanp", "(212) 736-5000", Valid},
		{"country code", "phone-nanp", "+1 212.736.5000", Valid},
		{"extension", "phone-nanp", "212-736-5000 ext. 12", Valid},
		{"fiction", "phone-nanp", "415-555-0132", Reserved},
		{"555 but a line in use", "phone-nanp", "415-555-1234", Valid},
		{"area code 555", "phone-nanp", "(555) 123-4567", Invalid},
		{"area code 555, exchange fits", "phone-nanp", "(555) 223-4567", Reserved},
		{"area code 123", "phone-nanp", "123-456-7890", Invalid},
		{"area code N11", "phone-nanp", "911-736-5000", Invalid},
		{"area code 37X", "phone-nanp", "372-736-5000", Invalid},
		{"exchange 1XX", "phone-nanp", "212-136-5000", Invalid},
		{"exchange N11", "phone-nanp", "212-411-5000", Invalid},
		{"nine digits", "phone-nanp", "212-736-500", Invalid},

		{"germany", "phone-e164", "+49 30 901820", Valid},
		{"national zero", "phone-e164", "+49 (0)30 901820", Valid},
		{"national zero kept", "phone-e164", "+44 020 7123 4567", Valid},
		{"italy keeps its zero", "phone-e164", "+39 06 6982", Valid},
		{"double zero", "phone-e164", "0049 30 901820", Valid},
		{"north american prefix", "phone-e164", "011 49 30 901820", Valid},
		{"drama number of Ofcom", "phone-e164", "+44 7700 900123", Reserved},
		{"drama number of ARCEP", "phone-e164", "+33 1 99 00 12 34", Reserved},
		{"drama number of ACMA", "phone-e164", "+61 2 5550 1234", Reserved},
		{"north america", "phone-e164", "+1 415 555 0132", Reserved},
		{"unassigned code", "phone-e164", "+999 1234 5678", Invalid},
		{"too long", "phone-e164", "+1234567890123456", Invalid},
		{"too short", "phone-e164", "+123456", Invalid},
		{"sum", "phone-e164", "+ 098098", Invalid},

		{"pairs", "phone-local", "06 12 34 56 78", Valid},
		{"national drama number", "phone-local", "06 39 98 12 34", Reserved},
		{"counting up", "phone-local", "123-456-7890", Reserved},
		{"date", "phone-local", "2018-07-10", Invalid},
		{"european date", "phone-local", "21.06.1984", Invalid},
		{"date and hour", "phone-local", "2018-07-10 12", Invalid},
		{"amount", "phone-local", "12500.00", Invalid},
		{"IPv4", "phone-local", "192.168.10.20", Invalid},
		{"social security number", "phone-local", "078-05-1120", Invalid},
		{"zeros", "phone-local", "0000000", Invalid},
		{"six digits", "phone-local", "123456", Invalid},
	})
}

func TestNetwork(t *testing.T) {
	runVerdicts(t, []verdictTest{
		{"public", "ip-public", "81.2.69.160", Valid},
		{"network", "ip-public", "81.2.69.0/24", Valid},
		{"RFC 5737", "ip-public", "203.0.113.7", Reserved},
		{"RFC 3849", "ip-public", "2001:db8::1", Reserved},
		{"RFC 1918", "ip-public", "192.168.1.1", Invalid},
		{"leading zero", "ip-public", "08.008.08.08", Invalid},
		{"five parts", "ip-public", "1.2.3.4.5", Invalid},
		{"IPv6", "ip-public", "2a02:8108::1", Valid},
		{"time", "ip-public", "12:34:56", Invalid},
		{"two gaps", "ip-public", "2001::25de::cade", Invalid},
		{"EUI-64", "ip-public", "01:ab:03:04:05:06:07:08", Invalid},
		{"RFC 1918", "ip-private", "10.0.0.1", Valid},
		{"loopback", "ip-private", "::1", Valid},
		{"zone", "ip-private", "fe80::1%eth0/64", Valid},
		{"mapped", "ip-private", "::ffff:172.16.0.1", Valid},
		{"public", "ip-private", "81.2.69.160", Invalid},
		{"colons", "mac-address", "3c:52:82:1f:aa:07", Valid},
		{"points", "mac-address", "3c52.821f.aa07", Valid},
		{"RFC 9542", "mac-address", "00-00-5E-00-53-AF", Reserved},
		{"broadcast", "mac-address", "ff:ff:ff:ff:ff:ff", Invalid},
		{"zeros", "mac-address", "00:00:00:00:00:00", Invalid},
		{"five bytes", "mac-address", "3c:52:82:1f:aa", Invalid},
		{"3GPP example", "imei", "49-015420-323751-8", Valid},
		{"software version", "imei", "4901542032375186", Valid},
		{"check digit", "imei", "490154203237519", Invalid},
		{"test body", "imei", "001012345678902", Reserved},
		{"mobile", "imsi", "310150123456789", Valid},
		{"test network", "imsi", "001010123456789", Reserved},
		{"no such zone", "imsi", "810150123456789", Invalid},
		{"sim", "iccid", "8944502109234872904", Valid},
		{"sim check digit", "iccid", "8944502109234872905", Invalid},
		{"no telecommunication", "iccid", "7944502109234872904", Invalid},
		{"GTIN", "udi", "(01)00812345678901(21)A7731", Valid},
		{"GTIN check digit", "udi", "(01)00812345678902", Invalid},
		{"uuid", "uuid", "38400000-8cf0-11bd-b23e-10b96e40000d", Valid},
		{"nil", "uuid", "00000000-0000-0000-0000-000000000000", Invalid},
		{"serial", "device-serial", "C02XK1ZFJGH5", Valid},
		{"word", "device-serial", "entrepreneur", Invalid},
		{"pair", "coordinates", "48.85837, 2.29448", Valid},
		{"hemispheres", "coordinates", "40.7128° N, 74.0060° W", Valid},
		{"south pole and beyond", "coordinates", "-95.738043, -96.738043", Invalid},
		{"null island", "coordinates", "0.0000, 0.0000", Invalid},
		{"degrees", "degrees", "40°26'46\"N 79°58'56\"W", Valid},
		{"too many degrees", "degrees", "240°26'46\"N 79°58'56\"W", Invalid},
	})
}

func TestURLs(t *testing.T) {
	runVerdicts(t, []verdictTest{
		{"site", "url", "https://shop.acme.org/cart?id=7", Valid},
		{"no scheme", "url", "www.acme.org/a", Valid},
		{"reserved", "url", "https://www.example.com/a", Reserved},
		{"own machine", "url", "http://localhost:8080", Reserved},
		{"own network", "url", "http://[::1]/x", Reserved},
		{"no host", "url", "http://362", Invalid},
		{"linkedin", "profile-url", "https://de.linkedin.com/in/maria-sample-42/", Valid},
		{"facebook by number", "profile-url", "facebook.com/profile.php?id=4", Valid},
		{"handle", "profile-url", "https://www.youtube.com/@sunny", Valid},
		{"company", "profile-url", "https://www.linkedin.com/company/acme", Invalid},
		{"service page", "profile-url", "https://twitter.com/share", Invalid},
		{"repository", "profile-url", "https://github.com/acme/widgets", Invalid},
		{"root", "profile-url", "https://github.com/", Invalid},
		{"other site", "profile-url", "https://acme.org/in/maria", Invalid},
		{"database", "url-credentials", "postgres://bot:Tr0mbone@db.acme.org/chat", Valid},
		{"at in the password", "url-credentials", "https://bot:p@ss9@acme.org/", Valid},
		{"manual", "url-credentials", "mysql://user:password@host/db", Invalid},
		{"template", "url-credentials", "redis://:${REDIS}@cache:6379", Invalid},
		{"user alone", "url-credentials", "ssh://git@github.com/x", Invalid},
		{"port", "url-credentials", "https://acme.org:8080/a@b", Invalid},
	})
}

func TestSecrets(t *testing.T) {
	runVerdicts(t, []verdictTest{
		{"random", "secret", "9f3a7c21bd554e10a2c7", Valid},
		{"AWS manual", "secret", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", Reserved},
		{"words", "secret", "order_confirmation_label", Invalid},
		{"camel case", "secret", "contextVariableName", Invalid},
		{"masked", "secret", "xxxxxxxxxxxxxxxx", Invalid},
		{"stars", "secret", "****************", Invalid},
		{"your key", "secret", "YOUR_API_KEY_123456", Invalid},
		{"reference", "secret", "$private.my_credential.api_key", Invalid},
		{"expression", "secret", "<?context.access_token?>", Invalid},
		{"braces", "secret", "{{access_token_9a8b7c}}", Invalid},
		{"address", "secret", "https://acme.org/a1b2c3", Invalid},
		{"one letter", "secret", "aaaaaaaaaaaaaaaa1", Invalid},
		{"token", "token", "ghp_x7Qm2LfP9rT4vWz8KdN3sYb6HcJ1gUe5oAiR", Valid},
		{"token of the manual", "token", "AKIAIOSFODNN7EXAMPLE", Reserved},
		{"token of zeros", "token", "ghp_000000000000000000000000000000000000", Invalid},
		{"plain", "password", "tulips99", Valid},
		{"dictionary word", "password", "biggreenhat", Valid},
		{"with signs", "password", "R3boot!Now", Valid},
		{"not working", "password", "not", Invalid},
		{"incorrect.", "password", "incorrect.", Invalid},
		{"german", "password", "falsch", Invalid},
		{"expiring", "password", "expiring", Invalid},
		{"placeholder", "password", "<password>", Invalid},
		{"manual", "password", "changeme", Reserved},
		{"strong", "password-strong", "Wander!7", Valid},
		{"capital only", "password-strong", "Manager", Invalid},
		{"digits only", "password-strong", "20240517", Invalid},
		{"hyphenated word", "password-strong", "self-service", Invalid},
		{"pin", "pin", "9431", Valid},
		{"pin of three", "pin", "943", Invalid},
		{"chosen", "pin-chosen", "9431", Valid},
		{"counting", "pin-chosen", "1234", Invalid},
		{"same", "pin-chosen", "0000", Invalid},
		{"user", "username", "karlotta_92", Valid},
		{"sentence", "username", "not", Invalid},
		{"failing", "username", "failing", Invalid},
		{"handle", "handle", "@sunny_otter", Valid},
		{"system entity", "handle", "@sys-number", Invalid},
		{"digits", "handle", "@12345", Invalid},
		{"signed", "jwt", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbm9uIn0.3q2-7wAAAAAAAAAAAAAAAA", Valid},
		{"two parts", "jwt", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbm9uIn0", Invalid},
		{"no JSON", "jwt", "eyesight.matters.everywhere", Invalid},
		{"basic", "basic-auth", "ZGFuYTpUcjBtYm9uZQ==", Valid},
		{"basic of RFC 7617", "basic-auth", "QWxhZGRpbjpvcGVuIHNlc2FtZQ==", Reserved},
		{"basic word", "basic-auth", "questions", Invalid},
		{"PEM", "private-key", "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEINTuctv5\n-----END PRIVATE KEY-----", Valid},
		{"empty PEM", "private-key", "-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----", Invalid},
	})
}

// TestCallingCodes keeps the table in the shape of E.164: no code is the
// beginning of another, and each number fits in fifteen digits somewhere.
func TestCallingCodes(t *testing.T) {
	for code, lengths := range callingCodes {
		for n := 1; n < len(code); n++ {
			if _, ok := callingCodes[code[:n]]; ok {
				t.Errorf("code %s begins with code %s", code, code[:n])
			}
		}
		if lengths.least > lengths.most || len(code)+lengths.least > maxE164 {
			t.Errorf("code %s: lengths %d to %d", code, lengths.least, lengths.most)
		}
	}
	for code, prefixes := range fictionalPrefixes {
		if _, ok := callingCodes[code]; !ok {
			t.Errorf("no code %s", code)
		}
		for _, p := range prefixes {
			if len(p) > callingCodes[code].most {
				t.Errorf("prefix %s of %s is longer than its numbers", p, code)
			}
		}
	}
}
