package main

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

func completionCommand(e *env) *cli.Command {
	write := map[string]func(*printer, []commandInfo){
		"bash": writeBash, "zsh": writeZsh, "fish": writeFish,
	}
	shells := []string{"bash", "zsh", "fish"}
	return &cli.Command{
		Name:      "completion",
		Usage:     "print the completion script of a shell",
		ArgsUsage: "bash|zsh|fish",
		Description: `   bash:  source <(privlint completion bash)
   zsh:   privlint completion zsh > "${fpath[1]}/_privlint"
   fish:  privlint completion fish > ~/.config/fish/completions/privlint.fish`,
		Action: func(c *cli.Context) error {
			if c.NArg() != 1 {
				return usage("completion takes one shell: %s", enumerate(shells))
			}
			shell := c.Args().First()
			if err := oneOf("privlint completion", shell, shells); err != nil {
				return err
			}
			p := &printer{w: e.stdout}
			write[shell](p, describe("privlint", c.App.Commands, c.App.Flags))
			return p.err
		},
	}
}

// commandInfo is what completion knows of one command.
type commandInfo struct {
	path  string // "privlint rules list"
	subs  []*cli.Command
	flags []flagInfo
	// words are fixed arguments; ruleIDs asks for the ids of the rules.
	words   []string
	ruleIDs bool
}

type flagInfo struct {
	long, short string
	usage       string
	takesValue  bool
	words       []string
	ruleIDs     bool
}

// describe lists the command at path and all below it.
func describe(path string, commands []*cli.Command, flags []cli.Flag) []commandInfo {
	name := path[strings.LastIndexByte(path, ' ')+1:]
	info := commandInfo{path: path, ruleIDs: name == "explain"}
	if name == "completion" {
		info.words = []string{"bash", "zsh", "fish"}
	}
	for _, f := range flags {
		doc, ok := f.(cli.DocGenerationFlag)
		if !ok || f.Names()[0] == "help" {
			continue
		}
		long := f.Names()[0]
		fi := flagInfo{
			long: long, usage: strings.ReplaceAll(doc.GetUsage(), "`", ""), takesValue: doc.TakesValue(),
			words: choices(name, long), ruleIDs: long == "select" || long == "ignore",
		}
		if i := slices.IndexFunc(f.Names(), func(n string) bool { return len(n) == 1 }); i >= 0 {
			fi.short = f.Names()[i]
		}
		info.flags = append(info.flags, fi)
	}
	info.flags = append(info.flags, flagInfo{long: "help", short: "h", usage: "show help"})
	list := []commandInfo{info}
	for _, c := range commands {
		if c.Hidden {
			continue
		}
		list[0].subs = append(list[0].subs, c)
		list = append(list, describe(path+" "+c.Name, c.Subcommands, c.Flags)...)
	}
	return list
}

// names are the flag as typed: "--format" and "-f".
func (f flagInfo) names() []string {
	if f.short == "" {
		return []string{"--" + f.long}
	}
	return []string{"--" + f.long, "-" + f.short}
}

func (c commandInfo) flagNames() string {
	var all []string
	for _, f := range c.flags {
		all = append(all, f.names()...)
	}
	return strings.Join(all, " ")
}

func (c commandInfo) subNames() string { return strings.Join(commandNames(c.subs), " ") }

// patterns writes shell patterns, such as 'privlint scan --format'|'privlint scan -f'.
func (c commandInfo) patterns(f flagInfo) string {
	names := f.names()
	for i, name := range names {
		names[i] = quote(c.path + " " + name)
	}
	return strings.Join(names, "|")
}

// quote makes text one word of a shell, and of zsh and fish alike.
func quote(text string) string { return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'" }

const listRuleIDs = "$(privlint rules list --format ids 2>/dev/null)"

func writeBash(p *printer, commands []commandInfo) {
	p.printf("# bash completion for privlint\n_privlint() {\n")
	p.printf("  local cur=\"${COMP_WORDS[COMP_CWORD]}\" prev=\"${COMP_WORDS[COMP_CWORD-1]}\" cmd=privlint i\n")
	writeDescent(p, commands, "((i = 1; i < COMP_CWORD; i++))", "${COMP_WORDS[i]}")
	p.printf("  COMPREPLY=()\n  case \"$cmd $prev\" in\n")
	for _, c := range commands {
		for _, f := range c.flags {
			switch {
			case f.ruleIDs:
				p.printf("    %s) COMPREPLY=($(compgen -W \"%s\" -- \"$cur\")); return ;;\n", c.patterns(f), listRuleIDs)
			case f.words != nil:
				p.printf("    %s) COMPREPLY=($(compgen -W %s -- \"$cur\")); return ;;\n", c.patterns(f), quote(strings.Join(f.words, " ")))
			case f.takesValue:
				p.printf("    %s) return ;;\n", c.patterns(f))
			}
		}
	}
	p.printf("  esac\n  case \"$cmd\" in\n")
	for _, c := range commands {
		p.printf("    %s) [[ $cur == -* ]] && COMPREPLY=($(compgen -W %s -- \"$cur\"))", quote(c.path), quote(c.flagNames()))
		switch {
		case c.ruleIDs:
			p.printf(" || COMPREPLY=($(compgen -W \"%s\" -- \"$cur\"))", listRuleIDs)
		case len(c.subs) > 0 || c.words != nil:
			words := strings.TrimSpace(c.subNames() + " " + strings.Join(c.words, " "))
			p.printf(" || COMPREPLY=($(compgen -W %s -- \"$cur\"))", quote(words))
		}
		p.printf(" ;;\n")
	}
	p.printf("  esac\n}\ncomplete -o default -F _privlint privlint\n")
}

// writeDescent writes the loop that finds the command in the words so far,
// in the syntax that bash and zsh share.
func writeDescent(p *printer, commands []commandInfo, loop, word string) {
	p.printf("  for %s; do\n    case \"$cmd %s\" in\n", loop, word)
	for _, c := range commands[1:] {
		p.printf("      %s) cmd=%s ;;\n", quote(c.path), quote(c.path))
	}
	p.printf("    esac\n  done\n")
}

func writeZsh(p *printer, commands []commandInfo) {
	p.printf("#compdef privlint\n# zsh completion for privlint\n_privlint() {\n")
	p.printf("  local cmd=privlint\n  local -i i\n  local -a list\n")
	writeDescent(p, commands, "((i = 2; i < CURRENT; i++))", "${words[i]}")
	p.printf("  case \"$cmd ${words[CURRENT-1]}\" in\n")
	for _, c := range commands {
		for _, f := range c.flags {
			switch {
			case f.ruleIDs:
				p.printf("    %s) compadd -- ${(f)\"%s\"}; return ;;\n", c.patterns(f), listRuleIDs)
			case f.words != nil:
				p.printf("    %s) compadd -- %s; return ;;\n", c.patterns(f), strings.Join(f.words, " "))
			case f.takesValue:
				p.printf("    %s) _files; return ;;\n", c.patterns(f))
			}
		}
	}
	p.printf("  esac\n  case \"$cmd\" in\n")
	for _, c := range commands {
		p.printf("    %s)\n      if [[ $PREFIX == -* ]]; then\n        list=(\n", quote(c.path))
		for _, f := range c.flags {
			p.printf("          %s\n", quote("--"+f.long+":"+f.usage))
		}
		p.printf("        )\n        _describe flag list\n        return\n      fi\n")
		switch {
		case c.ruleIDs:
			p.printf("      compadd -- ${(f)\"%s\"}\n", listRuleIDs)
		case c.words != nil:
			p.printf("      compadd -- %s\n", strings.Join(c.words, " "))
		case len(c.subs) > 0:
			p.printf("      list=(\n")
			for _, sub := range c.subs {
				p.printf("        %s\n", quote(sub.Name+":"+sub.Usage))
			}
			p.printf("      )\n      _describe command list\n")
		default:
			p.printf("      _files\n")
		}
		p.printf("      ;;\n")
	}
	p.printf("  esac\n}\n")
	p.printf("if [[ $funcstack[1] == _privlint ]]; then\n  _privlint \"$@\"\nelse\n  compdef _privlint privlint\nfi\n")
}

func writeFish(p *printer, commands []commandInfo) {
	p.printf("# fish completion for privlint\n")
	for _, c := range commands {
		condition := fishCondition(c)
		for _, sub := range c.subs {
			p.printf("complete -c privlint -f -n %s -a %s -d %s\n", quote(condition), quote(sub.Name), quote(sub.Usage))
		}
		for _, word := range c.words {
			p.printf("complete -c privlint -f -n %s -a %s\n", quote(condition), quote(word))
		}
		if c.ruleIDs {
			p.printf("complete -c privlint -f -n %s -a '(privlint rules list --format ids 2>/dev/null)'\n", quote(condition))
		}
		for _, f := range c.flags {
			p.printf("complete -c privlint -n %s -l %s", quote(condition), f.long)
			if f.short != "" {
				p.printf(" -s %s", f.short)
			}
			switch {
			case f.ruleIDs:
				p.printf(" -x -a '(privlint rules list --format ids 2>/dev/null)'")
			case f.words != nil:
				p.printf(" -x -a %s", quote(strings.Join(f.words, " ")))
			case f.takesValue:
				p.printf(" -r")
			}
			p.printf(" -d %s\n", quote(f.usage))
		}
	}
}

// fishCondition holds where the command line so far is that of c.
func fishCondition(c commandInfo) string {
	words := strings.Fields(c.path)[1:]
	if len(words) == 0 {
		return "__fish_use_subcommand"
	}
	var all []string
	for _, w := range words {
		all = append(all, "__fish_seen_subcommand_from "+w)
	}
	if len(c.subs) > 0 {
		all = append(all, "not __fish_seen_subcommand_from "+c.subNames())
	}
	return strings.Join(all, "; and ")
}
