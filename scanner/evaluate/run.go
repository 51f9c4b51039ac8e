package evaluate

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"unicode/utf8"

	"github.com/privlint/privlint/rules"
)

// Prediction is one find in a text.
type Prediction struct {
	Type rules.EntityType
	// Start and End are byte offsets in the text, half-open, on the edges of
	// characters.
	Start, End int
	// Score is the evidence, in [0, 1].
	Score float64
}

// Predictor finds personal data in one text.
type Predictor func(text string) ([]Prediction, error)

// Options say what Run judges.
type Options struct {
	// Gold are files and folders of .jsonl and .jsonl.gz files.
	Gold []string
	// MinScore leaves weaker predictions out.
	MinScore float64
	// Labels are the only labels that count, all if empty. Labels are meant
	// as the gold has them.
	Labels []string
	// Exclude are labels that do not count.
	Exclude []string
}

// Run asks predict for every gold text and judges its answers. Errors of the
// gold and of predict begin with file and line.
func Run(ctx context.Context, opts Options, predict Predictor) (*Report, error) {
	files, err := goldFiles(opts.Gold)
	if err != nil {
		return nil, err
	}
	inv, err := takeInventory(files)
	if err != nil {
		return nil, err
	}
	run := &run{
		opts: opts, inventory: inv, predict: predict, all: newTally(),
		corpora: map[string]*tally{}, clean: map[string]*Clean{},
	}
	for _, file := range files {
		if err := run.file(ctx, file); err != nil {
			return nil, err
		}
	}
	return run.report(), nil
}

type run struct {
	opts      Options
	inventory inventory
	predict   Predictor

	all     *tally
	corpora map[string]*tally
	clean   map[string]*Clean
}

func (r *run) file(ctx context.Context, path string) (err error) {
	g, err := OpenGold(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, g.Close()) }()
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		record, err := g.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := r.record(record); err != nil {
			return fmt.Errorf("%s: %w", g.Place(), err)
		}
	}
}

func (r *run) record(record *Record) error {
	preds, err := r.predictions(record.Text)
	if err != nil {
		return err
	}
	annotated := r.inventory[record.Corpus]
	if len(annotated) == 0 {
		r.addClean(record.Corpus, preds)
		return nil
	}
	j := &judged{size: utf8.RuneCountInString(record.Text), ignore: record.Ignore, counts: map[string]bool{}}
	for l := range annotated {
		if r.active(l) {
			j.counts[l] = true
		}
	}
	for _, s := range record.Spans {
		if j.counts[s.Label] {
			j.gold = append(j.gold, s)
		} else {
			j.ignore = append(j.ignore, s)
		}
	}
	for _, p := range preds {
		p.span.Label = choose(p, j)
		j.pred = append(j.pred, p.span)
	}
	t := r.corpora[record.Corpus]
	if t == nil {
		t = newTally()
		r.corpora[record.Corpus] = t
	}
	t.add(j)
	r.all.add(j)
	return nil
}

// active tells whether a label counts by the options.
func (r *run) active(label string) bool {
	if slices.Contains(r.opts.Exclude, label) {
		return false
	}
	return len(r.opts.Labels) == 0 || slices.Contains(r.opts.Labels, label)
}

// typed is a prediction in code points, without a label yet.
type typed struct {
	span   Span
	kind   rules.EntityType
	labels []string
}

// predictions asks for the finds in a text and converts their offsets.
func (r *run) predictions(text string) ([]typed, error) {
	raw, err := r.predict(text)
	if err != nil {
		return nil, err
	}
	var out []typed
	for i, p := range raw {
		if p.Score < r.opts.MinScore {
			continue
		}
		if p.Start < 0 || p.End <= p.Start || p.End > len(text) || !onEdge(text, p.Start) || !onEdge(text, p.End) {
			return nil, fmt.Errorf("prediction %d (%s) is %d to %d in a text of %d bytes", i+1, p.Type, p.Start, p.End, len(text))
		}
		start := utf8.RuneCountInString(text[:p.Start])
		out = append(out, typed{
			span:   Span{Start: start, End: start + utf8.RuneCountInString(text[p.Start:p.End])},
			kind:   p.Type,
			labels: labelsOf(p.Type),
		})
	}
	return out, nil
}

func onEdge(text string, at int) bool { return at == len(text) || utf8.RuneStart(text[at]) }

// choose gives a prediction the label under which it is judged: of those
// that its type may stand for and that count, the one that gold has there,
// else the first.
func choose(p typed, j *judged) string {
	first := ""
	for _, l := range p.labels {
		if !j.counts[l] {
			continue
		}
		if slices.ContainsFunc(j.gold, func(g Span) bool { return g.Label == l && g.overlaps(p.span) }) {
			return l
		}
		if first == "" {
			first = l
		}
	}
	if first == "" {
		return p.labels[0]
	}
	return first
}

// addClean counts false positives in a text without personal data.
func (r *run) addClean(corpus string, preds []typed) {
	c := r.clean[corpus]
	if c == nil {
		c = &Clean{Corpus: corpus, ByType: map[rules.EntityType]int{}}
		r.clean[corpus] = c
	}
	c.Utterances++
	before := c.FalsePositives
	for _, p := range preds {
		wanted := len(r.opts.Labels) == 0 || overlap(r.opts.Labels, p.labels)
		if !wanted || overlap(r.opts.Exclude, p.labels) {
			continue
		}
		c.FalsePositives++
		c.ByType[p.kind]++
		if isStructured(p.kind) {
			c.Structured++
		}
	}
	if c.FalsePositives > before {
		c.Flagged++
	}
}

func overlap(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}
