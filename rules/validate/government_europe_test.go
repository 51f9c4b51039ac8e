package validate

var europeCases = []identifierCase{
	{
		name:     "uk-temporary-reference",
		valid:    []string{"48 K 27159", "48K 27159", "48k27159"},
		reserved: []string{"11 A 12345", "99L 99999"},
		invalid:  []string{"48 27159", "4K 27159", "48 KK 27159", "48 K 2715"},
	},
	{
		name:    "de-steuernummer",
		valid:   []string{"181/815/08155", "2893081508152", "5133081508159", "14044/00050", "332/5751/2 653", "010/815/08182"},
		invalid: []string{"136695978", "4151181508156", "0981508150999", "0000000000", "6133081508159", "181/815/0815A"},
	},
	{
		name:    "de-document-final",
		valid:   []string{"C4VX82K17", "lz48ck273", "F48271593"},
		invalid: []string{"C4VX82K18", "L01X00T47", "C01X00T47", "A48271593", "C4VX82K1", "C4VX82K1L", "123456789"},
	},
	{name: "nl-document", valid: []string{"XR48B2715", "NW4R827K5", "nw4r827k5"}, invalid: []string{"XRO482715", "X48271593", "XR48271R", "XR4827159R", "4827159XR"}},
	{name: "lv-personas-kods-new", valid: []string{"324827-15936", "32482715936"}, invalid: []string{"314827-15936", "3248271593", "32000000000"}},
	{name: "ro-nif", valid: []string{"9000482715936"}, invalid: []string{"8000482715936", "900048271593", "9000000000000"}},
	{
		name:    "mt-tin",
		valid:   []string{"482784M", "0482784M", "1482784G", "4827159A", "118271593", "882715936"},
		invalid: []string{"4827150A", "3200184G", "0000084M", "4827159C", "48271593A", "48A", "998271593", "128271593", "11111111"},
	},
	{
		name:     "es-nif",
		valid:    []string{"4827159B", "04827159B", "1482715-C"},
		reserved: []string{"12345678Z"},
		invalid:  []string{"4827159C", "482715B", "0482715B"},
	},
	{
		name:     "uk-driving-licence",
		valid:    []string{"WATSO 803174 JA9KR 35", "MORGA 753116 SM91J01", "WATSO803174JA9KR"},
		reserved: []string{"MORGA657054SM9IJ", "MORGA 657054 SM9IJ 35"},
		invalid:  []string{"WATSO 803174 JA9KR 3", "WATSO 803174 JA9KR 3A", "99999803174JA9KR"},
	},
	{
		name:    "se-personnummer",
		valid:   []string{"120228+5265", "19120228-5265", "910722-1187"},
		invalid: []string{"640823+3234", "840317+2475"},
	},
}
