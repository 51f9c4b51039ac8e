package store

import (
	"bytes"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"
)

// Whatever the pieces, a spool gives back what was written.
func TestSpoolProperty(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	rnd := rand.New(rand.NewPCG(3, 4))
	for range 60 {
		s := &Spool{memory: rnd.Int64N(3*spoolChunk) + 1}
		var want []byte
		for range rnd.IntN(12) {
			p := make([]byte, rnd.IntN(2*spoolChunk))
			for i := range p {
				p[i] = byte(rnd.Uint32())
			}
			if n, err := s.Write(p); n != len(p) || err != nil {
				t.Fatalf("wrote %d of %d: %v", n, len(p), err)
			}
			want = append(want, p...)
			off := rnd.IntN(len(want) + 1)
			part := make([]byte, rnd.IntN(len(want)-off+1))
			if n, err := s.ReadAt(part, int64(off)); err != nil || n != len(part) || !bytes.Equal(part, want[off:off+len(part)]) {
				t.Fatalf("%d bytes at %d of %d: %d, %v", len(part), off, len(want), n, err)
			}
		}
		if s.Size() != int64(len(want)) {
			t.Fatalf("size %d, want %d", s.Size(), len(want))
		}
		for range 2 {
			r, err := s.Open()
			if err != nil {
				t.Fatal(err)
			}
			got, err := io.ReadAll(r)
			if err != nil || !bytes.Equal(got, want) {
				t.Fatalf("read %d bytes of %d: %v", len(got), len(want), err)
			}
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestSpoolReader(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	s := &Spool{memory: 10}
	closeLater(t, s)
	text := strings.Repeat("0123456789", 30)
	if _, err := io.WriteString(s, text); err != nil {
		t.Fatal(err)
	}
	if err := iotest.TestReader(io.NewSectionReader(s, 0, s.Size()), []byte(text)); err != nil {
		t.Error(err)
	}
}

// What is on the disk cannot be read, and goes away.
func TestSpoolPoison(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	t.Setenv("TMP", dir)
	s := &Spool{memory: 100}
	poison := "poison-value "
	if _, err := io.WriteString(s, strings.Repeat(poison, 20_000)); err != nil {
		t.Fatal(err)
	}
	info, err := s.file.Stat()
	if err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("permissions %v", info.Mode())
	}
	if runtime.GOOS == "linux" {
		if entries, err := os.ReadDir(dir); err != nil || len(entries) > 0 {
			t.Errorf("%d entries, error %v: the file has a name", len(entries), err)
		}
	}
	raw := make([]byte, info.Size())
	if _, err := s.file.ReadAt(raw, 0); err != nil {
		t.Fatal(err)
	}
	if int64(len(raw)) != s.Size()-100 {
		t.Errorf("%d bytes on the disk of %d", len(raw), s.Size())
	}
	for n := 4; n <= len(poison); n++ {
		if bytes.Contains(raw, []byte(poison[:n])) {
			t.Fatalf("%d bytes of the value are on the disk", n)
		}
	}
	if bytes.Contains(raw[16:], raw[:16]) {
		t.Error("the key stream repeats")
	}
	chunk := s.chunks[0]
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if len(bytes.Trim(chunk, "\x00")) > 0 || s.key != [keyLen]byte{} {
		t.Error("memory is not wiped")
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*")); len(left) > 0 {
		t.Error("the temporary file is left")
	}
	if _, err := s.Write([]byte("x")); err == nil {
		t.Error("a closed spool takes bytes")
	}
	if _, err := s.Open(); err == nil {
		t.Error("a closed spool opens")
	}
}

func BenchmarkSpool(b *testing.B) {
	data := make([]byte, 32<<20)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		s := new(Spool)
		if _, err := s.Write(data); err != nil {
			b.Fatal(err)
		}
		r, _ := s.Open()
		if _, err := io.Copy(io.Discard, r); err != nil {
			b.Fatal(err)
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
