package validate

import "testing"

func TestAddressChecks(t *testing.T) {
	tests := []struct {
		check   string
		yes, no []string
	}{
		{
			check: "street-address",
			yes: []string{
				"123 main st", "4521 Old Mill Road", "12 Rosewood Crescent", "1 n 5th ave", "88 kent ave", "7 station road",
				"123 main st apt 4b, springfield il 62704", "10 park place", "1010 lake drive", "12 st james street",
			},
			no: []string{
				"24 hour drive", "2 way street", "5 star place", "1 st", "3 court", "2 shops on main street", "10 minute walk",
				"4 square", "100 people lane", "0 main st", "6 nice place", "3 of the road", "", "main st",
			},
		},
		{
			check: "loose-address",
			yes:   []string{"57 a valluvan salai chennai", "12 hauptweg bonn", "25 main"},
			no:    []string{"2 hours away", "10 hosts", "5 it is", "12", ""},
		},
		{
			check: "german-street",
			yes:   []string{"lindenstraße 12a", "Schönhauser Allee 45, 10435 Berlin", "rosenweg 3"},
			no:    []string{"sitzplatz 12", "parkplatz 3", "dem weg 2", "die straße 5"},
		},
		{
			check: "dutch-street",
			yes:   []string{"kerkstraat 12", "vismarkt 3"},
			no:    []string{"supermarkt 2", "markt 12"}, //nolint:misspell // Dutch
		},
		{
			check: "european-street",
			yes:   []string{"calle de la luna 12", "via roma 12", "rua augusta 1200"},
			no:    []string{"via email 24", "plaza 5", "corso di inglese 2"},
		},
		{
			check: "nordic-street",
			yes:   []string{"storgatan 5", "nørregade 41", "mannerheimintie 12"},
			no:    []string{"katie 12", "cookie 3 pieces", "brigade 5"},
		},
	}
	for _, tt := range tests {
		v, ok := Lookup(tt.check)
		if !ok {
			t.Fatalf("no validator %s", tt.check)
		}
		t.Run(tt.check, func(t *testing.T) {
			for _, s := range tt.yes {
				if got := v.Check(s); got != Valid {
					t.Errorf("%q: got %v, want valid", s, got)
				}
			}
			for _, s := range tt.no {
				if got := v.Check(s); got != Invalid {
					t.Errorf("%q: got %v, want invalid", s, got)
				}
			}
		})
	}
}
