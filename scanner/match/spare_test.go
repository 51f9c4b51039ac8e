package match

import (
	"testing"

	"github.com/privlint/privlint/scanner/document"
)

// Placeholders are no findings, and neither labels nor hotwords for what
// stands beside them; what only looks like one is text.
func TestPlaceholdersAreSpared(t *testing.T) {
	m := builtinMatcher(t)
	question := []document.Label{{Kind: document.LabelQuestion, Text: "thanks <PERSON>"}}
	for _, tt := range []struct {
		text   string
		labels []document.Label
		want   string // the rule of the only hit, "" for none
	}{
		{text: "my name is <PERSON> and my ssn is <US_SSN>"},
		{text: "call <PHONE_NUMBER_2>, or <PHONE_NUMBER~h4be1c0ffee5e1f00>"},
		{text: "<MEDICAL_RECORD_NUMBER> 4471902"},
		{text: "dana:Tr", labels: question},
		{text: "my ssn is <US_SSN=536-22-8710>", want: "us-ssn"},
		{text: "<PERSON> wrote from jo.doe@corp-mail.com", want: "email-address"},
	} {
		var got []string
		for _, h := range m.Session().Match(Input{Text: tt.text, Labels: tt.labels, Typed: true}) {
			if h.Score >= 0.5 {
				got = append(got, h.Rule.ID)
			}
		}
		if tt.want == "" && got != nil || tt.want != "" && (len(got) != 1 || got[0] != tt.want) {
			t.Errorf("%q: got %q, want %q", tt.text, got, tt.want)
		}
	}
}
