package scanner

import (
	"strings"

	"github.com/privlint/privlint/rules/phoneplan"
)

// regionsOf lists where a language is spoken, as far as national telephone
// numbers go: the region of its tag ("pt-BR"), or the countries that most of
// its bots are made for. English, Spanish and Arabic are spoken in too many
// to tell.
func regionsOf(language string) []string {
	parts := strings.FieldsFunc(language, func(r rune) bool { return r == '-' || r == '_' })
	if len(parts) == 0 {
		return nil
	}
	for _, part := range parts[1:] {
		if region := strings.ToUpper(part); phoneplan.Known(region) {
			return []string{region}
		}
		if strings.EqualFold(part, "hant") {
			return []string{"TW", "HK"}
		}
	}
	if len(parts) > 1 && strings.TrimLeft(parts[1], "0123456789") == "" {
		return nil // a part of the world, as in es-419
	}
	return languageRegions[strings.ToLower(parts[0])]
}

var languageRegions = map[string][]string{
	"az": {"AZ"}, "be": {"BY"}, "bg": {"BG"}, "bn": {"BD", "IN"}, "bs": {"BA"}, "ca": {"ES"}, "cs": {"CZ"}, "cy": {"GB"},
	"da": {"DK"}, "de": {"DE", "AT", "CH"}, "el": {"GR", "CY"}, "et": {"EE"}, "eu": {"ES"}, "fa": {"IR"}, "fi": {"FI"},
	"fr": {"FR", "BE", "CH"}, "ga": {"IE"}, "gl": {"ES"}, "he": {"IL"}, "hi": {"IN"}, "hr": {"HR"}, "hu": {"HU"},
	"hy": {"AM"}, "id": {"ID"}, "is": {"IS"}, "it": {"IT", "CH"}, "iw": {"IL"}, "ja": {"JP"}, "ka": {"GE"}, "kk": {"KZ"},
	"km": {"KH"}, "ko": {"KR"}, "lb": {"LU"}, "lo": {"LA"}, "lt": {"LT"}, "lv": {"LV"}, "mk": {"MK"}, "mn": {"MN"},
	"ms": {"MY"}, "mt": {"MT"}, "my": {"MM"}, "nb": {"NO"}, "ne": {"NP"}, "nl": {"NL", "BE"}, "nn": {"NO"}, "no": {"NO"},
	"pl": {"PL"}, "pt": {"BR", "PT"}, "ro": {"RO", "MD"}, "ru": {"RU"}, "si": {"LK"}, "sk": {"SK"}, "sl": {"SI"},
	"sq": {"AL"}, "sr": {"RS"}, "sv": {"SE"}, "ta": {"IN", "LK"}, "th": {"TH"}, "tl": {"PH"}, "tr": {"TR"}, "uk": {"UA"},
	"ur": {"PK"}, "uz": {"UZ"}, "vi": {"VN"}, "zh": {"CN"},
}
