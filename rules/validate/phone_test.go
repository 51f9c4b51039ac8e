package validate

import "testing"

func TestPhone(t *testing.T) {
	runVerdicts(t, []verdictTest{
		{"plain", "phone-nanp", "(212) 736-5000", Valid},
		{"country code", "phone-nanp", "+1 212.736.5000", Valid},
		{"extension", "phone-nanp", "212-736-5000 ext. 12", Valid},
		{"fiction", "phone-nanp", "415-555-0132", Reserved},
		{"555 but a line in use", "phone-nanp", "415-555-1234", Valid},
		{"area code 555", "phone-nanp", "(555) 123-4567", Invalid},
		{"area code 555, exchange fits", "phone-nanp", "(555) 223-4567", Reserved},
		{"area code 123", "phone-nanp", "123-736-5000", Invalid},
		{"counting up", "phone-nanp", "123-456-7890", Reserved},
		{"counting on", "phone-nanp", "12345678901", Invalid},
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
		{"fiction without area code", "phone-local", "555-0142", Reserved},
		{"beside fiction", "phone-local", "555-0242", Valid},
		{"date", "phone-local", "2018-07-10", Invalid},
		{"european date", "phone-local", "21.06.1984", Invalid},
		{"date and hour", "phone-local", "2018-07-10 12", Invalid},
		{"amount", "phone-local", "12500.00", Invalid},
		{"IPv4", "phone-local", "192.168.10.20", Invalid},
		{"no IPv4", "phone-local", "532.123.45.67", Valid},
		{"french pairs", "phone-local", "01.42.21.32.74", Valid},
		{"possible", "phone-possible", "+44 20 9592 3592", Valid},
		{"too long for the country", "phone-possible", "+44 20 9592 3592 12", Invalid},
		{"social security number", "phone-local", "078-05-1120", Invalid},
		{"zeros", "phone-local", "0000000", Invalid},
		{"six digits", "phone-local", "123456", Invalid},
	})
}

// Where the region is known, national numbers are checked by its plan, as
// people dial there.
func TestPhoneIn(t *testing.T) {
	tests := []struct {
		name, check, value, region string
		want                       Verdict
	}{
		{"New Zealand", "phone-region", "03 331 6005", "NZ", Valid},
		{"digits", "phone-region", "033316005", "NZ", Valid},
		{"extension", "phone-region", "03-3316005 int.3456", "NZ", Valid},
		{"of another region", "phone-region", "03 331 6005", "US", Invalid},
		{"trunk prefix left out", "phone-region", "3 331 6005", "NZ", Invalid},
		{"abroad", "phone-region", "01164 3 331 6005", "US", Valid},
		{"abroad after a dialling tone", "phone-region", "0~01-650-333-6000", "PL", Valid},
		{"carrier for abroad", "phone-region", "0191-650-333-6000", "SG", Valid},
		{"mobile of Argentina dialled at home", "phone-region", "0343 15 555 1212", "AR", Valid},
		{"Italy", "phone-region", "02-36618 300", "IT", Valid},
		{"fiction", "phone-region", "020 7946 0958", "GB", Reserved},
		{"fiction of ACMA", "phone-region", "1800 975 707", "AU", Reserved},
		{"date", "phone-region", "21.06.1984", "DE", Invalid},
		{"date and time", "phone-region", "20120102 08", "US", Invalid},
		{"years", "phone-region", "1979-2011 100", "US", Invalid},
		{"pages", "phone-region", "12-15 (2009", "NZ", Invalid},
		{"list of numbers", "phone-region", "650 2 5 3 8 365", "US", Invalid},
		{"sum", "phone-region", "650+253+1234", "US", Invalid},

		{"mobile", "phone-mobile", "0470 12 34 56", "BE", Valid},
		{"fixed line", "phone-mobile", "02 514 00 00", "BE", Invalid},
		{"country code", "phone-mobile", "+32 470 12 34 56", "BE", Valid},
		{"of another country", "phone-mobile", "+32 470 12 34 56", "NL", Invalid},
		{"letter at the end", "phone-mobile", "77600000x", "DJ", Invalid},

		{"labelled and assigned", "phone-local", "03 331 6005", "NZ", Valid},
		{"labelled, assigned elsewhere", "phone-local", "03 331 6005", "US", Valid},
		{"labelled, assigned nowhere", "phone-local", "000 000 00 01", "US", Valid},
		{"labelled, no country", "phone-local", "+999 12 34 56 78", "US", Invalid},
		{"labelled, mistyped", "phone-local", "+31 12 345 67 89", "US", Valid},
		{"abroad from home", "phone-e164", "0011-650-333-6000", "SG", Valid},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, ok := LookupRegional(tt.check)
			if !ok {
				t.Fatalf("%s does not know regions", tt.check)
			}
			if got := r.Check(tt.value, []string{tt.region}); got != tt.want {
				t.Errorf("%s(%q) in %s = %v, want %v", tt.check, tt.value, tt.region, got, tt.want)
			}
		})
	}
}

func TestPhoneNote(t *testing.T) {
	r, _ := LookupRegional("phone-local")
	for _, tt := range []struct{ value, region, want string }{
		{"+32 470 12 34 56", "", "mobile number of BE"},
		{"0470 12 34 56", "BE", "mobile number of BE"},
		{"+800 1234 5678", "", "toll-free number of +800"},
		{"0470 12 34 56", "", ""},
	} {
		var regions []string
		if tt.region != "" {
			regions = append(regions, tt.region)
		}
		if got := r.Note(tt.value, regions); got != tt.want {
			t.Errorf("Note(%q, %q) = %q, want %q", tt.value, tt.region, got, tt.want)
		}
	}
}
