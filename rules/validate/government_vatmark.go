package validate

import "strings"

// markedVATValidators check numbers that only a mark before or behind makes
// those of the tax.
var markedVATValidators = []Validator{
	{"ch-vat", "Mehrwertsteuergesetz (Switzerland) art. 66; UIDV art. 10 (the UID with MWST, TVA, IVA or TPV)", checkSwissVAT},
	{"eu-oss", "Council Directive 2006/112/EC art. 362 and 369q; Council Implementing Regulation (EU) 2019/2026 (one-stop shop)", checkOneStopShop},
	{"no-mva", "Merverdiavgiftsforskriften § 15-10-1; Enhetsregisterloven sec. 5 (organisation number and MVA)", checkNorwegianVAT},
	{"om-vat", "Royal Decree 121/2020 (Oman), VATIN: OM, 11, seven digits and a check character as in ISO/IEC 7064 MOD 11-2", checkOmaniVAT},
}

// checkSwissVAT takes the number of ch-uid with the mark of the VAT.
func checkSwissVAT(value string) Verdict {
	s := compact(value)
	for _, mark := range []string{"MWST", "TVA", "IVA", "TPV"} {
		if strings.HasPrefix(s, "CHE") && strings.HasSuffix(s, mark) {
			return checkUID(s)
		}
	}
	return Invalid
}

// oneStopStates are the members of the one-stop shop by ISO 3166-1, with 900
// for Northern Ireland.
const oneStopStates = " 040 056 100 191 196 203 208 233 246 250 276 300 348 372 380 428 440 442 470 528 616 620 642 703 705 724 752 900 "

// checkOneStopShop takes EU (non-Union scheme) with nine digits or IM
// (imports) with ten. The first three are the member state.
func checkOneStopShop(value string) Verdict {
	s := compact(value)
	return verdict((shaped(s, "EU999999999") || shaped(s, "IM9999999999")) && listed(s[2:5], oneStopStates))
}

// checkNorwegianVAT takes an organisation number with MVA behind it.
func checkNorwegianVAT(value string) Verdict {
	s := compact(value)
	if !strings.HasSuffix(s, "MVA") {
		return Invalid
	}
	return checkNorwegianOrganisation(s)
}

// checkOmaniVAT takes OM or nothing, 11 and eight characters.
func checkOmaniVAT(value string) Verdict {
	s := strings.TrimPrefix(compact(value), "OM")
	return verdict(len(s) == 10 && s[:2] == "11" && Mod11_2(s[2:]))
}
