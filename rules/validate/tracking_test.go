package validate

import "testing"

func TestTracking(t *testing.T) {
	runVerdicts(t, []verdictTest{
		{"ups", "tracking-checked", "1Z999AA10123456784", Valid},
		{"ups, blanks", "tracking-checked", "1Z 999 AA1 01 2345 6784", Valid},
		{"ups, digit", "tracking-checked", "1Z999AA10123456785", Invalid},
		{"post", "tracking-checked", "RR473124829CN", Valid},
		{"post, small letters", "tracking-checked", "rr 473 124 829 cn", Valid},
		{"post, digit", "tracking-checked", "RR473124828CN", Invalid},
		{"post, no country", "tracking-checked", "RR473124829QQ", Invalid},
		{"usps", "tracking-checked", "9400 1000 0000 0000 0000 13", Valid},
		{"usps behind a ZIP code", "tracking-checked", "420 43199 9400 1000 0000 0000 0000 13", Valid},
		{"usps behind nine digits of one", "tracking-checked", "4204319935009201990138501144099814", Valid},
		{"usps, digit", "tracking-checked", "9400 1000 0000 0000 0000 14", Invalid},
		{"short", "tracking-checked", "9400", Invalid},

		{"labelled", "tracking-number", "9400 1000 0000 0000 0000 00", Valid},
		{"labelled, express", "tracking-number", "7712 3456 7890", Valid},
		{"labelled, date", "tracking-number", "12-05-2024", Invalid},
		{"labelled, amount", "tracking-number", "1,250,000.00", Invalid},
		{"labelled, few digits", "tracking-number", "ABCDEFG12", Invalid},
	})
}
