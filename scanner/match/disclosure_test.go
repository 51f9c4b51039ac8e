package match

import (
	"testing"
)

// What says that a person has a condition or takes a medicine, and what only
// asks or supposes.
func TestBuiltinDisclosure(t *testing.T) {
	m := builtinMatcher(t)
	tests := []struct {
		name  string
		says  bool
		texts []string
	}{
		{"of oneself", true, []string{
			"i have asthma", "I've got type 2 diabetes and need a meter", "i was diagnosed with lupus last year", "i suffer from migraine",
			"my asthma got worse", "my chronic migraine is back", "i also have hypertension", "what can help me. i have insomnia",
			"I tested positive for COVID-19", "i am allergic to penicillin", "dementia runs in my family",
		}},
		{"of another person", true, []string{
			"my son has epilepsy", "she had a stroke", "my mother's dementia gets worse", "his parkinson's disease", "patient with COPD",
			"34-year-old male with asthma", "pt has a history of hypertension", "my wife was diagnosed with breast cancer", "grandma died of pneumonia",
		}},
		{"of a medicine", true, []string{
			"i take metoprolol", "i'm on metformin", "refill my lisinopril", "my doctor prescribed me zoloft", "she takes insulin", "my son is on ritalin",
			"i need a refill of metformin", "my daily metformin",
		}},
		{"of nobody", false, []string{
			"is asthma curable", "Can my dog get COVID-19?", "Is there a vaccine for COVID-19 and who has it", "what is our policy on covid",
			"how many people died of COVID-19", "i need information about asthma", "does my insurance cover diabetes", "symptoms of lupus",
			"people with asthma", "how does my doctor test for diabetes", "i have a question about asthma", "the history of polio",
			"what are the side effects of lisinopril", "how is lupus diagnosed",
		}},
		{"as a question", false, []string{
			"do i have diabetes", "could i have covid", "should i take ibuprofen", "can i take ibuprofen with alcohol", "could it be lupus",
			"how do i know if i have covid", "does my son have autism", "will i get malaria there",
		}},
		{"as a supposition", false, []string{
			"what if i have covid", "if my son has asthma", "i think i have covid", "i might have diabetes", "in case i have epilepsy",
			"people diagnosed with lupus", "what happens to someone who suffers from insomnia", "to be diagnosed with lupus",
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, text := range tt.texts {
				found, says := false, false
				for _, h := range m.Session().Match(Input{Text: text}) {
					if h.Rule.EntityType == "MEDICAL_CONDITION" || h.Rule.EntityType == "MEDICATION" {
						found, says = true, says || h.Disclosed
					}
				}
				if says != tt.says || tt.says && !found {
					t.Errorf("%q: found is %v, disclosed is %v, want %v", text, found, says, tt.says)
				}
			}
		})
	}
}
