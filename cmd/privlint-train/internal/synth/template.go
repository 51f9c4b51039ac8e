package synth

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"
	"sync"
)

//go:embed templates
var templateFiles embed.FS

// node is a piece of a parsed template: a literal, a slot, or a choice.
type node struct {
	literal string
	slot    string
	person  byte // 'a' in {first@a}: all slots with it are about one person
	choices [][]node
	// optional is a choice that is left out half the time.
	optional bool
}

type template struct {
	nodes  []node
	weight int
}

// topic is one file of templates.
type topic struct {
	name      string
	weight    int
	templates []template
	total     int // sum of the weights of templates
}

// language is a folder of templates: its topics, and rules that are named in
// slots and stand for one of several phrases.
type language struct {
	name   string
	topics []topic
	total  int // sum of the weights of topics
	rules  map[string][]template
}

// grammar is all languages, English first, the others by name.
type grammar struct {
	languages []*language
}

// loadGrammar parses the embedded templates once.
var loadGrammar = sync.OnceValues(func() (*grammar, error) { return parseGrammar(templateFiles) })

func parseGrammar(files fs.FS) (*grammar, error) {
	folders, err := fs.ReadDir(files, "templates")
	if err != nil {
		return nil, err
	}
	g := &grammar{}
	for _, folder := range folders {
		l, err := parseLanguage(files, folder.Name())
		if err != nil {
			return nil, err
		}
		if l.name == "en" {
			g.languages = append([]*language{l}, g.languages...)
		} else {
			g.languages = append(g.languages, l)
		}
	}
	return g, g.check()
}

func parseLanguage(files fs.FS, name string) (*language, error) {
	l := &language{name: name, rules: map[string][]template{}}
	folder := path.Join("templates", name)
	entries, err := fs.ReadDir(files, folder)
	if err != nil {
		return nil, err
	}
	for _, entry := range entries {
		file := path.Join(folder, entry.Name())
		text, err := fs.ReadFile(files, file)
		if err != nil {
			return nil, err
		}
		t := topic{name: strings.TrimSuffix(entry.Name(), ".txt"), weight: 10}
		if err := l.parseFile(&t, file, string(text)); err != nil {
			return nil, err
		}
		if len(t.templates) > 0 {
			l.topics = append(l.topics, t)
			l.total += t.weight
		}
	}
	return l, nil
}

// parseFile reads the lines of a file into t and the rules of l.
func (l *language) parseFile(t *topic, file, text string) error {
	rule := ""
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		fail := func(err error) error { return fmt.Errorf("%s:%d: %w", file, i+1, err) }
		switch {
		case line == "" || strings.HasPrefix(line, "# "):
		case strings.HasPrefix(line, "#weight "):
			n, err := strconv.Atoi(strings.TrimPrefix(line, "#weight "))
			if err != nil || n < 1 {
				return fail(errors.New("weight of the file is no positive number"))
			}
			t.weight = n
		case strings.HasPrefix(line, "@"):
			rule = line[1:]
		default:
			parsed, err := parseTemplate(line)
			if err != nil {
				return fail(err)
			}
			if rule != "" {
				l.rules[rule] = append(l.rules[rule], parsed)
				continue
			}
			t.templates = append(t.templates, parsed)
			t.total += parsed.weight
		}
	}
	return nil
}

// parseTemplate parses one line.
func parseTemplate(line string) (template, error) {
	t := template{weight: 1}
	if rest, ok := strings.CutPrefix(line, "*"); ok {
		number, body, found := strings.Cut(rest, " ")
		n, err := strconv.Atoi(number)
		if !found || err != nil || n < 1 {
			return t, errors.New("weight after * is no positive number")
		}
		t.weight, line = n, body
	}
	p := parser{text: line}
	nodes, err := p.sequence(0)
	if err != nil {
		return t, err
	}
	t.nodes = nodes
	return t, nil
}

type parser struct {
	text string
	at   int
}

// sequence parses up to the byte that ends it, which stays unread: one of "|"
// and closing, or the end of the text when closing is 0.
func (p *parser) sequence(closing byte) ([]node, error) {
	var nodes []node
	var literal strings.Builder
	flush := func() {
		if literal.Len() > 0 {
			nodes = append(nodes, node{literal: literal.String()})
			literal.Reset()
		}
	}
	for p.at < len(p.text) {
		c := p.text[p.at]
		if closing != 0 && (c == closing || c == '|') {
			break
		}
		p.at++
		switch c {
		case '\\':
			if p.at == len(p.text) {
				return nil, errors.New("backslash at the end")
			}
			if p.text[p.at] == 'n' {
				literal.WriteByte('\n')
			} else {
				literal.WriteByte(p.text[p.at])
			}
			p.at++
		case '{':
			flush()
			end := strings.IndexByte(p.text[p.at:], '}')
			if end < 1 {
				return nil, fmt.Errorf("column %d: { without }", p.at)
			}
			n := node{slot: p.text[p.at : p.at+end]}
			if name, who, found := strings.Cut(n.slot, "@"); found {
				if len(who) != 1 {
					return nil, fmt.Errorf("column %d: person after @ is not one letter", p.at)
				}
				n.slot, n.person = name, who[0]
			}
			nodes = append(nodes, n)
			p.at += end + 1
		case '(', '[':
			flush()
			n, err := p.choice(c)
			if err != nil {
				return nil, err
			}
			nodes = append(nodes, n)
		case ')', ']', '}':
			return nil, fmt.Errorf("column %d: %c without its beginning", p.at, c)
		default:
			literal.WriteByte(c)
		}
	}
	flush()
	return nodes, nil
}

// choice parses alternatives behind their opening bracket.
func (p *parser) choice(opening byte) (node, error) {
	n, closing, start := node{optional: opening == '['}, byte(')'), p.at
	if n.optional {
		closing = ']'
	}
	for {
		nodes, err := p.sequence(closing)
		if err != nil {
			return n, err
		}
		n.choices = append(n.choices, nodes)
		if p.at == len(p.text) {
			return n, fmt.Errorf("column %d: %c is never closed", start, opening)
		}
		p.at++
		if p.text[p.at-1] == closing {
			return n, nil
		}
	}
}

// rule returns the phrases that a slot stands for in a language, those of
// English where the language has none.
func (g *grammar) rule(l *language, name string) []template {
	if phrases, ok := l.rules[name]; ok {
		return phrases
	}
	return g.languages[0].rules[name]
}

// check reports the first slot that nothing fills.
func (g *grammar) check() error {
	if len(g.languages) == 0 || g.languages[0].name != "en" {
		return errors.New("templates: no English ones")
	}
	for _, l := range g.languages {
		for _, t := range l.topics {
			for _, one := range t.templates {
				if err := g.checkNodes(l, one.nodes); err != nil {
					return fmt.Errorf("templates/%s/%s.txt: %w", l.name, t.name, err)
				}
			}
		}
		for _, phrases := range l.rules {
			for _, one := range phrases {
				if err := g.checkNodes(l, one.nodes); err != nil {
					return fmt.Errorf("templates/%s: %w", l.name, err)
				}
			}
		}
	}
	return nil
}

func (g *grammar) checkNodes(l *language, nodes []node) error {
	for _, n := range nodes {
		if n.slot != "" && n.slot[0] != '=' && slots[n.slot] == nil && len(g.rule(l, n.slot)) == 0 {
			return fmt.Errorf("unknown slot {%s}", n.slot)
		}
		for _, choice := range n.choices {
			if err := g.checkNodes(l, choice); err != nil {
				return err
			}
		}
	}
	return nil
}
