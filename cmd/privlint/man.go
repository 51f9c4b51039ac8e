package main

import (
	"strings"

	"github.com/urfave/cli/v2"
)

// manCommand prints the man page; docs/privlint.1 is its output.
func manCommand(e *env) *cli.Command {
	return &cli.Command{
		Name: "man", Hidden: true,
		Usage: "print the man page",
		Action: func(c *cli.Context) error {
			p := &printer{w: e.stdout}
			writeMan(p, c.App)
			return p.err
		},
	}
}

// roff escapes text for troff: backslashes, hyphens that are typed, and a
// dot or quote that begins a line.
func roff(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(s)
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'") {
			lines[i] = `\&` + line
		}
	}
	return strings.Join(lines, "\n")
}

func writeMan(p *printer, app *cli.App) {
	p.printf(".TH PRIVLINT 1 \"\" \"privlint\" \"User Commands\"\n.SH NAME\nprivlint \\- %s\n", roff(app.Usage))
	p.printf(".SH SYNOPSIS\n.B privlint\n.I COMMAND\n[\\fIFLAG\\fR...] [\\fIPATH\\fR...]\n")
	p.printf(".SH DESCRIPTION\nprivlint finds personal and health data in utterance lists, intent and entity exports and whole workspaces of chatbots. " +
		"Values are masked in all output. Flags may stand behind paths; each is a key of .privlint.yaml and an environment variable too.\n")
	p.printf(".SH COMMANDS\n")
	manCommands(p, "privlint", app.Commands)
	p.printf(".SH EXIT STATUS\n")
	for _, status := range [][2]string{
		{"0", "no findings at or over the severity of --fail-on"},
		{"1", "findings at or over the severity of --fail-on"},
		{"2", "mistake in arguments, environment or configuration"},
		{"3", "something named could not be fully scanned"},
		{"130", "interrupted"},
	} {
		p.printf(".TP\n.B %s\n%s\n", status[0], roff(status[1]))
	}
	p.printf(".SH FILES\n.TP\n.B .privlint.yaml\nconfiguration, in the working directory or above: see \\fBprivlint config init\\fR\n" +
		".TP\n.B .privlint\\-baseline.jsonl\naccepted findings, see \\fBprivlint baseline\\fR\n")
}

// manCommands writes the commands below path, each with its flags.
func manCommands(p *printer, path string, commands []*cli.Command) {
	for _, c := range commands {
		if c.Hidden {
			continue
		}
		name := path + " " + c.Name
		if len(c.Subcommands) > 0 {
			manCommands(p, name, c.Subcommands)
			continue
		}
		p.printf(".SS %s %s\n%s.\n", roff(name), roff(c.ArgsUsage), roff(c.Usage))
		if c.Description != "" {
			p.printf(".PP\n%s\n", roff(strings.Join(strings.Fields(c.Description), " ")))
		}
		for _, f := range c.Flags {
			doc, ok := f.(cli.DocGenerationFlag)
			if !ok || f.Names()[0] == "help" {
				continue
			}
			placeholder, text := splitUsage(doc.GetUsage())
			p.printf(".TP\n\\fB%s\\fR\n%s\n", roff(flagTitle(f.Names(), placeholder)), roff(withDefault(text, doc)))
		}
	}
}
