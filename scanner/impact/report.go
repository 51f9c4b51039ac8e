package impact

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"

	"github.com/privlint/privlint/scanner/document"
)

// Report says what a scrub did to a file. It holds counts and names that went
// through Options.Name, no texts and no values.
type Report struct {
	Format string `json:"format"`
	// Issues are what the scrub made or changed, at most Options.MaxListed
	// of each kind, by kind and then in the order of the output.
	Issues []Issue `json:"issues"`
	// Totals count all issues, also those that stood there before, by kind.
	Totals []Total    `json:"totals"`
	Before Statistics `json:"before"`
	After  Statistics `json:"after"`
	// Changed and Dropped count texts of the output that were edited and
	// texts of the input that were left out.
	Changed int `json:"changed"`
	Dropped int `json:"dropped"`
	// ChangedShare is Changed of all texts of the output, PlaceholderShare
	// the placeholders of all its tokens, from 0 to 1.
	ChangedShare     float64 `json:"changed_share"`
	PlaceholderShare float64 `json:"placeholder_share"`
	// Intents lists the intents that lost or gained examples, the greatest
	// loss first, at most Options.MaxListed.
	Intents []IntentChange `json:"intents,omitempty"`
	// Anonymity is about the quasi-identifiers of the output; nil where no
	// record has two.
	Anonymity *Anonymity `json:"anonymity,omitempty"`
	// Limited tells that the file had more texts, words, intents or
	// combinations than are kept. Notes say what is not exact for it.
	Limited bool     `json:"limited"`
	Notes   []string `json:"notes,omitempty"`
}

// Statistics count one side of a scrub. Texts are what a model learns from.
type Statistics struct {
	Texts    int `json:"texts"`
	Examples int `json:"examples"`
	// Intents with at least one example, and the examples of the smallest
	// and the largest of them.
	Intents  int `json:"intents"`
	Smallest int `json:"smallest"`
	Largest  int `json:"largest"`
	// Balance is the entropy of the intents' shares of the examples over
	// that of equal shares: 1 where all have as many, 0 where one has all or
	// there is only one.
	Balance float64 `json:"balance"`
	// Ratio is Largest over Smallest.
	Ratio  float64 `json:"ratio"`
	Tokens int     `json:"tokens"`
	// Words is the size of the vocabulary: different tokens, case folded.
	Words int `json:"words"`
	// TypeTokenRatio is Words over Tokens.
	TypeTokenRatio float64 `json:"type_token_ratio"`
	// Placeholders count tokens that are placeholders.
	Placeholders int `json:"placeholders"`
}

// IntentChange is the number of examples of one intent.
type IntentChange struct {
	Intent string `json:"intent"`
	Before int    `json:"before"`
	After  int    `json:"after"`
}

// Refused tells whether the scrub made something for which the import
// refuses the file.
func (r *Report) Refused() bool {
	return slices.ContainsFunc(r.Totals, func(t Total) bool { return t.Made > 0 && t.Severity == Refused })
}

// Report ends the counting. Call it once, after the last unit.
func (i *Impact) Report() Report {
	i.checkIntents()
	i.checkRows()
	r := Report{
		Format:  i.opts.Format,
		Before:  i.statistics(&i.input, func(n *intent) int { return n.before }),
		After:   i.statistics(&i.output, func(n *intent) int { return n.after }),
		Changed: i.output.edited, Dropped: i.output.dropped,
		ChangedShare:     share(i.output.edited, i.output.texts),
		PlaceholderShare: share(i.output.placeholders, i.output.tokens),
		Intents:          i.changes(),
		Anonymity:        i.people.anonymity(),
	}
	r.Issues, r.Totals = i.ledger.list()
	r.Notes = i.notes()
	r.Limited = len(r.Notes) > 0
	return r
}

// checkIntents looks for intents with too few examples.
func (i *Impact) checkIntents() {
	for at := range i.intents.all {
		n := &i.intents.all[at]
		if n.name == "" {
			continue
		}
		if 0 < n.before && n.before < fewestExamples {
			i.ledger.add(before, TooFewExamples, Warned, false, nil)
		}
		short := n.fellShort()
		if !short && (n.after == 0 || n.after >= fewestExamples) {
			continue
		}
		i.ledger.add(after, TooFewExamples, Warned, short, func() Issue {
			name := i.opts.Name(n.name)
			return Issue{
				Place: document.Place{Kind: "intent", Intent: name}, Count: n.after,
				Message: fmt.Sprintf("intent %s has %d %s left of %d, %d are advised", strconv.Quote(name), n.after, plural(n.after, "example"), n.before, fewestExamples),
			}
		})
	}
}

// checkRows looks at the number of rows in a list of utterances.
func (i *Impact) checkRows() {
	if !i.lists.rows {
		return
	}
	if i.input.rows < fewestRows {
		i.ledger.add(before, TooFewRows, Warned, false, nil)
	}
	if i.output.rows >= fewestRows {
		return
	}
	i.ledger.add(after, TooFewRows, Warned, i.input.rows >= fewestRows, func() Issue {
		return Issue{
			Place: document.Place{Kind: "row"}, Count: i.output.rows,
			Message: fmt.Sprintf("the file has %d rows left of %d, the service wants %d", i.output.rows, i.input.rows, fewestRows),
		}
	})
}

func (i *Impact) statistics(t *tally, count func(*intent) int) Statistics {
	s := Statistics{
		Texts: t.texts, Examples: t.examples, Tokens: t.tokens, Words: t.words, Placeholders: t.placeholders,
		TypeTokenRatio: share(t.words, t.tokens),
	}
	var counts []int
	for at := range i.intents.all {
		if n := &i.intents.all[at]; n.name != "" && count(n) > 0 {
			counts = append(counts, count(n))
		}
	}
	s.Intents = len(counts)
	evenness, ratio, smallest, largest := balance(counts)
	s.Balance, s.Ratio, s.Smallest, s.Largest = round(evenness), round(ratio), smallest, largest
	return s
}

func (i *Impact) changes() []IntentChange {
	var out []IntentChange
	for at := range i.intents.all {
		if n := &i.intents.all[at]; n.name != "" && n.before != n.after {
			out = append(out, IntentChange{Intent: n.name, Before: n.before, After: n.after})
		}
	}
	slices.SortStableFunc(out, func(a, b IntentChange) int { return cmp.Compare(a.After-a.Before, b.After-b.Before) })
	out = slices.Clip(out[:min(len(out), i.opts.MaxListed)])
	for at := range out {
		out[at].Intent = i.opts.Name(out[at].Intent)
	}
	return out
}

func (i *Impact) notes() []string {
	var out []string
	if i.seen.full || i.across.full {
		out = append(out, fmt.Sprintf("only the first %d different texts were compared: there may be more duplicates", i.opts.MaxTexts))
	}
	if i.vocab.full {
		out = append(out, fmt.Sprintf("only the first %d different words were kept: the vocabulary is larger", i.opts.MaxWords))
	}
	if i.people.classes.full {
		out = append(out, fmt.Sprintf("only the first %d combinations of quasi-identifiers were kept: more records may be unique", i.opts.MaxTexts))
	}
	if i.intents.rest.name != "" {
		out = append(out, fmt.Sprintf("only the first %d intents were kept", maxIntents))
	}
	return out
}

func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return round(float64(part) / float64(whole))
}

// round keeps four places: the rest is noise.
func round(x float64) float64 { return math.Round(x*1e4) / 1e4 }
