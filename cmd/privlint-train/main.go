// Command privlint-train makes what the tagger of privlint is made of: the
// gazetteer from lists of names, invented utterances, and the model that is
// trained on these and on labelled text that the user has. It is not needed
// to use privlint. docs/training.md tells how the model in scanner/tag was
// made.
package main

import (
	"fmt"
	"io"
	"os"

	"github.com/urfave/cli/v2"
)

func main() { os.Exit(run(os.Args, os.Stdout, os.Stderr)) }

// run starts the program and returns its exit code: 0, or 2 for any error.
func run(args []string, stdout, stderr io.Writer) int {
	app := &cli.App{
		Name:            "privlint-train",
		Usage:           "make the gazetteer and the model of privlint's tagger",
		HideHelpCommand: true,
		Writer:          stdout,
		ErrWriter:       stderr,
		ExitErrHandler:  func(*cli.Context, error) {},
		Action: func(c *cli.Context) error {
			if c.Args().Present() {
				return fmt.Errorf("unknown command %q", c.Args().First())
			}
			return cli.ShowAppHelp(c)
		},
		Commands: []*cli.Command{gazetteerCommand(), genCommand(), trainCommand(), evalCommand()},
	}
	if err := app.Run(args); err != nil {
		_, _ = fmt.Fprintf(stderr, "privlint-train: %s\n", err)
		return 2
	}
	return 0
}

// The flags that several commands have.
func listsFlag() cli.Flag {
	return &cli.PathFlag{Name: "lists", Required: true, Usage: "read names, places and words from the packages in `DIR`, which the script fetch fills"}
}

func outputFlag() cli.Flag {
	return &cli.PathFlag{Name: "output", Aliases: []string{"o"}, Required: true, Usage: "write to `FILE`"}
}

func seedFlag() cli.Flag {
	return &cli.Uint64Flag{Name: "seed", Value: 1, Usage: "draw from `SEED`: the same one gives the same bytes"}
}

func gazetteerFlag() cli.Flag {
	return &cli.PathFlag{Name: "gazetteer", Required: true, Usage: "know the words of `FILE`, which the command gazetteer wrote"}
}

func bytesFlag() cli.Flag {
	return &cli.StringSliceFlag{Name: "bytes", Usage: "read `TEXT` too, whose spans count bytes of UTF-8; may be repeated"}
}
