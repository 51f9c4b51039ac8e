package scanner

import (
	"strings"
	"sync"

	"github.com/privlint/privlint/scanner/document"
	"github.com/privlint/privlint/scanner/match"
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

// safeName is name with every value in it masked.
func (c *nameCache) safeName(s *Scanner, session *match.Session, name string) string {
	if name == "" {
		return ""
	}
	c.mu.Lock()
	safe, ok := c.safe[name]
	c.mu.Unlock()
	if ok {
		return safe
	}
	hits := s.hits(session, &document.Unit{Text: name, Role: document.RoleName})
	safe = maskedPart(name, hits, 0, len(name))
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.safe == nil || len(c.safe) >= maxNames {
		c.safe = make(map[string]string)
	}
	c.safe[strings.Clone(name)] = safe
	return safe
}

func (c *nameCache) safePlace(s *Scanner, session *match.Session, p Place) Place {
	for _, name := range []*string{&p.Intent, &p.Entity, &p.Node, &p.Action, &p.Step, &p.Speaker, &p.Field} {
		*name = c.safeName(s, session, *name)
	}
	return p
}

// safePointer masks values in the keys of a JSON pointer. Such a pointer no
// longer resolves; the line and byte offsets do.
func (c *nameCache) safePointer(s *Scanner, session *match.Session, pointer string) string {
	if !strings.ContainsFunc(pointer, notIdentifier) {
		return pointer
	}
	tokens := strings.Split(pointer, "/")
	for i, token := range tokens {
		if strings.ContainsFunc(token, notIdentifier) {
			tokens[i] = c.safeName(s, session, token)
		}
	}
	return strings.Join(tokens, "/")
}

// notIdentifier finds what machine-made keys do not hold. Digits alone are
// array indices mostly, and cheap to check.
func notIdentifier(r rune) bool {
	return r != '/' && r != '_' && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9')
}
