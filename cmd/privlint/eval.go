package main

import (
	"errors"
	"strings"
	"syscall"

	"github.com/urfave/cli/v2"

	"github.com/privlint/privlint/scanner/evaluate"
	"github.com/privlint/privlint/scanner/match"
)

func evalCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "eval",
		Usage:     "measure precision and recall on labelled text",
		ArgsUsage: "GOLD...",
		Description: `   GOLD is a JSONL file, gzipped or not, or a folder of such. Each line is a
   text with what people marked in it, in code points, half-open:

     {"id":"1","text":"call Bo at 555-0100","spans":[[5,7,"PERSON"],[11,19,"PHONE"]]}

   A label is found when a finding of that type overlaps it. Corpora without
   any span count false positives.`,
		Flags: []cli.Flag{
			rulesFlag(), minScoreFlag(), regionFlag(), taggerFlag(),
			&cli.StringSliceFlag{
				Name: "label", EnvVars: variable("label"), DefaultText: "all",
				Usage: "judge only the gold label or entity type `LABEL`; with commas between or repeated",
			},
			&cli.StringSliceFlag{
				Name: "skip-label", EnvVars: variable("skip-label"), DefaultText: "none",
				Usage: "do not judge `LABEL`",
			},
			formatFlag("text", "write tables as `FORMAT`: "+enumerate(formats("eval"))),
		},
		Action: func(c *cli.Context) error { return evaluateRules(c, e) },
	}
}

func evaluateRules(c *cli.Context, e *env) error {
	if err := checkChoices(c); err != nil {
		return err
	}
	if c.NArg() == 0 {
		return usage("eval needs labelled text: a JSONL file or a folder of such").hinted("privlint eval --help shows the form")
	}
	minScore, err := minScore(c)
	if err != nil {
		return err
	}
	set, err := loadRules(e, c.StringSlice("rules"))
	if err != nil {
		return err
	}
	from, err := regions(c)
	if err != nil {
		return err
	}
	labels := commaList(c.StringSlice("label"))
	t, err := tagger(c, asksForOrganizations(set, labels))
	if err != nil {
		return err
	}
	matcher, err := match.New(set.Rules(), match.Options{MinScore: minScore, Regions: from, Tagger: t})
	if err != nil {
		return usage("%s", err)
	}
	session := matcher.Session()
	report, err := evaluate.Run(c.Context, evaluate.Options{
		Gold:     e.paths(c.Args().Slice()),
		MinScore: minScore,
		Labels:   labels,
		Exclude:  commaList(c.StringSlice("skip-label")),
	}, func(text string) ([]evaluate.Prediction, error) {
		return predictions(session.Match(match.Input{Text: text, Typed: true, Prose: true})), nil
	})
	switch {
	case err != nil && c.Err() != nil:
		e.say("interrupted")
		return statusError(exitInterrupted)
	case err != nil:
		return err
	}
	if c.String("format") == "json" {
		err = report.WriteJSON(e.stdout)
	} else {
		err = report.WriteText(e.stdout)
	}
	if err != nil && !errors.Is(err, syscall.EPIPE) {
		return err
	}
	// Rules that timed out have found less than they would have.
	if faults := session.Faults(); len(faults) > 0 {
		return errors.New(strings.Join(faults, "\n"))
	}
	return nil
}

func predictions(hits []match.Hit) []evaluate.Prediction {
	list := make([]evaluate.Prediction, 0, len(hits))
	for i := range hits {
		h := &hits[i]
		list = append(list, evaluate.Prediction{
			Type: h.Rule.EntityType, Start: h.Span.Start, End: h.Span.End, Score: h.Score,
		})
	}
	return list
}
