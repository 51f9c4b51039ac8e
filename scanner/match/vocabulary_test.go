package match

import (
	"testing"

	"github.com/privlint/privlint/rules"
)

func TestVocabulary(t *testing.T) {
	var v Vocabulary
	for _, phrase := range []string{"Mercedes", "São Paulo", "mercedes", "E-Class", "...", ""} {
		v.Add(phrase)
	}
	if v.Len() != 3 {
		t.Errorf("%d phrases, want 3", v.Len())
	}
	for phrase, want := range map[string]bool{
		"MERCEDES": true, "sao  paulo": true, "são-paulo": true, "e class": true, "mercedes’s": true,
		"mercedes sosa": false, "paulo sao": false, "paulo": false, "": false, "...": false,
	} {
		if v.Has(phrase) != want {
			t.Errorf("%q: want %v", phrase, want)
		}
	}
	if (*Vocabulary)(nil).Has("mercedes") || new(Vocabulary).Has("mercedes") {
		t.Error("an empty vocabulary has a word")
	}
}

func TestVocabularyMutesGuesses(t *testing.T) {
	var v Vocabulary
	v.Add("mercedes")
	const text = "i like mercedes"
	with := func(change func(*Hit)) Hit {
		h := hit(t, text, "mercedes", 0.9)
		h.tagged = true
		change(&h)
		return h
	}
	rule := func(r rules.Rule) func(*Hit) { return func(h *Hit) { h.Rule = &r } }
	for name, tt := range map[string]struct {
		hit  Hit
		want bool
	}{
		"a guess":       {with(func(*Hit) {}), true},
		"a faint guess": {with(func(h *Hit) { h.Score = 0.2 }), true},
		"a place":       {with(rule(rules.Rule{EntityType: "LOCATION"})), true},
		"a company":     {with(rule(rules.Rule{EntityType: "ORGANIZATION"})), true},
		"an illness":    {with(rule(rules.Rule{EntityType: "MEDICAL_CONDITION"})), false},
		"an address":    {with(rule(rules.Rule{EntityType: "STREET_ADDRESS"})), false},
		"with a label":  {with(func(h *Hit) { h.Labelled = true }), false},
		"of a rule":     {with(func(h *Hit) { h.tagged = false }), false},
		"checked":       {with(func(h *Hit) { h.Validated = true }), true},
		"part of more":  {with(func(h *Hit) { h.Span.Start = 2 }), false},
	} {
		if got := v.Mutes(text, &tt.hit); got != tt.want {
			t.Errorf("%s: muted is %v, want %v", name, got, tt.want)
		}
	}
}
