package workspace

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/privlint/privlint/scanner/document"
)

// readAs reads data, whose first byte has the offset base.
func readAs(tb testing.TB, f Format, data []byte, base int, fields ...string) *listing {
	tb.Helper()
	l := &listing{}
	w := document.NewWindow(bytes.NewReader(data), base, 0)
	if err := f.Read(&Input{Window: w, Fields: fields}, l); err != nil {
		tb.Fatalf("%s: %v", f.Name, err)
	}
	return l
}

func detect(name string, data []byte) (Format, bool) {
	head := data[:min(len(data), 64<<10)]
	return Detect(name, head, len(head) == len(data))
}

// checkPlaces checks that units lead to their bytes: runs are the bytes of
// the file, lie in order, and stand at their lines and columns.
func checkPlaces(tb testing.TB, data []byte, base int, units []document.Unit) {
	tb.Helper()
	group := 0
	for i, u := range units {
		if u.Group < group {
			tb.Errorf("unit %d: group %d after %d", i, u.Group, group)
		}
		group = u.Group
		segs := u.Segments
		if segs == nil {
			segs = []document.Segment{{Raw: u.Raw, Pos: u.Pos, Width: 1}}
		}
		end := u.Raw.Start
		for j, seg := range segs {
			to := len(u.Text)
			if j+1 < len(segs) {
				to = segs[j+1].Text
			}
			if seg.Raw.Start < end || seg.Raw.End > u.Raw.End {
				tb.Errorf("unit %d: run %d is out of order", i, j)
			}
			end = seg.Raw.End
			if raw := data[seg.Raw.Start-base : seg.Raw.End-base]; seg.Width == 1 && string(raw) != u.Text[seg.Text:to] {
				tb.Errorf("unit %d: run %d is not the bytes of the file", i, j)
			}
			if bytes.IndexByte(data, '\n') < 0 {
				continue
			}
			if want := document.AdvanceBytes(document.Position{Line: 1, Column: 1}, data[:seg.Raw.Start-base]); seg.Pos != want {
				tb.Errorf("unit %d: run %d at %v, want %v", i, j, seg.Pos, want)
			}
		}
		for _, l := range u.Labels {
			if l.Span.Start < 0 || l.Span.End > len(u.Text) || l.Span.Start > l.Span.End {
				tb.Errorf("unit %d: label outside the text", i)
			}
		}
	}
}

// TestTextGolden lists the units of each fixture and reads it again byte by
// byte and behind a byte order mark.
func TestTextGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/text/*")
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
			f, ok := detect(file, data)
			if !ok {
				t.Fatal("no format")
			}
			l := readAs(t, f, data, 0)
			checkPlaces(t, data, 0, l.units)
			checkGolden(t, f, data, l, file+".golden")
			checkPlaces(t, data, 3, readAs(t, f, data, 3).units)
		})
	}
}
