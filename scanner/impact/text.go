package impact

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"text/tabwriter"
)

// WriteText writes the report for a terminal: what changed, what the scrub
// made that an import refuses or that costs training, and how records hide.
// Verbose adds the statistics of both sides and every listed issue.
func (r *Report) WriteText(w io.Writer, verbose bool) error {
	var b strings.Builder
	r.headline(&b)
	if verbose {
		r.table(&b)
	}
	r.totals(&b)
	if verbose {
		for i := range r.Issues {
			issue := &r.Issues[i]
			fmt.Fprintf(&b, "  %-7s  %s\n", issue.Severity, issue.Message)
		}
	}
	if a := r.Anonymity; a != nil {
		fmt.Fprintf(&b, "  quasi-identifiers left: k = %d over %d %s in %d %s, %d alone in theirs\n",
			a.K, a.Records, plural(a.Records, "record"), a.Classes, plurals(a.Classes, "class", "classes"), a.Unique)
	}
	for _, note := range r.Notes {
		fmt.Fprintf(&b, "  note: %s\n", note)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (r *Report) headline(b *strings.Builder) {
	fmt.Fprintf(b, "training data: %d of %d %s changed (%s)", r.Changed, r.After.Texts, plural(r.After.Texts, "text"), percent(r.ChangedShare))
	if r.Dropped > 0 {
		fmt.Fprintf(b, ", %d dropped", r.Dropped)
	}
	fmt.Fprintf(b, ", %s of tokens are placeholders", percent(r.PlaceholderShare))
	if r.Before.Words > 0 {
		fmt.Fprintf(b, ", vocabulary %d to %d words", r.Before.Words, r.After.Words)
	}
	b.WriteByte('\n')
}

func (r *Report) table(b *strings.Builder) {
	t := tabwriter.NewWriter(b, 0, 0, 2, ' ', tabwriter.AlignRight)
	row := func(name, from, to string) { _, _ = fmt.Fprintf(t, "%-20s\t%s\t%s\t\n", name, from, to) }
	number := func(name string, from, to int) { row(name, strconv.Itoa(from), strconv.Itoa(to)) }
	ratio := func(name string, from, to float64) {
		row(name, strconv.FormatFloat(from, 'f', 3, 64), strconv.FormatFloat(to, 'f', 3, 64))
	}
	row("", "before", "after")
	number("texts", r.Before.Texts, r.After.Texts)
	if r.Before.Intents > 0 || r.After.Intents > 0 {
		number("examples", r.Before.Examples, r.After.Examples)
		number("intents", r.Before.Intents, r.After.Intents)
		number("smallest intent", r.Before.Smallest, r.After.Smallest)
		number("largest intent", r.Before.Largest, r.After.Largest)
		ratio("balance", r.Before.Balance, r.After.Balance)
	}
	number("tokens", r.Before.Tokens, r.After.Tokens)
	number("placeholders", r.Before.Placeholders, r.After.Placeholders)
	number("vocabulary", r.Before.Words, r.After.Words)
	ratio("type-token ratio", r.Before.TypeTokenRatio, r.After.TypeTokenRatio)
	_ = t.Flush() // a strings.Builder takes everything
	for _, n := range r.Intents {
		fmt.Fprintf(b, "  intent %s: %d to %d %s\n", strconv.Quote(n.Intent), n.Before, n.After, plural(n.After, "example"))
	}
}

// totals writes a line for each kind of which the scrub made one, or which
// an import refuses anyway.
func (r *Report) totals(b *strings.Builder) {
	for _, t := range r.Totals {
		if t.After == 0 || t.Made == 0 && t.Severity != Refused {
			continue
		}
		fmt.Fprintf(b, "  %-7s  %-22s  %d by the scrub, %d in all, %d before\n", t.Severity, t.Kind, t.Made, t.After, t.Before)
	}
}

func percent(share float64) string { return strconv.FormatFloat(100*share, 'f', 1, 64) + " %" }

func plurals(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}
