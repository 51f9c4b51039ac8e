package validate

import (
	"maps"
	"strings"
	"sync"
)

// countingWords are the number words of one language up to 120: how they are
// put together from the words for 0 to 19 and for the tens from 20 to 90.
type countingWords struct {
	// small is 0 to 19, variants with "|".
	small string
	// tens is 20 to 90.
	tens string
	// hundred is 100; what follows is put behind it.
	hundred string
	// and stands between tens and units, or units and tens.
	and string
	// unitFirst is for "fünfunddreißig".
	unitFirst bool
	// twenties is 21 to 29 where it is irregular.
	twenties string
	// extra has what the parts do not give, as "word=number".
	extra string
}

// ageNumbers is the number words of all languages, folded as foldAge does
// and without blanks and hyphens. No word means different numbers in two of
// the languages.
var ageNumbers = sync.OnceValue(func() map[string]int {
	all := make(map[string]int)
	for _, c := range counting {
		maps.Copy(all, c.numbers())
	}
	for i, words := range strings.Fields(hindiNumbers) {
		for w := range strings.SplitSeq(words, "|") {
			all[foldAge(w)] = i + 1
		}
	}
	maps.Copy(all, koreanNumbers())
	return all
})

func (c countingWords) numbers() map[string]int {
	out := make(map[string]int)
	small, tens := fields(c.small), fields(c.tens)
	for n, words := range small {
		for _, w := range words {
			out[w] = n
		}
	}
	for i, words := range tens {
		for _, ten := range words {
			out[ten] = 20 + 10*i
			for unit := 1; unit <= 9; unit++ {
				for _, u := range small[unit] {
					if c.unitFirst {
						out[u+c.and+ten] = 20 + 10*i + unit
						continue
					}
					out[ten+c.and+u] = 20 + 10*i + unit
					out[ten+u] = 20 + 10*i + unit
				}
			}
		}
	}
	for i, words := range fields(c.twenties) {
		for _, w := range words {
			out[w] = 21 + i
		}
	}
	for word := range strings.FieldsSeq(c.extra) {
		w, n, _ := strings.Cut(word, "=")
		out[foldAge(w)] = number(n)
	}
	below := maps.Clone(out)
	for h := range strings.SplitSeq(foldAge(c.hundred), "|") {
		if h == "" {
			continue
		}
		out[h] = 100
		for w, n := range below {
			if n > 0 && n <= 20 {
				out[h+w] = 100 + n
			}
		}
	}
	return out
}

// fields cuts a list of words with variants.
func fields(list string) [][]string {
	var out [][]string
	for words := range strings.FieldsSeq(foldAge(list)) {
		out = append(out, strings.Split(words, "|"))
	}
	return out
}

var counting = []countingWords{
	{ // English
		small:   "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
		tens:    "twenty thirty forty|fourty fifty sixty seventy eighty ninety",
		hundred: "hundred|onehundred|ahundred|onehundredand|ahundredand",
	},
	{ // German
		small: "null ein|eins|eine|einem|einen|einer zwei|zwo drei vier fünf|fuenf sechs sieben acht neun zehn elf zwölf|zwoelf dreizehn vierzehn fünfzehn|fuenfzehn " +
			"sechzehn siebzehn achtzehn neunzehn",
		tens: "zwanzig dreißig vierzig fünfzig|fuenfzig sechzig siebzig achtzig neunzig", and: "und", unitFirst: true,
		hundred: "hundert|einhundert|hundertund|einhundertund",
	},
	{ // Dutch
		small: "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien",
		tens:  "twintig dertig veertig vijftig zestig zeventig tachtig negentig", and: "en", unitFirst: true,
		hundred: "honderd|honderden",
	},
	{ // French, with the tens of Belgium and Switzerland
		small: "zéro un|une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dixsept dixhuit dixneuf",
		tens:  "vingt trente quarante cinquante soixante septante|soixantedix quatrevingt|quatrevingts|huitante|octante quatrevingtdix|nonante", and: "et",
		extra: "soixanteetonze=71 soixanteonze=71 soixantedouze=72 soixantetreize=73 soixantequatorze=74 soixantequinze=75 soixanteseize=76 " +
			"quatrevingtonze=91 quatrevingtdouze=92 quatrevingttreize=93 quatrevingtquatorze=94 quatrevingtquinze=95 quatrevingtseize=96",
		hundred: "cent",
	},
	{ // Spanish
		small: "cero un|uno|una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve",
		tens:  "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa", and: "y",
		twenties: "veintiuno|veintiún|veintiuna veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve",
		hundred:  "cien|ciento",
	},
	{ // Portuguese, with the teens of Portugal
		small: "zero um|uma dois|duas três quatro cinco seis sete oito nove dez onze doze treze catorze|quatorze quinze dezesseis|dezasseis " +
			"dezessete|dezassete dezoito dezenove|dezanove",
		tens: "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa", and: "e",
		hundred: "cem|cento|centoe",
	},
	{ // Italian: "ventuno", but "ventidue"
		small: "zero uno|un|una due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove",
		tens:  "venti|vent trenta|trent quaranta|quarant cinquanta|cinquant sessanta|sessant settanta|settant ottanta|ottant novanta|novant",
		extra: "ventun=21 trentun=31 quarantun=41 cinquantun=51 sessantun=61 settantun=71 ottantun=81 novantun=91",

		hundred: "cento",
	},
	{ // Swedish
		small: "noll ett|en två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton",
		tens:  "tjugo|tjuge trettio fyrtio femtio sextio sjuttio åttio nittio", hundred: "hundra|etthundra",
	},
	{ // Turkish
		small: "sıfır bir iki üç dört beş altı yedi sekiz dokuz on onbir oniki onüç ondört onbeş onaltı onyedi onsekiz ondokuz",
		tens:  "yirmi otuz kırk elli altmış yetmiş seksen doksan", hundred: "yüz",
	},
	{ // Polish
		small: "zero jeden|jedna dwa|dwie trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście trzynaście czternaście piętnaście " +
			"szesnaście siedemnaście osiemnaście dziewiętnaście",
		tens: "dwadzieścia trzydzieści czterdzieści pięćdziesiąt sześćdziesiąt siedemdziesiąt osiemdziesiąt dziewięćdziesiąt", hundred: "sto",
	},
	{ // Czech
		small: "nula jeden|jedna dva|dvě tři čtyři pět šest sedm osm devět deset jedenáct dvanáct třináct čtrnáct patnáct šestnáct sedmnáct osmnáct devatenáct",
		tens:  "dvacet třicet čtyřicet padesát šedesát sedmdesát osmdesát devadesát", hundred: "sto",
	},
}

// hindiNumbers is 1 to 100: every number has a word of its own.
const hindiNumbers = "एक दो तीन चार पांच|पाँच छह|छः|छे|छ सात आठ नौ दस ग्यारह बारह तेरह चौदह पंद्रह|पन्द्रह सोलह सत्रह अठारह उन्नीस बीस " +
	"इक्कीस बाईस|बाइस तेईस|तेइस चौबीस पच्चीस छब्बीस सत्ताईस|सत्ताइस अट्ठाईस|अठ्ठाईस|अट्ठाइस उनतीस|उन्तीस तीस " +
	"इकतीस|इकत्तीस बत्तीस तैंतीस|तेंतीस चौंतीस पैंतीस छत्तीस सैंतीस अड़तीस उनतालीस|उन्तालीस चालीस " +
	"इकतालीस बयालीस|बयालिस तैंतालीस|तैतालीस चौवालीस|चवालीस पैंतालीस छियालीस सैंतालीस अड़तालीस उनचास|उन्चास पचास " +
	"इक्यावन बावन तिरपन|तिरेपन चौवन पचपन छप्पन सत्तावन अट्ठावन|अठावन उनसठ साठ " +
	"इकसठ बासठ तिरसठ|तिरेसठ चौंसठ|चौसठ पैंसठ छियासठ सड़सठ अड़सठ उनहत्तर|उनहतर सत्तर " +
	"इकहत्तर बहत्तर तिहत्तर चौहत्तर पचहत्तर छिहत्तर सतहत्तर अठहत्तर उन्यासी|उनासी अस्सी " +
	"इक्यासी बयासी तिरासी चौरासी पचासी छियासी सत्तासी|सतासी अट्ठासी|अठासी नवासी नब्बे " +
	"इक्यानवे|इक्यानबे बानवे|बानबे तिरानवे|तिरानबे चौरानवे|चौरानबे पचानवे|पंचानवे|पंचानबे छियानवे|छियानबे सत्तानवे|सत्तानबे अट्ठानवे|अट्ठानबे निन्यानवे|निन्यानबे सौ"

// koreanNumbers is the native number words from 1 to 99, which go with 살.
var koreanNumbers = sync.OnceValue(func() map[string]int {
	units := fields("_ 한|하나 두|둘 세|셋 네|넷 다섯 여섯 일곱 여덟 아홉")
	units[0] = []string{""}
	out := make(map[string]int)
	for ten, tens := range fields("_ 열 스물|스무 서른 마흔 쉰 예순 일흔 여든 아흔") {
		if ten == 0 {
			tens = []string{""}
		}
		for _, t := range tens {
			for unit, words := range units {
				for _, u := range words {
					if t+u != "" {
						out[t+u] = 10*ten + unit
					}
				}
			}
		}
	}
	return out
})

// chineseNumerals are the digits, ten and hundred of Chinese and Japanese, and
// as Korean reads them.
var chineseNumerals = map[rune]int{
	'〇': 0, '零': 0, '一': 1, '二': 2, '两': 2, '兩': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9, '十': 10, '百': 100,
	'영': 0, '일': 1, '이': 2, '삼': 3, '사': 4, '오': 5, '육': 6, '칠': 7, '팔': 8, '구': 9, '십': 10, '백': 100,
}

// chineseNumber reads the number up to 199 that s begins with, and gives 0
// where there is none. Digits without ten and hundred are read by place.
func chineseNumber(s string) (n int, rest string) {
	digit, placed := 0, false
	for i, r := range s {
		v, ok := chineseNumerals[r]
		switch {
		case !ok || n > 1000:
			return n + digit, s[i:]
		case v >= 10:
			n += max(digit, 1) * v
			digit, placed = 0, true
		case placed:
			digit = v
		default:
			digit = min(10*digit+v, 1000)
		}
	}
	return n + digit, ""
}
