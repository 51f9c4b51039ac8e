package workspace

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/privlint/privlint/scanner/document"
)

// listing is an emitter that keeps everything.
type listing struct {
	units    []document.Unit
	problems []Problem
}

func (l *listing) Unit(u *document.Unit) error {
	l.units = append(l.units, *u)
	return nil
}

func (l *listing) Problem(p Problem) { l.problems = append(l.problems, p) }

// readJSON reads data as the format that its first 64 KiB show.
func readJSON(t *testing.T, name string, data []byte, fields ...string) (Format, *listing) {
	t.Helper()
	head := data[:min(len(data), 64<<10)]
	f, ok := Detect(name, head, len(head) == len(data))
	if !ok {
		t.Fatalf("%s: no format", name)
	}
	l := &listing{}
	w := document.NewWindow(bytes.NewReader(data), 0, 0)
	if err := f.Read(&Input{Window: w, Fields: fields}, l); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return f, l
}

// TestJSONGolden lists the units of each fixture: record, pointer, role,
// place, group, line and column, text, labels.
func TestJSONGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/json/*.json*")
	if err != nil || len(files) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, ".golden") {
			continue
		}
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			f, l := readJSON(t, file, data)
			checkUnits(t, data, l.units)
			checkGolden(t, f, data, l, strings.TrimSuffix(strings.TrimSuffix(file, ".jsonl"), ".json")+".golden")
		})
	}
}

func (l *listing) String() string {
	var b strings.Builder
	group := 0
	for _, u := range l.units {
		if u.Group != group {
			group = u.Group
			fmt.Fprintf(&b, "-- %d\n", group)
		}
		place, _ := json.Marshal(u.Place)
		fmt.Fprintf(&b, "%d:%d %s", u.Pos.Line, u.Pos.Column, u.Pointer)
		if u.Record > 0 {
			fmt.Fprintf(&b, " #%d", u.Record)
		}
		fmt.Fprintf(&b, " %s %s %q", u.Role, place, u.Text)
		for _, label := range u.Labels {
			fmt.Fprintf(&b, " %s=%q", label.Kind, label.Text)
			if label.Span.Len() > 0 {
				fmt.Fprintf(&b, "@%q", u.Text[label.Span.Start:label.Span.End])
			}
		}
		b.WriteByte('\n')
	}
	for _, p := range l.problems {
		fmt.Fprintf(&b, "problem %s (note: %v)\n", p, p.Note)
	}
	return b.String()
}

// checkUnits checks what holds for every unit: order, groups, and that the
// raw bytes of each stretch decode to its text.
func checkUnits(t *testing.T, data []byte, units []document.Unit) {
	t.Helper()
	last := document.Unit{}
	closed := map[int]bool{}
	for _, u := range units {
		if u.Raw.Start < last.Raw.Start {
			t.Errorf("%s stands before %s in the file", u.Pointer, last.Pointer)
		}
		if u.Group != last.Group {
			if closed[u.Group] || u.Group < last.Group {
				t.Errorf("%s: group %d comes back", u.Pointer, u.Group)
			}
			closed[last.Group] = true
		}
		last = u
		if want := document.AdvanceBytes(document.Position{Line: 1, Column: 1}, data[:u.Raw.Start]); u.Pos != want {
			t.Errorf("%s: position %v, want %v", u.Pointer, u.Pos, want)
		}
		checkRaw(t, data, &u)
		checkMentions(t, data, &u)
	}
}

func checkRaw(t *testing.T, data []byte, u *document.Unit) {
	t.Helper()
	var text strings.Builder
	for i, r := range u.Text {
		size := len(string(r))
		spans := u.RawSpans(document.Span{Start: i, End: i + size})
		if len(spans) == 0 { // filler
			text.WriteRune(r)
			continue
		}
		var raw []byte
		for _, s := range spans {
			raw = append(raw, data[s.Start:s.End]...)
		}
		text.WriteString(decodeOnceOrTwice(string(raw), string(r)))
	}
	if text.String() != u.Text {
		t.Errorf("%s: raw bytes decode to %q, text is %q", u.Pointer, text.String(), u.Text)
	}
}

// decodeOnceOrTwice undoes the escapes of one character, also of those in a
// document inside a string.
func decodeOnceOrTwice(raw, want string) string {
	for range 2 {
		if raw == want {
			break
		}
		var s string
		if json.Unmarshal([]byte(`"`+raw+`"`), &s) != nil {
			break
		}
		raw = s
	}
	return raw
}
