package baseline

import (
	"bufio"
	"bytes"
	"cmp"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner"
)

// version of the form of a baseline file.
const version = 1

// maxLine bounds a line of a baseline file, in bytes.
const maxLine = 64 << 10

// Entry is one accepted finding. It holds no value, position or time.
type Entry struct {
	// Path is relative to the folder of the baseline, with forward slashes.
	Path        string         `json:"path"`
	Rule        string         `json:"rule"`
	Severity    rules.Severity `json:"severity"`
	Place       string         `json:"place,omitempty"`
	Fingerprint string         `json:"fingerprint"`
	// Value is an HMAC-SHA-256 of the value, cut to 80 bits, in hex. It is
	// there only where a key was given.
	Value string `json:"value,omitempty"`
}

func (e *Entry) compare(o *Entry) int {
	return cmp.Or(
		cmp.Compare(e.Path, o.Path), cmp.Compare(e.Rule, o.Rule), cmp.Compare(e.Place, o.Place),
		cmp.Compare(e.Fingerprint, o.Fingerprint), cmp.Compare(e.Value, o.Value), cmp.Compare(e.Severity, o.Severity),
	)
}

// identity is what makes two findings the same.
type identity struct{ path, fingerprint, value string }

// Baseline is a multiset of accepted findings. As a scanner.Suppressor it
// accepts each entry once. It is not safe for concurrent use.
type Baseline struct {
	Entries []Entry
	// Keyed tells that the entries have HMACs of values.
	Keyed bool

	maker Maker
	left  map[identity]int
	kind  string
}

// Maker makes entries of findings.
type Maker struct {
	// Key makes a new value in an old place a new finding. It must come from
	// outside the repository; nil means none.
	Key []byte
	// Local gives the path of an input relative to the baseline; nil means
	// as it is.
	Local func(path string) string
}

// Entry of a finding.
func (m *Maker) Entry(f *scanner.Finding) Entry {
	e := Entry{Path: f.Path, Rule: f.Rule, Severity: f.Severity, Place: placeOf(&f.Place), Fingerprint: f.Fingerprint}
	if m.Local != nil {
		e.Path = m.Local(f.Path)
	}
	if len(m.Key) > 0 {
		h := hmac.New(sha256.New, m.Key)
		_, _ = fmt.Fprintf(h, "privlint-value-1\x00%s\x00%s", f.EntityType, strings.ToLower(f.Reveal()))
		e.Value = hex.EncodeToString(h.Sum(nil)[:10])
	}
	return e
}

// placeOf names the place without numbers, which move.
func placeOf(p *scanner.Place) string {
	var parts []string
	for _, part := range []struct{ name, value string }{
		{"intent", p.Intent}, {"entity", p.Entity}, {"node", p.Node}, {"action", p.Action}, {"step", p.Step}, {"field", p.Field},
	} {
		if part.value != "" {
			parts = append(parts, part.name+" "+part.value)
		}
	}
	if len(parts) == 0 {
		return p.Kind
	}
	return strings.Join(parts, ", ")
}

// New makes a baseline of entries.
func New(entries []Entry, m Maker) *Baseline {
	b := &Baseline{Entries: entries, Keyed: len(m.Key) > 0}
	b.Use(m, "baseline")
	return b
}

// header is the first line of a file.
type header struct {
	Version int  `json:"privlint-baseline"`
	Keyed   bool `json:"keyed"`
}

// Read reads a baseline file. Errors begin with the line.
func Read(r io.Reader) (*Baseline, error) {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxLine)
	b := &Baseline{}
	for n := 1; lines.Scan(); n++ {
		line := bytes.TrimSpace(lines.Bytes())
		if n == 1 {
			var h header
			if err := strict(line, &h); err != nil || h.Version != version {
				return nil, fmt.Errorf("1: no baseline of version %d: the first line must be {\"privlint-baseline\":%d,...}", version, version)
			}
			b.Keyed = h.Keyed
			continue
		}
		if len(line) == 0 {
			continue
		}
		var e Entry
		if err := strict(line, &e); err != nil {
			return nil, fmt.Errorf("%d: %w", n, err)
		}
		if e.Rule == "" || e.Fingerprint == "" || e.Path == "" {
			return nil, fmt.Errorf("%d: an entry needs path, rule and fingerprint", n)
		}
		b.Entries = append(b.Entries, e)
	}
	if err := lines.Err(); err != nil {
		return nil, err
	}
	return b, nil
}

func strict(line []byte, v any) error {
	dec := json.NewDecoder(bytes.NewReader(line))
	dec.DisallowUnknownFields()
	if err := dec.Decode(v); err != nil {
		return errors.New("broken entry: want one JSON object a line, as \"privlint baseline\" writes it")
	}
	return nil
}

// Write writes the entries, sorted, one a line.
func (b *Baseline) Write(w io.Writer) error {
	entries := slices.Clone(b.Entries)
	slices.SortFunc(entries, func(x, y Entry) int { return x.compare(&y) })
	out := bufio.NewWriter(w)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(header{version, b.Keyed}); err != nil {
		return err
	}
	for i := range entries {
		if err := enc.Encode(&entries[i]); err != nil {
			return err
		}
	}
	return out.Flush()
}

// Use prepares b as a suppressor: all entries are open again, findings are
// compared by entries of m, and decisions are of the kind.
func (b *Baseline) Use(m Maker, kind string) {
	if !b.Keyed {
		m.Key = nil
	}
	b.maker, b.kind = m, kind
	b.left = make(map[identity]int, len(b.Entries))
	for i := range b.Entries {
		b.left[b.identity(&b.Entries[i])]++
	}
}

// identity leaves out the value where it cannot be compared.
func (b *Baseline) identity(e *Entry) identity {
	id := identity{e.Path, e.Fingerprint, e.Value}
	if len(b.maker.Key) == 0 {
		id.value = ""
	}
	return id
}

// Suppress implements scanner.Suppressor.
func (b *Baseline) Suppress(f *scanner.Finding) *scanner.Suppression {
	e := b.maker.Entry(f)
	if !b.Take(&e) {
		return nil
	}
	return &scanner.Suppression{Kind: b.kind}
}

// Take uses up an entry that is the same finding as e, if one is left.
func (b *Baseline) Take(e *Entry) bool {
	id := b.identity(e)
	if b.left[id] == 0 {
		return false
	}
	b.left[id]--
	return true
}

// Gone lists the entries that no finding has used, in the order of Entries.
func (b *Baseline) Gone() []Entry {
	left := maps.Clone(b.left)
	var out []Entry
	for i := len(b.Entries) - 1; i >= 0; i-- {
		if id := b.identity(&b.Entries[i]); left[id] > 0 {
			left[id]--
			out = append(out, b.Entries[i])
		}
	}
	slices.Reverse(out)
	return out
}
