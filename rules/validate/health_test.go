package validate

import "testing"

var healthCases = []identifierCase{
	{
		name:     "us-npi",
		valid:    []string{"1245319599", "1743829057", "2601-938-477"},
		reserved: []string{"1234567893"},
		invalid:  []string{"1245319598", "3245319599", "124531959", "0234567893", "1111111112"},
	},
	{
		name:    "us-dea",
		valid:   []string{"BR2648179", "mk1905275", "F93826154", "GL0285191"},
		invalid: []string{"BR2648178", "IR2648179", "ZR2648179", "B12648179", "BR0000000"},
	},
	{
		name:     "us-mbi",
		valid:    []string{"3CD5-FG7-HJ89", "4tk8wd2mn61", "9XX9-XX9-XX99"},
		reserved: []string{"1EG4-TE5-MK73", "1EG4TE5MK72"},
		invalid:  []string{"0CD5-FG7-HJ89", "1SG4-TE5-MK73", "1EG4-ZE5-MK73", "1EG4-TE5-OK73", "AEG4-TE5-MK73", "3CD5-FG7-HJ8"},
	},
	{
		name:     "uk-nhs",
		valid:    []string{"482 915 3601", "6142073852", "221 395 1837"},
		reserved: []string{"943 476 5919", "999 123 4519"},
		invalid:  []string{"482 915 3602", "401-023-2138", "1111111111", "0000000000"},
	},
	{
		name:    "uk-nhs-bare",
		valid:   []string{"0032698674", "482 915 3601"},
		invalid: []string{"6142073852", "4829153601", "0032698675"},
	},
	{
		name:    "uk-chi",
		valid:   []string{"120475 1234", "0308624513"},
		invalid: []string{"1204751235", "3204751234", "1213751234"},
	},
	{
		name:    "de-kvnr",
		valid:   []string{"A123456780", "M482715932", "t930182645", "A000500015"},
		invalid: []string{"A123456781", "1123456780", "A12345678"},
	},
	{
		name:     "de-lanr",
		valid:    []string{"482719601", "7301540 03", "100000601"},
		reserved: []string{"999999901", "555555501"},
		invalid:  []string{"482719701", "12345660"},
	},
	{
		name:     "ca-bc-phn",
		valid:    []string{"9482 715 932"},
		reserved: []string{"9698 658 215"},
		invalid:  []string{"9698658216", "8698658215", "9736A04212"},
	},
	{
		name:    "ca-ohip",
		valid:   []string{"4827-159-361-AB", "1234567897"},
		invalid: []string{"4827-159-362-AB", "0827159361", "4827159361ABC"},
	},
	{
		name:    "au-medicare",
		valid:   []string{"2482 71594 1", "2123456701", "21234567011"},
		invalid: []string{"2482 71595 1", "7482715941", "2123456700"},
	},
	{
		name:    "au-ihi",
		valid:   []string{"8003 6081 6669 0503", "8003604827159368"},
		invalid: []string{"8003604827159367", "8103604827159368"},
	},
	{
		name:     "nz-nhi",
		valid:    []string{"JBX3656", "KJB4829", "lmn48av"},
		reserved: []string{"ZZZ0016", "ZZZ0024", "ZBN77VL"},
		invalid:  []string{"JBX3657", "KIB4829", "LMN48AW", "KJB482"},
	},
	{
		name:    "br-cns",
		valid:   []string{"898001160660761", "748 2715 9360 4707"},
		invalid: []string{"898001160660762", "398001160660761"},
	},
}

func TestHealthNumbers(t *testing.T) { checkIdentifiers(t, healthCases) }
