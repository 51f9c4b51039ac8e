package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/urfave/cli/v2"

	"github.com/privlint/privlint/cmd/privlint-train/internal/learn"
	"github.com/privlint/privlint/scanner/tag/crf"
	"github.com/privlint/privlint/scanner/tag/gazetteer"
)

func trainCommand() *cli.Command {
	return &cli.Command{
		Name:      "train",
		Usage:     "learn a model from labelled utterances",
		ArgsUsage: "TEXT...",
		Description: `   TEXT is a file of JSON Lines, gzipped or not, or a folder of such:

     {"t":"hi i am maria","e":[[8,13,"PER"]],"m":["LOC"],"src":"own"}

   with spans in code points, half-open, and the types that the source does not
   mark. The same files and flags give the same model, byte by byte.`,
		Flags: []cli.Flag{
			gazetteerFlag(), outputFlag(), seedFlag(),
			&cli.PathFlag{Name: "held-out", Usage: "learn nothing that stands in the labelled text of `DIR`"},
			bytesFlag(),
			&cli.PathFlag{Name: "card", Usage: "write what was learned from to `FILE`"},
			&cli.UintFlag{Name: "bits", Value: 18, Usage: "have 2 to the power of `N` rows of 16 weights"},
			&cli.IntFlag{Name: "epochs", Value: 5, Usage: "go `N` times over all utterances"},
			&cli.Float64Flag{Name: "rate", Value: 0.15, Usage: "take steps of size `RATE`"},
		},
		Action: func(c *cli.Context) error {
			if err := checkSettings(c); err != nil {
				return err
			}
			names, err := os.ReadFile(c.Path("gazetteer"))
			if err != nil {
				return err
			}
			table, err := gazetteer.Open(string(names))
			if err != nil {
				return err
			}
			t, err := readText(c.Args().Slice(), c.StringSlice("bytes"), c.Path("held-out"))
			if err != nil {
				return err
			}
			if len(t.utterances) == 0 {
				return errors.New("nothing to learn from: name files of labelled utterances")
			}
			weights, err := learn.Train(table, t.utterances, learn.Options{
				Bits: c.Uint("bits"), Epochs: c.Int("epochs"), Rate: c.Float64("rate"), Seed: c.Uint64("seed"), Progress: c.App.ErrWriter,
			})
			if err != nil {
				return err
			}
			model := weights.Encode()
			if err := os.WriteFile(c.Path("output"), model, 0o644); err != nil { //nolint:gosec // a file for everyone
				return err
			}
			if path := c.Path("card"); path != "" {
				return writeCard(path, c, t, names, model)
			}
			return nil
		},
	}
}

// checkSettings refuses settings of which no model comes.
func checkSettings(c *cli.Context) error {
	switch bits := c.Uint("bits"); {
	case bits < crf.MinBits || bits > crf.MaxBits:
		return fmt.Errorf("--bits %d: want %d to %d", bits, crf.MinBits, crf.MaxBits)
	case c.Int("epochs") < 1:
		return fmt.Errorf("--epochs %d: want 1 or more", c.Int("epochs"))
	case !(c.Float64("rate") > 0):
		return fmt.Errorf("--rate %g: want more than 0", c.Float64("rate"))
	}
	return nil
}
