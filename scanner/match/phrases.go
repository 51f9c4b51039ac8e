package match

import "github.com/privlint/privlint/rules"

// phraseAdder enters the phrases of detectors into the two lexicons.
type phraseAdder struct {
	m               *Matcher
	phrases, labels *lexiconBuilder
}

// addPhrases makes the lexicons of the phrases of all detectors.
func (m *Matcher) addPhrases() {
	texts, labels := 0, 0
	for _, d := range m.detectors {
		if d.terms != nil {
			texts += len(d.terms.Words)
		}
		labels += len(d.rule.Fields)
		for _, c := range contextsOf(d.rule) {
			if c.context != nil {
				texts += len(c.context.Phrases) + len(c.context.Adjacent) + len(c.context.Unless)
				labels += len(c.context.Phrases)
			}
		}
	}
	a := phraseAdder{m, newLexiconBuilder(texts), newLexiconBuilder(labels)}
	for _, d := range m.detectors {
		a.add(d)
	}
	m.phrases, m.labels = a.phrases.build(), a.labels.build()
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

func (a *phraseAdder) add(d *detector) {
	if d.terms != nil {
		a.texts(d.terms.Words, use{d.index, kindTerm, reachWindow})
	}
	for _, c := range contextsOf(d.rule) {
		if c.context == nil {
			continue
		}
		before, after := window(c.context)
		a.m.widest = max(a.m.widest, before, after)
		a.texts(c.context.Phrases, use{d.index, c.kind, reachWindow})
		a.texts(c.context.Adjacent, use{d.index, c.kind, reachAdjacent})
		a.texts(c.context.Unless, use{d.index, c.kind, reachUnless})
		if c.kind != kindDisclosure {
			a.labelTexts(c.context.Phrases, use{d.index, c.kind, reachWindow})
		}
	}
	a.labelTexts(d.rule.Fields, use{d.index, kindField, reachWindow})
}

func (a *phraseAdder) texts(phrases []string, u use) {
	for _, phrase := range phrases {
		text := phrase
		if !plain(phrase) {
			text = normalize(phrase).text
		}
		a.m.longest = max(a.m.longest, a.phrases.add(phrase, text, u))
	}
}

func (a *phraseAdder) labelTexts(phrases []string, u use) {
	for _, phrase := range phrases {
		a.labels.add(phrase, labelText(phrase), u)
	}
}
