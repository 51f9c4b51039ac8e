package scanner

import (
	"strings"
	"sync"

	"github.com/privlint/privlint/scanner/document"
)

// maxNames bounds the cache; it is emptied when full.
const maxNames = 4096

// nameCache makes names fit for output: intents, entities and keys are
// written by people too, and some hold the very data that must not be
// shown. It is safe for concurrent use.
type nameCache struct {
	mu   sync.Mutex
	safe map[string]string
}

// safeName is name with every value in it masked, and every word that is
// known to name a person.
func (c *nameCache) safeName(s *Scanner, f *file, name string, k known) string {
	if name == "" {
		return ""
	}
	safe := c.masked(s, f, name)
	if k.names.Empty() {
		return safe
	}
	var b strings.Builder
	at := 0
	for word := range k.names.Words(safe, k.at) {
		b.WriteString(safe[at:word.Start])
		b.WriteString(Mask(safe[word.Start:word.End]))
		at = word.End
	}
	return b.String() + safe[at:]
}

// masked is name with every value in it masked.
func (c *nameCache) masked(s *Scanner, f *file, name string) string {
	c.mu.Lock()
	safe, ok := c.safe[name]
	c.mu.Unlock()
	if ok {
		return safe
	}
	hits := s.hits(f, &document.Unit{Text: name, Role: document.RoleName})
	safe = maskedPart(name, hits, 0, len(name))
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.safe == nil || len(c.safe) >= maxNames {
		c.safe = make(map[string]string)
	}
	c.safe[strings.Clone(name)] = safe
	return safe
}

func (c *nameCache) safePlace(s *Scanner, f *file, p Place, k known) Place {
	for _, name := range []*string{&p.Intent, &p.Entity, &p.Node, &p.Action, &p.Step, &p.Speaker, &p.Field} {
		*name = c.safeName(s, f, *name, k)
	}
	return p
}

// safePointer masks values in the keys of a JSON pointer. Such a pointer no
// longer resolves; the line and byte offsets do.
func (c *nameCache) safePointer(s *Scanner, f *file, pointer string, k known) string {
	var tokens []string
	at := 0
	for token := range strings.SplitSeq(pointer, "/") {
		if !plainKey(token) || !k.names.Empty() {
			if tokens == nil {
				tokens = strings.Split(pointer, "/")
			}
			tokens[at] = pointerEscape.Replace(c.safeName(s, f, pointerUnescape.Replace(token), k))
		}
		at++
	}
	if tokens == nil {
		return pointer
	}
	return strings.Join(tokens, "/")
}

// The escapes of RFC 6901 hide the slashes of dates and addresses.
var (
	pointerEscape   = strings.NewReplacer("~", "~0", "/", "~1")
	pointerUnescape = strings.NewReplacer("~1", "/", "~0", "~")
)

// plainKey tells whether a token is surely no value: a word of letters, or an
// array index.
func plainKey(token string) bool {
	letters, digits := 0, 0
	for i := range len(token) {
		switch b := token[i]; {
		case '0' <= b && b <= '9':
			digits++
		case b == '_' || 'a' <= b|0x20 && b|0x20 <= 'z':
			letters++
		default:
			return false
		}
	}
	return digits == 0 || letters == 0 && digits < 6
}
