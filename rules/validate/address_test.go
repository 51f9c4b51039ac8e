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
		{
			check: "address-whole",
			yes: []string{
				"98 Tylova 1036, Recco, Italy", "12 a main street leeds", "41 church street building 2nd floor", "58 fine road 25 th cross salem",
				"45 memorial driveavon ma 01001", "98 jackson aveindore", "12 mill lane\n> apt. 9\n> leeds",
				"90 Rosewood Road",
			},
			no: []string{
				"12 March 2019, Paris, France", "12 main street in", "12 main street near the park", "8 drivetrains avon ma 01001", "98 jackson avengers",
				"90 Rosewood Road street corner", "98 Tylova 1036, Recco", "5 to 7, Paris, France",
			},
		},
		{
			check: "address-text",
			yes:   []string{"12 main street in", "532 south street near fish market", "17 north street opp the petrol station", "12 main street"},
			no:    []string{"12 main street near", "12 main street near my house", "main street near fish market"},
		},
		{
			check: "address-alone",
			yes: []string{
				"812 chennai 600112", "451 rajan chennai", "raja street coimbatore 641332", "hill road 232", "london street number 65",
				"780 lynnway lynn ma 1905", "115 l madurai 325 105", "michigan avenue suite 1170 chicago il 60611", "raja nagar pune 26",
				"rajan 14 kani complex pune", "kani complex 125 madurai", "rajan mahal chennai 28",
			},
			no: []string{
				"812 chennai", "12 rajan chennai", "2 tickets chicago", "500 dollars texas", "raja street", "main street is closed", "highway 61",
				"the street 5", "the complex chicago", "kani complex", "complex problem texas", "780 lynnway lynn tx 1905", "chennai 600112",
			},
		},
		{
			check: "street-name",
			yes:   []string{"maple street", "Lantana Road", "Victoria Street, Leeds", "oak ave apt 4, springfield il 62704"},
			no:    []string{"a quiet street", "the same street", "my street", "street", "maple street and oak", "maple"},
		},
		{
			check: "place-line",
			yes:   []string{"austin texas usa", "alaska 99501", "nakrali dhani indore"},
			no:    []string{"texas", "99501", "wrong texas", "texas 99501 alaska please", "my new one"},
		},
		{
			check: "street-corner",
			yes:   []string{"the corner of Wood Street and Vine", "corner of 5th & main street", "corner of ul. Jesionowa 127 and Philip Bypass"},
			no:    []string{"corner of my eye and mouth", "corner of wood street", "corner of and vine", "wood street and vine"},
		},
		{
			check: "listed-place",
			yes:   []string{"new york", "chennai", "pleasanton ca", "Texas USA"},
			no:    []string{"oh", "order", "the", "break in rome", "", "paris hotel"},
		},
		{
			check: "small-place",
			yes:   []string{"Lordelo", "San Francisco"},
			no:    []string{"China", "texas", "Trouble", "the house"},
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
