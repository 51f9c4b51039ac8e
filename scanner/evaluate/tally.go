package evaluate

import "slices"

// Counts is how often gold was found and predictions were right.
type Counts struct {
	Gold      int `json:"gold"`      // gold spans
	Found     int `json:"found"`     // of them, with a prediction
	Predicted int `json:"predicted"` // judged predictions
	Right     int `json:"right"`     // of them, on a gold span
}

func (c *Counts) add(o Counts) {
	c.Gold += o.Gold
	c.Found += o.Found
	c.Predicted += o.Predicted
	c.Right += o.Right
}

// Rates are shares in [0, 1]. Nil means that there is nothing to divide by.
type Rates struct {
	Precision *float64 `json:"precision"`
	Recall    *float64 `json:"recall"`
	F1        *float64 `json:"f1"`
	// F2 weighs recall twice as much as precision: a miss is a leak.
	F2 *float64 `json:"f2"`
}

// rates takes precision as zero where gold was there and nothing predicted.
func (c Counts) rates() Rates {
	r := Rates{Precision: share(c.Right, c.Predicted), Recall: share(c.Found, c.Gold)}
	if r.Recall == nil {
		return r
	}
	p := 0.0
	if r.Precision != nil {
		p = *r.Precision
	}
	r.F1, r.F2 = fScore(p, *r.Recall, 1), fScore(p, *r.Recall, 2)
	return r
}

func share(part, whole int) *float64 {
	if whole == 0 {
		return nil
	}
	return new(float64(part) / float64(whole))
}

// fScore is the weighted harmonic mean of precision and recall (van
// Rijsbergen, Information Retrieval, chapter 7).
func fScore(precision, recall, beta float64) *float64 {
	if precision+recall == 0 {
		return new(0.0)
	}
	b := beta * beta
	return new((1 + b) * precision * recall / (b*precision + recall))
}

// tally judges the records of one corpus, or of all.
type tally struct {
	records  int
	unjudged int
	labels   map[string]*Counts
}

func newTally() *tally { return &tally{labels: map[string]*Counts{}} }

func (t *tally) label(name string) *Counts {
	c := t.labels[name]
	if c == nil {
		c = new(Counts)
		t.labels[name] = c
	}
	return c
}

// judged is a record whose spans and predictions were sorted out: gold spans
// have labels that count, all others are in ignore.
type judged struct {
	size   int // code points of the text
	gold   []Span
	ignore []Span
	pred   []Span
	counts map[string]bool // labels that count
}

// add judges one record, in the way of the typed view of score.py.
func (t *tally) add(r *judged) {
	t.records++
	ignored := r.ignoredOnly()
	for _, g := range r.gold {
		c := t.label(g.Label)
		c.Gold++
		if slices.ContainsFunc(r.pred, func(p Span) bool { return p.Label == g.Label && p.overlaps(g) }) {
			c.Found++
		}
	}
	for _, p := range r.pred {
		right := slices.ContainsFunc(r.gold, func(g Span) bool { return p.Label == g.Label && p.overlaps(g) })
		if !right && (!r.counts[p.Label] || ignored(p)) {
			t.unjudged++
			continue
		}
		c := t.label(p.Label)
		c.Predicted++
		if right {
			c.Right++
		}
	}
}

// ignoredOnly returns a test for spans that lie in ignore regions with every
// character. Gold counts more than ignore regions.
func (r *judged) ignoredOnly() func(Span) bool {
	if len(r.ignore) == 0 {
		return func(Span) bool { return false }
	}
	mask := make([]bool, r.size)
	for _, s := range r.ignore {
		fill(mask, s, true)
	}
	for _, s := range r.gold {
		fill(mask, s, false)
	}
	return func(p Span) bool { return !slices.Contains(mask[p.Start:p.End], false) }
}

func fill(mask []bool, s Span, value bool) {
	for i := s.Start; i < s.End; i++ {
		mask[i] = value
	}
}
