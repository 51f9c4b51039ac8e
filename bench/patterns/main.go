// Command patterns prints the expressions of the built-in rules, so that
// other programs can be measured with what privlint looks for.
//
//	go run ./bench/patterns [-as lines|named|gitleaks] [-n COUNT]
//
// Lines gives one expression a line, for rg --no-unicode -f: in bytes, so that
// a class with letters beyond ASCII holds every byte over 0x7f instead, and
// with a carriage return for a line break, because rg reads lines. Named puts
// the name and a tab before each of them. Gitleaks gives a configuration in
// TOML. Left out are, with their numbers on standard
// error: expressions that need look-around or back-references, patterns
// without expression, those that are tried only under the name of a field, and
// rules that are nothing but lists of words. What remains is less work than privlint has: checks, labels and boundaries of a
// match are not in an expression.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"regexp/syntax"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/privlint/privlint/rules"
)

func main() {
	as := flag.String("as", "lines", "lines, named or gitleaks")
	n := flag.Int("n", 0, "how many expressions at most, spread over all rules; 0 means all")
	flag.Parse()
	if err := run(os.Stdout, os.Stderr, *as, *n); err != nil {
		fmt.Fprintln(os.Stderr, "patterns:", err)
		os.Exit(1) //nolint:forbidigo // this is main
	}
}

// expression is one pattern that other engines can run.
type expression struct {
	name     string
	tree     *syntax.Regexp // without capturing groups
	literals []string
}

func run(out, notes io.Writer, as string, n int) error {
	set, err := rules.Builtin()
	if err != nil {
		return err
	}
	list, left, err := expressions(set)
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintf(notes, "%d rules: %d expressions; left out: %d with look-around, %d without expression, %d for named fields, %d rules of words alone\n",
		len(set.Rules()), len(list), left.lookAround, left.empty, left.fields, left.words); err != nil {
		return err
	}
	if n > 0 && n < len(list) {
		picked := make([]expression, n)
		for i := range picked {
			picked[i] = list[i*len(list)/n]
		}
		list = picked
	}
	w := &strings.Builder{}
	switch as {
	case "lines":
		for _, e := range list {
			fmt.Fprintln(w, bytewise(e.tree))
		}
	case "named":
		for _, e := range list {
			fmt.Fprintf(w, "%s\t%s\n", e.name, bytewise(e.tree))
		}
	case "gitleaks":
		fmt.Fprintln(w, `title = "the rules of privlint"`)
		for i, e := range list {
			fmt.Fprintf(w, "\n[[rules]]\nid = %q\nregex = '''%v'''\n", e.name+"-"+strconv.Itoa(i), e.tree)
			if len(e.literals) > 0 {
				fmt.Fprintf(w, "keywords = [%s]\n", quoted(e.literals))
			}
		}
	default:
		return fmt.Errorf("unknown form %q", as)
	}
	_, err = io.WriteString(out, w.String())
	return err
}

// omitted counts what RE2 cannot run.
type omitted struct{ lookAround, empty, fields, words int }

func expressions(set *rules.Set) (list []expression, left omitted, err error) {
	for _, r := range set.Rules() {
		if len(r.Patterns) == 0 {
			left.words++
		}
		for i := range r.Patterns {
			p := &r.Patterns[i]
			source := p.Source()
			switch {
			case source == "":
				left.empty++
				continue
			case p.Engine == rules.EngineRegexp2:
				left.lookAround++
				continue
			case p.Needs == rules.NeedsField:
				left.fields++
				continue
			}
			tree, err := syntax.Parse(source, syntax.Perl)
			if err != nil {
				return nil, left, fmt.Errorf("%s: %w", r.ID, err)
			}
			list = append(list, expression{r.ID + "-" + p.Name, plain(tree), p.RequiredLiterals()})
		}
	}
	return list, left, nil
}

// plain takes out capturing groups, whose names would be there twice in a
// union.
func plain(re *syntax.Regexp) *syntax.Regexp {
	for i, sub := range re.Sub {
		re.Sub[i] = plain(sub)
	}
	if re.Op == syntax.OpCapture {
		return re.Sub[0]
	}
	return re
}

// bytewise writes an expression for engines that match bytes. It changes the
// tree.
func bytewise(tree *syntax.Regexp) string {
	inBytes(tree)
	var b strings.Builder
	for _, r := range tree.String() {
		if r < utf8.RuneSelf {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, `\x%02x`, r)
		}
	}
	return b.String()
}

// inBytes has every rune of a tree stand for one byte.
func inBytes(re *syntax.Regexp) {
	for _, sub := range re.Sub {
		inBytes(sub)
	}
	switch re.Op {
	case syntax.OpLiteral:
		text := strings.ReplaceAll(string(re.Rune), "\n", "\r")
		re.Rune = re.Rune[:0:0]
		for _, c := range []byte(text) {
			re.Rune = append(re.Rune, rune(c))
		}
	case syntax.OpCharClass:
		re.Rune = byteClass(re.Rune)
	default: // the others have no runes of their own
	}
}

// byteClass is the ASCII part of a class, and all bytes beyond if there is
// more in it than what folding adds to "k" and "s".
func byteClass(ranges []rune) (out []rune) {
	const longS, kelvin = 'ſ', '\u212a'
	beyond := false
	for i := 0; i < len(ranges); i += 2 {
		lo, hi := ranges[i], ranges[i+1]
		if hi >= utf8.RuneSelf {
			beyond = beyond || lo != hi || lo != longS && lo != kelvin
			hi = utf8.RuneSelf - 1
		}
		if lo <= hi {
			out = append(out, lo, hi)
		}
	}
	if beyond {
		out = append(out, utf8.RuneSelf, 0xff)
	}
	return out
}

// quoted is a list of TOML strings in lower case, as gitleaks compares them.
func quoted(literals []string) string {
	list := make([]string, len(literals))
	for i, l := range literals {
		list[i] = strconv.Quote(strings.ToLower(l))
	}
	return strings.Join(list, ", ")
}
