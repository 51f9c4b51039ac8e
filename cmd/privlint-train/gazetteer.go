package main

import (
	"fmt"
	"os"

	"github.com/urfave/cli/v2"

	"github.com/privlint/privlint/cmd/privlint-train/internal/lists"
)

func gazetteerCommand() *cli.Command {
	return &cli.Command{
		Name:  "gazetteer",
		Usage: "write the table of names, places and words",
		Flags: []cli.Flag{listsFlag(), outputFlag()},
		Action: func(c *cli.Context) error {
			l, err := lists.Read(c.Path("lists"))
			if err != nil {
				return err
			}
			table, err := lists.Gazetteer(l)
			if err != nil {
				return err
			}
			if err := os.WriteFile(c.Path("output"), table, 0o644); err != nil { //nolint:gosec // a file for everyone
				return err
			}
			_, err = fmt.Fprintf(c.App.Writer, "%s%d bytes\n", lists.Summary(l), len(table))
			return err
		},
	}
}
