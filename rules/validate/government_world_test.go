package validate

import "testing"

// worldCases are cases of national identifiers outside Europe, made up but
// for the examples that issuers print.
var worldCases = []identifierCase{
	{name: "us-atin", valid: []string{"912-93-4816", "912934816"}, invalid: []string{"912-72-4816", "812-93-4816", "9129-34-816"}},
	{name: "us-ptin", valid: []string{"P04827159", "p04827159"}, invalid: []string{"04827159", "P0482715", "PP4827159"}},
	{name: "pe-dni", valid: []string{"48271593", "48271593-7"}, invalid: []string{"4827159", "48271593-8", "00000000"}},
	{name: "ar-dni", valid: []string{"28.471.593", "8.471.593", "28471593"}, invalid: []string{"284.715.93", "284715", "284715936", "11111111"}},
	{name: "cr-cpf", valid: []string{"1-0482-0715", "01-0482-0715", "1-482-715", "104820715", "0104820715"}, invalid: []string{"0-0482-0715", "3-04827-1593", "30-2221-1436", "1-0482", "1048207159"}},
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
	{name: "kg-pin", valid: []string{"21703198404827", "12207199100183"}, invalid: []string{"31703198404827", "21713198404827", "2170319840482"}},
	{name: "uz-pinfl", valid: []string{"31703844827159", "52207050183264"}, invalid: []string{"71703844827159", "31713844827159", "3170384482715"}},
	{name: "kw-civil-id", valid: []string{"284031704825", "305072201837"}, invalid: []string{"284031704826", "184031704825", "284131704825"}},
	{name: "qa-qid", valid: []string{"28463448271", "30135648271"}, invalid: []string{"18463448271", "28400048271", "2846344827"}},
	{name: "bh-cpr", valid: []string{"840348271"}, invalid: []string{"841348271", "84034827"}},
	{name: "gt-cui", valid: []string{"4827 15936 0101", "2947183621604"}, invalid: []string{"4827159370101", "4827159362301", "4827159360100", "482715936010"}},
	{name: "sv-dui", valid: []string{"04827159-8", "029471838"}, invalid: []string{"04827159-9", "0482715-98", "000000000"}},
	{name: "hn-dni", valid: []string{"0801-1984-04827", "0501199110294"}, invalid: []string{"1901-1984-04827", "0800-1984-04827", "0801-1884-04827"}},
	{name: "ni-cedula", valid: []string{"001-170384-0048K", "0012207911029b"}, invalid: []string{"001-171384-0048K", "001-170384-00481"}},
	{name: "tz-nida", valid: []string{"19840317-48271-59360-48"}, invalid: []string{"19841317-48271-59360-48", "1984031748271593604"}},
	{name: "rw-nid", valid: []string{"1 1984 8 0482715 9 36"}, invalid: []string{"4198480482715936", "1198490482715936", "119848048271593"}},
	{name: "na-id", valid: []string{"84031704827"}, invalid: []string{"84131704827", "8403170482"}},
	{name: "bw-omang", valid: []string{"482717159", "294721836"}, invalid: []string{"482757159", "48271715"}},
	{name: "mn-register", valid: []string{"УБ84031748", "та05272214"}, invalid: []string{"УБ84131748", "УB84031748", "У84031748", "\xff\xfe84031748"}},
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
