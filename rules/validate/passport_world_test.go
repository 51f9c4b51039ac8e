package validate

import "testing"

// Passport numbers are made up: forms have no check digit.
var worldPassportCases = []identifierCase{
	{name: "dz-passport", valid: []string{"148271593"}, invalid: []string{"AS0123456", "0123456789", "A48271593"}},
	{name: "eg-passport", valid: []string{"A48271593"}, invalid: []string{"482715936", "AB4827159"}},
	{name: "gh-passport", valid: []string{"G4827159", "G48271593"}, invalid: []string{"4827159", "GG482715"}},
	{name: "ke-passport", valid: []string{"A4827159", "AK482715", "CK4827159"}, invalid: []string{"48271593", "A482715936"}},
	{name: "ly-passport", valid: []string{"P48JF34X", "48271593"}, invalid: []string{"P48JF34", "P48JF34X9"}},
	{name: "ma-passport", valid: []string{"AB4827159", "ab482715"}, invalid: []string{"A4827159", "AB48271593"}},
	{name: "mz-passport", valid: []string{"AB4827159", "13AF48271"}, invalid: []string{"1AB048271", "1AB04827"}},
	{name: "ng-passport", valid: []string{"A48271593", "b 48271593"}, invalid: []string{"A4827159", "482715936"}},
	{name: "tn-passport", valid: []string{"K482715"}, invalid: []string{"K4827159", "4827159"}},
	{name: "za-passport", valid: []string{"A48271593", "M48271593", "t48271593"}, invalid: []string{"B48271593", "A4827159"}},
	{name: "ar-passport", valid: []string{"AAC482715"}, invalid: []string{"A48271593", "AA482715"}},
	{name: "br-passport", valid: []string{"FX482715"}, invalid: []string{"FX4827159", "F4827159"}},
	{name: "ca-passport", valid: []string{"GA482715", "A482715AB"}, invalid: []string{"GA4827159", "482715ABX", "A48F27159"}},
	{name: "co-passport", valid: []string{"AX482715"}, invalid: []string{"A482715", "AX4827159"}},
	{name: "jm-passport", valid: []string{"A4827159", "a4827159"}, invalid: []string{"B4827159", "A482715"}},
	{name: "mx-passport", valid: []string{"G48271593"}, invalid: []string{"ABC34827159", "N482715936"}},
	{name: "us-passport", valid: []string{"482715936", "A48271593"}, invalid: []string{"US0482715", "48271593", "E000482715"}},
	{name: "am-passport", valid: []string{"AP0482715"}, invalid: []string{"A1048271", "AP048271"}},
	{name: "az-passport", valid: []string{"C48271593"}, invalid: []string{"AZ4827159", "C4827159"}},
	{name: "cn-passport", valid: []string{"G48271593", "E48271593", "EA4827159"}, invalid: []string{"EI4827159", "EO4827159", "GA4827159"}},
	{name: "hk-passport", valid: []string{"K48271593", "HA4827159", "KJ4827159", "H4827159A"}, invalid: []string{"A48271593", "K4827159"}},
	{name: "id-passport", valid: []string{"A4827159", "C4827159", "X4827159"}, invalid: []string{"D48271593", "482715936"}},
	{name: "il-passport", valid: []string{"34827159", "4827159"}, invalid: []string{"A4827159", "482715936"}},
	{name: "in-passport", valid: []string{"J4827159", "J-4827159", "J48 27159"}, invalid: []string{"4827159", "JJ482715", "J482715"}},
	{name: "ir-passport", valid: []string{"Z48271593"}, invalid: []string{"A0482715", "A0482715Z"}},
	{name: "jp-passport", valid: []string{"TR4827159"}, invalid: []string{"482715936", "T48271593"}},
	{name: "kr-passport", valid: []string{"M48271593", "M482B7159"}, invalid: []string{"482715936", "A48271593", "M48B27159"}},
	{name: "kz-passport", valid: []string{"N48271593", "n4827159"}, invalid: []string{"4827159", "N482715"}},
	{name: "my-passport", valid: []string{"A48271593", "H48271593", "K48271593"}, invalid: []string{"B48271593", "A4827159"}},
	{name: "ph-passport", valid: []string{"X482715", "EB4827159", "P4827159A"}, invalid: []string{"EB48271", "EB48271Z"}},
	{name: "pk-passport", valid: []string{"AB4827159"}, invalid: []string{"ABC48271R", "A4827159"}},
	{name: "sa-passport", valid: []string{"R482715", "A48271593"}, invalid: []string{"482715", "R4827159"}},
	{name: "sg-passport", valid: []string{"K4827159E"}, invalid: []string{"K48271593", "K482715E"}},
	{name: "th-passport", valid: []string{"A482715", "AA4827159", "B4827159", "CD482715"}, invalid: []string{"482715", "4827159"}},
	{name: "tr-passport", valid: []string{"U48271593"}, invalid: []string{"06482715U", "048271593"}},
	{name: "tw-passport", valid: []string{"348271593"}, invalid: []string{"M48271593", "34827159"}},
	{name: "vn-passport", valid: []string{"B4827159", "C48271593"}, invalid: []string{"4827159", "BB482715"}},
	{name: "au-passport", valid: []string{"N4827159", "PA4827159"}, invalid: []string{"48271593", "N482715"}},
	{name: "nz-passport", valid: []string{"LA482715", "lf482715", "EP482715", "N482715"}, invalid: []string{"LP482715", "ED482715", "LA4827159"}},
}

func TestWorldPassports(t *testing.T) { checkIdentifiers(t, worldPassportCases) }

func TestFormed(t *testing.T) {
	for _, c := range []struct {
		s, form string
		want    bool
	}{
		{"K7", "[AHK]9", true},
		{"B7", "[AHK]9", false},
		{"K", "[AHK]9", false},
		{"K77", "[AHK]9", false},
		{"", "9", false},
		{"", "", true},
		{"P7X", "P**", true},
		{"Q7X", "P**", false},
		{"k7", "A9", false},
	} {
		if got := formed(c.s, c.form); got != c.want {
			t.Errorf("%q in the form %q: %t", c.s, c.form, got)
		}
	}
}
