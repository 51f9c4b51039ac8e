package phoneplan

import (
	"regexp"
	"strings"
	"sync/atomic"
)

// Number is a telephone number as the plans read it.
type Number struct {
	// Code is the country calling code, National the number behind it
	// without trunk prefix.
	Code, National string
	// Region is where the number is assigned, in capitals, or the calling
	// code of a service without one. It is empty when no region has it.
	Region string
	// Kind is what the number is assigned as; Unassigned when no plan has it.
	Kind Kind
	// Dialled tells that the country code was written, Trunk that a trunk
	// prefix was. TrunkWritten numbers are always written with one.
	Dialled, Trunk, TrunkWritten bool
}

const (
	minNational = 2 // the shortest in use, without country code
	maxNational = 17
)

// Parse reads the digits of a number, which may begin with +, as somebody in
// region writes it: with or without a country code, a prefix for abroad or a
// trunk prefix. An empty region takes only numbers with +. Parse is false
// when the digits cannot be a number at all; whether a number is assigned,
// its Kind tells.
func Parse(digits, region string) (Number, bool) {
	home := planOf(region)
	international, plus := strings.CutPrefix(digits, "+")
	var n Number
	var at *plan
	switch {
	case plus:
		n, at = withCode(international)
		if at == nil && home != nil { // "+011 44 ..."
			if rest, ok := home.dialledAbroad(international); ok {
				n, at = withCode(rest)
			}
		}
		if at == nil {
			return Number{}, false
		}
	case home == nil:
		return Number{}, false
	default:
		if rest, ok := home.dialledAbroad(digits); ok {
			if n, at = withCode(rest); at == nil {
				return Number{}, false
			}
		} else {
			n, at = home.withoutPlus(digits)
		}
	}
	if home != nil && home.code == n.Code && plansOf(n.Code)[0] == home {
		at = home
	}
	if len(n.National) < minNational {
		return Number{}, false
	}
	if national, ok := at.stripTrunk(n.National); ok && at.longEnough(national) {
		n.National, n.Trunk = national, true
	}
	if len(n.National) < minNational || len(n.National) > maxNational {
		return Number{}, false
	}
	n.assign()
	return n, true
}

// withCode splits a number that begins with a country code.
func withCode(digits string) (Number, *plan) {
	if len(digits) <= minNational {
		return Number{}, nil
	}
	code, rest, plans := splitCode(digits)
	if plans == nil {
		return Number{}, nil
	}
	return Number{Code: code, National: rest, Dialled: true}, plans[0]
}

// withoutPlus reads a number that may begin with the country code of its
// region in spite of a missing +.
func (p *plan) withoutPlus(digits string) (Number, *plan) {
	n := Number{Code: p.code, National: digits}
	rest, ok := strings.CutPrefix(digits, p.code)
	if !ok {
		return n, p
	}
	if national, ok := p.stripTrunk(rest); ok {
		rest = national
	}
	if !p.general(digits) && p.general(rest) || p.tooLong(digits) {
		n.National, n.Dialled = rest, true
		return n, plansOf(p.code)[0]
	}
	return n, p
}

// assign finds the region of a number and what it is assigned as there.
func (n *Number) assign() {
	plans := plansOf(n.Code)
	if len(plans) == 1 {
		n.Region = plans[0].id
	}
	for _, p := range plans {
		if n.Region == "" && p.leading != "" && !p.leads(n.National) {
			continue
		}
		state := lookup(p.start, n.National)
		if n.Region == "" && p.leading == "" && state&kindBits == 0 {
			continue
		}
		n.Region, n.Kind = p.id, Kind(state&kindBits)
		break
	}
	n.TrunkWritten = lookup(plans[0].start, n.National)&TrunkWritten != 0
}

// In tells whether the number is assigned in a region, and as what. It is
// wider than Region: numbers of Jersey are of the plan of GB too.
func (n *Number) In(region string) Kind {
	p := planOf(region)
	if p == nil || p.code != n.Code {
		return Unassigned
	}
	return Kind(lookup(p.start, n.National) & kindBits)
}

// Possible tells whether the number has a length that the plans of its
// calling code have.
func (n *Number) Possible() bool {
	return plansOf(n.Code)[0].lengths>>len(n.National)&1 != 0
}

func (p *plan) general(national string) bool { return lookup(p.start, national)&General != 0 }

// longEnough tells whether a number without its trunk prefix has a length of
// the region, or more.
func (p *plan) longEnough(national string) bool {
	switch {
	case p.local>>len(national)&1 != 0:
		return false
	case p.lengths>>len(national)&1 != 0:
		return true
	}
	return p.tooLong(national)
}

// tooLong tells whether the number is longer than any of the region.
func (p *plan) tooLong(national string) bool { return p.lengths>>len(national) == 0 }

// dialledAbroad drops what is dialled for a call abroad. Country codes do not
// begin with 0.
func (p *plan) dialledAbroad(digits string) (string, bool) {
	var rest string
	switch p.abroad {
	case "":
		return "", false
	case "00", "011":
		var ok bool
		if rest, ok = strings.CutPrefix(digits, p.abroad); !ok {
			return "", false
		}
	default:
		at := p.expression(&abroad, p.abroad).FindStringIndex(digits)
		if at == nil {
			return "", false
		}
		rest = digits[at[1]:]
	}
	if rest != "" && rest[0] == '0' {
		return "", false
	}
	return rest, true
}

// stripTrunk drops the trunk prefix of a national number, and the code of a
// carrier behind it, unless that makes a number of the plan into none.
func (p *plan) stripTrunk(digits string) (string, bool) {
	if digits == "" || p.trunk == "" {
		return "", false
	}
	var rest string
	if literal(p.trunk) {
		var ok bool
		if rest, ok = strings.CutPrefix(digits, p.trunk); !ok {
			return "", false
		}
	} else {
		re := p.expression(&trunks, p.trunk)
		groups := re.FindStringSubmatchIndex(digits)
		if groups == nil {
			return "", false
		}
		rest = digits[groups[1]:]
		if p.rewrite != "" && groups[len(groups)-1] >= 0 {
			rest = string(re.ExpandString(nil, p.rewriteTemplate(), digits, groups)) + rest
		}
	}
	if p.general(digits) && !p.general(rest) {
		return "", false
	}
	return rest, true
}

// rewriteTemplate is the rewrite rule in the form of package regexp, where
// "$15" would be group 15.
func (p *plan) rewriteTemplate() string {
	var b strings.Builder
	for i := 0; i < len(p.rewrite); i++ {
		if p.rewrite[i] == '$' && i+1 < len(p.rewrite) {
			i++
			b.WriteString("${" + p.rewrite[i:i+1] + "}")
			continue
		}
		b.WriteByte(p.rewrite[i])
	}
	return b.String()
}

func literal(pattern string) bool {
	for i := range len(pattern) {
		if pattern[i] < '0' || pattern[i] > '9' {
			return false
		}
	}
	return true
}

// Expressions are compiled at first use: most runs need none.
var abroad, trunks [len(plans)]atomic.Pointer[regexp.Regexp]

func (p *plan) expression(cache *[len(plans)]atomic.Pointer[regexp.Regexp], pattern string) *regexp.Regexp {
	slot := &cache[p.index()]
	if re := slot.Load(); re != nil {
		return re
	}
	re := regexp.MustCompile("^(?:" + pattern + ")")
	slot.Store(re)
	return re
}

func (p *plan) index() int {
	lo, hi := 0, len(plans)
	for lo < hi {
		if mid := (lo + hi) / 2; plans[mid].id < p.id {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}
