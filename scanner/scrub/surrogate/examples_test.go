package surrogate_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner/document"
	"github.com/privlint/privlint/scanner/match"
	"github.com/privlint/privlint/scanner/scrub/surrogate"
)

var key = []byte("0123456789abcdef0123456789abcdef")

// matcher has all built-in rules.
var matcher = sync.OnceValues(func() (*match.Matcher, error) {
	set, err := rules.Builtin()
	if err != nil {
		return nil, err
	}
	return match.New(set.Rules(), match.Options{MinScore: match.ExampleScore})
})

func builtin(t *testing.T) *rules.Set {
	t.Helper()
	set, err := rules.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// known tells that the scanner finds nothing in a span of a text but what is
// reserved or Is knows, and if not, what it finds.
func known(t *testing.T, in match.Input, at document.Span) (string, bool) {
	t.Helper()
	m, err := matcher()
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range m.Session().Match(in) {
		if h.Score < match.ExampleScore || h.Reserved || h.Span.End <= at.Start || h.Span.Start >= at.End {
			continue
		}
		if !surrogate.Is(h.Rule.EntityType, in.Text[h.Span.Start:h.Span.End]) {
			return h.Rule.ID + ": " + in.Text[h.Span.Start:h.Span.End], false
		}
	}
	return "", true
}

// In the examples of the rules, which are invented, surrogates take the place
// of values without being found.
func TestExamples(t *testing.T) {
	m := surrogate.New(key)
	made, all := map[rules.EntityType]int{}, map[rules.EntityType]int{}
	for _, r := range builtin(t).Rules() {
		for _, ex := range r.Examples.Match {
			all[r.EntityType]++
			s, ok := m.Make(r.EntityType, ex.Want)
			if !ok {
				continue
			}
			made[r.EntityType]++
			at := strings.Index(ex.Text, ex.Want)
			in := match.Input{Text: ex.Text[:at] + s + ex.Text[at+len(ex.Want):], Typed: ex.Field == ""}
			if ex.Field != "" {
				in.Labels = []document.Label{{Kind: document.LabelKey, Text: ex.Field}}
			}
			if what, ok := known(t, in, document.Span{Start: at, End: at + len(s)}); !ok {
				t.Errorf("%s: %q in %q: found %s", r.ID, ex.Want, in.Text, what)
			}
		}
	}
	var lines []string
	for _, typ := range slices.Sorted(maps.Keys(all)) {
		lines = append(lines, fmt.Sprintf("%s %d/%d", typ, made[typ], all[typ]))
	}
	t.Log(strings.Join(lines, ", "))
	floors(t, made, all)
}

// wholes are the entity types of which every example gets a surrogate.
var wholes = strings.Fields(`PERSON USERNAME LOCATION FAX_NUMBER IP_ADDRESS MAC_ADDRESS IBAN_CODE US_ITIN US_NPI US_MBI ABA_ROUTING_NUMBER UK_NHS
	UK_NINO UK_CHI CRYPTO VIN BR_CPF BR_CNPJ FR_SIRET IT_FISCAL_CODE ES_NIE PL_PESEL NL_BSN SE_PERSONNUMMER NO_FODSELSNUMMER DK_CPR
	FI_PERSONAL_IDENTITY_CODE BE_NN CH_AHV HR_OIB GR_AMKA RO_CNP AU_TFN AU_ABN AU_MEDICARE NZ_NHI TR_NATIONAL_ID MX_CURP MY_NRIC`)

// parts are floors of types that also have shapes without surrogate.
var parts = map[rules.EntityType]int{
	"PHONE_NUMBER": 19, "EMAIL_ADDRESS": 16, "URL": 11, "STREET_ADDRESS": 47, "US_SSN": 7, "CREDIT_CARD": 10, "ZIP_CODE": 11,
	"TAX_ID": 64, "DE_TAX_ID": 2, "EU_VAT": 10,
}

// All together: 699 of 1,703 examples, of 129 types. What is missing are words,
// dates and secrets, which have operators of their own, and numbers that a
// label makes one of an issuer whatever their digits.
const (
	minMade  = 690
	minTypes = 125
)

func floors(t *testing.T, made, all map[rules.EntityType]int) {
	t.Helper()
	for _, w := range wholes {
		if typ := rules.EntityType(w); made[typ] < all[typ] || all[typ] == 0 {
			t.Errorf("%s: %d of %d examples have a surrogate", typ, made[typ], all[typ])
		}
	}
	for typ, floor := range parts {
		if made[typ] < floor {
			t.Errorf("%s: %d of %d examples have a surrogate, want %d", typ, made[typ], all[typ], floor)
		}
	}
	sum := 0
	for _, n := range made {
		sum += n
	}
	if sum < minMade || len(made) < minTypes {
		t.Errorf("%d examples of %d types have a surrogate, want %d of %d", sum, len(made), minMade, minTypes)
	}
}
