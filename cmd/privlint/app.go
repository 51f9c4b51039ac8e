package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"
)

// run is the whole program: arguments in, exit code out.
func run(ctx context.Context, e *env, args []string) (code int) {
	defer func() {
		if fault := recover(); fault != nil {
			code = reportFault(e, fault)
		}
	}()
	app := newApp(e)
	args, err := arrange(app, args)
	if err == nil {
		err = app.RunContext(ctx, args)
	}
	return finish(e, err)
}

func newApp(e *env) *cli.App {
	app := &cli.App{
		Name:            "privlint",
		HelpName:        "privlint",
		Usage:           "find personal and health data in chatbot training data",
		UsageText:       "privlint COMMAND [FLAG...] [PATH...]",
		HideVersion:     true,
		HideHelpCommand: true,
		Writer:          e.stdout,
		ErrWriter:       e.stderr,
		Reader:          e.stdin,
		// Values of flags may hold commas.
		DisableSliceFlagSeparator: true,
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "version", Usage: "print the version and exit", DisableDefaultText: true},
		},
		Commands: []*cli.Command{
			scanCommand(e),
			scrubCommand(e),
			restoreCommand(e),
			keyCommand(e),
			receiptCommand(e),
			baselineCommand(e),
			configCommand(e),
			hookCommand(e),
			rulesCommand(e),
			evalCommand(e),
			completionCommand(e),
			versionCommand(e),
			manCommand(e),
		},
		// Exit codes are decided in exit.go alone.
		ExitErrHandler: func(*cli.Context, error) {},
	}
	app.CustomAppHelpTemplate = appHelp(app.Flags)
	app.OnUsageError = asUsageError
	app.Action = func(c *cli.Context) error {
		if c.Bool("version") {
			return writeVersion(e)
		}
		return cli.ShowAppHelp(c)
	}
	prepare(app.Commands)
	return app
}

// prepare gives every command what they have in common.
func prepare(commands []*cli.Command) {
	for _, c := range commands {
		// A path may be called "help".
		c.HideHelpCommand = true
		c.OnUsageError = asUsageError
		c.CustomHelpTemplate = commandHelp(c.Flags)
		if len(c.Subcommands) > 0 {
			c.CustomHelpTemplate = groupHelp
			c.Action = cli.ShowSubcommandHelp
		}
		prepare(c.Subcommands)
	}
}

func asUsageError(_ *cli.Context, err error, _ bool) error {
	return usage("%s", strings.TrimPrefix(err.Error(), "flag: "))
}

// printer writes to a stream and keeps the first error.
type printer struct {
	w   io.Writer
	err error
}

func (p *printer) printf(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format, args...)
	}
}
