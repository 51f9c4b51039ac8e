package validate

import (
	"strings"
	"testing"
)

// Examples are those of the operators and of the Universal Postal Union's
// sheets by country, or invented in their form.
func TestPostcodes(t *testing.T) {
	tests := []struct {
		check, yes, no string // values with "|" between
	}{
		{"postcode-ad", "AD500|ad100", "AD150|500"},
		{"postcode-ar", "C1070AAM|1070", "O1000ABC|I1000ABC|107"},
		{"postcode-at", "1010|9992", "0999|10100"},
		{"postcode-au", "3000|0800", "0099|30000"},
		{"postcode-az", "AZ1000|AZ 1000", "AY1000|AZ34340"},
		{"postcode-bd", "1000|9499", "0999|9500"},
		{"postcode-br", "70002-900|70002900", "7002-900|70002 90"},
		{"postcode-by", "220050", "267946|120050"},
		{"postcode-ca", "K1A 0B1|k1a0b1|V6B-4Y8", "K1A 0D1|Z1A 0B1|K1A  0B1"},
		{"postcode-cn", "100000|510000", "386789|00000"},
		{"postcode-co", "110221|050034", "329999|11001"},
		{"postcode-de", "80331|01067|99998", "00000|01000|05123|43999|8033"},
		{"postcode-es", "28001|52999", "53000|00000|123"},
		{"postcode-fr", "75008|97400|20000", "96000|7500"},
		{"postcode-gb", "SW1A 1AA|m11ae|EC1A1BB|GIR 0AA", "QA1 1AA|M1 1CA|SW1A  1AA|SW1A"},
		{"postcode-gr", "106 82|10682", "1068|10 682"},
		{"postcode-ht", "HT6110", "HT611|AA6110"},
		{"postcode-ie", "D02 X285|A65F4E2|D6W V4X9", "AW5 TF12|D02 X28O|B02 X285"},
		{"postcode-il", "9103401|10292", "910340|123"},
		{"postcode-in", "110001|600 042", "101123|891123|11001"},
		{"postcode-ir", "5614736867|43516-66456", "2614736867|0614736867|1111736867|5614236867"},
		{"postcode-jp", "100-8798", "10-8798|100 8798"},
		{"postcode-li", "9490|9485", "9500|949"},
		{"postcode-nl", "2595 AN|2595an", "0603 JV|5194SA|9164 SD|2595 A"},
		{"postcode-np", "44600", "11977|977"},
		{"postcode-pl", "00-950", "00950|0-950"},
		{"postcode-pt", "1000-205", "1000205|1000"},
		{"postcode-se", "111 22|11122", "01418|1145 18"},
		{"postcode-us", "20260|20260-0004", "2026|20260 0004|202600004"},
		{"us-zip", "20260|90210-1234|00501", "00012|34501|9021"},
		{"postcode", "SW1A 1AA|1010|00-950|5614736867", "|asdf|1|13|29923-329393-2324|ünter1"},
	}
	for _, tt := range tests {
		v, ok := Lookup(tt.check)
		if !ok {
			t.Fatalf("no validator %s", tt.check)
		}
		t.Run(tt.check, func(t *testing.T) {
			for s := range strings.SplitSeq(tt.yes, "|") {
				if got := v.Check(s); got != Valid {
					t.Errorf("%q: got %v, want valid", s, got)
				}
			}
			for s := range strings.SplitSeq(tt.no, "|") {
				if got := v.Check(s); got != Invalid {
					t.Errorf("%q: got %v, want invalid", s, got)
				}
			}
		})
	}
}

func TestLatLong(t *testing.T) {
	tests := []struct {
		value string
		want  Verdict
	}{
		{"(48.85837, 2.29448)", Valid},
		{"-90,+180", Valid},
		{"0, 0", Valid},
		{"0.55, 0.22", Valid},
		{"48.85837, 2.29448)", Invalid},
		{"(48.85837, 2.29448", Invalid},
		{"90.1, 0", Invalid},
		{"45, 181", Invalid},
		{"020.5, 010.5", Invalid},
		{"45", Invalid},
		{"+,-", Invalid},
		{"", Invalid},
	}
	for _, tt := range tests {
		t.Run(tt.value, func(t *testing.T) {
			if got := latLong(tt.value); got != tt.want {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}
