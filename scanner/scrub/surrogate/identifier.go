package surrogate

import (
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"sync"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/rules/phoneplan"
	"github.com/privlint/privlint/rules/validate"
)

// valueGroup is the group of a pattern that is the value; see rules.Pattern.
const valueGroup = "value"

// test is a pattern of a rule with its check: what a text must be for the
// scanner to report it.
type test struct {
	rule  *rules.Rule
	shape func() *regexp.Regexp
	check func(value string) validate.Verdict // nil if the shape is enough
}

// verdict tells what the scanner says of a value by this pattern: Invalid
// where it reports nothing.
func (t *test) verdict(value string) validate.Verdict {
	switch {
	case !t.shape().MatchString(value):
		return validate.Invalid
	case t.check == nil:
		return validate.Valid
	default:
		return t.check(value)
	}
}

// testsOf are the tests of each entity type of the built-in rules that may
// get an identifier with a wrong check digit.
var testsOf = sync.OnceValue(func() map[rules.EntityType][]test {
	tests := make(map[rules.EntityType][]test)
	set, err := rules.Builtin()
	if err != nil {
		return tests // and no identifier gets a surrogate
	}
	for _, r := range set.Rules() {
		if !identifying(r) {
			continue
		}
		for i := range r.Patterns {
			p := &r.Patterns[i]
			t := test{rule: r, shape: sync.OnceValue(func() *regexp.Regexp { return valueShape(p) })}
			if v, ok := validate.Lookup(r.ValidatorOf(p)); ok {
				t.check = v.Check
			}
			tests[r.EntityType] = append(tests[r.EntityType], t)
		}
	}
	return tests
})

// identifying tells the rules for numbers and codes that an issuer gives.
func identifying(r *rules.Rule) bool {
	if r.Terms != nil || notIssued[r.EntityType] {
		return false
	}
	info, ok := rules.TypeOf(r.EntityType)
	if !ok {
		return false
	}
	switch info.Category {
	case rules.CategoryGovernmentID, rules.CategoryFinancial, rules.CategoryHealth, rules.CategoryDevice:
		return true
	default:
		return issued[r.EntityType]
	}
}

var (
	// issued are numbers of other categories.
	issued = map[rules.EntityType]bool{
		"AUTHOR_ID": true, "TRACKING_NUMBER": true, "STUDENT_ID": true, "ES_CUPS": true, "ES_CADASTRAL_REFERENCE": true, "SUPPLY_POINT_ID": true,
	}
	// notIssued are words, amounts and dates, names in codes (MRZ, tracks of
	// cards), codes of illnesses, and plates, which no issuer sets aside.
	notIssued = map[rules.EntityType]bool{
		"MEDICAL_CONDITION": true, "MEDICATION": true, "LAB_RESULT": true, "BLOOD_TYPE": true, "GENETIC_DATA": true,
		"SALARY": true, "CREDIT_SCORE": true, "CVV": true, "CARD_EXPIRY": true, "CARD_TRACK": true, "MRZ": true,
		"LICENSE_PLATE": true, "COOKIE_ID": true, "CASE_NUMBER": true, "SWIFT_CODE": true, "UK_SORT_CODE": true,
	}
)

// valueShape is the expression of the value alone, from end to end. What does
// not compile matches everything, so that its check decides.
func valueShape(p *rules.Pattern) *regexp.Regexp {
	source := p.Source()
	if p.Engine != rules.EngineRegexp2 {
		if tree, err := syntax.Parse(source, syntax.Perl); err == nil {
			if group := groupNamed(tree, valueGroup); group != nil {
				source = group.Sub[0].String()
			}
			if re, err := regexp.Compile(`^(?:` + source + `)$`); err == nil {
				return re
			}
		}
	}
	return regexp.MustCompile(``)
}

func groupNamed(tree *syntax.Regexp, name string) *syntax.Regexp {
	if tree.Op == syntax.OpCapture && tree.Name == name {
		return tree
	}
	for _, sub := range tree.Sub {
		if found := groupNamed(sub, name); found != nil {
			return found
		}
	}
	return nil
}

// maxTries is how often an identifier is drawn. Of ten check digits nine are
// wrong; of two letters nearly all.
const maxTries = 64

// identifier gives a number that its issuer keeps for tests, or else one with
// a check digit that is wrong, or letters where the issuer has digits, so that
// no check of the entity type accepts it. It gives "" where a rule would report it for its shape alone, and where
// no check accepts the value: what is wrong with one cannot be known.
func (m *Maker) identifier(t rules.EntityType, value string) string {
	tests := testsOf()[t]
	var owners []*rules.Rule
	for i := range tests {
		if tests[i].check != nil && tests[i].verdict(value) != validate.Invalid {
			owners = append(owners, tests[i].rule)
		}
	}
	if len(owners) == 0 {
		return ""
	}
	owners = slices.Compact(owners)
	c := m.choose(t, normal(value))
	if fresh := c.reserve(t, tests, owners, value); fresh != "" {
		return fresh
	}
	look := tried.of(t, tests, owners, value)
	if look.hopeless {
		return ""
	}
	head := keptHead(value)
	for range maxTries {
		fresh := value[:head] + c.disguise(value[head:])
		if fresh != value && refused(tests, fresh) && unfound(look.settings, fresh) {
			return fresh
		}
	}
	return ""
}

// refused tells whether no test of the type takes a value for a real one, and
// no Social Security number is in it: Health Insurance Claim Numbers hold one.
func refused(tests []test, value string) bool {
	for i := range tests {
		if tests[i].verdict(value) == validate.Valid {
			return false
		}
	}
	s := digitsIn(value)
	if len(s) != 9 || !holdsSSN().MatchString(value) {
		return true
	}
	ssn, _ := validate.Lookup("us-ssn")
	return ssn.Check(s) == validate.Invalid
}

var holdsSSN = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\d{3}[-. ]\d{2}[-. ]\d{4}|^\d{9}[A-Za-z]`)
})

// disguise replaces digits by digits and letters by letters of the same
// case.
func (c choice) disguise(value string) string {
	first := true
	return strings.Map(func(r rune) rune {
		if d := digitOf(r); d >= 0 {
			set := decimal
			if first && d > 0 {
				set = decimal[1:]
			}
			first = false
			return r - rune(d) + rune(c.from(set)-'0')
		}
		switch {
		case r >= 'a' && r <= 'z':
			r = rune(c.from(small))
		case r >= 'A' && r <= 'Z':
			r = rune(c.from(capital))
		default:
			return r
		}
		first = false
		return r
	}, value)
}

// keptHead is the length of the prefix that tells the country or the kind of
// a value.
func keptHead(value string) int {
	for _, head := range heads {
		if len(value) > len(head) && strings.EqualFold(value[:len(head)], head) {
			return len(head)
		}
	}
	if len(value) < 4 || strings.ContainsAny(value[2:], small+capital) && !strings.ContainsAny(value[2:4], decimal+" -") {
		return 0
	}
	// EL and XI: Directive 2006/112/EC article 215 has its own codes.
	if region := strings.ToUpper(value[:2]); region == "EL" || region == "XI" || phoneplan.Known(region) {
		return 2
	}
	return 0
}

var heads = []string{"(01)", "CHE", "bitcoincash:", "addr1", "bc1", "0x"}
