package learn

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/privlint/privlint/cmd/privlint-train/internal/synth"
	"github.com/privlint/privlint/scanner/tag/crf"
	"github.com/privlint/privlint/scanner/tag/gazetteer"
	"github.com/privlint/privlint/scanner/tag/token"
)

// maxTokens is how long an utterance to learn from may be.
const maxTokens = 160

// labels is a set of labels, a bit each.
type labels uint16

const (
	outside  labels = 1 << crf.Outside
	anyLabel labels = 1<<crf.Labels - 1
)

func labelsOf(t crf.Type) labels { return 1<<t.Begin() | 1<<t.Inside() }

// instance is an utterance to learn from.
type instance struct {
	// rows are the features of all tokens, and ends where those of each end.
	rows    []uint32
	ends    []int32
	allowed []labels
}

func (in *instance) len() int { return len(in.allowed) }

func (in *instance) features(i int) []uint32 {
	from := int32(0)
	if i > 0 {
		from = in.ends[i-1]
	}
	return in.rows[from:in.ends[i]]
}

// reader makes instances of utterances.
type reader struct {
	table    *gazetteer.Table
	bits     uint
	random   *rand.Rand
	tokens   []token.Token
	sentence crf.Sentence
}

// instance of an utterance, or nil for one without tokens or with too many.
func (r *reader) instance(u *synth.Utterance) (*instance, error) {
	r.tokens = token.Split(r.tokens[:0], u.Text)
	n := len(r.tokens)
	if n == 0 || n > maxTokens {
		return nil, nil //nolint:nilnil // nothing to learn is no mistake
	}
	r.sentence.Prepare(r.table, u.Text, r.tokens, true)
	in := &instance{allowed: make([]labels, n), ends: make([]int32, n)}
	mask, err := maskOf(u.Mask)
	if err != nil {
		return nil, err
	}
	for i := range in.allowed {
		in.allowed[i] = outside | mask&r.plausible(i)
	}
	offsets := synth.ByteOffsets(u.Text)
	for _, s := range u.Spans {
		if err := r.mark(in, u, offsets[s.Start], offsets[s.End], s.Type); err != nil {
			return nil, err
		}
	}
	r.hideWords(in)
	for _, s := range u.Ignore {
		r.each(offsets[s.Start], offsets[s.End], func(i int, _ bool) { in.allowed[i] = anyLabel })
	}
	for i := range n {
		in.rows = r.sentence.Features(in.rows, i, r.bits)
		in.ends[i] = int32(len(in.rows))
	}
	return in, nil
}

// maskOf is the labels of types that a source does not annotate.
func maskOf(names []string) (mask labels, err error) {
	for _, name := range names {
		if name == synth.MED {
			mask |= labelsOf(crf.Condition) | labelsOf(crf.Drug)
			continue
		}
		t, ok := crf.ParseType(name)
		if !ok {
			return 0, fmt.Errorf("unknown type %q", name)
		}
		mask |= labelsOf(t)
	}
	return mask, nil
}

// mark allows the tokens of a span nothing but its type, and hides some from
// the gazetteer, so that the surroundings of a name are learned as well.
func (r *reader) mark(in *instance, u *synth.Utterance, start, end int, name string) error {
	var known gazetteer.Entry
	r.each(start, end, func(i int, _ bool) { known |= r.sentence.Known(i) })
	var types []crf.Type
	switch t, ok := crf.ParseType(name); {
	case ok:
		types = []crf.Type{t}
	case name != synth.MED:
		return fmt.Errorf("unknown type %q", name)
	case known.Has(gazetteer.Drug) && !known.Has(gazetteer.Condition):
		types = []crf.Type{crf.Drug}
	case known.Has(gazetteer.Condition) || u.Source == "bio":
		types = []crf.Type{crf.Condition}
	default:
		types = []crf.Type{crf.Condition, crf.Drug}
	}
	hide := r.random.Float64() < forgetRate(u.Source, types[0])
	word := r.random.Uint64()
	r.each(start, end, func(i int, first bool) {
		in.allowed[i] = 0
		for _, t := range types {
			if first {
				in.allowed[i] |= 1 << t.Begin()
			} else {
				in.allowed[i] |= 1 << t.Inside()
			}
		}
		const telling = gazetteer.Dictionary | gazetteer.Common | gazetteer.StreetType | gazetteer.OrgSuffix | gazetteer.UnitWord | gazetteer.Title
		if hide && r.tokens[i].Word() && !r.sentence.Known(i).Has(telling) {
			r.sentence.Forget(i, word+uint64(i))
		}
	})
	return nil
}

// forgetRate is the share of entities that are hidden from the gazetteer.
// Invented utterances draw their names from the lists that the gazetteer is
// made of; without hiding a quarter of them the model would trust it alone.
func forgetRate(source string, t crf.Type) float64 {
	switch {
	case t == crf.Date || source == "bio":
		return 0.05
	case source == "syn" || source == "sub" || strings.HasSuffix(source, "sw") || strings.HasPrefix(source, "synth"):
		return 0.25
	}
	return 0.12
}

// hideWords hides some words that are nothing, too: else the learner would
// take every word that it has never seen for a name.
func (r *reader) hideWords(in *instance) {
	for i := range in.allowed {
		if in.allowed[i]&outside == 0 || !r.tokens[i].Word() {
			continue
		}
		rate := hideRare
		if r.sentence.Known(i).Has(gazetteer.Common) {
			rate = hideCommon
		}
		if r.random.Float64() < rate {
			r.sentence.Forget(i, r.random.Uint64())
		}
	}
}

// hideRare and hideCommon are the shares of words that are hidden.
const hideRare, hideCommon = 0.10, 0.01

// each calls f for the tokens that touch a range of bytes.
func (r *reader) each(start, end int, f func(i int, first bool)) {
	first := true
	for i := range r.tokens {
		if t := &r.tokens[i]; int(t.Start) < end && int(t.End) > start {
			f(i, first)
			first = false
		}
	}
}

// plausible is what a token may be if its source does not say. Where every
// word might be anything, the learner would call ordinary words dates and
// companies.
func (r *reader) plausible(i int) labels {
	t, e := &r.tokens[i], r.sentence.Known(i)
	word := t.Word() && t.Shape != token.ShapeAlnum
	number := t.Shape == token.ShapeDigit || t.Shape == token.ShapeAlnum
	rare := word && !e.Has(gazetteer.Common)
	may := labelsOf(crf.Person)
	if rare || word && e.Has(gazetteer.City|gazetteer.BigCity|gazetteer.Country|gazetteer.State) {
		may |= labelsOf(crf.Location)
	}
	if number || e.Has(gazetteer.Month|gazetteer.Day) || dateWords[t.Hash] {
		may |= labelsOf(crf.Date)
	}
	if rare || e.Has(gazetteer.Organization|gazetteer.Product|gazetteer.OrgSuffix) {
		may |= labelsOf(crf.Organization)
	}
	if number || rare || e.Has(gazetteer.StreetType|gazetteer.UnitWord) {
		may |= labelsOf(crf.Address)
	}
	if e.Has(gazetteer.Condition) {
		may |= labelsOf(crf.Condition)
	}
	if e.Has(gazetteer.Drug) {
		may |= labelsOf(crf.Drug)
	}
	return may
}

// dateWords are ordinary words that dates in words are made of.
var dateWords = func() map[uint64]bool {
	m := map[uint64]bool{}
	for w := range strings.FieldsSeq("week weeks month months year years day days next last this past ago the of coming after before " +
		"weekend weekday christmas easter thanksgiving summer winter spring fall first second third") {
		m[token.Hash(w)] = true
	}
	return m
}()
