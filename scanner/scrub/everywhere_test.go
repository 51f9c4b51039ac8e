package scrub

import (
	"strings"
	"testing"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner"
	"github.com/privlint/privlint/scanner/scrub/operator"
)

// A name is announced once, and an account number once; both stand at many
// other places where no rule can know them.
const spread = `{"name": "s", "intents": [
  {"intent": "ask_tamsin_quillfeather", "examples": [
    {"text": "my name is tamsin quillfeather"}, {"text": "account number 4827159360 please"}, {"text": "Tamsin  Quillfeather called"},
    {"text": "tell tamsin quillfeather now", "mentions": [{"entity": "who", "location": [5, 24]}]}]},
  {"intent": "other", "examples": [{"text": "for TAMSIN QUILLFEATHER it is 4827159360"}]}],
 "entities": [{"entity": "who", "values": [{"type": "synonyms", "value": "Tamsin Quillfeather", "synonyms": ["tamsin quillfeather", "4827159360", "t\u0061msin quillfeather"]}]}],
 "counterexamples": [{"text": "who is tamsin quillfeather"}],
 "dialog_nodes": [{"dialog_node": "n", "conditions": "@who:(Tamsin Quillfeather)", "context": {"k": "tamsin quillfeather", "n": "4827159360"},
   "output": {"generic": [{"response_type": "text", "values": [{"text": "Hello Tamsin Quillfeather!"}]}]}}]}`

func TestTheSameValueEverywhere(t *testing.T) {
	const log = "how is Tamsin Quillfeather\nsend to 4827159360 then\n"
	skill, lines := input{"skill.json", []byte(spread)}, input{"more.txt", []byte(log)}
	out := trial{operators: []string{"*=pseudonym"}}.prove(t, lines, skill)
	for _, o := range out {
		text := strings.ToLower(strings.ReplaceAll(string(o.data), `\u0061`, "a"))
		text = strings.ReplaceAll(text, "ask_tamsin_quillfeather", "") // a name
		for _, left := range []string{"tamsin", "quillfeather", "4827159360"} {
			if strings.Contains(text, left) {
				t.Errorf("a value is left:\n%s", o.data)
			}
		}
	}
	if !strings.Contains(string(out[1].data), `"ask_tamsin_quillfeather"`) {
		t.Errorf("the name of an intent has changed:\n%s", out[1].data)
	}
	if n := strings.Count(string(out[0].data)+string(out[1].data), "<PERSON_1>"); n != 12 {
		t.Errorf("<PERSON_1> stands at %d places, want 12:\n%s%s", n, out[0].data, out[1].data)
	}
	if !strings.Contains(string(out[1].data), `"conditions": "@who:(<PERSON_1>)"`) {
		t.Errorf("the condition is not one any more:\n%s", out[1].data)
	}
}

// An expression needs something in the place of a value.
func TestConditionsStayExpressions(t *testing.T) {
	for op, want := range map[string]string{"*=redact": "@who:(<PERSON>)", "*=mask": "@who:(****** ************)"} {
		out := trial{operators: []string{op}}.prove(t, input{"skill.json", []byte(spread)})
		if !strings.Contains(string(out[0].data), `"conditions": "`+want+`"`) {
			t.Errorf("%s: no %s in\n%s", op, want, out[0].data)
		}
	}
}

// suppressor suppresses findings of one value.
type suppressor struct{ value string }

// Suppress implements scanner.Suppressor.
func (s suppressor) Suppress(f *scanner.Finding) *scanner.Suppression {
	if f.Reveal() != s.value {
		return nil
	}
	return &scanner.Suppression{Kind: "config", Reason: "a test"}
}

// What somebody decided to keep stays, and other values go.
func TestSuppressedValuesStay(t *testing.T) {
	set, err := rules.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	s, err := scanner.New(scanner.Options{Rules: set, Jobs: 1, Suppress: suppressor{"help@corp-mail.org"}})
	if err != nil {
		t.Fatal(err)
	}
	in := input{"a.txt", []byte("write to help@corp-mail.org or jo.muster@corp-mail.org\nmail help@corp-mail.org\n")}
	out := trial{operators: []string{"*=replace"}, scanner: s}.prove(t, in)
	const want = "write to help@corp-mail.org or <EMAIL_ADDRESS>\nmail help@corp-mail.org\n"
	if got := string(out[0].data); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// What a review keeps stays, and what it replaces in another way is replaced
// so.
func TestReviewDecides(t *testing.T) {
	tr := trial{operators: []string{"*=replace", "US_SSN=mask"}}
	chain := tr.chain(t)
	mask := chain.Choose("us-ssn", "US_SSN", "government-id")
	n := 0
	s := New(Options{
		Scanner: sharedScanner(t, 1), From: rules.SeverityLow,
		Choose: func(f *scanner.Finding) *operator.Operator { return chain.Choose(f.Rule, "EMAIL_ADDRESS", "contact") },
		Review: func(f *scanner.Finding, op *operator.Operator) (*operator.Operator, error) {
			n++
			switch {
			case f.EntityType == "US_SSN":
				return mask, nil
			case strings.HasPrefix(f.Reveal(), "help"):
				return nil, nil
			}
			return op, nil
		},
	})
	in := input{"a.txt", []byte("my ssn is 536-90-4399, write to help@corp-mail.org or jo.muster@corp-mail.org\n")}
	if _, err := s.Survey(t.Context(), inputs{in}); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if _, err := s.Rewrite(in.name, in.open, &b, nil); err != nil {
		t.Fatal(err)
	}
	const want = "my ssn is ***-**-****, write to help@corp-mail.org or <EMAIL_ADDRESS>\n"
	if b.String() != want || n != 3 {
		t.Errorf("after %d questions got %q, want %q", n, b.String(), want)
	}
}
