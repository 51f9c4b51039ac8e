package operator

import (
	"errors"
	"strings"
	"testing"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/rules/policy"
	"github.com/privlint/privlint/scanner/scrub/key"
)

// testKey is a key of the tests alone.
func testKey(t *testing.T) key.Key {
	t.Helper()
	k, err := key.Parse([]byte("6b1d0f4e9a7c3358e2d4b6a0917f5c2ed8813b64fa09c7e5125d3f8ab0c4e796"))
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func TestApply(t *testing.T) {
	m := NewMaker(Options{Key: testKey(t), Year: 2026})
	phone := Value{Type: "PHONE_NUMBER", Text: "541-797-7500", Whole: "541-797-7500"}
	born := Value{Type: "DATE_OF_BIRTH", Text: "3 May 1961", Whole: "3 May 1961"}
	age := Value{Type: "AGE", Text: "34 years old", Whole: "34 years old"}
	tests := []struct {
		spec  string
		value Value
		want  string
		no    bool
	}{
		{spec: "replace", value: phone, want: "<PHONE_NUMBER>"},
		{spec: "replace:with=[gone]", value: phone, want: "[gone]"},
		{spec: `replace:with=a\,b`, value: phone, want: "a,b"},
		{spec: "mask", value: phone, want: "***-***-****"},
		{spec: "mask:last=4,char=#", value: phone, want: "###-###-7500"},
		{spec: "mask:first=3", value: phone, want: "541-***-****"},
		{spec: "mask:last=6", value: phone, no: true}, // half of it
		{spec: "redact", value: phone, want: ""},
		{spec: "keep", value: phone, want: "541-797-7500"},
		{spec: "pseudonym", value: phone, want: "<PHONE_NUMBER_1>"},
		{spec: "generalize", value: born, want: "1961"},
		{spec: "generalize", value: age, want: "30-39 years old"},
		{spec: "generalize:ages=over-89", value: age, want: "34 years old"},
		{spec: "generalize", value: phone, no: true},
		{spec: "drop", value: phone, no: true},
	}
	for _, tt := range tests {
		t.Run(tt.spec, func(t *testing.T) {
			spec, err := ParseSpec(tt.spec)
			if err != nil {
				t.Fatal(err)
			}
			op, err := m.Make(spec)
			if err != nil {
				t.Fatal(err)
			}
			got, ok := op.Apply(&tt.value)
			if ok == tt.no || !tt.no && got != tt.want {
				t.Errorf("got %q, %v; want %q, %v", got, ok, tt.want, !tt.no)
			}
		})
	}
}

func TestSpecFaults(t *testing.T) {
	m := NewMaker(Options{})
	for spec, want := range map[string]string{
		"maks":                 `unknown operator "maks": did you mean "mask"?`,
		"mask:lst=4":           `operator mask: unknown parameter "lst": did you mean "last"?`,
		"mask:last":            `operator mask: parameter "last" has no value`,
		"mask:last=-1":         "operator mask: last must be a number from 0",
		"mask:char=ab":         "operator mask: char must be one character that can be seen, and not @",
		"replace:with=@x":      `operator replace: a text that begins with "@" would switch a Watson skill to entity references`,
		"replace:with=":        "operator replace: the text is empty; use redact",
		"pseudonym:scope=all":  "operator pseudonym: scope must be corpus, file, conversation",
		"generalize:ages=some": "operator generalize: ages must be band, over-89",
	} {
		s, err := ParseSpec(spec)
		if err == nil {
			_, err = m.Make(s)
		}
		if err == nil || err.Error() != want {
			t.Errorf("%s: got %v, want %s", spec, err, want)
		}
	}
	for _, name := range []string{"hash", "encrypt", "fpe"} {
		if _, err := m.Make(Spec{Name: name}); !errors.Is(err, ErrNoKey) {
			t.Errorf("%s without a key: got %v", name, err)
		}
	}
}

func TestSpecRoundTrip(t *testing.T) {
	for _, text := range []string{"replace", "mask:char=#,last=4", `replace:with=a\,b\\c`} {
		s, err := ParseSpec(text)
		if err != nil || s.String() != text {
			t.Errorf("%s: got %s, %v", text, s, err)
		}
	}
}

// Numbers agree in their scope: equal values have one, whatever their
// spelling, and a new file or conversation begins anew.
func TestPseudonymScopes(t *testing.T) {
	values := []Value{
		{Text: "Jo Doe", Path: "a", Record: 1},
		{Text: "Al Roe", Path: "a", Record: 1},
		{Text: "jo  DOE", Path: "a", Record: 2},
		{Text: "Al Roe", Path: "b", Record: 1},
		{Text: "Jo Doe", Path: "b", Record: 1},
	}
	for scope, want := range map[string]string{
		"corpus":       "1 2 1 2 1",
		"file":         "1 2 1 1 2",
		"conversation": "1 2 1 1 2",
	} {
		op, err := NewMaker(Options{}).Make(Spec{Name: "pseudonym", Params: map[string]string{"scope": scope}})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, v := range values {
			v.Type, v.Whole = "PERSON", v.Text
			text, _ := op.Apply(&v)
			got = append(got, strings.TrimSuffix(strings.TrimPrefix(text, "<PERSON_"), ">"))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: got %v, want %s", scope, got, want)
		}
	}
}

// A second scrub leaves alone what the operators have made.
func TestDone(t *testing.T) {
	m := NewMaker(Options{Key: testKey(t), Year: 2026})
	for spec, v := range map[string]Value{
		"surrogate":           {Type: "EMAIL_ADDRESS", Text: "jo.doe@corp-mail.com"},
		"date-shift":          {Type: "DATE_TIME", Text: "3 May 1961"},
		"replace:with=[gone]": {Type: "PERSON", Text: "Jo Doe"},
	} {
		s, err := ParseSpec(spec)
		if err != nil {
			t.Fatal(err)
		}
		op, err := m.Make(s)
		if err != nil {
			t.Fatal(err)
		}
		v.Whole = v.Text
		if op.Done(&v) {
			t.Errorf("%s: a value counts as done", spec)
		}
		out, ok := op.Apply(&v)
		if !ok || !op.Done(&Value{Type: v.Type, Text: out, Whole: out}) {
			t.Errorf("%s: %q, %v is not known again", spec, out, ok)
		}
	}
}

func TestChain(t *testing.T) {
	set, err := rules.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	parse := func(list ...string) (out []Rule) {
		t.Helper()
		for _, text := range list {
			r, err := ParseRule(text)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, r)
		}
		return out
	}
	c, err := NewChain(NewMaker(Options{}), set,
		parse("*=replace", "PERSON=redact", "contact=mask"), parse("contact=keep", "EMAIL_ADDRESS=pseudonym", "us-ssn=drop"))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		rule   string
		entity rules.EntityType
		cat    rules.Category
		want   string
	}{
		{"us-ssn", "US_SSN", "government-id", "drop"},
		{"iban", "IBAN_CODE", "financial", "replace"},
		{"person-introduced", "PERSON", "person", "redact"},
		{"email-address", "EMAIL_ADDRESS", "contact", "pseudonym"},
		{"phone-us", "PHONE_NUMBER", "contact", "keep"},
	} {
		if got := c.Choose(tt.rule, tt.entity, tt.cat).Spec.Name; got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.rule, got, tt.want)
		}
	}
	if !c.Uses("drop") || c.Uses("hash") {
		t.Error("Uses is wrong")
	}
	if _, err := NewChain(NewMaker(Options{}), set, parse("PERSN=mask")); err == nil || !strings.Contains(err.Error(), `did you mean "PERSON"`) {
		t.Errorf("unknown type: got %v", err)
	}
}

// Every policy chooses operators that exist, and the one of HIPAA covers all
// letters.
func TestPolicies(t *testing.T) {
	set, err := rules.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range policy.Names() {
		p, err := policy.Load(name)
		if err != nil {
			t.Fatal(err)
		}
		list, err := ForPolicy(p)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		c, err := NewChain(NewMaker(Options{}), set, list)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, info := range rules.EntityTypes() {
			op := c.Choose("", info.Name, info.Category)
			if name == "hipaa-safe-harbor" && info.HIPAA != "" && op.Keeps() {
				t.Errorf("%s: %s of letter %s stays", name, info.Name, info.HIPAA)
			}
			if name == "gdpr" && strings.Contains(strings.Join(info.GDPR, " "), "9") && op.Spec.Name == "pseudonym" {
				t.Errorf("%s: %s of article 9 gets a pseudonym", name, info.Name)
			}
		}
	}
}

// No value leaves an operator that hides it.
func TestNothingLeaks(t *testing.T) {
	m := NewMaker(Options{Key: testKey(t), Year: 2026})
	v := Value{Type: "PHONE_NUMBER", Text: "541-797-7500", Whole: "541-797-7500", Verbatim: Verbatim{Bytes: "541-797-7500", Canonical: true}}
	for _, info := range Infos() {
		if info.Name == Keep {
			continue
		}
		op, err := m.Make(Spec{Name: info.Name})
		if err != nil {
			t.Fatal(err)
		}
		if out, ok := op.Apply(&v); ok && strings.Contains(out, "7500") {
			t.Errorf("%s shows a part of the value", info.Name)
		}
	}
}
