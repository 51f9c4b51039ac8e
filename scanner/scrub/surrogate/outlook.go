package surrogate

import (
	"crypto/sha256"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/privlint/privlint/rules"
)

// outlook is what trials have shown of values of one shape: whether any stays
// unfound, and the settings in which some are found. A setting costs 20 us, and
// there are a dozen, most of which never matter.
type outlook struct {
	hopeless bool
	settings []setting
}

// outlooks keeps those of the shapes met, each a function of shape and rules
// alone, so that their order changes nothing.
type outlooks struct {
	byShape sync.Map // string -> func() *outlook
	count   atomic.Int32
}

var tried outlooks

const (
	// maxOutlooks bounds the memory: a shape costs some 300 bytes.
	maxOutlooks = 4096
	// maxShapeRuns is how many runs of digits, letters and signs a shape may
	// have to be worth a trial. Base58 and hexadecimal values all differ.
	maxShapeRuns = 12
	// trials is how many values of a shape are tried. What one value in ten
	// meets shows with 92 %; the scan that follows a scrub catches the rest.
	trials = 24
	// enough is after how many trials a setting in which every value is found
	// ends them.
	enough = 8
)

// of gives the outlook of values like one that the rules own.
func (o *outlooks) of(t rules.EntityType, tests []test, owners []*rules.Rule, value string) *outlook {
	runCount := 0
	for range runs(value) {
		runCount++
	}
	if runCount > maxShapeRuns {
		return &outlook{settings: settingsOf(owners)}
	}
	key := shapeOf(t, owners, value)
	if known, ok := o.byShape.Load(key); ok {
		return known.(func() *outlook)() //nolint:forcetypeassert // the map holds nothing else
	}
	try := sync.OnceValue(func() *outlook { return tryShape(key, tests, owners, value) })
	if o.count.Add(1) > maxOutlooks {
		return try()
	}
	known, _ := o.byShape.LoadOrStore(key, try)
	return known.(func() *outlook)() //nolint:forcetypeassert // the map holds nothing else
}

// shapeOf is a value with "0" and "9" for a digit (zero first or not), "a"
// and "A" for letters, behind what is kept of it and whose it is.
func shapeOf(t rules.EntityType, owners []*rules.Rule, value string) string {
	var b strings.Builder
	b.WriteString(string(t))
	for _, r := range owners {
		b.WriteByte(' ')
		b.WriteString(r.ID)
	}
	head := keptHead(value)
	b.WriteByte(' ')
	b.WriteString(value[:head])
	b.WriteByte(' ')
	first := true
	for _, r := range value[head:] {
		switch d := digitOf(r); {
		case d >= 0 && (d > 0 || !first):
			b.WriteByte('9')
			first = false
		case d == 0:
			b.WriteByte('0')
			first = false
		case r >= 'a' && r <= 'z':
			b.WriteByte('a')
			first = false
		case r >= 'A' && r <= 'Z':
			b.WriteByte('A')
			first = false
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func tryShape(key string, tests []test, owners []*rules.Rule, value string) *outlook {
	m, err := everything()
	if err != nil {
		return &outlook{hopeless: true}
	}
	c := choice{rand.New(rand.NewChaCha8(sha256.Sum256([]byte(key))))} //nolint:gosec // the same for everybody, no secret
	s := m.Session()
	all := settingsOf(owners)
	found := make([]int, len(all))
	done := 0
	o := outlook{hopeless: true}
	head := keptHead(value)
	for range trials {
		fresh := value[:head] + c.disguise(value[head:])
		if !refused(tests, fresh) {
			continue
		}
		passed := true
		for i := range all {
			if all[i].finds(s, fresh) {
				found[i]++
				passed = false
			}
		}
		o.hopeless = o.hopeless && !passed
		if done++; done >= enough && slices.Max(found) == done {
			return &outlook{hopeless: true}
		}
	}
	for i := range all {
		if found[i] > 0 {
			o.settings = append(o.settings, all[i])
		}
	}
	return &o
}
