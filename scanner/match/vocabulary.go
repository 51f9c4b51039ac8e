package match

// Vocabulary is a set of words and phrases that a bot declares: values of its
// entities, its own name. They are compared without letter case, accents and
// what stands between words, and kept as hashes. The zero value is empty. A
// Vocabulary that nobody adds to is safe for concurrent use.
type Vocabulary struct{ phrases map[uint64]struct{} }

// Add declares a phrase. What holds no letter or digit declares nothing.
func (v *Vocabulary) Add(phrase string) {
	key, ok := phraseKey(phrase)
	if !ok {
		return
	}
	if v.phrases == nil {
		v.phrases = make(map[uint64]struct{})
	}
	v.phrases[key] = struct{}{}
}

// Len is the number of phrases.
func (v *Vocabulary) Len() int {
	if v == nil {
		return 0
	}
	return len(v.phrases)
}

// Both is the phrases that are in v and in other.
func (v *Vocabulary) Both(other *Vocabulary) *Vocabulary {
	both := &Vocabulary{}
	if v.Len() == 0 || other.Len() == 0 {
		return both
	}
	both.phrases = make(map[uint64]struct{})
	for key := range v.phrases {
		if _, has := other.phrases[key]; has {
			both.phrases[key] = struct{}{}
		}
	}
	return both
}

// Has tells whether a phrase is declared.
func (v *Vocabulary) Has(phrase string) bool {
	if v.Len() == 0 {
		return false
	}
	key, ok := phraseKey(phrase)
	if !ok {
		return false
	}
	_, has := v.phrases[key]
	return has
}

// Mutes tells whether a hit in text is a declared phrase and nothing else
// speaks for it. Only the Tagger is muted: what a rule found by its shape or
// beside an introduction is what it is, whatever the bot declares.
func (v *Vocabulary) Mutes(text string, h *Hit) bool {
	if v.Len() == 0 || !h.guessed() {
		return false
	}
	return v.Has(text[h.Span.Start:h.Span.End])
}

// guessed tells whether the Tagger alone says that the hit is a name of a
// person, a place or an organisation.
func (h *Hit) guessed() bool {
	if !h.tagged || h.Labelled {
		return false
	}
	switch h.Rule.EntityType {
	case person, location, "ORGANIZATION":
		return true
	default:
		return false
	}
}

// phraseKey is the hash of the words of a phrase; false for none.
func phraseKey(phrase string) (key uint64, ok bool) {
	const prime = 1099511628211
	key = 14695981039346656037
	for w := range nameWords(phrase) {
		key = (key ^ nameKey(' ', w.fold)) * prime
		ok = true
	}
	return key, ok
}
