package document

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func readLines(tb testing.TB, in string, limit int, r io.Reader) []Line {
	tb.Helper()
	s := NewLineScanner(NewWindow(r, 3, limit))
	var lines []Line
	for {
		line, err := s.Next()
		if errors.Is(err, io.EOF) {
			return lines
		}
		if err != nil {
			tb.Fatalf("Next: %v", err)
		}
		if got := in[line.Raw.Start-3 : line.Raw.End-3]; got != line.Text {
			tb.Fatalf("line %d: text is not what stands at %v", line.Number, line.Raw)
		}
		lines = append(lines, line)
	}
}

func TestLineScanner(t *testing.T) {
	tests := []struct {
		name, in string
		want     []string
	}{
		{"empty", "", nil},
		{"lf", "a\nb\n", []string{"a", "b"}},
		{"no final break", "a\nb", []string{"a", "b"}},
		{"blank lines", "\n\na\n\n", []string{"", "", "a", ""}},
		{"crlf", "a\r\nb\r\n", []string{"a", "b"}},
		{"cr", "a\rb\r\rc", []string{"a", "b", "", "c"}},
		{"lone cr is text beside lf", "a\rb\nc\n", []string{"a\rb", "c"}},
		{"cr at the end", "a\nb\r", []string{"a", "b"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, r := range []io.Reader{strings.NewReader(tt.in), iotest.OneByteReader(strings.NewReader(tt.in))} {
				var got []string
				for i, line := range readLines(t, tt.in, 0, r) {
					if line.Number != i+1 || line.Pos != (Position{i + 1, 1}) {
						t.Errorf("line %d has number %d and position %v", i+1, line.Number, line.Pos)
					}
					got = append(got, line.Text)
				}
				if diff := cmp.Diff(tt.want, got); diff != "" {
					t.Errorf("lines (-want +got):\n%s", diff)
				}
			}
		})
	}
}

// checkOwn checks that the own parts of the windows make the lines of in.
func checkOwn(tb testing.TB, in string, lines []Line, size int) {
	tb.Helper()
	var got []string
	for _, line := range lines {
		own := line.Own
		if own == (Span{}) {
			own.End = len(line.Text)
		}
		if len(line.Text) > size {
			tb.Fatalf("line %d: window of %d bytes", line.Number, len(line.Text))
		}
		for len(got) < line.Number {
			got = append(got, "")
		}
		got[line.Number-1] += line.Text[own.Start:own.End]
	}
	want := strings.Split(in, "\n")
	if want[len(want)-1] == "" {
		want = want[:len(want)-1]
	}
	for i := range want {
		want[i] = strings.TrimSuffix(want[i], "\r")
	}
	if diff := cmp.Diff(strings.Join(want, "\n"), strings.Join(got, "\n")); diff != "" {
		tb.Fatalf("lines (-want +got):\n%s", diff)
	}
}

func TestLineScannerLongLines(t *testing.T) {
	for _, n := range []int{30, 62, 63, 64, 65, 100, 1000} {
		in := "a\n" + strings.Repeat("é", n/2) + strings.Repeat("x", n%2) + "\r\nb\r\n" + strings.Repeat("y", n) + "\n"
		lines := readLines(t, in, 66, strings.NewReader(in))
		checkOwn(t, in, lines, 64)
		bytewise := readLines(t, in, 66, iotest.OneByteReader(strings.NewReader(in)))
		if diff := cmp.Diff(lines, bytewise); diff != "" {
			t.Errorf("%d: lines differ by the size of reads:\n%s", n, diff)
		}
		for _, line := range lines {
			if !utf8.ValidString(line.Text) {
				t.Errorf("%d: window at %v cuts a character", n, line.Raw)
			}
			if line.Number == 2 {
				if want := 1 + (line.Raw.Start-3-2)/2; line.Pos.Column != want {
					t.Errorf("%d: window at column %d, want %d", n, line.Pos.Column, want)
				}
			}
		}
	}
}

func TestLineScannerMemory(t *testing.T) {
	const size = 64 << 20
	s := NewLineScanner(NewWindow(io.LimitReader(repeat('x'), size), 0, 0))
	owned := 0
	for {
		line, err := s.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		owned += line.Own.Len()
		if got := cap(s.w.buf); got > 8*WindowBytes {
			t.Fatalf("buffer of %d bytes", got)
		}
	}
	if owned != size {
		t.Errorf("%d bytes owned, want %d", owned, size)
	}
}

// repeat is a reader of one byte for ever.
type repeat byte

func (r repeat) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = byte(r)
	}
	return len(p), nil
}

func TestLineScannerErrors(t *testing.T) {
	fault := errors.New("broken")
	s := NewLineScanner(NewWindow(io.MultiReader(strings.NewReader("a\nb"), iotest.ErrReader(fault)), 0, 0))
	for _, want := range []string{"a", "b"} {
		line, err := s.Next()
		if err != nil || line.Text != want {
			t.Fatalf("got %q, %v, want %q", line.Text, err, want)
		}
	}
	if _, err := s.Next(); !errors.Is(err, fault) {
		t.Errorf("got error %v, want that of the reader", err)
	}
}

func FuzzLineScanner(f *testing.F) {
	f.Add("a\nb\r\nc")
	f.Add("a\rb\r\n\r")
	f.Add(strings.Repeat("é", 40) + "\n" + strings.Repeat("x", 63) + "\r\n")
	f.Fuzz(func(t *testing.T, in string) {
		lines := readLines(t, in, 66, strings.NewReader(in))
		bytewise := readLines(t, in, 66, iotest.OneByteReader(strings.NewReader(in)))
		if diff := cmp.Diff(lines, bytewise); diff != "" {
			t.Fatalf("lines differ by the size of reads:\n%s", diff)
		}
		if !strings.Contains(in, "\r") {
			checkOwn(t, in, lines, 64)
		}
	})
}

func TestWindows(t *testing.T) {
	var b TextBuilder
	raw := strings.Repeat(`aé\n`, 40)
	pos := Position{1, 1}
	for i := range 40 {
		b.Run([]byte("aé"), 5*i, pos)
		pos.Column += 2
		b.Atom("\n", Span{5*i + 3, 5*i + 5}, pos, 2)
		pos.Column += 2
	}
	mapped := Unit{Labels: []Label{{Text: "x", Span: Span{18, 22}}}}
	b.Fill(&mapped)
	plain := Unit{Text: raw, Raw: Span{7, 7 + len(raw)}, Pos: Position{2, 3}}
	for name, u := range map[string]Unit{"mapped": mapped, "plain": plain} {
		t.Run(name, func(t *testing.T) {
			at := 0
			err := windows(u, 20, 8, func(part *Unit) error {
				for i := part.Own.Start; i < part.Own.End; i++ {
					s, w := Span{i, i + 1}, Span{at, at + 1}
					if part.Text[i] != u.Text[at] || part.RawSpan(s) != u.RawSpan(w) {
						t.Fatalf("offset %d differs", at)
					}
					if utf8.RuneStart(u.Text[at]) && part.PositionAt(i) != u.PositionAt(at) {
						t.Fatalf("offset %d at %v, want %v", at, part.PositionAt(i), u.PositionAt(at))
					}
					for _, l := range part.Labels {
						if (i >= l.Span.Start && i < l.Span.End) != (at >= 18 && at < 22) {
							t.Fatalf("offset %d: label has moved", at)
						}
					}
					at++
				}
				return nil
			})
			if err != nil || at != len(u.Text) {
				t.Errorf("%d bytes owned, want %d (%v)", at, len(u.Text), err)
			}
		})
	}
}

func BenchmarkLineScanner(b *testing.B) {
	in := strings.Repeat("I want to check the balance of my account please\n", 20000)
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
	for range b.N {
		s := NewLineScanner(NewWindow(strings.NewReader(in), 0, 0))
		for {
			if _, err := s.Next(); err != nil {
				break
			}
		}
	}
}
