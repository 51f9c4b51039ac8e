package validate

import "testing"

// worldCases are cases of national identifiers outside Europe, made up but
// for the examples that issuers print.
var worldCases = []identifierCase{
	{name: "us-atin", valid: []string{"912-93-4816", "912934816"}, invalid: []string{"912-72-4816", "812-93-4816", "9129-34-816"}},
	{name: "us-ptin", valid: []string{"P04827159", "p04827159"}, invalid: []string{"04827159", "P0482715", "PP4827159"}},
	{name: "pe-dni", valid: []string{"48271593", "48271593-7"}, invalid: []string{"4827159", "48271593-8", "00000000"}},
	{name: "ar-dni", valid: []string{"28.471.593", "8.471.593", "28471593"}, invalid: []string{"284.715.93", "284715", "284715936", "11111111"}},
	{name: "in-voter", valid: []string{"KSD4827150", "ksd4827150"}, invalid: []string{"KSD4827157", "KS48271500", "4824827156"}},
	{name: "lk-nic", valid: []string{"842715936V", "842715936x", "198427105936"}, invalid: []string{"042715936V", "842715936A", "178427105936", "203127105936"}},
	{name: "th-moa", valid: []string{"0-48-2-715-93604-1", "0105536112014"}, invalid: []string{"0482715936040", "3730182647518"}},
	{name: "ng-nin", valid: []string{"48271593603"}, invalid: []string{"48271593605", "4827159360"}},
	{name: "dz-nif", valid: []string{"148 271 593 604 827", "14827159360482715936"}, invalid: []string{"14827159360482", "148271593604827159", "X4827159360482V"}},
	{name: "gn-nifp", valid: []string{"482-715-935"}, invalid: []string{"482-715-936", "48271593"}},
	{name: "eg-tn", valid: []string{"482-715-936", "٤٨٢-٧١٥-٩٣٦"}, invalid: []string{"48271593", "VV2715936"}},
	{name: "ly-nin", valid: []string{"119844827159", "220014827159"}, invalid: []string{"319844827159", "118844827159", "11984482715"}},
	{name: "tn-cin", valid: []string{"04827159"}, invalid: []string{"4827159", "048271593", "0482715A"}},
	{name: "il-hp", valid: []string{"51-482715-3"}, invalid: []string{"514827151", "414827153"}},
}

func TestWorldNumbers(t *testing.T) { checkIdentifiers(t, worldCases) }

// The groups of a number are those of its issuer, with separators or without.
func TestGroupedDigits(t *testing.T) {
	for value, want := range map[string]string{
		"536-48-2719":   "536482719",
		"536482719":     "536482719",
		"536 - 48.2719": "536482719",
		" 536-482719 ":  "536482719",
		"5364-8-2719":   "",
		"536-48-271":    "",
		"536-48-27190":  "",
		"536-48-27x9":   "",
		"":              "",
	} {
		got, ok := groupedDigits(value, 3, 2, 4)
		if ok != (want != "") || ok && got != want {
			t.Errorf("%q: got %q, %t", value, got, ok)
		}
	}
}
