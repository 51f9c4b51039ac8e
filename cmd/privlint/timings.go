package main

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"text/tabwriter"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/privlint/privlint/scanner"
	"github.com/privlint/privlint/scanner/match"
	"github.com/privlint/privlint/scanner/report"
)

func timingsFlag() *cli.BoolFlag {
	return &cli.BoolFlag{
		Name: "timings", EnvVars: variable("timings"), DisableDefaultText: true,
		Usage: "tell on stderr what time each rule took (default: off)",
	}
}

// writeTimings writes the rules that were tried as a table on stderr, the
// dearest first. Times are summed over the texts matched at once.
func writeTimings(e *env, s *scanner.Scanner) {
	list, all := s.Timings()
	tried := slices.DeleteFunc(list, func(t match.Timing) bool { return t.Calls == 0 && t.Time == 0 && t.Finds == 0 })
	if len(tried) == 0 {
		e.say("no timings: no rule was tried")
		return
	}
	slices.SortStableFunc(tried, func(a, b match.Timing) int { return cmp.Compare(b.Time, a.Time) })
	var sum match.Timing
	table := tabwriter.NewWriter(e.stderr, 0, 0, 2, ' ', tabwriter.AlignRight)
	row := func(name string, t match.Timing) {
		calls, finds := strconv.Itoa(t.Calls), strconv.Itoa(t.Finds)
		if t.Calls == 0 { // rules of words alone, and what is no rule
			calls = "-"
		}
		_, _ = fmt.Fprintf(table, "%.1f ms\t%.1f %%\t%s\t%s\t  %s\n", milliseconds(t.Time), 100*t.Time.Seconds()/max(all.Seconds(), 1e-9), calls, finds, name)
	}
	_, _ = fmt.Fprint(table, "time\tshare\tcalls\tfinds\t  rule\n")
	for _, t := range tried {
		row(t.Rule.ID, t)
		sum.Time += t.Time
		sum.Calls += t.Calls
		sum.Finds += t.Finds
	}
	if t := s.TaggerTiming(); t.Calls > 0 {
		row("the tagger", t)
	}
	row(report.Plural(len(tried), "rule"), sum)
	row("with what rules share", match.Timing{Time: all, Calls: sum.Calls, Finds: sum.Finds})
	_ = table.Flush() // as e.say
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
