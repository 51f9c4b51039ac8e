package evaluate

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/privlint/privlint/rules"
)

// Report is the outcome of Run. Its JSON form has schema 1.
type Report struct {
	Schema int `json:"schema"`
	// Records that were judged, without clean ones.
	Records int `json:"records"`
	// Unjudged predictions have labels that the corpus does not annotate, or
	// lie in ignore regions.
	Unjudged int `json:"unjudged"`
	// Overall adds all labels up; big corpora drown small ones.
	Overall Score `json:"overall"`
	// Macro is the mean over labels with gold, Mean that over corpora with
	// gold, both unweighted, with what could not be divided as zero.
	Macro Rates `json:"macro"`
	Mean  Rates `json:"mean"`
	// Labels and Corpora are sorted by name.
	Labels  []LabelScore  `json:"labels"`
	Corpora []CorpusScore `json:"corpora"`
	// Clean adds the clean corpora up, CleanCorpora lists them.
	Clean        *Clean  `json:"clean"`
	CleanCorpora []Clean `json:"clean_corpora"`
}

// Score is a line of a table.
type Score struct {
	Rates
	Counts
}

func (c Counts) score() Score { return Score{Rates: c.rates(), Counts: c} }

// LabelScore is the score of one label.
type LabelScore struct {
	Label string `json:"label"`
	Score
}

// CorpusScore is the score of one corpus.
type CorpusScore struct {
	Corpus   string       `json:"corpus"`
	Records  int          `json:"records"`
	Unjudged int          `json:"unjudged"`
	Overall  Score        `json:"overall"`
	Labels   []LabelScore `json:"labels"`
}

// Clean counts false positives in a corpus without personal data.
type Clean struct {
	Corpus         string `json:"corpus,omitempty"`
	Utterances     int    `json:"utterances"`
	Flagged        int    `json:"flagged"` // utterances with a false positive
	FalsePositives int    `json:"false_positives"`
	// Structured false positives are those of all types but names, places,
	// dates, health and special categories.
	Structured int                      `json:"structured"`
	ByType     map[rules.EntityType]int `json:"by_type"`
	// Rates per 1,000 utterances.
	FlaggedPer1000    float64 `json:"flagged_per_1000"`
	Per1000           float64 `json:"false_positives_per_1000"`
	StructuredPer1000 float64 `json:"structured_per_1000"`
}

func (c *Clean) settle() {
	n := float64(max(c.Utterances, 1))
	c.FlaggedPer1000 = 1000 * float64(c.Flagged) / n
	c.Per1000 = 1000 * float64(c.FalsePositives) / n
	c.StructuredPer1000 = 1000 * float64(c.Structured) / n
}

func (r *run) report() *Report {
	out := &Report{Schema: 1, Records: r.all.records, Unjudged: r.all.unjudged, Corpora: []CorpusScore{}, CleanCorpora: []Clean{}}
	out.Labels = r.all.scores()
	out.Overall = r.all.total().score()
	var withGold []Rates
	for _, l := range out.Labels {
		if l.Gold > 0 {
			withGold = append(withGold, l.Rates)
		}
	}
	out.Macro = mean(withGold)
	withGold = nil
	for _, name := range slices.Sorted(maps.Keys(r.corpora)) {
		t := r.corpora[name]
		c := CorpusScore{Corpus: name, Records: t.records, Unjudged: t.unjudged, Overall: t.total().score(), Labels: t.scores()}
		out.Corpora = append(out.Corpora, c)
		if c.Overall.Gold > 0 {
			withGold = append(withGold, c.Overall.Rates)
		}
	}
	out.Mean = mean(withGold)
	for _, name := range slices.Sorted(maps.Keys(r.clean)) {
		c := r.clean[name]
		c.settle()
		out.CleanCorpora = append(out.CleanCorpora, *c)
		if out.Clean == nil {
			out.Clean = &Clean{ByType: map[rules.EntityType]int{}}
		}
		out.Clean.add(c)
	}
	return out
}

func (c *Clean) add(o *Clean) {
	c.Utterances += o.Utterances
	c.Flagged += o.Flagged
	c.FalsePositives += o.FalsePositives
	c.Structured += o.Structured
	for t, n := range o.ByType {
		c.ByType[t] += n
	}
	c.settle()
}

func (t *tally) total() Counts {
	var sum Counts
	for _, c := range t.labels {
		sum.add(*c)
	}
	return sum
}

func (t *tally) scores() []LabelScore {
	out := make([]LabelScore, 0, len(t.labels))
	for _, name := range slices.Sorted(maps.Keys(t.labels)) {
		out = append(out, LabelScore{Label: name, Score: t.labels[name].score()})
	}
	return out
}

func mean(rows []Rates) Rates {
	if len(rows) == 0 {
		return Rates{}
	}
	over := func(pick func(Rates) *float64) *float64 {
		sum := 0.0
		for _, r := range rows {
			if v := pick(r); v != nil {
				sum += *v
			}
		}
		return new(sum / float64(len(rows)))
	}
	return Rates{
		Precision: over(func(r Rates) *float64 { return r.Precision }),
		Recall:    over(func(r Rates) *float64 { return r.Recall }),
		F1:        over(func(r Rates) *float64 { return r.F1 }),
		F2:        over(func(r Rates) *float64 { return r.F2 }),
	}
}

// WriteJSON writes the report as one JSON object.
func (r *Report) WriteJSON(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(r)
}

// WriteText writes tables for people, shares in percent.
func (r *Report) WriteText(w io.Writer) error {
	var b strings.Builder
	if len(r.Corpora) > 0 {
		const head = "%-22s %8s %8s %8s %7s %7s %7s %7s\n"
		fmt.Fprintf(&b, head, "label", "gold", "found", "judged", "P", "R", "F1", "F2")
		for _, l := range r.Labels {
			line(&b, l.Label, l.Score)
		}
		line(&b, "all", r.Overall)
		rates(&b, "mean of labels", r.Macro)
		b.WriteByte('\n')
		fmt.Fprintf(&b, head, "corpus", "gold", "found", "judged", "P", "R", "F1", "F2")
		for _, c := range r.Corpora {
			line(&b, c.Corpus, c.Overall)
		}
		rates(&b, "mean of corpora", r.Mean)
		fmt.Fprintf(&b, "\n%d records; %d predictions not judged: the corpus does not annotate their label, or wants them ignored\n", r.Records, r.Unjudged)
	}
	if r.Clean != nil {
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "%-22s %10s %18s %18s   %s\n", "clean corpus", "utterances", "false/1000", "structured/1000", "by type")
		for _, c := range r.CleanCorpora {
			c.line(&b, c.Corpus)
		}
		r.Clean.line(&b, "all")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func line(b *strings.Builder, name string, s Score) {
	fmt.Fprintf(b, "%-22s %8d %8d %8d %7s %7s %7s %7s\n", name, s.Gold, s.Found, s.Predicted,
		percent(s.Precision), percent(s.Recall), percent(s.F1), percent(s.F2))
}

func rates(b *strings.Builder, name string, r Rates) {
	fmt.Fprintf(b, "%-22s %8s %8s %8s %7s %7s %7s %7s\n", name, "", "", "",
		percent(r.Precision), percent(r.Recall), percent(r.F1), percent(r.F2))
}

func percent(v *float64) string {
	if v == nil {
		return "-"
	}
	return fmt.Sprintf("%.1f", 100**v)
}

func (c *Clean) line(b *strings.Builder, name string) {
	types := slices.SortedFunc(maps.Keys(c.ByType), func(x, y rules.EntityType) int {
		return cmp.Or(c.ByType[y]-c.ByType[x], strings.Compare(string(x), string(y)))
	})
	types = types[:min(len(types), 6)]
	parts := make([]string, 0, len(types))
	for _, t := range types {
		parts = append(parts, fmt.Sprintf("%s %d", t, c.ByType[t]))
	}
	fmt.Fprintf(b, "%-22s %10d %18.2f %18.2f   %s\n", name, c.Utterances, c.Per1000, c.StructuredPer1000, strings.Join(parts, ", "))
}
