package validate

import "testing"

// Accounts are those that the issuers and the SWIFT IBAN Registry print.
func TestBankAccounts(t *testing.T) {
	runVerdicts(t, []verdictTest{
		{"argentina", "ar-cbu", "28505909 40090418135201", Valid},
		{"argentina, branch", "ar-cbu", "2810590940090418135201", Invalid},
		{"argentina, account", "ar-cbu", "2850590940090418135202", Invalid},
		{"argentina, length", "ar-cbu", "285059094009041813520", Invalid},

		{"mexico", "mx-clabe", "032180000118359719", Valid},
		{"mexico, groups", "mx-clabe", "002 010 07777777777 1", Valid},
		{"mexico, digit", "mx-clabe", "032180000118359718", Invalid},

		{"spain", "es-ccc", "2100 0418 45 0200051332", Valid},
		{"spain, bank", "es-ccc", "2100 0419 45 0200051332", Invalid},
		{"spain, account", "es-ccc", "2100 0418 45 0200051333", Invalid},

		{"czech", "cz-bankaccount", "19-2000145399/0800", Valid},
		{"slovak", "cz-bankaccount", "19-8742637541/1200", Valid},
		{"czech, zeros", "cz-bankaccount", "000019-2000145399/0800", Valid},
		{"czech, without prefix", "cz-bankaccount", "2000145399/0800", Valid},
		{"czech, prefix", "cz-bankaccount", "18-2000145399/0800", Invalid},
		{"czech, number", "cz-bankaccount", "19-2000145398/0800", Invalid},
		{"czech, no bank", "cz-bankaccount", "19-2000145399/0000", Invalid},
		{"czech, one digit", "cz-bankaccount", "0/0100", Invalid},

		{"norway", "no-kontonr", "8601 11 17947", Valid},
		{"norway, postgiro", "no-kontonr", "0000.4090403", Valid},
		{"norway, digit", "no-kontonr", "8601 11 17949", Invalid},

		{"new zealand", "nz-bankaccount", "01-902-0068389-00", Valid},
		{"new zealand, modulus 11 of the account", "nz-bankaccount", "08-6523-1954512-001", Valid},
		{"new zealand, modulus 10", "nz-bankaccount", "26-2600-0320871-032", Valid},
		{"new zealand, digit", "nz-bankaccount", "01-902-0068388-00", Invalid},
		{"new zealand, bank", "nz-bankaccount", "40-902-0068389-00", Invalid},
		{"new zealand, no account", "nz-bankaccount", "01-902-0000000-00", Invalid},

		{"poland", "pl-nrb", "61 1090 1014 0000 0712 1981 2874", Valid},
		{"poland, digit", "pl-nrb", "61 1090 1014 0000 0712 1981 2875", Invalid},

		{"france", "fr-rib", "20041 01005 0500013M026 06", Valid},
		{"france, key", "fr-rib", "20041 01005 0500013M026 07", Invalid},
		{"france, letter in the bank", "fr-rib", "2004A 01005 0500013M026 06", Invalid},

		{"portugal", "pt-nib", "0002 0123 12345678901 54", Valid},
		{"portugal, digits", "pt-nib", "0002 0123 12345678901 45", Invalid},

		{"hungary", "hu-account", "11773016-11111018-00000000", Valid},
		{"hungary, two groups", "hu-account", "11773016-11111018", Valid},
		{"hungary, bank", "hu-account", "11773017-11111018", Invalid},
		{"hungary, account", "hu-account", "11773016-11111019", Invalid},

		{"australia", "au-bsb", "062-001", Valid},
		{"australia, account", "au-bsb", "062001 acc 12345678", Valid},
		{"australia, zeros", "au-bsb", "000-000", Invalid},
		{"canada", "ca-account", "00011-003", Valid},
		{"canada, zeros", "ca-account", "00000", Invalid},
	})
}

func TestNationalIBAN(t *testing.T) {
	runVerdicts(t, []verdictTest{
		{"belgium", "be-iban", "BE68 5390 0754 7034", Reserved},
		{"belgium, account", "be-iban", "BE41091811735141", Invalid},
		{"spain", "es-iban", "ES77 1234-1234-16 1234567890", Valid},
		{"spain, account", "es-iban", "ES89 3183 1500 9500 0121 0562", Invalid},
		{"italy", "it-iban", "IT60 X054 2811 1010 0000 0123 456", Reserved},
		{"italy, letter", "it-iban", "IT18 Y054 2811 1010 0000 0123 456", Invalid},
		{"montenegro", "me-iban", "ME25 5050 0001 2345 6789 51", Valid},
		{"norway", "no-iban", "NO93 8601 1117 947", Reserved},
		{"norway, another country", "no-iban", "DK50 0040 0440 1162 43", Invalid},
		{"without a country", "no-iban", "8601 1117 947", Invalid},
	})
}
