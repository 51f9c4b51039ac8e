package operator

import (
	"hash/maphash"
	"strings"
	"unicode"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/rules/placeholder"
)

// pseudonyms numbers the values of each type in the order in which they come.
type pseudonyms struct {
	seed   maphash.Seed
	scopes map[string]*scope
}

// scope is where numbers agree: a run, a file or a conversation.
type scope struct {
	path   string
	record int
	next   map[rules.EntityType]int
	number map[uint64]int // by hash, so that no value is kept
}

// The scopes, the widest first.
const (
	scopeCorpus       = "corpus"
	scopeFile         = "file"
	scopeConversation = "conversation"
)

func buildPseudonym(m *Maker, s Spec, o *Operator) error {
	name, err := s.choice("scope", scopeCorpus, scopeFile, scopeConversation)
	if err != nil {
		return err
	}
	o.apply = func(v *Value) (string, bool) {
		return placeholder.Numbered(string(v.Type), m.numberOf(name, v)), true
	}
	return nil
}

// numberOf is the number of a value in its scope, from 1.
func (p *pseudonyms) numberOf(name string, v *Value) int {
	if p.scopes == nil {
		p.seed, p.scopes = maphash.MakeSeed(), map[string]*scope{}
	}
	s := p.scopes[name]
	if s == nil || name != scopeCorpus && s.path != v.Path || name == scopeConversation && s.record != v.Record {
		s = &scope{path: v.Path, record: v.Record, next: map[rules.EntityType]int{}, number: map[uint64]int{}}
		p.scopes[name] = s
	}
	var h maphash.Hash
	h.SetSeed(p.seed)
	_, _ = h.WriteString(string(v.Type))
	_ = h.WriteByte(0)
	_, _ = h.WriteString(Fold(v.Whole))
	id := h.Sum64()
	if n, ok := s.number[id]; ok {
		return n
	}
	s.next[v.Type]++
	s.number[id] = s.next[v.Type]
	return s.next[v.Type]
}

// Fold is a value as far as it tells whether two are the same: letters
// without case, digits, and single blanks for everything between.
func Fold(value string) string {
	var b strings.Builder
	gap := false
	for _, r := range value {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte(' ')
			gap = false
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
