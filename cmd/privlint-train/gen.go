package main

import (
	"errors"
	"os"
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/privlint/privlint/cmd/privlint-train/internal/lists"
	"github.com/privlint/privlint/cmd/privlint-train/internal/synth"
)

func genCommand() *cli.Command {
	return &cli.Command{
		Name:  "gen",
		Usage: "write invented, labelled utterances as JSON Lines",
		Flags: []cli.Flag{
			listsFlag(), outputFlag(), seedFlag(),
			&cli.IntFlag{Name: "number", Aliases: []string{"n"}, Value: 100_000, Usage: "write `N` utterances"},
			bytesFlag(),
			&cli.StringSliceFlag{Name: "text", Usage: "put names into the requests to a bot in the labelled text `TEXT`; may be repeated"},
			&cli.PathFlag{Name: "held-out", Usage: "use no text that is also in `DIR`"},
		},
		Action: func(c *cli.Context) error {
			l, err := lists.Read(c.Path("lists"))
			if err != nil {
				return err
			}
			opts := synth.Options{Seed: c.Uint64("seed"), N: c.Int("number")}
			text, err := readText(c.StringSlice("text"), c.StringSlice("bytes"), c.Path("held-out"))
			if err != nil {
				return err
			}
			opts.Carriers = carriers(text.utterances)
			return generate(l, opts, c.Path("output"))
		},
	}
}

// carrierSources are those whose utterances are requests to a bot.
var carrierSources = []string{"clinc", "bank"}

func carriers(text []synth.Utterance) (out []string) {
	for i := range text {
		if slices.Contains(carrierSources, text[i].Source) && len(text[i].Spans) == 0 {
			out = append(out, text[i].Text)
		}
	}
	return out
}

func generate(l *lists.Lists, opts synth.Options, path string) (err error) {
	all, err := synth.Generate(l, opts)
	if err != nil {
		return err
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	w := synth.NewWriter(f)
	for u := range all {
		if err := w.Write(u); err != nil {
			return err
		}
	}
	return w.Flush()
}
