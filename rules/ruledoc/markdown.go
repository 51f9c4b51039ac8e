package ruledoc

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/privlint/privlint/rules"
)

// generated is the first line of each file, and how old ones are known.
const generated = "<!-- Generated from the rules. Do not edit. -->\n"

// WriteDocs writes a page for each rule of the set and README.md, the table
// of them, into dir. The folder is made when missing. Pages of rules that are
// gone are removed if an earlier call wrote them; other files stay. The same
// set gives the same bytes.
func WriteDocs(dir string, set *rules.Set) error {
	if err := os.MkdirAll(dir, 0o750); err != nil {
		return err
	}
	pages := map[string][]byte{"README.md": Index(set)}
	for _, r := range set.Rules() {
		pages[r.ID+".md"] = Page(r)
	}
	old, err := filepath.Glob(filepath.Join(dir, "*.md"))
	if err != nil {
		return err
	}
	for _, name := range old {
		if _, ok := pages[filepath.Base(name)]; ok {
			continue
		}
		src, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if bytes.HasPrefix(src, []byte(generated)) {
			if err := os.Remove(name); err != nil {
				return err
			}
		}
	}
	for name, page := range pages {
		if err := os.WriteFile(filepath.Join(dir, name), page, 0o644); err != nil { //nolint:gosec // documentation is for everybody to read
			return err
		}
	}
	return nil
}

// CheckDocs lists the files of dir that WriteDocs would change, as errors
// joined, or nil when all are current.
func CheckDocs(dir string, set *rules.Set) error {
	var errs []error
	check := func(name string, want []byte) {
		got, err := os.ReadFile(filepath.Join(dir, name))
		switch {
		case errors.Is(err, fs.ErrNotExist):
			errs = append(errs, fmt.Errorf("%s is missing", name))
		case err != nil:
			errs = append(errs, err)
		case !bytes.Equal(got, want):
			errs = append(errs, fmt.Errorf("%s is not current", name))
		}
	}
	check("README.md", Index(set))
	for _, r := range set.Rules() {
		check(r.ID+".md", Page(r))
	}
	return errors.Join(errs...)
}

// Index is the table of all rules, by category.
func Index(set *rules.Set) []byte {
	var b bytes.Buffer
	b.WriteString(generated)
	list := set.Rules()
	fmt.Fprintf(&b, "\n# Rules\n\nprivlint has %d built-in rules.\n", len(list))
	for _, category := range rules.Categories() {
		head := false
		for _, r := range list {
			if r.Category != category {
				continue
			}
			if !head {
				fmt.Fprintf(&b, "\n## %s\n\n| rule | finds | entity type | severity | regions | policies |\n|---|---|---|---|---|---|\n", category)
				head = true
			}
			row(&b, link(r.ID, r.ID+".md"), text(r.Title), cell(string(r.EntityType)), r.Severity.String(),
				strings.ToUpper(strings.Join(r.Regions, ", ")), text(strings.Join(tagsOf(r), ", ")))
		}
	}
	if combos := set.Combinations(); len(combos) > 0 {
		b.WriteString("\n## Combinations\n\nFindings in one record that are worse together than alone.\n\n| combination | what | severity | members |\n|---|---|---|---|\n")
		for _, c := range combos {
			members := make([]string, 0, len(c.Members))
			for _, m := range c.Members {
				members = append(members, text(m.Name))
			}
			row(&b, cell(c.ID), text(c.Title), c.Severity.String(), strings.Join(members, " + "))
		}
	}
	return b.Bytes()
}

// Page is the Markdown page of one rule.
func Page(r *rules.Rule) []byte {
	var b bytes.Buffer
	b.WriteString(generated)
	fmt.Fprintf(&b, "\n# %s\n\n", text(r.Title))
	paragraph(&b, r.Description)
	b.WriteString("| | |\n|---|---|\n")
	for _, f := range factsOf(r) {
		value := text(f.text)
		if f.name == "Rule" {
			value = cell(f.text)
		}
		row(&b, f.name, value)
	}
	if tags := tagsOf(r); len(tags) > 0 {
		b.WriteString("\n## Policies\n\n")
		for _, tag := range tags {
			fmt.Fprintf(&b, "- %s\n", text(obligation(tag)))
		}
	}
	detection(&b, r)
	examples(&b, r)
	section(&b, "False positives", r.FalsePositives)
	section(&b, "What to do", r.Remediation)
	if len(r.References) > 0 {
		b.WriteString("\n## References\n\n")
		for _, ref := range r.References {
			fmt.Fprintf(&b, "- %s\n", text(oneLine(ref)))
		}
	}
	return b.Bytes()
}

func detection(b *bytes.Buffer, r *rules.Rule) {
	if len(r.Patterns) > 0 {
		b.WriteString("\n## Patterns\n\n| pattern | score | expression | conditions |\n|---|---|---|---|\n")
		for i := range r.Patterns {
			p := &r.Patterns[i]
			row(b, text(p.Name), fmt.Sprint(p.Score), cell(p.Source()), text(conditions(r, p)))
		}
	}
	if r.Terms != nil {
		fmt.Fprintf(b, "\n## Words\n\n%s\n", text(termsText(r.Terms)))
	}
	if list := validatorsOf(r); len(list) > 0 {
		b.WriteString("\n## Check\n\n")
		for _, v := range list {
			fmt.Fprintf(b, "- %s: %s\n", code(v.Name), text(oneLine(v.Source)))
		}
		b.WriteString("\nWhat fails the check is not reported.")
		if r.ValidatedScore > 0 {
			fmt.Fprintf(b, " What passes has a score of at least %g.", r.ValidatedScore)
		}
		b.WriteString("\n")
	}
	for _, c := range contexts(r) {
		fmt.Fprintf(b, "\n## %s\n\n%s Window: %s.\n\n%s\n", c.title, c.text, window(c.context), codes(c.context.Phrases))
		for _, more := range furtherPhrases(c.context) {
			fmt.Fprintf(b, "\n%s\n\n%s\n", more.text, codes(more.phrases))
		}
	}
	if len(r.Fields) > 0 {
		fmt.Fprintf(b, "\n## Fields\n\nNames of keys, columns, entities and slots that hold such values:\n\n%s\n", codes(r.Fields))
	}
}

func examples(b *bytes.Buffer, r *rules.Rule) {
	if len(r.Examples.Match) > 0 {
		b.WriteString("\n## Found\n\n| text | under | found |\n|---|---|---|\n")
		for _, e := range r.Examples.Match {
			row(b, cell(e.Text), cell(e.Field), cell(e.Want))
		}
	}
	if len(r.Examples.NoMatch) > 0 {
		b.WriteString("\n## Not found\n\n| text | under |\n|---|---|\n")
		for _, e := range r.Examples.NoMatch {
			row(b, cell(e.Text), cell(e.Field))
		}
	}
}

func termsText(t *rules.Terms) string {
	s := fmt.Sprintf("Entries of the dictionary: %d, score %g", len(t.Words), t.Score)
	switch t.Needs {
	case rules.NeedsLabel:
		s += ", only with a hotword or label nearby"
	case rules.NeedsField:
		s += ", only under one of the fields"
	case rules.NeedsRegion:
		s += ", only where the region of the text is known"
	}
	return s + "."
}

func section(b *bytes.Buffer, title, body string) {
	if strings.TrimSpace(body) == "" {
		return
	}
	fmt.Fprintf(b, "\n## %s\n\n", title)
	b.WriteString(paragraphs(body) + "\n")
}

func paragraph(b *bytes.Buffer, body string) {
	if strings.TrimSpace(body) != "" {
		b.WriteString(paragraphs(body) + "\n\n")
	}
}

func row(b *bytes.Buffer, cells ...string) {
	b.WriteString("| " + strings.Join(cells, " | ") + " |\n")
}
