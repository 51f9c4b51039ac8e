package validate

import "testing"

var healthCodeCases = []identifierCase{
	{
		name:    "de-bsnr",
		valid:   []string{"021234568", "521234567", "20 48271 00"},
		invalid: []string{"000000000", "0212345689", "001234567", "777777777"},
	},
	{
		name:    "ca-ramq",
		valid:   []string{"TREM 8453 1712", "abcd85022815"},
		invalid: []string{"TREM 8413 1712", "TREM 8453 3212", "TRE 8453 17121", "TREM 845A 1712"},
	},
	{
		name:    "au-hpi",
		valid:   []string{"8003614827159367", "8003 6248 2715 9366"},
		invalid: []string{"8003604827159368", "8003614827159366"},
	},
	{
		name:    "au-provider",
		valid:   []string{"2426621B", "242662 1b"},
		invalid: []string{"2426621A", "242662IB", "1111111A", "24266"},
	},
	{
		name:    "fr-rpps",
		valid:   []string{"10003456786"},
		invalid: []string{"10003456787", "1000345678", "11111111111"},
	},
	{ // 2951-2 is sodium in serum, 718-7 haemoglobin
		name:    "loinc",
		valid:   []string{"2951-2", "718-7", "4548-4", "94500-6"},
		invalid: []string{"2951-3", "2951", "02951-2", "2951-22", "-2", "12345678-2"},
	},
	{ // the examples of the guide: clinical finding, asthma, a description
		name:    "snomed-ct",
		valid:   []string{"404684003", "195967001", "751689013", "100005"},
		invalid: []string{"404684004", "404684031", "12345", "0404684003", "195967010"},
	},
	{
		name:    "icd-10-cm",
		valid:   []string{"E11.9", "J45.909", "S72.001A", "U07.1", "C7A.00", "I10", "e119"},
		invalid: []string{"E1.19", "E11.", "11E.9", "E11.90000", "E1C.9", ""},
	},
	{
		name:    "us-ndc",
		valid:   []string{"0777-3105-02", "50242-040-62", "60575-4112-1", "50242-0040-62"},
		invalid: []string{"0777-310-02", "50242-040-6", "502420-040-62", "50242-040", "00000-000-00"},
	},
}

func TestHealthCodes(t *testing.T) { checkIdentifiers(t, healthCodeCases) }
