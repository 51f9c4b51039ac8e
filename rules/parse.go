package rules

import (
	"bufio"
	"bytes"
	"errors"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/privlint/privlint/rules/strictyaml"
)

// parser reads one rule file.
type parser struct {
	file string
	// builtin files use listed entity types only, and their patterns are
	// compiled by a test instead of at every start.
	builtin bool
	// open reads a word list, named relative to the rule file.
	open func(name string) ([]byte, error)

	doc   *strictyaml.Document
	types *typeTable
	// own are the entity types of the rules in the file.
	own []EntityType
}

func (p *parser) parse(src []byte) ([]*Rule, []*Combination, error) {
	doc, err := strictyaml.Parse(p.file, src)
	if err != nil {
		return nil, nil, err
	}
	p.doc, p.types = doc, entityTable()
	var top struct {
		Rules        []*Rule        `yaml:"rules"`
		Combinations []*Combination `yaml:"combinations"`
	}
	doc.Decode(doc.Root, &top)
	for i, r := range top.Rules {
		if n := strictyaml.At(doc.Root, "rules", i); r != nil {
			r.File, r.Line = p.file, n.Line
			p.own = append(p.own, r.EntityType)
			p.readWords(r, n)
			p.readContext(r.Hotwords, strictyaml.At(n, "hotwords"))
			p.readContext(r.NotNear, strictyaml.At(n, "not_near"))
			p.readContext(r.Disclosure, strictyaml.At(n, "disclosure"))
			p.checkRule(r, n)
			r.setDefaults(p.types)
		}
	}
	for i, c := range top.Combinations {
		if n := strictyaml.At(doc.Root, "combinations", i); c != nil {
			c.File, c.Line = p.file, n.Line
			p.checkCombination(c, n)
		}
	}
	if err := doc.Err(); err != nil {
		return nil, nil, err
	}
	if len(top.Rules)+len(top.Combinations) == 0 {
		doc.Errorf(doc.Root, "no rules: want the key \"rules\" with a list")
		return nil, nil, doc.Err()
	}
	return top.Rules, top.Combinations, nil
}

// setDefaults fills what may be left out, so that readers of rules need no
// special cases.
func (r *Rule) setDefaults(types *typeTable) {
	if i, ok := types.byName[r.EntityType]; ok {
		if r.Category == "" {
			r.Category = types.types[i].Category
		}
		if r.Severity == 0 {
			r.Severity = types.types[i].Severity
		}
	}
	for i := range r.Patterns {
		p := &r.Patterns[i]
		if p.Name == "" {
			p.Name = r.ID
		}
		if p.Engine == "" {
			p.Engine = EngineRE2
		}
		if p.Boundary == "" {
			p.Boundary = BoundaryWord
		}
	}
}

// readWords adds the word list that the terms name to their words.
func (p *parser) readWords(r *Rule, n *yaml.Node) {
	if r.Terms == nil || r.Terms.File == "" {
		return
	}
	at := strictyaml.At(n, "terms", "file")
	src, err := p.open(r.Terms.File)
	if err != nil {
		p.doc.Errorf(at, "word list %q: %s", r.Terms.File, plain(err))
		return
	}
	words, err := parseWords(src)
	if err != nil {
		p.doc.Errorf(at, "word list %q: %s", r.Terms.File, err)
		return
	}
	if len(words) == 0 {
		p.doc.Errorf(at, "word list %q is empty", r.Terms.File)
	}
	r.Terms.Words = append(r.Terms.Words, words...)
}

// readContext adds the lists of the files that a context names to its own.
// A phrase that stands in several files is one.
func (p *parser) readContext(c *Context, n *yaml.Node) {
	if c == nil {
		return
	}
	for i, name := range c.Files {
		at := strictyaml.At(n, "files", i)
		src, err := p.open(name)
		if err != nil {
			p.doc.Errorf(at, "phrases %q: %s", name, plain(err))
			continue
		}
		doc, err := strictyaml.Parse(name, src)
		if err != nil {
			p.doc.Errorf(at, "phrases %q: %s", name, err)
			continue
		}
		var lists struct {
			Phrases  []string `yaml:"phrases"`
			Adjacent []string `yaml:"adjacent"`
			Unless   []string `yaml:"unless"`
		}
		doc.Decode(doc.Root, &lists)
		if err := doc.Err(); err != nil {
			p.doc.Errorf(at, "phrases %q: %s", name, err)
			continue
		}
		c.Phrases = addNew(c.Phrases, lists.Phrases)
		c.Adjacent = addNew(c.Adjacent, lists.Adjacent)
		c.Unless = addNew(c.Unless, lists.Unless)
	}
}

// addNew appends those of more to list that are not in it.
func addNew(list, more []string) []string {
	known := make(map[string]bool, len(list))
	for _, phrase := range list {
		known[phrase] = true
	}
	for _, phrase := range more {
		if !known[phrase] {
			known[phrase] = true
			list = append(list, phrase)
		}
	}
	return list
}

// plain strips the path from file errors: the message names the list as the
// rule does.
func plain(err error) error {
	for {
		inner := errors.Unwrap(err)
		if inner == nil {
			return err
		}
		err = inner
	}
}

// parseWords reads a word list: one phrase a line, "#" begins a comment,
// blanks around are dropped.
func parseWords(src []byte) ([]string, error) {
	var words []string
	lines := bufio.NewScanner(bytes.NewReader(bytes.TrimPrefix(src, []byte("\uFEFF"))))
	for lines.Scan() {
		line, _, _ := strings.Cut(lines.Text(), "#")
		if line = strings.TrimSpace(line); line != "" {
			words = append(words, line)
		}
	}
	return words, lines.Err()
}
