package main

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/privlint/privlint/scanner/evaluate"
	"github.com/privlint/privlint/scanner/tag"
)

func evalCommand() *cli.Command {
	return &cli.Command{
		Name:      "eval",
		Usage:     "measure a model by itself, without the rules of privlint",
		ArgsUsage: "GOLD...",
		Flags: []cli.Flag{
			gazetteerFlag(),
			&cli.PathFlag{Name: "model", Required: true, Usage: "measure the model in `FILE`"},
			&cli.BoolFlag{Name: "lower", Usage: "read the texts in lower case"},
			&cli.StringFlag{Name: "preset", Value: "default", Usage: "be as sure as `PRESET`: " + strings.Join(tag.Presets(), ", ")},
			&cli.Float64Flag{Name: "min-score", Value: 0.5, Usage: "leave out what is less likely than `SCORE`"},
			&cli.StringSliceFlag{Name: "label", Usage: "judge `LABEL` only"},
		},
		Action: func(c *cli.Context) error {
			model, err := os.ReadFile(c.Path("model"))
			if err != nil {
				return err
			}
			names, err := os.ReadFile(c.Path("gazetteer"))
			if err != nil {
				return err
			}
			preset, ok := tag.ParsePreset(c.String("preset"))
			if !ok {
				return fmt.Errorf("unknown preset %q, want one of %s", c.String("preset"), strings.Join(tag.Presets(), ", "))
			}
			if !c.Args().Present() {
				return errors.New("no gold: name files of labelled text")
			}
			tagger, err := tag.Load(string(model), string(names), tag.Options{Preset: preset, Organizations: true})
			if err != nil {
				return err
			}
			opts := evaluate.Options{Gold: c.Args().Slice(), MinScore: c.Float64("min-score"), Labels: c.StringSlice("label")}
			report, err := evaluate.Run(c.Context, opts, func(text string) ([]evaluate.Prediction, error) {
				if c.Bool("lower") {
					text = lower(text)
				}
				var out []evaluate.Prediction
				for _, p := range tagger.Tag(nil, text) {
					out = append(out, evaluate.Prediction{Type: p.Type, Start: p.Span.Start, End: p.Span.End, Score: p.Score})
				}
				return out, nil
			})
			if err != nil {
				return err
			}
			return report.WriteText(c.App.Writer)
		},
	}
}

// lower is text in lower case, without the letters whose lower case has
// another length, so that offsets stay.
func lower(text string) string {
	return strings.Map(func(r rune) rune {
		l := []rune(strings.ToLower(string(r)))
		if len(l) == 1 && len(string(l)) == len(string(r)) {
			return l[0]
		}
		return r
	}, text)
}
