package validate

import "testing"

// Marks are made up, or the samples of the rules that name them.
var plateCases = []identifierCase{
	{
		name: "de-plate",
		valid: []string{
			"B AB 1234", "HH-KL 482", "MIL E 4827", "S-KL 12E", "FS-KL-482-H", "FSKL482E", "M A 1", "LRO-KL-482 E", "wü kl 482",
			"TÜ-KL 48", "MÜB-KL 482",
		},
		invalid: []string{"ac no 5203", "hp nr 12", "M KLM 482", "QQ KL 482", "HRO KL 4827", "FS KL 4827 A", "M-KL-0482", "M-KL", "am i 18", "B 1234", "M--KL-482-EH", "IN AB CD 12"},
	},
	{
		name:    "tr-plate",
		valid:   []string{"34 KLM 48", "06 A 4827", "81 A 12", "35 kb 482", "34KLM4827", "34-KL-482"},
		invalid: []string{"00 KLM 482", "82 KLM 482", "34 QWX 482", "10 AM 2024", "34 KLMN 48", "34 KLM 48271", "34 KLM 4", "KLM 482"},
	},
	{name: "in-plate", valid: []string{"MH 12 AB 4827", "DL3CKL4827", "22 BH 4827 AB"}, invalid: []string{"or 8th 1982", "GJ054GH4785", "MH12AB0000", "XX12AB4827"}},
	{name: "al-plate", valid: []string{"AB 482 CD", "AB482CD", "AB-482-T"}, invalid: []string{"AB 4 C", "ABC 48 DEF", "ab 482 cd"}},
	{name: "ar-plate", valid: []string{"AB123CD", "AB 482 CD", "ABC 482"}, invalid: []string{"AB-482-CD", "AABC 482", "ABC48"}},
	{name: "br-plate", valid: []string{"KLM-4827", "KLM4B27", "KLM-4B27", "KLM 4827"}, invalid: []string{"KL48271", "KLM48B7", "klm4827"}},
	{name: "cz-plate", valid: []string{"4A8 2715", "4AB 2715", "4A82715", "KLM-CAR4", "CAR48"}, invalid: []string{"KLO-CAR4", "QAR48", "KLM CAR4 99", "CARCAR", "FL 482715"}},
	{name: "es-plate", valid: []string{"4827 KLM", "4827-BCD", "4827KLM"}, invalid: []string{"4827 ABC", "482 KLM", "4827 KLÑ"}},
	{name: "fi-plate", valid: []string{"KLM 482", "KLM-482", "C-10482", "482KLM", "482-KL", "A-100"}, invalid: []string{"A-1", "A1A-100", "C4827159", "klm-482"}},
	{name: "fr-plate", valid: []string{"AB-482-CD", "AB 482 CD"}, invalid: []string{"AI-482-CD", "AB-48-CD", "ab-482-cd"}},
	{
		name:    "hu-plate",
		valid:   []string{"KLM-482", "AAI-482", "ABQ-482", "BPO-482", "XAO-482", "AAKL-482", "AA KL-482", "M482715", "CK 48-27", "HA 48-27", "CD 482-715", "C-X 4827", "P-48271", "S AKL 48"},
		invalid: []string{"KLO-482", "QLM-482", "KLM-000", "AAA-482", "KLM-4827", "klm-482", "C-D 4827", "S BKL 48", "KLM 482"},
	},
	{name: "li-plate", valid: []string{"FL 4", "FL 48271", "FL-482", "FL 48271U", "FL 48Z"}, invalid: []string{"FL 482715", "AB 48271", "FL -4", "FL"}},
	{name: "pk-plate", valid: []string{"LEA-4827", "AB 482", "ABC-482-12", "A 4827"}, invalid: []string{"A 482", "ABCDE-482", "AB 48"}},
	{name: "pt-plate", valid: []string{"AB-48-27", "48-27-AB", "48·AB·27", "AB 48 CD"}, invalid: []string{"AB-CD-EF", "48-27-15", "A4-B8-C2", "AB CD 48"}},
	{name: "se-plate", valid: []string{"KLM 482", "KLM48B", "KLM 48B", "MINBIL", "A BIL", "ÅÄÖ"}, invalid: []string{"KLI 482", "KL4 48B", "klm48b", "A", "MINBILARRÖD", ""}},
	{name: "sg-plate", valid: []string{"SKL 4827 B", "SKL4827B", "SK-482-B"}, invalid: []string{"skl4827b", "SKL 4827", "4827", "SKL48271B"}},
}

func TestPlateForms(t *testing.T) {
	for _, c := range []struct {
		s, form string
		want    bool
	}{
		{"AB-1", "AA_9", true},
		{"AB1", "AA_9", true},
		{"AB·1", "AA_9", true},
		{"AB--1", "AA_9", false},
		{"AB-1", "AA~9", false},
		{"AB 1", "AA~9", true},
		{"K1", "[KLM]_9", true},
		{"N1", "[KLM]_9", false},
		{"AB", "AA_9", false},
		{"AB12", "AA_9", false},
	} {
		if got := plateFormed(c.s, c.form); got != c.want {
			t.Errorf("form %q: %v", c.form, got)
		}
	}
}
