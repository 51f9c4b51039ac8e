package lists

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// people are the names of cultures in the making, by language tag.
type people map[string]*struct{ first, last collector }

func (p people) of(code string) *struct{ first, last collector } {
	code = strings.ReplaceAll(code, "_", "-")
	if p[code] == nil {
		p[code] = &struct{ first, last collector }{}
	}
	return p[code]
}

// cultures are the finished lists, by code. Those with hardly a name in the
// Latin script are left out.
func (p people) cultures() []Culture {
	codes := make([]string, 0, len(p))
	for code := range p {
		codes = append(codes, code)
	}
	slices.Sort(codes)
	list := make([]Culture, 0, len(codes))
	for _, code := range codes {
		if c := p[code]; len(c.first.texts) >= 10 || len(c.last.texts) >= 10 {
			list = append(list, Culture{code, c.first.sorted(), c.last.sorted()})
		}
	}
	return list
}

// census reads the names of the census of the United States of 1990: lines of
// a name, the percentage of people, the sum so far and the rank.
func (p people) census(a archive) error {
	us := p.of("en-US")
	for _, file := range []struct {
		name string
		list *collector
	}{{"dist.male.first", &us.first}, {"dist.female.first", &us.first}, {"dist.all.last", &us.last}} {
		data, err := a.file(file.name)
		if err != nil {
			return err
		}
		for line := range strings.Lines(string(data)) {
			fields := strings.Fields(line)
			if len(fields) != 4 {
				continue
			}
			share, err := strconv.ParseFloat(fields[1], 64)
			if err != nil {
				return fmt.Errorf("%s: %w", file.name, err)
			}
			file.list.add(capitalize(fields[0]), share)
		}
	}
	return nil
}

// faker reads the names of people in the package faker. Its weights are
// shares of people where they are below 1, and percentages are made of them.
func (p people) faker(a archive) {
	const folder = "faker/providers/person/"
	for _, path := range a.paths(folder, "/__init__.py") {
		locale, _, ok := strings.Cut(strings.TrimPrefix(path, folder), "/")
		if !ok {
			continue
		}
		c := p.of(locale)
		for _, v := range variables(string(a[path])) {
			list := &c.first
			switch {
			case strings.HasPrefix(v.name, "last_") || strings.HasPrefix(v.name, "surname") || strings.Contains(v.name, "last_name"):
				list = &c.last
			case !strings.HasPrefix(v.name, "first_") && !strings.HasPrefix(v.name, "middle_name"):
				continue
			}
			for _, w := range v.values {
				list.add(calm(romanize(w.Text)), w.Weight*100)
			}
		}
	}
}

// mimesis reads the names of people in the package mimesis: lists, or lists
// by gender.
func (p people) mimesis(a archive) error {
	const folder = "mimesis/datasets/"
	for _, path := range a.paths(folder, "/person.json") {
		var data struct{ Names, Surnames any }
		if err := json.Unmarshal(a[path], &data); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		c := p.of(localeTag(strings.TrimSuffix(strings.TrimPrefix(path, folder), "/person.json")))
		for _, name := range leaves(data.Names) {
			c.first.add(romanize(name), 0)
		}
		for _, name := range leaves(data.Surnames) {
			c.last.add(romanize(name), 0)
		}
	}
	return nil
}

// localeTag completes the language tags of mimesis with the country that
// faker has for the language.
func localeTag(tag string) string {
	countries := map[string]string{
		"ar": "AA", "az": "AZ", "cs": "CZ", "da": "DK", "de": "DE", "el": "GR", "en": "US", "es": "ES", "et": "EE", "fa": "IR", "fi": "FI", "fr": "FR", "hr": "HR", "hu": "HU",
		"is": "IS", "it": "IT", "ja": "JP", "kk": "KZ", "ko": "KR", "nl": "NL", "no": "NO", "pl": "PL", "pt": "PT", "ru": "RU", "sk": "SK", "sv": "SE", "tr": "TR", "uk": "UA", "zh": "CN",
	}
	language, country, ok := strings.Cut(tag, "-")
	if !ok {
		country = countries[language]
	}
	if country == "" {
		return language
	}
	return language + "-" + strings.ToUpper(country)
}

// leaves are the strings anywhere in decoded JSON, in a fixed order.
func leaves(data any) []string {
	switch data := data.(type) {
	case string:
		return []string{data}
	case []any:
		var list []string
		for _, v := range data {
			list = append(list, leaves(v)...)
		}
		return list
	case map[string]any:
		keys := make([]string, 0, len(data))
		for k := range data {
			keys = append(keys, k)
		}
		slices.Sort(keys)
		var list []string
		for _, k := range keys {
			list = append(list, leaves(data[k])...)
		}
		return list
	}
	return nil
}

// indian reads the package indian-names.
func (p people) indian(names archive) error {
	c := p.of("en-IN")
	for _, file := range []struct {
		name string
		list *collector
	}{{"first.male.names", &c.first}, {"first.female.names", &c.first}, {"last.names", &c.last}} {
		data, err := names.file(file.name)
		if err != nil {
			return err
		}
		for line := range strings.Lines(string(data)) {
			// The first line is their number.
			file.list.add(capitalize(strings.TrimSpace(line)), 0)
		}
	}
	return nil
}

// variants reads the Latin spellings in the package name-variants. Of each
// name it has "forms" and, for some, how many people are called so.
func (p people) variants(a archive) error {
	for _, file := range []struct {
		name, code  string
		first, last bool
	}{
		{"arabic_names", "ar", true, true},
		{"chinese_given_names", "zh-CN", true, false},
		{"chinese_surnames", "zh-CN", false, true},
		{"greek_names", "el-GR", true, false},
		{"hebrew_names", "he-IL", true, false},
		{"indian_names_bengali", "bn", true, true},
		{"indian_names_hindi", "hi-IN", true, true},
		{"indian_names_tamil", "ta-IN", true, true},
		{"indonesian_malay_names", "id-ID", true, true},
		{"japanese_given_names", "ja-JP", true, false},
		{"japanese_surnames", "ja-JP", false, true},
		{"korean_given_names", "ko-KR", true, false},
		{"korean_surnames", "ko-KR", false, true},
		{"persian_names", "fa-IR", true, true},
		{"russian_surnames", "ru-RU", false, true},
		{"thai_names", "th-TH", true, true},
		{"turkish_names", "tr-TR", true, true},
		{"vietnamese_surnames", "vi-VN", false, true},
	} {
		path := "name_variants/" + file.name + ".py"
		if a[path] == nil {
			return fmt.Errorf("name-variants: no %s", path)
		}
		c := p.of(file.code)
		for _, form := range forms(string(a[path])) {
			if strings.HasPrefix(file.name, "chinese") && strings.IndexFunc(form, func(r rune) bool { return r > unicode.MaxASCII }) >= 0 {
				// Nobody writes the tones of a Chinese name.
				continue
			}
			if file.first {
				c.first.add(capitalize(form), 0)
			}
			if file.last {
				c.last.add(capitalize(form), 0)
			}
		}
	}
	return nil
}

// compose adds the Chinese given names of two syllables, written together,
// of those of one syllable that the packages have. Most names are such, and
// no package lists them in Latin letters.
func (p people) compose() {
	c := p.of("zh-CN")
	var syllables []string
	for _, name := range c.first.texts {
		if oneSyllable.MatchString(name.Text) {
			syllables = append(syllables, name.Text)
		}
	}
	for _, one := range syllables {
		for _, two := range syllables {
			c.first.add(one+strings.ToLower(two), composed)
		}
	}
}

// composed is the weight of a composed name, below that of any listed one.
const composed = -1

// oneSyllable matches one in Hanyu Pinyin.
var oneSyllable = regexp.MustCompile(`^[B-DF-HJ-NP-TW-Z]?h?[aeiouy]{1,3}(n|ng|r)?$`)

// calm writes a name of capitals only as names are written else.
func calm(name string) string {
	if len(name) > 2 && name == strings.ToUpper(name) {
		return capitalize(name)
	}
	return name
}

// forms are the strings of the lists behind the key "forms".
func forms(source string) []string {
	var list []string
	for {
		_, rest, ok := strings.Cut(source, `"forms":`)
		if !ok {
			return list
		}
		open := strings.IndexByte(rest, '[')
		if open < 0 {
			return list
		}
		values, n := literals(rest[open:])
		for _, w := range values {
			list = append(list, w.Text)
		}
		source = rest[open+n:]
	}
}
