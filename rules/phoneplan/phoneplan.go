// Package phoneplan knows the numbering plans of all regions: which national
// numbers are assigned, and as what.
//
// The plans are those of libphonenumber (Apache-2.0). Its own form costs a program that
// must start in 25 ms too much (4.1 ms and 35,000 allocations before main,
// 5.6 MB of binary, 15 us a number), so plangen turns the regular expressions of all
// regions and kinds into one minimal automaton over digits: a national number
// is looked up byte by byte in an embedded string. That is 123 KiB and a static
// table of regions, no work at start, and 0.2 us a number.
package phoneplan

//go:generate go run ./internal/plangen

import (
	_ "embed" // for the automaton
	"strings"
)

// Kind is what a number is assigned as.
type Kind byte

// The kinds. FixedLineOrMobile is for plans that do not tell, as the North
// American one.
const (
	Unassigned Kind = iota
	FixedLine
	Mobile
	FixedLineOrMobile
	TollFree
	PremiumRate
	SharedCost
	VoIP
	Personal
	Pager
	UAN
	Voicemail
)

var kindNames = [...]string{
	"unassigned", "fixed-line", "mobile", "fixed-line or mobile", "toll-free", "premium-rate", "shared-cost", "VoIP",
	"personal", "pager", "company", "voicemail",
}

// String is the kind as an adjective: "mobile".
func (k Kind) String() string { return kindNames[min(int(k), len(kindNames)-1)] }

// IsMobile tells whether the plan lets the number be a mobile one.
func (k Kind) IsMobile() bool { return k == Mobile || k == FixedLineOrMobile }

// What a state of the automaton says of the number that leads to it.
const (
	kindBits = 0x0f
	// General numbers keep the general description of their region.
	General byte = 0x10
	// TrunkWritten numbers are always written with their trunk prefix.
	TrunkWritten byte = 0x20
)

// plan is the numbering plan of a region, or of a service without one such
// as +800.
type plan struct {
	id, code string
	start    int // offset of its first state
	// lengths and local are sets of lengths: of national numbers, and of
	// those that are dialled without an area code.
	lengths, local uint32
	// leading lists prefixes that tell the region from others of its code.
	leading string
	// abroad is dialled before a country code, trunk before a national
	// number: regular expressions, mostly literals. rewrite is the number
	// that a trunk prefix with groups stands for.
	abroad, trunk, rewrite string
}

type callingCode struct{ code, regions string }

//go:embed plans.bin
var automaton string

// lookup walks a national number from a start and returns what its state
// says, zero where there is none.
func lookup(start int, digits string) byte {
	at := start
	for i := range len(digits) {
		if at = step(at, digits[i]); at == 0 {
			return 0
		}
	}
	return automaton[at]
}

// step is the state behind a digit, zero where there is none. A state has a
// byte of acceptance, a byte that counts edges, and five bytes for each edge:
// a set of digits and the offset of the next state.
func step(at int, c byte) int {
	digit := uint(c - '0')
	if digit > 9 {
		return 0
	}
	edges := automaton[at+2 : at+2+5*int(automaton[at+1])]
	for ; edges != ""; edges = edges[5:] {
		if set := uint(edges[0]) | uint(edges[1])<<8; set>>digit&1 != 0 {
			return int(edges[2]) | int(edges[3])<<8 | int(edges[4])<<16
		}
	}
	return 0
}

// planOf finds the plan of a region in capitals, or of a service by its code.
func planOf(region string) *plan {
	if len(region) == 2 && letterIndex(region[0]) < letters && letterIndex(region[1]) < letters {
		return tables().regions[letterIndex(region[0])*letters+letterIndex(region[1])]
	}
	return searchPlan(region)
}

// searchPlan is planOf without tables.
func searchPlan(region string) *plan {
	lo, hi := 0, len(plans)
	for lo < hi {
		if mid := (lo + hi) / 2; plans[mid].id < region {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(plans) && plans[lo].id == region {
		return &plans[lo]
	}
	return nil
}

// plansOf lists the plans of the regions of a calling code, the main region
// first.
func plansOf(code string) []*plan {
	if n := codeValue(code); n > 0 {
		return tables().codes[n]
	}
	return nil
}

// splitCode splits the calling code off an international number.
func splitCode(digits string) (code, rest string, at []*plan) {
	for n := 1; n <= min(maxCode, len(digits)); n++ {
		if at = plansOf(digits[:n]); at != nil {
			return digits[:n], digits[n:], at
		}
	}
	return "", "", nil
}

// Known tells whether region, in capitals, has a numbering plan.
func Known(region string) bool {
	return len(region) == 2 && planOf(region) != nil
}

// Regions lists all regions in alphabetical order.
func Regions() []string {
	var out []string
	for i := range plans {
		if id := plans[i].id; id[0] > '9' {
			out = append(out, id)
		}
	}
	return out
}

// CallingCode is the country calling code of a region, or "".
func CallingCode(region string) string {
	if p := planOf(region); p != nil {
		return p.code
	}
	return ""
}

// Coded tells whether digits begin with a country calling code.
func Coded(digits string) bool {
	code, _, _ := splitCode(digits)
	return code != ""
}

// leads tells whether a national number begins with one of the prefixes that
// tell the region.
func (p *plan) leads(national string) bool {
	for prefix := range strings.SplitSeq(p.leading, " ") {
		if strings.HasPrefix(national, prefix) {
			return true
		}
	}
	return false
}
