package tag_test

import (
	"testing"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner/match"
	"github.com/privlint/privlint/scanner/tag"
)

// The examples of the rules of the tagger hold for each rule alone.
func TestExamples(t *testing.T) {
	set, err := rules.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	tagger := tag.New(tag.Options{Organizations: true})
	for _, r := range set.Rules() {
		if !r.Tagger {
			continue
		}
		t.Run(r.ID, func(t *testing.T) {
			for _, wrong := range match.CheckExamples(r, tagger) {
				t.Error(wrong)
			}
		})
	}
}

// Every preset has a name that is read back.
func TestParsePreset(t *testing.T) {
	for i, name := range tag.Presets() {
		if p, ok := tag.ParsePreset(name); !ok || p != tag.Preset(i) {
			t.Errorf("preset %q is %d and known %v, want %d", name, p, ok, i)
		}
	}
	if _, ok := tag.ParsePreset("lax"); ok {
		t.Error("a preset of no name is known")
	}
}
