package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"github.com/privlint/privlint/scanner/scrub/key"
	"github.com/privlint/privlint/scanner/scrub/receipt"
)

func receiptCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:  "receipt",
		Usage: "check the receipts of scrubs",
		Subcommands: []*cli.Command{{
			Name: "check", Usage: "check a receipt and the files that it names", ArgsUsage: "FILE",
			Description: `   Exits with 1 if the receipt or a file was changed. With a key it also tells
   whether that key made the receipt. Paths count from the working directory; what
   went to standard output is expected on standard input.`,
			Flags:  []cli.Flag{keyFileFlag()},
			Action: func(c *cli.Context) error { return checkReceipt(c, e) },
		}},
	}
}

func checkReceipt(c *cli.Context, e *env) error {
	if c.NArg() != 1 {
		return usage("want one FILE")
	}
	path := c.Args().First()
	data, err := os.ReadFile(e.path(path))
	if err != nil {
		return usage("cannot read %s: %s", path, cause(err))
	}
	k, err := scrubKey(c, e)
	if err != nil {
		return err
	}
	r, err := verifyReceipt(data, k)
	if err != nil {
		e.say(path + ": " + err.Error())
		return statusError(exitFindings)
	}
	faults := r.CheckFiles(func(name string) (io.ReadCloser, error) {
		if name == "-" {
			return io.NopCloser(e.stdin), nil
		}
		return os.Open(e.path(filepath.FromSlash(name)))
	})
	for i := range faults {
		e.say(faults[i].Error())
	}
	if len(faults) > 0 {
		return statusError(exitFindings)
	}
	e.say(path + ": good, " + plural(len(r.Files), "file") + " as they were scrubbed, key " + r.KeyID)
	return nil
}

func verifyReceipt(data []byte, k key.Key) (*receipt.Receipt, error) {
	if k.IsZero() {
		return receipt.Verify(data)
	}
	r, err := receipt.VerifyWith(data, k)
	if errors.Is(err, receipt.ErrKey) {
		return nil, errors.New("another key made it")
	}
	return r, err
}
