package main

import (
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/privlint/privlint/rules/ruledoc"
)

const commandList = `
COMMANDS:{{range .VisibleCommands}}
   {{join .Names ", "}}{{"\t"}}{{.Usage}}{{end}}
`

func appHelp(flags []cli.Flag) string {
	return `privlint - {{.Usage}}

USAGE:
   {{.UsageText}}
` + commandList + flagHelp(flags) + `
Run "privlint COMMAND --help" for the flags of a command.
Exit codes: 0 clean, 1 findings, 2 usage or configuration, 3 not everything
could be scanned.
`
}

func commandHelp(flags []cli.Flag) string {
	return `{{.HelpName}} - {{.Usage}}

USAGE:
   {{.HelpName}} [FLAG...]{{if .ArgsUsage}} {{.ArgsUsage}}{{end}}
{{if .Description}}
{{.Description}}
{{end}}` + flagHelp(flags)
}

const groupHelp = `{{.HelpName}} - {{.Usage}}

USAGE:
   {{.HelpName}} COMMAND [FLAG...]
` + commandList

// flagHelp lists flags, each with its default and its variable.
func flagHelp(flags []cli.Flag) string {
	var b strings.Builder
	b.WriteString("\nFLAGS:\n")
	for _, f := range flags {
		doc, ok := f.(cli.DocGenerationFlag)
		if !ok {
			continue
		}
		placeholder, text := splitUsage(doc.GetUsage())
		b.WriteString("   " + flagTitle(f.Names(), placeholder) + "\n")
		if text = withDefault(text, doc); len(doc.GetEnvVars()) > 0 {
			text += " [$" + strings.Join(doc.GetEnvVars(), ", $") + "]"
		}
		b.WriteString(ruledoc.Wrap(text, "       ") + "\n")
	}
	b.WriteString("   -h, --help\n       show this help\n")
	return b.String()
}

// flagTitle is "-f, --format FORMAT".
func flagTitle(names []string, placeholder string) string {
	title := "--" + names[0]
	for _, short := range names[1:] {
		title = "-" + short + ", " + title
	}
	if placeholder != "" {
		title += " " + placeholder
	}
	return title
}

// splitUsage takes the word between backquotes out of the usage of a flag
// that has a value.
func splitUsage(usage string) (placeholder, text string) {
	_, rest, found := strings.Cut(usage, "`")
	if !found {
		return "", usage
	}
	placeholder, _, _ = strings.Cut(rest, "`")
	return placeholder, strings.ReplaceAll(usage, "`", "")
}

// withDefault adds the default where the text does not speak of it.
func withDefault(text string, doc cli.DocGenerationFlag) string {
	value := strings.Trim(doc.GetDefaultText(), `"`)
	if !doc.TakesValue() || value == "" {
		return text
	}
	return text + " (default: " + value + ")"
}
