package validate

import "testing"

// The parts come in the order of USPS Publication 28, section 212; the
// addresses are invented.
func TestAddressParser(t *testing.T) {
	tests := []struct {
		name          string
		check         func(string) Verdict
		valid, refuse []string
	}{
		{
			name: "street", check: streetAddress,
			valid: []string{
				"123 main st", "123 Main St.", "4521 Old Mill Road", "1 n 5th ave", "7 station road", "12 st james street", "100 Park Boulevard North",
				"123 main st apt 4b, springfield il 62704", "221 oak st apt 4b denver co 80203", "20865 us hwy 431", "1620 Broadway, New York, NY 10019",
				"no 25 river road bridge town al 25684", "Flat 3, 12 High Street, Leeds, LS1 4AP", "12 Elm Street, Toronto, ON M5V 2T6",
				"355 rolfson causeway apt 572 south francis kansas malta 26373", "855 El Camino Real Building #1 Suite #3", "41 church street 2 nd floor texas",
				"1 Lincoln Field House Way", "12 greenwood apt 4", "98 5 street", "10 park place",
				"1950 hwy 6 sugar land tx 77478", "111 plain street unit 1 a st louis missouri",
			},
			refuse: []string{
				"", "main st", "24 hour drive", "2 way street", "5 star place", "1 st", "0 main st", "3 shops on main street", "123 main st,",
				"123 main st and then", "4 rt 59", "20 jurassic park", "2 minute walk", "1355 rolfson causeway", "2004 en vista de",
				"2 diabetes diagnosed in 2019", "12 main st 5.", "1 .", "1 . main st", "123 main st send tx", "2 1657 riverside drive",
			},
		},
		{
			name: "whole", check: wholeAddress,
			valid:  []string{"5 new street town hall", "12 Rosewood Crescent, Otley", "789 jesus ave pollachi", "123 main st"},
			refuse: []string{"5 new street that's closed", "12 Rosewood Crescent rated", "12 main st with my", "20 jurassic park"},
		},
		{
			name: "block", check: addressBlock,
			valid: []string{
				"971 Kesk 53, Pärnu, Estonia 80010", "754 ross gateway newfield new mexico 71803", "50 Mlynska 15\nTrancoso\n, GU\n Portugal 44674",
				"8964 brewerton cicero ny 76543",
			},
			refuse: []string{
				"500 dollars to texas 75001", "12 people from new york 10019", "25, diagnosed in 2022", "12 de junio de 2002", "971 Kesk 53, Pärnu", "", "12",
			},
		},
		{
			name: "french", check: frenchStreet,
			valid:  []string{"12 rue de rivoli, 75001 paris", "8 bis, boulevard Voltaire", "6 Rue Gustave Charpentier", "3 place de la république", "sept allée des roses"},
			refuse: []string{"2 place de cinéma", "3 cours de yoga", "12 rue de", "12 rue", "12 rue victor hugo et je", ""},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, s := range tt.valid {
				if got := tt.check(s); got != Valid {
					t.Errorf("%q: got %v, want valid", s, got)
				}
			}
			for _, s := range tt.refuse {
				if got := tt.check(s); got != Invalid {
					t.Errorf("%q: got %v, want invalid", s, got)
				}
			}
		})
	}
}

func TestTypedPostcodes(t *testing.T) {
	tests := []struct {
		check, value string
		want         Verdict
	}{
		{"eircode", "D02 X285", Valid},
		{"eircode", "a63f4e2", Valid},
		{"eircode", "t12 1234", Invalid},
		{"uk-postcode-typed", "eh12ng", Valid},
		{"uk-postcode-typed", "hp152nd", Invalid},
		{"uk-postcode-typed", "pe24gb", Invalid},
		{"dutch-postcode", "2595 AN", Valid},
		{"dutch-postcode", "1999 BC", Invalid},
		{"dutch-postcode", "", Invalid},
		{"numbered", "Postfach 12", Valid},
		{"numbered", "Postfach", Invalid},
	}
	for _, tt := range tests {
		t.Run(tt.check+" "+tt.value, func(t *testing.T) {
			v, ok := Lookup(tt.check)
			if !ok {
				t.Fatal("no such validator")
			}
			if got := v.Check(tt.value); got != tt.want {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}
