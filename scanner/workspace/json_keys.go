package workspace

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
)

// key is an object key with what it says about its value.
type key struct {
	name string
	// pointer is name as a part of a JSON pointer.
	pointer string
	// vague keys say nothing about the value; the key above may.
	vague bool
	// odd keys are no identifiers and may be data themselves.
	odd bool
	// class is the kind of machine value that the key announces.
	class keyClass
}

type keyClass uint8

const (
	keyOther keyClass = iota
	keyTime
	keyID
	keyVersion
	keyLanguage
	keyDigest
)

var noKey = &key{vague: true}

// keyCache knows the keys seen so far; files have few different ones.
type keyCache map[string]*key

const (
	maxKeys      = 4096
	maxCachedKey = 128
)

func (c keyCache) get(name []byte) *key {
	if k, ok := c[string(name)]; ok {
		return k
	}
	k := newKey(string(name))
	if len(c) >= maxKeys {
		clear(c)
	}
	if len(name) <= maxCachedKey {
		c[k.name] = k
	}
	return k
}

func newKey(name string) *key {
	words := keyWords(name)
	k := &key{name: name, class: classOf(words), odd: oddKey(name)}
	if k.pointer = name; strings.ContainsAny(name, "~/") {
		k.pointer = pointerTo("", name)[1:]
	}
	if len(words) > 0 {
		switch words[len(words)-1] {
		case "value", "values", "text", "data", "content", "item", "items", "scalar", "string", "list", "entry", "raw", "original":
			k.vague = len(words) == 1
		}
	}
	return k
}

// classOf tells what a key announces. It is asked only together with the
// shape of the value.
func classOf(words []string) keyClass {
	if len(words) == 0 {
		return keyOther
	}
	switch words[len(words)-1] {
	case "timestamp", "created", "updated", "modified", "at", "ts", "epoch":
		return keyTime
	case "on", "date", "time":
		if len(words) > 1 {
			switch words[0] {
			case "created", "updated", "modified", "create", "update", "request", "response", "start", "end":
				return keyTime
			}
		}
	case "id", "ids", "uuid", "guid", "key":
		return keyID
	case "version", "schema":
		return keyVersion
	case "language", "lang", "locale", "culture":
		return keyLanguage
	case "digest", "checksum", "etag", "sha", "sha1", "sha256", "md5", "snapshot":
		return keyDigest
	}
	return keyOther
}

// machine tells whether the value is of the kind that the key announces: a
// time stamp, a UUID, a version. Both must agree, so that a birth date or a
// customer number is never taken for one.
func (k *key) machine(value []byte) bool {
	switch k.class {
	case keyTime:
		return isTimestamp(value)
	case keyID:
		return isUUID(value) || len(value) >= 24 && isHex(value)
	case keyVersion:
		return len(value) <= 20 && isVersion(value)
	case keyLanguage:
		return len(value) <= 12 && isLanguage(value)
	case keyDigest:
		return isUUID(value) || len(value) >= 16 && isHex(value)
	default:
		return isInlineData(value)
	}
}

// isInlineData tells whether value is a data URL with binary content.
func isInlineData(value []byte) bool {
	return bytes.HasPrefix(value, []byte("data:")) && bytes.Contains(value[:min(len(value), 64)], []byte(";base64,"))
}

// machineNumber tells whether the key announces numbers that are of no
// interest.
func (k *key) machineNumber() bool { return k.class == keyTime || k.class == keyVersion }

// keyWords takes a key apart: "dateCreated_at" gives date, created, at.
func keyWords(name string) []string {
	var words []string
	var word strings.Builder
	flush := func() {
		if word.Len() > 0 {
			words = append(words, word.String())
			word.Reset()
		}
	}
	lower := false
	for _, r := range name {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			flush()
			lower = false
			continue
		case unicode.IsUpper(r) && lower:
			flush()
		}
		lower = unicode.IsLower(r)
		word.WriteRune(unicode.ToLower(r))
	}
	flush()
	return words
}

// oddKey tells whether a key does not look like an identifier: an address, a
// sentence, a long number. Generated ids are none of them.
func oddKey(name string) bool {
	digits := 0
	for _, r := range name {
		switch {
		case r == '@' || unicode.IsSpace(r):
			return true
		case unicode.IsDigit(r):
			digits++
		}
	}
	if digits < 5 || isUUID([]byte(name)) || strings.HasPrefix(name, "node_") || strings.HasPrefix(name, "step_") || strings.HasPrefix(name, "slot_") || strings.HasPrefix(name, "handler_") || strings.HasPrefix(name, "action_") {
		return false
	}
	return len(name) < 24 || !isHex([]byte(name))
}

func isTimestamp(b []byte) bool {
	const shape = "0000-00-00T00:00"
	return len(b) >= len(shape) && len(b) <= 40 && hasShape(b[:len(shape)], shape)
}

func isUUID(b []byte) bool {
	const length = 36
	if len(b) != length {
		return false
	}
	for i, c := range b {
		if dash := i == 8 || i == 13 || i == 18 || i == 23; dash != (c == '-') || !dash && !hexDigit(c) {
			return false
		}
	}
	return true
}

// hasShape compares b with a shape in which 0 stands for any digit and T for
// a T or blank.
func hasShape(b []byte, shape string) bool {
	for i, c := range b {
		switch s := shape[i]; {
		case s == '0' && c >= '0' && c <= '9':
		case s == 'T' && (c == 'T' || c == ' '):
		case s == c && s != '0':
		default:
			return false
		}
	}
	return true
}

func isHex(b []byte) bool {
	for _, c := range b {
		if !hexDigit(c) {
			return false
		}
	}
	return true
}

func hexDigit(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'f'
}

// isVersion tells whether b is a date or numbers with dots, perhaps behind a
// v. Addresses of four numbers are none.
func isVersion(b []byte) bool {
	if len(b) == len("0000-00-00") && hasShape(b, "0000-00-00") {
		return true
	}
	b = bytes.TrimPrefix(b, []byte("v"))
	if len(b) == 0 || bytes.Count(b, []byte(".")) > 2 {
		return false
	}
	run := 0
	for _, c := range b {
		switch {
		case c == '.':
			run = 0
		case '0' <= c && c <= '9' && run < 4:
			run++
		default:
			return false
		}
	}
	return true
}

func isLanguage(b []byte) bool {
	for _, c := range b {
		if c != '-' && c != '_' && (c|0x20 < 'a' || c|0x20 > 'z') {
			return false
		}
	}
	return true
}

// wantedFields are the keys of --field.
type wantedFields struct {
	given, all bool
	names      map[string]bool // lower case; true when seen
}

func newWantedFields(names []string) wantedFields {
	w := wantedFields{given: len(names) > 0, all: len(names) == 0, names: map[string]bool{}}
	for _, name := range names {
		w.names[strings.ToLower(name)] = false
	}
	return w
}

func (w *wantedFields) has(name string) bool {
	if !w.given {
		return true
	}
	name = strings.ToLower(name)
	if _, ok := w.names[name]; !ok {
		return false
	}
	w.names[name] = true
	return true
}

// report names the fields that the file does not have, since nothing was
// scanned for them.
func (w *wantedFields) report(problem func(Problem)) {
	for _, name := range sortedKeys(w.names) {
		if !w.names[name] {
			problem(Problem{Text: fmt.Sprintf("no field %q in this file", name)})
		}
	}
}
