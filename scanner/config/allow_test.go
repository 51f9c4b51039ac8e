package config

import (
	"testing"

	"github.com/privlint/privlint/rules"
)

func TestAllowedSpellings(t *testing.T) {
	dir := t.TempDir()
	f, err := parse("a.yaml", dir, []byte(`
organization:
  domains: ["*.corp-mail.org", "@other-mail.org"]
  phone-numbers: ["+1 212 456 7890", "0800"]
  names: ["José  Bank", "ΟΔΟΣ"]
allow:
  - values: ["Straße 1"]
`))
	if err != nil {
		t.Fatal(err)
	}
	allows, err := (&Config{layers: []layer{{File: f, path: "a.yaml", dir: dir, base: dir}}}).Allowed()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name   string
		entity rules.EntityType
		value  string
		want   bool
	}{
		{"domain", "EMAIL_ADDRESS", "joe@corp-mail.org", true},
		{"below the domain", "EMAIL_ADDRESS", "joe@eu.corp-mail.org", true},
		{"ends alike", "EMAIL_ADDRESS", "joe@my-corp-mail.org", false},
		{"user of the name", "URL", "https://corp-mail.org@gmx-mail.de/", false},
		{"with port", "URL", "https://www.other-mail.org:8080/x", true},
		{"without country", "PHONE_NUMBER", "(212) 456-7890", true},
		{"with trunk zero", "PHONE_NUMBER", "0 212 456 7890", true},
		{"zeros alone", "PHONE_NUMBER", "0000 0000", false},
		{"few digits behind zeros", "PHONE_NUMBER", "00000 7890", false},
		{"digits of another script", "PHONE_NUMBER", "٠١٢٣٤٥٦٧", false},
		{"short number", "PHONE_NUMBER", "0800", true},
		{"accent of its own, blanks", "ORGANIZATION", "JOSE\u0301 Bank", true},
		{"last sigma", "ORGANIZATION", "οδος", true},
		{"sharp s", "STREET_ADDRESS", "STRASSE 1", true},
		{"name as an address", "STREET_ADDRESS", "José Bank", false},
	} {
		if got := allows(&rules.Rule{ID: "x", EntityType: tt.entity}, tt.value); got != tt.want {
			t.Errorf("%s: %v", tt.name, got)
		}
	}
}
