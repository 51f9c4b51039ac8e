package main

import (
	"os"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/privlint/privlint/rules/suggest"
)

// arrange puts arguments into the order that urfave/cli needs, which stops
// reading flags at the first path: commands, flags in their long form with
// "=", "--", paths. It also says what is wrong with them, so that no typo
// ends as a path.
func arrange(app *cli.App, args []string) ([]string, error) {
	a := &arranger{commands: app.Commands, flags: app.Flags, path: []string{app.Name}}
	if len(args) > 0 && args[0] == "help" {
		args = append(slices.Clone(args[1:]), "--help")
	}
	for len(args) > 0 {
		arg := args[0]
		args = args[1:]
		switch {
		case arg == "--":
			a.positional = append(a.positional, args...)
			args = nil
		case len(arg) > 1 && arg[0] == '-':
			used, err := a.flag(arg, args)
			if err != nil {
				return nil, err
			}
			args = args[used:]
		case len(a.commands) > 0:
			if err := a.descend(arg, args); err != nil {
				return nil, err
			}
		default:
			a.positional = append(a.positional, arg)
		}
	}
	if slices.Contains(a.given, "--help") { // the parser would take a path for a topic
		return append(a.path, "--help"), nil
	}
	out := slices.Concat(a.path, a.given)
	if len(a.positional) > 0 {
		out = append(append(out, "--"), a.positional...)
	}
	return out, nil
}

type arranger struct {
	commands   []*cli.Command
	flags      []cli.Flag
	path       []string // program, commands, and flags given before them
	given      []string
	positional []string
}

// descend goes into the command called name.
func (a *arranger) descend(name string, rest []string) error {
	for _, c := range a.commands {
		if c.HasName(name) {
			a.path = append(append(a.path, a.given...), c.Name)
			a.given = nil
			a.commands, a.flags = c.Subcommands, c.Flags
			return nil
		}
	}
	parent := strings.Join(a.path, " ")
	err := usage("unknown command %q", name)
	names := commandNames(a.commands)
	switch guess := suggest.Nearest(name, names); {
	case guess != "":
		err.hint("did you mean %q?", parent+" "+guess)
	case len(a.path) == 1 && exists(name):
		err.hint("to scan a path: %s", strings.Join(append([]string{"privlint scan", name}, rest...), " "))
	default:
		err.hint("%s has %s", parent, enumerate(names))
	}
	return err
}

// flag takes the flag arg and, where it needs a value that does not stand in
// arg, the first of rest. It returns how many of rest it used.
func (a *arranger) flag(arg string, rest []string) (used int, err error) {
	if arg == "-h" || arg == "--help" {
		a.given = append(a.given, "--help")
		return 0, nil
	}
	if !strings.HasPrefix(arg, "--") {
		return a.shortFlags(arg, rest)
	}
	name, value, hasValue := strings.Cut(arg[2:], "=")
	f := a.find(name)
	if f == nil || len(name) < 2 {
		return 0, a.unknownFlag(arg, "--"+name)
	}
	return a.take(f, "--"+name, value, hasValue, rest)
}

// shortFlags reads "-v", "-vq", "-fjson" and "-f json".
func (a *arranger) shortFlags(arg string, rest []string) (used int, err error) {
	for letters := arg[1:]; letters != ""; {
		name := letters[:1]
		letters = letters[1:]
		f := a.find(name)
		if f == nil || a.find(arg[1:]) != nil && len(arg) > 2 {
			return 0, a.unknownFlag(arg, arg)
		}
		if !takesValue(f) {
			a.given = append(a.given, "--"+f.Names()[0])
			continue
		}
		return a.take(f, "-"+name, strings.TrimPrefix(letters, "="), letters != "", rest)
	}
	return 0, nil
}

func (a *arranger) take(f cli.Flag, shown, value string, hasValue bool, rest []string) (used int, err error) {
	name := "--" + f.Names()[0]
	switch {
	case !takesValue(f):
		if hasValue {
			name += "=" + value
		}
		a.given = append(a.given, name)
		return 0, nil
	case !hasValue && (len(rest) == 0 || len(rest[0]) > 1 && rest[0][0] == '-'):
		err := usage("flag %s needs a value", shown)
		if len(rest) > 0 {
			err.hint("a value that begins with a dash stands behind \"=\": %s=%s", name, rest[0])
		}
		return 0, err
	case !hasValue:
		value, used = rest[0], 1
	}
	a.given = append(a.given, name+"="+value)
	return used, nil
}

func (a *arranger) unknownFlag(arg, shown string) error {
	command := strings.Join(a.path, " ")
	err := usage("unknown flag %s of %s", shown, command)
	var names []string
	for _, f := range a.flags {
		names = append(names, f.Names()...)
	}
	name := strings.TrimLeft(shown, "-")
	switch guess := suggest.Nearest(name, names); {
	case a.find(name) != nil && len(name) > 1: // with one dash
		err.hint("did you mean --%s?", name)
	case exists(arg):
		err.hint("a path that begins with a dash stands after \"--\": %s -- %s", command, arg)
	case len(name) > 1 && len(guess) > 1:
		err.hint("did you mean --%s?", guess)
	default:
		err.hint("a path that begins with a dash stands after \"--\"; flags are in \"%s --help\"", command)
	}
	return err
}

// find is the flag called name, long or short, or nil.
func (a *arranger) find(name string) cli.Flag {
	for _, f := range a.flags {
		if slices.Contains(f.Names(), name) {
			return f
		}
	}
	return nil
}

func takesValue(f cli.Flag) bool {
	if d, ok := f.(cli.DocGenerationFlag); ok {
		return d.TakesValue()
	}
	return true
}

// commandNames lists the commands that help shows.
func commandNames(commands []*cli.Command) []string {
	var names []string
	for _, c := range commands {
		if !c.Hidden {
			names = append(names, c.Name)
		}
	}
	return names
}

func exists(path string) bool {
	_, err := os.Lstat(path) //nolint:gosec // a path of the command line, for a hint
	return err == nil
}
