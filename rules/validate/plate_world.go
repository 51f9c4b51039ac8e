package validate

import (
	"strings"
	"unicode/utf8"
)

// A plateForm says how a country writes its registration marks. It is for
// marks that no label announces, so it wants capitals and the groups of the
// plate; under a label the check "license-plate" takes any letter case.
type plateForm struct {
	// country is an ISO 3166-1 alpha-2 code in lower case. The validator is
	// named after it: "hu-plate".
	country, source string
	// forms are alternatives for plateFormed, between bars.
	forms string
}

var plateForms = []plateForm{
	{
		"al", "Kodi Rrugor i Republikës së Shqipërisë, Ligji nr. 8378/1998 (registration marks since 2011)",
		"AA_999_AA|AA_999_T|AA_R_999",
	},
	{
		"ar", "Dirección Nacional de los Registros de la Propiedad del Automotor (Argentina); Mercosur/GMC/RES. 33/14",
		"AA~999~AA|AAA~999",
	},
	{"br", "Resolução CONTRAN 969/2022 (Brazil); Mercosul/GMC/RES. 33/14", "AAA_9999|AAA_9A99"},
	{
		"es", "Real Decreto 2822/1998 (Spain) annex XVIII (four digits, three consonants)",
		"9999_[BCDFGHJKLMNPRSTVWXYZ][BCDFGHJKLMNPRSTVWXYZ][BCDFGHJKLMNPRSTVWXYZ]",
	},
	{"fi", "Laki liikenteen palveluista and Traficom (Finland), rekisteritunnus", "AA_9|AA_99|AA_999|AAA_9|AAA_99|AAA_999|" +
		"A_99|A_999|A_9999|A_99999|AA_9999|99_A|99_AA|99_AAA|999_A|999_AA|999_AAA"},
	{
		"fr", "Arrêté du 9 février 2009 (France), SIV: letters without I, O and U",
		"[ABCDEFGHJKLMNPQRSTVWXYZ][ABCDEFGHJKLMNPQRSTVWXYZ]_999_[ABCDEFGHJKLMNPQRSTVWXYZ][ABCDEFGHJKLMNPQRSTVWXYZ]",
	},
	{"li", "Verkehrszulassungsverordnung (Liechtenstein), FL and up to five digits", "FL_9|FL_99|FL_999|FL_9999|FL_99999|FL_9[UZ]|FL_99[UZ]|FL_999[UZ]|FL_9999[UZ]|FL_99999[UZ]"},
	{
		"pk", "Provincial Motor Vehicles Rules 1969 (Pakistan): letters of the series, number, year",
		"AA_999|AA_9999|AAA_999|AAA_9999|AAAA_999|AAAA_9999|A_9999|" +
			"AA_999[- ]99|AA_9999[- ]99|AAA_999[- ]99|AAA_9999[- ]99|AAAA_999[- ]99|AAAA_9999[- ]99|A_9999[- ]99",
	},
	{"pt", "Decreto-Lei 54/2005 and 2/2020 (Portugal), número de matrícula", "AA_99_99|99_AA_99|99_99_AA|AA_99_AA"},
	{
		"sg", "Road Traffic (Motor Vehicles, Registration and Licensing) Rules (Singapore): prefix, number, checksum letter",
		"AAA_9_A|AAA_99_A|AAA_999_A|AAA_9999_A|AA_99_A|AA_999_A|AA_9999_A",
	},
}

const hungarianPlates = "[ABCDEFGHIJKLMNPRSTVWXYZ][ABCDEFGHIJKLMNOPRSTUVWXYZ][ABCDEFGHJKLMNPRSTUVWXYZ]-999|" +
	"[A][ABC][IO]-999|[A][ABCDEFGHIJKLMNOPQRSTUVW]Q-999|BP[IO]-999|U[CD]O-999|X[A]O-999|AA~AA-999|M999999|" +
	"CK 99-99|CD 99-99|DT 99-99|HC 99-99|H[ABEFIKLMNPRSTVX] 99-99|M[A] 99-99|OT 99-99|RA 99-99|SP 99-99|" +
	"CD 999-999|C-[CX] 9999|X-[ABC] 9999|[EPVZ]-99999|S [A]AA 99"

func platesOf(forms ...plateForm) []Validator {
	out := make([]Validator, 0, len(forms))
	for _, f := range forms {
		out = append(out, Validator{f.country + "-plate", f.source, f.check})
	}
	return out
}

func (f plateForm) check(value string) Verdict {
	s := strings.TrimSpace(value)
	for form := range strings.SplitSeq(f.forms, "|") {
		if plateFormed(s, form) {
			return Valid
		}
	}
	return Invalid
}

// checkHungarianPlate leaves out the number 000 and the series AAA, which are
// not issued.
func checkHungarianPlate(value string) Verdict {
	s := strings.TrimSpace(value)
	if strings.HasSuffix(s, "-000") || strings.HasPrefix(s, "AAA-") {
		return Invalid
	}
	return plateForm{forms: hungarianPlates}.check(s)
}

// checkCzechPlate takes a mark of the Czech series, or five to eight letters
// and digits of a mark of choice, which has a digit and none of G, O, Q and W.
func checkCzechPlate(value string) Verdict {
	s := strings.TrimSpace(value)
	if (plateForm{forms: "9A9 9999|9AA 9999"}).check(s) == Valid {
		return Valid
	}
	s = strings.ReplaceAll(s, "-", "")
	if len(s) < 5 || len(s) > 8 || strings.Trim(s, "ABCDEFHIJKLMNPRSTUVXYZ0123456789") != "" {
		return Invalid
	}
	return verdict(strings.ContainsAny(s, "0123456789"))
}

// checkSwedishPlate takes three letters, two digits and a digit or letter, or
// two to seven letters of a mark of choice.
func checkSwedishPlate(value string) Verdict {
	const letter = "[ABCDEFGHJKLMNOPRSTUWXYZ]"
	s := strings.TrimSpace(value)
	if n := utf8.RuneCountInString(s); n >= 2 && n <= 7 && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ ") == "" {
		return Valid
	}
	return plateForm{forms: letter + letter + letter + "~99[ABCDEFGHJKLMNPRSTUWXYZ0123456789]"}.check(s)
}

// plateFormed is formed with two signs more: '_' for a hyphen, a blank, the
// dot in the middle of the line or nothing, '~' for a blank or nothing.
func plateFormed(s, form string) bool {
	for form != "" {
		var between string
		switch form[0] {
		case '_':
			between = " -·"
		case '~':
			between = " "
		}
		if between != "" {
			if first, size := utf8.DecodeRuneInString(s); strings.ContainsRune(between, first) {
				s = s[size:]
			}
			form = form[1:]
			continue
		}
		group := form
		if end := strings.IndexAny(form, "_~"); end > 0 {
			group = form[:end]
		}
		n := formLength(group)
		if len(s) < n || !formed(s[:n], group) {
			return false
		}
		s, form = s[n:], form[len(group):]
	}
	return s == ""
}

// formLength counts the characters that a form stands for.
func formLength(form string) int {
	n := 0
	for form != "" {
		if form[0] == '[' {
			form = form[strings.IndexByte(form, ']'):]
		}
		form = form[1:]
		n++
	}
	return n
}
