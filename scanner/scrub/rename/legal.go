package rename

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
	"unicode"
)

// Kind is what a name is the name of.
type Kind uint8

// The kinds.
const (
	Intent Kind = iota
	Entity
	Value
	Key
)

// limits are the most characters of names. SOURCE: Watson Assistant API v1,
// CreateIntent (128), CreateEntity and CreateValue (64); LUIS and CLU, limits
// of models (50); Dialogflow ES, EntityType.display_name (30); Lex V2,
// Name (100) and Lex V1 (100).
func limit(format string, kind Kind) int {
	switch {
	case strings.HasPrefix(format, "watson") || strings.HasSuffix(format, "-csv"):
		if kind == Intent || kind == Key {
			return 128
		}
		return 64
	case format == "luis" || format == "clu":
		return 50
	case strings.HasPrefix(format, "dialogflow") && kind == Entity:
		return 30
	}
	return 100
}

// Legal makes a name that the format takes of any text, such as a
// placeholder: "<PERSON_2>" becomes PERSON_2. What is too long ends in eight
// characters of a digest of it. Names in different letter case may be the
// same to a service: see Unique.
func Legal(format string, kind Kind, name string) string {
	also := "_-"
	switch {
	case strings.HasPrefix(format, "lex") || format == "dialogflow-cx":
		also = "_"
	case strings.HasPrefix(format, "watson") && kind == Intent, format == "intent-csv":
		also = "_-."
	}
	if kind == Value {
		also += " -."
	}
	var b strings.Builder
	gap, word := false, false // something was left out; a letter or digit came last
	for _, r := range name {
		digit := unicode.IsDigit(r)
		if digit && format == "lex-v1" && kind != Value {
			r, digit = 'A'+(r-'0')%26, false // digits are not allowed there
		}
		ascii := r < unicode.MaxASCII || !strings.HasPrefix(format, "lex")
		if ascii && (unicode.IsLetter(r) || digit || strings.ContainsRune(also, r)) {
			if gap && word && !strings.ContainsRune(also, r) {
				b.WriteByte('_')
			}
			gap, word = false, !strings.ContainsRune(also, r)
			b.WriteRune(r)
			continue
		}
		gap = true
	}
	out := strings.Trim(b.String(), "_-. ")
	for also == "_" && strings.Contains(out, "__") {
		out = strings.ReplaceAll(out, "__", "_")
	}
	if out == "" {
		out = [...]string{"intent", "entity", "value", "node"}[kind]
	}
	if strings.HasPrefix(strings.ToLower(out), "sys-") { // reserved by Watson
		out = "x" + out
	}
	if most := limit(format, kind); len([]rune(out)) > most {
		sum := sha256.Sum256([]byte(name))
		digest := hex.EncodeToString(sum[:4])
		if format == "lex-v1" {
			digest = lettersOnly(digest)
		}
		out = string([]rune(out)[:most-len(digest)-1]) + "_" + digest
	}
	return out
}

func lettersOnly(hexadecimal string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r - '0' + 'g'
		}
		return r
	}, hexadecimal)
}

// Unique is the name with the first number behind it for which taken is
// false: PERSON, PERSON_2, PERSON_3. Taken is asked in lower case. Where the
// format has a limit, the name is cut so that the number fits.
func Unique(format string, kind Kind, name string, taken func(lower string) bool) string {
	out := name
	for i := 2; taken(strings.ToLower(out)); i++ {
		suffix := "_" + strconv.Itoa(i)
		if format == "lex-v1" && kind != Value {
			suffix = "_" + letters(i)
		}
		runes := []rune(name)
		out = string(runes[:min(len(runes), limit(format, kind)-len(suffix))]) + suffix
	}
	return out
}

// letters counts in letters: a to z, then ba.
func letters(i int) string {
	if i < 26 {
		return string(rune('a' + i))
	}
	return letters(i/26) + string(rune('a'+i%26))
}
