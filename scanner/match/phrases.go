package match

import (
	"sync"

	"github.com/privlint/privlint/rules"
)

// addPhrases makes the lexicon of the phrases of all detectors in texts. That
// of labels waits for the first label: each is a fifth of the start, and
// lists of utterances have none.
func (m *Matcher) addPhrases() {
	count := 0
	for _, d := range m.detectors {
		if d.terms != nil {
			count += len(d.terms.Words)
		}
		for _, c := range contextsOf(d.rule) {
			if c.context != nil {
				count += len(c.context.Phrases) + len(c.context.Adjacent) + len(c.context.Unless)
			}
		}
	}
	a := phraseAdder{m, newLexiconBuilder(count)}
	for _, d := range m.detectors {
		if !m.idle(d) {
			a.addDetector(d)
		}
	}
	m.phrases = a.lexicon.build()
	m.labels = sync.OnceValue(m.labelLexicon)
}

// idle tells of a detector that waits for a Tagger in vain. Its labels would
// only keep the memo from knowing texts.
func (m *Matcher) idle(d *detector) bool { return d.rule.Tagger && m.tagged[d.rule.EntityType] != d }

// labelLexicon holds the phrases of all detectors in labels.
func (m *Matcher) labelLexicon() *lexicon {
	count := 0
	each := func(do func([]string, use)) {
		for _, d := range m.detectors {
			if m.idle(d) {
				continue
			}
			for _, c := range contextsOf(d.rule) {
				if c.context != nil && c.kind != kindDisclosure {
					do(c.context.Phrases, use{d.index, c.kind, reachWindow})
				}
			}
			do(d.rule.Fields, use{d.index, kindField, reachWindow})
		}
	}
	each(func(phrases []string, _ use) { count += len(phrases) })
	b := newLexiconBuilder(count)
	each(func(phrases []string, u use) {
		for _, phrase := range phrases {
			b.add(phrase, labelText(phrase), u)
		}
	})
	l := b.build()
	return &l
}

// kindContext is a context of a rule with the kind of its phrases.
type kindContext struct {
	context *rules.Context
	kind    phraseKind
}

// contextsOf lists the contexts of a rule. Those that it does not have are
// nil.
func contextsOf(rule *rules.Rule) [3]kindContext {
	return [...]kindContext{{rule.Hotwords, kindHotword}, {rule.NotNear, kindNotNear}, {rule.Disclosure, kindDisclosure}}
}

// phraseAdder enters what detectors look for in texts into a lexicon, and
// their windows into the Matcher.
type phraseAdder struct {
	m       *Matcher
	lexicon *lexiconBuilder
}

func (a *phraseAdder) addDetector(d *detector) {
	if d.terms != nil {
		a.add(d.terms.Words, use{d.index, kindTerm, reachWindow})
	}
	for _, c := range contextsOf(d.rule) {
		if c.context == nil {
			continue
		}
		before, after := window(c.context)
		a.m.widest = max(a.m.widest, before, after)
		a.add(c.context.Phrases, use{d.index, c.kind, reachWindow})
		a.add(c.context.Adjacent, use{d.index, c.kind, reachAdjacent})
		a.add(c.context.Unless, use{d.index, c.kind, reachUnless})
	}
}

func (a *phraseAdder) add(phrases []string, u use) {
	for _, phrase := range phrases {
		text := phrase
		if !plain(phrase) {
			text = normalize(phrase).text
		}
		a.m.longest = max(a.m.longest, a.lexicon.add(phrase, text, u))
	}
}
