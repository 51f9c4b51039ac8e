package store

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"github.com/privlint/privlint/scanner/source"
)

func zipped(t *testing.T, pairs ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(pairs); i += 2 {
		f, err := w.Create(pairs[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(f, pairs[i+1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func closeLater(t *testing.T, c io.Closer) {
	t.Helper()
	t.Cleanup(func() {
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	})
}

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// readAll lists a source, with at most so many bytes of each item.
func readAll(t *testing.T, s source.Source, most int64) []string {
	t.Helper()
	var out []string
	err := s.Each(t.Context(), func(it source.Item) error {
		if it.Open == nil {
			out = append(out, it.Path+": none")
			return nil
		}
		r, err := it.Open()
		if err != nil {
			return err
		}
		content, err := io.ReadAll(io.LimitReader(r, most))
		if err != nil {
			return err
		}
		out = append(out, it.Path+": "+string(content))
		return r.Close()
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// Standard input and archives can be read again, whatever the first reading
// left unread.
func TestReread(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a.zip"), string(zipped(t, "m.txt", "member")))
	write(t, filepath.Join(dir, "b.txt"), "file")
	long := strings.Repeat("a long text. ", 20_000)
	for name, tt := range map[string]struct {
		stdin string
		want  string
	}{
		"text":      {long, "<stdin>: " + long},
		"empty":     {"", "<stdin>: "},
		"zip":       {string(zipped(t, "i.txt", "inside")), "<stdin>!i.txt: inside"},
		"binary":    {"a\x00\x01\x02\x03", "<stdin>: none"},
		"one chunk": {"short", "<stdin>: short"},
	} {
		for _, most := range []int64{0, 3, 1 << 40} {
			t.Run(name, func(t *testing.T) {
				in := Reread([]string{"a.zip", "-", "b.txt"}, source.Options{Dir: dir, Stdin: iotest.HalfReader(strings.NewReader(tt.stdin))})
				closeLater(t, in)
				readAll(t, in, most)
				for range 2 {
					if diff := cmp.Diff(readAll(t, in, 1<<40), []string{"a.zip!m.txt: member", tt.want, "b.txt: file"}); diff != "" {
						t.Fatalf("read again (-got +want):\n%.2000s", diff)
					}
				}
				all, err := in.Stdin()
				if err != nil {
					t.Fatal(err)
				}
				got, err := io.ReadAll(io.NewSectionReader(all, 0, all.Size()))
				if err != nil || string(got) != tt.stdin {
					t.Errorf("%d bytes of standard input, error %v", len(got), err)
				}
			})
		}
	}
}

func TestRereadWithoutStdin(t *testing.T) {
	in := Reread([]string{"-"}, source.Options{})
	if got := readAll(t, in, 1); !cmp.Equal(got, []string{"<stdin>: none"}) {
		t.Errorf("got %q", got)
	}
	if s, err := in.Stdin(); err != nil || s.Size() != 0 {
		t.Errorf("size %d, error %v", s.Size(), err)
	}
	if err := in.Close(); err != nil {
		t.Error(err)
	}
}

func TestRereadBroken(t *testing.T) {
	in := Reread([]string{"-"}, source.Options{Stdin: iotest.TimeoutReader(strings.NewReader(strings.Repeat("text ", 50_000)))})
	closeLater(t, in)
	if _, err := in.Stdin(); err == nil {
		t.Error("a broken standard input is complete")
	}
}

// Only what was read to its end has a digest, and it tells a change.
func TestDigests(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.txt")
	write(t, path, "text")
	write(t, filepath.Join(dir, "b.zip"), string(zipped(t, "m.txt", "one", "m.txt", "two", "n.txt", "")))
	pass := func(most int64) *Digests {
		d := Digested(source.Files([]string{"a.txt", "b.zip"}, source.Options{Dir: dir}))
		readAll(t, d, most)
		return d
	}
	first := pass(1 << 40)
	if got, ok := first.Of("a.txt"); !ok || got != (Digest{4, sha256.Sum256([]byte("text"))}) {
		t.Errorf("a.txt: %v of %d bytes", ok, got.Bytes)
	}
	if got, ok := first.Of("b.zip!m.txt"); !ok || got.Bytes != 6 {
		t.Errorf("b.zip!m.txt: %v of %d bytes", ok, got.Bytes)
	}
	if got, ok := first.Of("b.zip!n.txt"); !ok || got != (Digest{0, sha256.Sum256(nil)}) {
		t.Errorf("b.zip!n.txt: %v of %d bytes", ok, got.Bytes)
	}
	if _, ok := first.Of("c.txt"); ok {
		t.Error("an unknown path has a digest")
	}
	if _, ok := pass(2).Of("a.txt"); ok {
		t.Error("half a file has a digest")
	}
	again := pass(1 << 40)
	for _, p := range []string{"a.txt", "b.zip!m.txt"} {
		a, _ := first.Of(p)
		if b, ok := again.Of(p); !ok || a != b {
			t.Errorf("%s: another digest", p)
		}
	}
	write(t, path, "texT")
	write(t, filepath.Join(dir, "b.zip"), string(zipped(t, "m.txt", "onE", "m.txt", "two")))
	changed := pass(1 << 40)
	for _, p := range []string{"a.txt", "b.zip!m.txt"} {
		a, _ := first.Of(p)
		if b, ok := changed.Of(p); !ok || a == b {
			t.Errorf("%s: the same digest", p)
		}
	}
}

// An archive on standard input is written again from what was kept.
func TestRepackFromSpool(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	in := Reread([]string{"-"}, source.Options{Stdin: bytes.NewReader(zipped(t, "a.txt", "one", "b.txt", "two"))})
	closeLater(t, in)
	readAll(t, in, 1)
	old, err := in.Stdin()
	if err != nil {
		t.Fatal(err)
	}
	long := strings.Repeat("three ", 2_000_000)
	p := source.Repacker{
		Scratch: func() source.Scratch { return &Spool{memory: 100} },
		Rewrite: func(it source.Item) (func(io.Writer) error, error) {
			if it.Path != "<stdin>!b.txt" {
				return nil, nil
			}
			return func(w io.Writer) error { _, err := io.WriteString(w, long); return err }, nil
		},
	}
	var out Spool
	closeLater(t, &out)
	if changed, err := p.Repack(t.Context(), "<stdin>", old, old.Size(), &out); err != nil || !changed {
		t.Fatalf("changed %v, error %v", changed, err)
	}
	r, err := zip.NewReader(&out, out.Size())
	if err != nil {
		t.Fatal(err)
	}
	f, err := r.Open("b.txt")
	if err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(f); err != nil || string(got) != long {
		t.Errorf("%d bytes, error %v", len(got), err)
	}
}
