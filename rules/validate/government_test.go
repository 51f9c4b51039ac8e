package validate

import (
	"strings"
	"testing"
)

// identifierCase lists values of one validator: what the issuer's rule
// accepts, what is set aside for examples, and lookalikes that break it.
type identifierCase struct {
	name                     string
	valid, reserved, invalid []string
}

var governmentCases = []identifierCase{
	{
		name:     "us-ssn",
		valid:    []string{"536-48-2719", "536482719", "001 01 0001", "899-99-9999"},
		reserved: []string{"078-05-1120", "219-09-9999", "123-45-6789", "987-65-4320", "987-65-4329"},
		invalid:  []string{"000-48-2719", "666-48-2719", "900-48-2719", "536-00-2719", "536-48-0000", "987-65-4330", "53648271", "536-48-27x9", ""},
	},
	{
		name:    "us-itin",
		valid:   []string{"912-50-4816", "912-65-4816", "912-70-4816", "912-88-4816", "912-92-4816", "912-94-4816", "999-99-4816"},
		invalid: []string{"912-49-4816", "912-66-4816", "912-69-4816", "912-89-4816", "912-93-4816", "812-72-4816", "987-65-4320"},
	},
	{
		name:     "us-ein",
		valid:    []string{"46-2817305", "01-2817305", "992817305"},
		reserved: []string{"12-3456789"},
		invalid:  []string{"07-2817305", "49-2817305", "97-2817305", "46-281730"},
	},
	{
		name:     "us-hicn",
		valid:    []string{"536-48-2719-A", "536482719D6", "536482719WB"},
		reserved: []string{"123-45-6789A"},
		invalid:  []string{"536482719", "536482719Z", "000482719A", "536482719A12", "53648271"},
	},
	{
		name:     "uk-nino",
		valid:    []string{"AB 48 27 15 C", "je482715a", "NX482715D"},
		reserved: []string{"QQ123456C"},
		invalid:  []string{"BG482715A", "GB482715A", "KN482715A", "NK482715A", "NT482715A", "TN482715A", "ZZ482715A", "AO482715A", "DA482715A", "AB482715E", "AB48271C"},
	},
	{
		name:     "uk-utr",
		valid:    []string{"1955839661", "2482715936", "37301 94628", "2482715936K"},
		reserved: []string{"1234567890"},
		invalid:  []string{"2955839661", "0000000000", "195583966"},
	},
	{
		name:     "uk-driving-licence",
		valid:    []string{"WATSO803174JA9KR", "FOX99857221K99AB", "WATSO 803174 JA9 KR"},
		reserved: []string{"MORGA657054SM9IJ", "MORGA753116SM9IJ"},
		invalid:  []string{"WATSO813174JA9KR", "WATSO800174JA9KR", "WATSO802304JA9KR", "99999803174JA9KR", "W9TSO803174JA9KR", "WATSO8031749A9KR"},
	},
	{
		name:    "uk-postcode",
		valid:   []string{"SW1A 1AA", "m1 1ae", "B33 8TH", "CR2 6XH", "DN55 1PT", "W1N4DJ", "GIR 0AA"},
		invalid: []string{"QA1 1AA", "AI1 1AA", "SW1A 1CA", "M1 1A", "SW1I 1AA", "AAA1 1AA"},
	},
	{
		name:    "ie-pps",
		valid:   []string{"1234567T", "1234567FA", "6433435F", "6433435FT", "6433435IH", "4719382K"},
		invalid: []string{"6433435E", "6433435VH", "1234567XX", "123456T", "4719382KZ"},
	},
	{
		name:     "de-steuer-id",
		valid:    []string{"36574261809", "82 130 647 558", "65929970489"},
		reserved: []string{"02476291358"},
		invalid:  []string{"36574261890", "12345678903", "11123456786", "36554266806", "8213064755"},
	},
	{
		name:    "de-rvnr",
		valid:   []string{"65170839J003", "15070649C103", "12 170385 M 015", "53240791k124"},
		invalid: []string{"65170839J008", "15070049C103", "15071349C103", "01170839J003", "6517083J0003"},
	},
	{
		name:     "de-document",
		valid:    []string{"T22000129", "LZ6311T47", "f4z8271k5"},
		reserved: []string{"L01X00T47", "C01X00T47"},
		invalid:  []string{"A22000129", "T2200012A", "T2200012", "CFGHJKLMN"},
	},
	{
		name:     "de-document-checked",
		valid:    []string{"T220001293", "LZ6311T475"},
		reserved: []string{"L01X00T471", "C01X00T478"},
		invalid:  []string{"T220001294", "L01X00T472", "T22000129", "A220001293"},
	},
	{
		name:    "fr-nir",
		valid:   []string{"255081416802538", "2 95 10 99 126 111 93", "253072A07300443", "191032A00411826"},
		invalid: []string{"255081416802537", "253072C07300443", "255001416802538", "255131416802538", "955081416802538", "25508141680253"},
	},
	{
		name:    "fr-spi",
		valid:   []string{"3023217600053", "1 472 938 501 419", "0738251946026"},
		invalid: []string{"3023217600054", "9701987765432", "0000000000000", "302321760005"},
	},
	{
		name:     "es-nif",
		valid:    []string{"54362315-K", "47283915d", "60.718.294-L", "L1111111G"},
		reserved: []string{"12345678Z", "00000000T", "99999999R"},
		invalid:  []string{"47283915A", "12345678A", "4728391D", "A47283915", "L1111111C", "P1111111G"},
	},
	{
		name:     "es-nie",
		valid:    []string{"X-2482300W", "Y4728391L", "X7301652A", "X07301652A"},
		reserved: []string{"X1234567L", "X0000000T"},
		invalid:  []string{"X-2482300A", "W4728391L", "Y472839L", "Y04728391L"},
	},
	{
		name:     "es-nuss",
		valid:    []string{"28/47293815/47", "081726354940"},
		reserved: []string{"281234567840"},
		invalid:  []string{"28/47293815/48", "004729381547", "604729381547", "280000000000"},
	},
	{
		name:     "pt-nif",
		valid:    []string{"247 382 914", "192837460", "PT501964843"},
		reserved: []string{"123456789"},
		invalid:  []string{"247382915", "047382914", "407382914", "24738291"},
	},
	{
		name:     "pt-cc",
		valid:    []string{"13482956 0 ZX7", "147283900ZY4"},
		reserved: []string{"00000000 0 ZZ4"},
		invalid:  []string{"13482956 0 ZX8", "00000000 A ZZ4", "134829560ZX"},
	},
	{
		name:     "it-codice-fiscale",
		valid:    []string{"RCCMNL83S18D969H", "bnclra85m47f205t", "VRDGPP72C18L219K"},
		reserved: []string{"RSSMRA80A01H501U"},
		invalid:  []string{"RCCMNL83S18D969X", "CSTNGL22I10D086I", "CNTCHR83T32D969H", "FOXDRA26C24H872A", "RCCMNL83S18D969"},
	},
	{
		name:    "it-partita-iva",
		valid:   []string{"00743110157", "IT 04729380156"},
		invalid: []string{"00743110158", "00000000156", "04729381306", "0472938015"},
	},
	{
		name:     "nl-bsn",
		valid:    []string{"482715935", "2074.38.158"},
		reserved: []string{"111222333", "123456782"},
		invalid:  []string{"111252333", "111111111", "000000000", "4827159"},
	},
	{
		name:    "be-nn",
		valid:   []string{"85.07.30-033.28", "84.03.17-243.62", "17 07 30 033 84"},
		invalid: []string{"85.07.30-033.29", "85.13.30-033.28", "00400100184", "85.07.30-000.61"},
	},
	{
		name:    "be-bis",
		valid:   []string{"98 47 28 997 65", "79 45 12 301 52"},
		invalid: []string{"00000100195", "12345678901", "85.07.30-033.28"},
	},
	{
		name:    "lu-matricule",
		valid:   []string{"1893120105732", "1984 03 17 240 89"},
		invalid: []string{"1984031724088", "1984131724089", "1893120105733"},
	},
	{
		name:     "at-svnr",
		valid:    []string{"4829 170384", "7317220791"},
		reserved: []string{"1237 010180"},
		invalid:  []string{"2237 010180", "4829 171684", "4829 320384", "0829 170384"},
	},
	{
		name:     "ch-ahv",
		valid:    []string{"756.4827.1593.01", "7563018264756"},
		reserved: []string{"756.9217.0769.85", "756.1234.5678.97"},
		invalid:  []string{"756.9217.0769.84", "757.9217.0769.85", "756.9217.0769"},
	},
	{
		name:     "se-personnummer",
		valid:    []string{"880320-0016", "19910722-1187", "840317-2474", "850563-2144", "180317+2475"},
		reserved: []string{"811228-9874"},
		invalid:  []string{"880320-0018", "889920-0425", "18990722-1187", "aaaaaaaaaa", "8403172"},
	},
	{
		name:     "no-fodselsnummer",
		valid:    []string{"15108695088", "170384 24718", "26111593816"},
		reserved: []string{},
		invalid:  []string{"15108695077", "18103970861", "17138424718", "1703842471"},
	},
	{
		name:    "dk-cpr",
		valid:   []string{"211062-5629", "170384-2476", "170384-2477"},
		invalid: []string{"511062-5629", "211362-5629", "21106-5629"},
	},
	{
		name:    "dk-cpr-mod11",
		valid:   []string{"211062-5629", "170384-2476"},
		invalid: []string{"170384-2477", "511062-5629"},
	},
	{
		name:     "fi-hetu",
		valid:    []string{"170384-2471", "131052+308T"},
		reserved: []string{"131052-308T", "010594y9032"},
		invalid:  []string{"131052-308U", "310252-308Y", "131052/308T", "131052-001T"},
	},
	{
		name:    "is-kennitala",
		valid:   []string{"120174-3399", "170384-2459"},
		invalid: []string{"530575-0299", "450401-3150", "120174-3389", "120174-3395"},
	},
	{
		name:    "ee-isikukood",
		valid:   []string{"36805280109", "48403172477", "50507221187"},
		invalid: []string{"06805280106", "36805280108", "36813280109", "96805280109"},
	},
	{
		name:    "lt-asmens-kodas",
		valid:   []string{"33309240064", "38403172476", "96813280109"},
		invalid: []string{"33309240065", "38413172476", "99999999999"},
	},
	{
		name:    "lv-personas-kods",
		valid:   []string{"161175-19997", "328673-00679", "170384-12475"},
		invalid: []string{"161175-19998", "328673-00677", "161375-19997", "40003521600"},
	},
	{
		name:     "pl-pesel",
		valid:    []string{"84031724711", "05272211837"},
		reserved: []string{"44051401359"},
		invalid:  []string{"44051401358", "02381307589", "84133224711"},
	},
	{
		name:     "pl-nip",
		valid:    []string{"856-734-62-15", "472-938-15-02"},
		reserved: []string{"1234563218"},
		invalid:  []string{"8567346216", "0567346215", "856734621"},
	},
	{
		name:    "pl-id-card",
		valid:   []string{"ABA300000", "cbk 348271"},
		invalid: []string{"ABA300001", "AB3000000", "ABA30000"},
	},
	{
		name:     "pl-passport",
		valid:    []string{"EK3482715", "HX6 088035"},
		reserved: []string{"ZS 0000177"},
		invalid:  []string{"EKA482715", "EK482715"},
	},
	{
		name:    "cz-rodne-cislo",
		valid:   []string{"710319/2745", "845317/2475", "910722/1189", "530312123"},
		invalid: []string{"7103192746", "1103492745", "590312/123", "845317/2476", "530312000"},
	},
	{
		name:    "hu-taj",
		valid:   []string{"111 111 110", "482 715 939"},
		invalid: []string{"482715938", "000000000", "48271593"},
	},
	{
		name:    "hu-tax-id",
		valid:   []string{"8071592153", "8427159307"},
		invalid: []string{"8071592154", "7071592153"},
	},
	{
		name:    "ro-cnp",
		valid:   []string{"1630615123457", "6050722121187"},
		invalid: []string{"0800101221142", "1630615993454", "1630615123458", "1631315123457"},
	},
	{
		name:    "bg-egn",
		valid:   []string{"752316 926 3", "8032056031", "0547221187"},
		invalid: []string{"7552010005", "8032056030", "8413172471"},
	},
	{
		name:    "gr-afm",
		valid:   []string{"EL 094259216", "048271593"},
		invalid: []string{"094259217", "000000000"},
	},
	{
		name:    "gr-amka",
		valid:   []string{"01013099997", "17038402479"},
		invalid: []string{"01013099998", "17138402479"},
	},
	{
		name:     "hr-oib",
		valid:    []string{"HR 33392005961", "48271593601"},
		reserved: []string{"69435151530"},
		invalid:  []string{"33392005962", "3339200596"},
	},
	{
		name:    "jmbg",
		valid:   []string{"0101006500006", "1703984710245"},
		invalid: []string{"0101006500007", "1713984710245", "12345"},
	},
	{
		name:    "ua-rnokpp",
		valid:   []string{"1759013776", "3082715931"},
		invalid: []string{"1759013770", "0000000000"},
	},
	{
		name:     "ru-inn",
		valid:    []string{"774827159302"},
		reserved: []string{"123456789047"},
		invalid:  []string{"123456789037", "774827159303", "000000000000", "7707083893"},
	},
	{
		name:     "ru-snils",
		valid:    []string{"148-271-593 83"},
		reserved: []string{"112-233-445 95"},
		invalid:  []string{"112-233-445 96", "000-000-000 00", "112-233-445"},
	},
	{
		name:    "ca-sin",
		valid:   []string{"193 456 787", "512-384-900", "130692544"},
		invalid: []string{"193456788", "046 454 286", "800000002", "999-999-999"},
	},
	{
		name:     "br-cpf",
		valid:    []string{"390.533.447-05", "482.715.936-09"},
		reserved: []string{"123.456.789-09"},
		invalid:  []string{"231.002.999-00", "111.111.111-11", "390.533.447=0"},
	},
	{
		name:    "br-cnpj",
		valid:   []string{"16.727.230/0001-97", "12.ABC.345/01DE-35"},
		invalid: []string{"16.727.230.0001-98", "00.000.000/0000-00", "12.ABC.345/01DE-36"},
	},
	{
		name:    "ar-cuit",
		valid:   []string{"20-26756539-3", "20-33018264-5"},
		invalid: []string{"20267565392", "28-26756539-3", "2026756539"},
	},
	{
		name:     "cl-rut",
		valid:    []string{"CL 12531909-2", "76086428-5", "14.827.159-3"},
		reserved: []string{"11.111.111-1", "12.345.678-5"},
		invalid:  []string{"12531909-3", "76086A28-5", "0125319092"},
	},
	{
		name:    "co-nit",
		valid:   []string{"213.123.432-1"},
		invalid: []string{"2131234325", "2131"},
	},
	{
		name:    "ec-ci",
		valid:   []string{"171430710-3", "0602910945"},
		invalid: []string{"1714307104", "2914307103", "171430710"},
	},
	{
		name:    "uy-ci",
		valid:   []string{"1.234.567-2", "4.827.159-8"},
		invalid: []string{"1.234.567-3", "0000000"},
	},
	{
		name:    "pe-dni-checked",
		valid:   []string{"10117410-2", "10117410-G", "48271593-7"},
		invalid: []string{"10117410-3", "1081254332", "108125H3-3"},
	},
	{
		name:    "do-cedula",
		valid:   []string{"00113918205", "001-4827159-6"},
		invalid: []string{"00113918204", "0011391820A", "00000000000"},
	},
	{
		name:    "mx-curp",
		valid:   []string{"BOXW310820HNERXN09", "PEGL890909MJCRMS08", "rahj050722hjcmrna7"},
		invalid: []string{"BOXW310820HNERXN08", "BOXW311320HNERXN09", "BOXW310820ANERXN09", "BOXW310820HXXRXN09"},
	},
	{
		name:     "mx-rfc",
		valid:    []string{"GODE 561231 GR8", "SIN 931116 9P8", "M&M 931116 9P8"},
		reserved: []string{"XAXX010101000", "XEXX010101000"},
		invalid:  []string{"ABCD 12345678", "AKJ970902", "GODE 561331 GR8", "GODE 561231 GRB"},
	},
	{
		name:    "mx-nss",
		valid:   []string{"48-02-71-5936-6"},
		invalid: []string{"48027159365", "00000000000"},
	},
	{
		name:    "in-aadhaar",
		valid:   []string{"234123412346", "4827 1593 6046", "3998:7654:3211"},
		invalid: []string{"123412341234", "643343121", "222222222222", "234123412347"},
	},
	{
		name:    "in-vid",
		valid:   []string{"2341234123412341", "4827 1593 6047 1829"},
		invalid: []string{"1341234123412341", "2222222222222222"},
	},
	{
		name:    "in-pan",
		valid:   []string{"ACUPA7085R", "bklpm4827q"},
		invalid: []string{"ACUPA7085RR", "ACUPA0000R", "ABMDA3211G", "234123412347"},
	},
	{
		name:    "in-gstin",
		valid:   []string{"27AAPFU0939F1ZV", "27BKLPM4827Q1ZA"},
		invalid: []string{"27AAPFU0939F1ZO", "39AAPFU0939F1ZV", "27AAPFU0939F1Z", "00AAPFU0939F1ZV"},
	},
	{
		name:    "pk-cnic",
		valid:   []string{"42201-0397640-8"},
		invalid: []string{"92201-0397640-8", "42201-0397640-0", "42201-0000000-8"},
	},
	{
		name:    "cn-resident-id",
		valid:   []string{"110105198403172472", "44011320141005001x"},
		invalid: []string{"360426199101010072", "110105198413172472", "990105198403172472", "11010519840317247"},
	},
	{
		name:     "tw-national-id",
		valid:    []string{"B248271598", "f830182640"},
		reserved: []string{"A123456789"},
		invalid:  []string{"A123456788", "A323456789", "1123456789"},
	},
	{
		name:     "hk-id",
		valid:    []string{"G123456(A)", "G482715(4)", "KA730182(4)"},
		reserved: []string{"A123456(3)"},
		invalid:  []string{"G123456(9)", "G12345(A)", "1123456(3)"},
	},
	{
		name:    "jp-my-number",
		valid:   []string{"6214 9832 0257", "123456789018"},
		invalid: []string{"6214 9832 0258", "000000000000"},
	},
	{
		name:    "kr-rrn",
		valid:   []string{"971013-9019902", "840317-2247184", "210105-3111111"},
		invalid: []string{"971013-9019903", "971313-9019902", "840317-5247184", "971013-9999904"},
	},
	{
		name:    "kr-frn",
		valid:   []string{"910722-5118341"},
		invalid: []string{"910722-5118342", "910722-1118341"},
	},
	{
		name:    "kr-date",
		valid:   []string{"960121-1234567", "000505-3637892"},
		invalid: []string{"961321-1234567", "960121-9234567"},
	},
	{
		name:    "kr-brn",
		valid:   []string{"104-86-56659", "4827159362"},
		invalid: []string{"104-86-56658", "000-00-00000"},
	},
	{
		name:     "sg-nric",
		valid:    []string{"S8427159D", "g3018264u", "M4827159J"},
		reserved: []string{"S1234567D"},
		invalid:  []string{"S8427159E", "A8427159D", "M4827159K"},
	},
	{
		name:    "my-nric",
		valid:   []string{"770305-02-1234", "880229875542"},
		invalid: []string{"770305-17-1234", "870229875542", "770305-00-1234"},
	},
	{
		name:    "th-tnin",
		valid:   []string{"1-2345-45678-78-1", "3730182647518"},
		invalid: []string{"1-2345-45678-78-9", "9730182647518"},
	},
	{
		name:    "id-nik",
		valid:   []string{"3171011708450001", "3171015703840002"},
		invalid: []string{"9971011708450001", "3171013213450001", "3171011708450000"},
	},
	{
		name:    "vn-cccd",
		valid:   []string{"001184482715"},
		invalid: []string{"099184482715", "00118448271", "001384482715"},
	},
	{
		name:     "au-tfn",
		valid:    []string{"482 715 938", "38593474"},
		reserved: []string{"123 456 782"},
		invalid:  []string{"999 999 999", "482715939", "4827159"},
	},
	{
		name:    "au-abn",
		valid:   []string{"51 824 753 556", "83 914 571 673"},
		invalid: []string{"51824753557", "00000000560"},
	},
	{
		name:    "au-acn",
		valid:   []string{"004 085 616", "148 271 596"},
		invalid: []string{"004085617", "000000000"},
	},
	{
		name:     "nz-ird",
		valid:    []string{"48-271-596"},
		reserved: []string{"49-091-850", "035-901-981", "136-410-132"},
		invalid:  []string{"136410133", "9125568", "150000001"},
	},
	{
		name:     "za-id",
		valid:    []string{"7503305044089", "910722 5118 086"},
		reserved: []string{"8001015009087"},
		invalid:  []string{"8503305044089", "8413172471086", "8403172471386"},
	},
	{
		name:    "eg-national-id",
		valid:   []string{"28403170112471"},
		invalid: []string{"28413170112471", "48403170112471", "28403170512471"},
	},
	{
		name:     "ae-emirates-id",
		valid:    []string{"784-1984-4827159-7"},
		reserved: []string{"784-1234-1234567-1"},
		invalid:  []string{"784-1984-4827159-8", "785-1984-4827159-7", "784-1684-4827159-7"},
	},
	{
		name:    "sa-national-id",
		valid:   []string{"1482715933", "2301826471"},
		invalid: []string{"1482715934", "3301826471"},
	},
	{
		name:     "il-id",
		valid:    []string{"048271597", "39337423"},
		reserved: []string{"123456782"},
		invalid:  []string{"048271598", "000000000"},
	},
	{
		name:     "tr-national-id",
		valid:    []string{"17291716060", "48271593616"},
		reserved: []string{"10000000146"},
		invalid:  []string{"17291716050", "07291716092"},
	},
	{
		name:    "ir-national-id",
		valid:   []string{"0499370899", "0482715936"},
		invalid: []string{"0499370898", "1111111111"},
	},
	{
		name:     "vin",
		valid:    []string{"1HGCM82633A004352", "2HGFC2F5XKH573018"},
		reserved: []string{"1M8GDM9AXKP042788", "11111111111111111"},
		invalid:  []string{"1HGCM82643A004352", "1HGCM8263OA004352", "1HGCM82633U004352", "1HGCM82633A00435"},
	},
	{
		name:    "vin-shape",
		valid:   []string{"WVWZZZ1KZAW482715"},
		invalid: []string{"WVWZZZ1KZAW48271O", "12345678901234567", "ABCDEFGHJKLMNPRST"},
	},
	{
		name:    "uk-plate",
		valid:   []string{"AB51 KLM", "lk19hpt", "AB02 AAA"},
		invalid: []string{"AB35 KLM", "AI51 KLM", "AB51 KIM", "ZB51 KLM", "AB00 KLM"},
	},
	{
		name:    "in-plate",
		valid:   []string{"MH12AB4827", "22 BH 4827 AB"},
		invalid: []string{"XX12AB4827", "MH12AB0000", "22BHA827AB"},
	},
	{
		name:    "license-plate",
		valid:   []string{"ABC 1234", "B-AB 1234", "7SAM482", "48271", "AB-482-CD"},
		invalid: []string{"in 2024", "on 12", "may 12", "482", "ABCDEF", "am 12 um 5"},
	},
}

func TestGovernmentNumbers(t *testing.T) { checkIdentifiers(t, governmentCases) }

func checkIdentifiers(t *testing.T, cases []identifierCase) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			v, ok := Lookup(c.name)
			if !ok {
				t.Fatal("no such validator")
			}
			if v.Source == "" {
				t.Error("no source is named")
			}
			expect(t, v, Valid, c.valid)
			expect(t, v, Reserved, c.reserved)
			expect(t, v, Invalid, c.invalid)
		})
	}
}

func expect(t *testing.T, v Validator, want Verdict, values []string) {
	t.Helper()
	for _, value := range values {
		if got := v.Check(value); got != want {
			t.Errorf("%q: got verdict %d, want %d", value, got, want)
		}
	}
}

// TestIdentifiersAreCovered keeps the tables complete: a validator without
// cases is a validator that nobody has looked at.
func TestIdentifiersAreCovered(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range identifierCases {
		if len(c.valid) == 0 || len(c.invalid) == 0 {
			t.Errorf("%s: needs valid and invalid values", c.name)
		}
		seen[c.name] = true
	}
	for _, v := range append(append([]Validator{}, governmentValidators...), healthValidators...) {
		if !seen[v.Name] {
			t.Errorf("%s: no cases", v.Name)
		}
	}
}

// singleDigitErrors are the checks whose arithmetic finds every single wrong
// digit in what they take. Left out are those whose check digit 10 counts as
// another one, and those that check the shape alone.
var singleDigitErrors = []string{
	"ca-sin", "it-partita-iva", "us-npi", "de-steuer-id", "nl-bsn", "hr-oib", "ch-ahv", "be-nn", "fr-spi", "es-nuss",
	"in-aadhaar", "in-vid", "cn-resident-id", "no-fodselsnummer", "au-tfn", "au-abn", "uk-nhs", "uk-chi", "za-id",
	"ae-emirates-id", "sa-national-id", "au-ihi", "tr-national-id", "lu-matricule", "do-cedula", "hk-id", "es-nif",
	"de-vat", "se-orgnr", "rs-pib", "md-idno", "at-tin", "ma-ice", "za-tin", "no-orgnr", "uy-rut",
}

func TestSingleDigitErrorsAreFound(t *testing.T) {
	cases := identifierCases
	for _, name := range singleDigitErrors {
		t.Run(name, func(t *testing.T) {
			v, _ := Lookup(name)
			for _, c := range cases {
				if c.name != name {
					continue
				}
				for _, value := range c.valid {
					changeEachDigit(value, func(changed string) {
						if v.Check(changed) != Invalid {
							t.Errorf("%q: one digit away from %q and not refused", changed, value)
						}
					})
				}
			}
		})
	}
}

func changeEachDigit(value string, f func(string)) {
	for i := range len(value) {
		if value[i] < '0' || value[i] > '9' {
			continue
		}
		for d := byte('0'); d <= '9'; d++ {
			if d != value[i] {
				f(value[:i] + string(d) + value[i+1:])
			}
		}
	}
}

// FuzzIdentifiers checks that no check panics, and that separators and
// letter case of whole identifiers do not matter where the form has none.
func FuzzIdentifiers(f *testing.F) {
	for _, c := range identifierCases {
		for _, v := range c.valid {
			f.Add(v)
		}
	}
	f.Add("")
	f.Add("\xff\u00a0٣٣١")
	all := append(append([]Validator{}, governmentValidators...), healthValidators...)
	f.Fuzz(func(t *testing.T, value string) {
		for _, v := range all {
			got := v.Check(value)
			if got != Invalid && len(strings.Trim(value, separators)) == 0 {
				t.Errorf("%s accepts a text without characters", v.Name)
			}
			if v.Name == "fi-hetu" || v.Name == "license-plate" || v.Name == "se-personnummer" {
				continue
			}
			if spaced := v.Check(" " + value + " "); spaced != got {
				t.Errorf("%s: blanks around a value change the verdict from %d to %d", v.Name, got, spaced)
			}
		}
	})
}
