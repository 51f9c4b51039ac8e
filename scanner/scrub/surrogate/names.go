package surrogate

import (
	"strings"
	"unicode"

	"github.com/privlint/privlint/rules"
)

// wording is how the words of a value are replaced: which stay, and which
// list the others are taken from.
type wording struct {
	keep func(word string) bool
	list func(script string, nth int) []string
}

// handle is for user names and the local part of e-mail addresses.
var handle = wording{
	keep: func(string) bool { return false },
	list: func(script string, nth int) []string {
		if nth == 0 {
			return words().lists[script+" given"]
		}
		return words().lists[script+" family"]
	},
}

// Legal forms and kinds of organisations that stay.
var organizationWords = setOf(`inc llc llp ltd limited corp corporation co company plc gmbh ag kg ohg ug se sa sas sarl srl spa bv nv ab
	oy as aps pty the of and for & und et y e de la du des der die das university college school hospital clinic bank group
	insurance center centre institute foundation church`)

var organization = wording{
	keep: func(word string) bool { return organizationWords[word] },
	list: func(script string, _ int) []string { return words().lists[script+" family"] },
}

var locality = wording{
	keep: func(word string) bool { return localityWords[word] },
	list: func(script string, _ int) []string { return places(script) },
}

// Small words in the names of places.
var localityWords = setOf("of the de la le du des del di da am im an der den and und")

func (m *Maker) username(t rules.EntityType, value string) string {
	return m.reword(m.choose(t, normal(value)), value, handle)
}

func (m *Maker) organization(t rules.EntityType, value string) string {
	return m.reword(m.choose(t, normal(value)), value, organization)
}

func (m *Maker) location(t rules.EntityType, value string) string {
	return m.reword(m.choose(t, normal(value)), value, locality)
}

// reword replaces words by ours, single letters by others and digits by
// others. It gives "" where no word is replaced.
func (m *Maker) reword(c choice, value string, w wording) string {
	out, nth := c.reword(value, w)
	if nth == 0 {
		return ""
	}
	return out
}

// reword also tells how many words were replaced, -1 for a script that we
// have no words in.
func (c choice) reword(value string, w wording) (out string, nth int) {
	var b strings.Builder
	for k, text := range runs(value) {
		switch {
		case k == signs || k == letters && w.keep(fold(text)):
			b.WriteString(text)
		case k == digits:
			b.WriteString(c.number(text))
		case single(text) && !syllabic(scriptOfWord(text)):
			for _, r := range text {
				b.WriteRune(c.letterLike(r))
			}
		default:
			word := c.word(text, w.list(scriptOfWord(text), nth))
			if word == "" {
				return "", -1
			}
			b.WriteString(word)
			nth++
		}
	}
	return b.String(), nth
}

// word takes a word of a list in the letter case of another. In syllabic
// scripts it is as long as the other.
func (c choice) word(like string, list []string) string {
	if len(list) == 0 {
		return ""
	}
	if script := scriptOfWord(like); syllabic(script) {
		return c.syllables(like, script, family)
	}
	at := c.below(len(list))
	if strings.EqualFold(list[at], like) {
		at = (at + 1) % len(list)
	}
	return cased(list[at], like)
}

// ours tells whether all words of a value are ours or stay, and whether there
// is one of ours.
func ours(value string, w wording) (all, some bool) {
	for k, text := range runs(value) {
		if k != letters || w.keep(fold(text)) {
			continue
		}
		switch {
		case inventedName(text, family):
			some = true
		case single(text) && unicode.IsLetter([]rune(text)[0]) && !syllabic(scriptOfWord(text)):
		default:
			return false, some
		}
	}
	return true, some
}

func allOurs(value string, w wording) bool {
	all, some := ours(value, w)
	return all && some
}

func isUsername(value string) bool     { return allOurs(value, handle) }
func isOrganization(value string) bool { return allOurs(value, organization) }
func isLocation(value string) bool     { return allOurs(value, locality) }
