package scrub

import (
	"cmp"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/privlint/privlint/scanner"
	"github.com/privlint/privlint/scanner/document"
	"github.com/privlint/privlint/scanner/scrub/rename"
)

// renames are the new names of intents and entities, the same in all inputs
// of a run, so that a list of examples still fits its workspace.
type renames struct {
	intents, entities map[string]string
	taken             map[rename.Kind]map[string]bool // in small letters
}

func newRenames() *renames {
	return &renames{
		intents: map[string]string{}, entities: map[string]string{},
		taken: map[rename.Kind]map[string]bool{rename.Intent: {}, rename.Entity: {}},
	}
}

// nameKind is what a unit with a name of the author's names: an intent, an
// entity, or something that nothing refers to.
func nameKind(u *document.Unit) (rename.Kind, bool) {
	switch u.Place.Kind {
	case "intent-name":
		return rename.Intent, true
	case "entity-name":
		return rename.Entity, true
	}
	return rename.Key, false
}

func (n *renames) of(kind rename.Kind) map[string]string {
	if kind == rename.Intent {
		return n.intents
	}
	return n.entities
}

// changeNames renames what there is to rename.
func (p *pass) changeNames(c *copier) error {
	if err := p.read(p.learn); err != nil || len(p.names.intents)+len(p.names.entities) == 0 {
		return err
	}
	return p.read(func(r *scanner.Reader) error { return p.rename(r, c) })
}

// learn finds new names for those in an input that hold values.
func (p *pass) learn(reader *scanner.Reader) error {
	w := &rewriter{plan: p.plan, file: p.file, path: p.path, reader: reader, copier: newCopier(strings.NewReader(""), io.Discard), pass: p}
	found := cursor{list: p.file.sorted()}
	type wanted struct {
		kind     rename.Kind
		old, new string
	}
	var list []wanted
	err := reader.Each(func(u *document.Unit) error {
		planned := found.next()
		kind, referred := nameKind(u)
		if u.Role != document.RoleName || !referred {
			return nil
		}
		p.names.taken[kind][strings.ToLower(u.Text)] = true
		d := w.draft(u, planned)
		if len(d.targets) == 0 || p.names.of(kind)[u.Text] != "" {
			return nil
		}
		if err := d.edit(); err != nil {
			return err
		}
		list = append(list, wanted{kind, u.Text, d.edits.apply(u.Text)})
		return nil
	})
	for _, want := range list {
		taken := p.names.taken[want.kind]
		name := rename.Unique(reader.Format.Name, want.kind, rename.Legal(reader.Format.Name, want.kind, want.new), func(lower string) bool { return taken[lower] })
		taken[strings.ToLower(name)] = true
		p.names.of(want.kind)[want.old] = name
	}
	return err
}

// rename hands the changes of names to the copier, unless those of the format
// cannot be changed.
func (p *pass) rename(reader *scanner.Reader, c *copier) error {
	var edits []rename.Edit
	err := rename.Find(reader.Format.Name, reader.Window(), reader.RawOffset, rename.Names{Intents: p.names.intents, Entities: p.names.entities}, func(e rename.Edit) error {
		edits = append(edits, e)
		return nil
	})
	if errors.Is(err, rename.ErrUnsupported) || errors.Is(err, rename.ErrAmbiguous) || errors.Is(err, rename.ErrSpelling) {
		return nil // they stay and are reported
	}
	if err != nil {
		return err
	}
	for _, e := range edits {
		bytes, err := charset(reader.Encoding()).NewEncoder().Bytes([]byte(e.Text))
		if err != nil {
			return err
		}
		if touchesAny(p.gone, e.Raw) {
			continue
		}
		if err := c.replace(e.Raw, bytes); err != nil {
			return err
		}
		p.changed = append(p.changed, e.Raw)
	}
	p.renamed = true
	return nil
}

// changedIn lists the parts of a unit's text that rename changes.
func (p *pass) changedIn(u *document.Unit) (list []document.Span) {
	at, _ := slices.BinarySearchFunc(p.changed, u.Raw.Start, func(s document.Span, start int) int { return cmp.Compare(s.End, start) })
	for _, s := range p.changed[at:] {
		if s.Start >= u.Raw.End {
			break
		}
		if touches(s, u.Raw) {
			list = append(list, u.TextSpan(s))
		}
	}
	return list
}
