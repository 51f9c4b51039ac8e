package main

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/urfave/cli/v2"
)

// toyApp has one flag of each kind.
func toyApp() *cli.App {
	flags := []cli.Flag{
		&cli.StringFlag{Name: "format", Aliases: []string{"f"}},
		&cli.StringSliceFlag{Name: "output", Aliases: []string{"o"}},
		&cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}},
		&cli.BoolFlag{Name: "verbose", Aliases: []string{"v"}},
	}
	return &cli.App{
		Name:  "toy",
		Flags: []cli.Flag{&cli.BoolFlag{Name: "version"}},
		Commands: []*cli.Command{
			{Name: "scan", Flags: flags},
			{Name: "rules", Subcommands: []*cli.Command{{Name: "list", Flags: flags}}},
			{Name: "secret", Hidden: true},
		},
	}
}

func TestArrange(t *testing.T) {
	for _, tt := range []struct {
		name       string
		args, want []string
	}{
		{"nothing", nil, []string{"toy"}},
		{"flags first", []string{"scan", "-q", "a"}, []string{"toy", "scan", "--quiet", "--", "a"}},
		{"flags last", []string{"scan", "a", "b", "--format", "json"}, []string{"toy", "scan", "--format=json", "--", "a", "b"}},
		{"flags between", []string{"scan", "a", "-fjson", "b", "-q"}, []string{"toy", "scan", "--format=json", "--quiet", "--", "a", "b"}},
		{"equals", []string{"scan", "--format=json", "-f=text"}, []string{"toy", "scan", "--format=json", "--format=text"}},
		{"cluster", []string{"scan", "-vvqf", "json"}, []string{"toy", "scan", "--verbose", "--verbose", "--quiet", "--format=json"}},
		{"false", []string{"scan", "--quiet=false"}, []string{"toy", "scan", "--quiet=false"}},
		{"empty value", []string{"scan", "--format", "", "--output="}, []string{"toy", "scan", "--format=", "--output="}},
		{"stdin", []string{"scan", "-", "-q"}, []string{"toy", "scan", "--quiet", "--", "-"}},
		{"dash as value", []string{"scan", "-o", "-", "a"}, []string{"toy", "scan", "--output=-", "--", "a"}},
		{"behind --", []string{"scan", "-q", "--", "-f", "--x"}, []string{"toy", "scan", "--quiet", "--", "-f", "--x"}},
		{"value with equals", []string{"scan", "-o", "json=a=b"}, []string{"toy", "scan", "--output=json=a=b"}},
		{"nested command", []string{"rules", "list", "x", "-q"}, []string{"toy", "rules", "list", "--quiet", "--", "x"}},
		{"flag of the program", []string{"--version"}, []string{"toy", "--version"}},
		{"help of the program", []string{"help"}, []string{"toy", "--help"}},
		{"help of a command", []string{"help", "rules", "list"}, []string{"toy", "rules", "list", "--help"}},
		{"help behind a path", []string{"scan", "a", "-h"}, []string{"toy", "scan", "--help"}},
		{"a path named as a command", []string{"scan", "scan", "help"}, []string{"toy", "scan", "--", "scan", "help"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := arrange(toyApp(), tt.args)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestArrangeRefuses(t *testing.T) {
	for _, tt := range []struct {
		name string
		args []string
		want usageError
	}{
		{"unknown command", []string{"scna"}, usageError{`unknown command "scna"`, []string{`did you mean "toy scan"?`}}},
		{"nothing near", []string{"xyzzy"}, usageError{`unknown command "xyzzy"`, []string{"toy has scan or rules"}}},
		{"unknown flag", []string{"scan", "--quite"}, usageError{"unknown flag --quite of toy scan", []string{"did you mean --quiet?"}}},
		{"one dash", []string{"scan", "-quiet"}, usageError{"unknown flag -quiet of toy scan", []string{"did you mean --quiet?"}}},
		{"flag of another command", []string{"--quiet"}, usageError{"unknown flag --quiet of toy", []string{`a path that begins with a dash stands after "--"; flags are in "toy --help"`}}},
		{"no value", []string{"scan", "--format"}, usageError{"flag --format needs a value", nil}},
		{"flag for value", []string{"scan", "-f", "-q"}, usageError{"flag -f needs a value", []string{`a value that begins with a dash stands behind "=": --format=-q`}}},
		{"two dashes and a letter", []string{"scan", "--q"}, usageError{"unknown flag --q of toy scan", []string{`a path that begins with a dash stands after "--"; flags are in "toy scan --help"`}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := arrange(toyApp(), tt.args)
			if err == nil {
				t.Fatalf("got %q, want an error", got)
			}
			if diff := cmp.Diff(&tt.want, err, cmp.AllowUnexported(usageError{})); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// FuzzArrange: whatever the arguments, no path is lost or taken for a flag.
func FuzzArrange(f *testing.F) {
	f.Add("scan", "-q", "a", "-")
	f.Add("scan", "--", "-f", "x")
	f.Add("rules", "list", "-fjson", "--verbose")
	f.Fuzz(func(t *testing.T, a, b, c, d string) {
		out, err := arrange(toyApp(), []string{a, b, c, d})
		if err != nil {
			return
		}
		paths := false
		for i, arg := range out {
			switch {
			case paths || i == 0:
			case arg == "--":
				paths = true
			case arg == "scan" || arg == "rules" || arg == "list" || arg == "secret":
			case len(arg) < 3 || arg[:2] != "--":
				t.Errorf("%q stands among the flags of %q", arg, out)
			}
		}
	})
}
