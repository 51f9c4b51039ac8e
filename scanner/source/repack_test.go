package source

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// repack writes an archive with the edits, by path, and tells which paths it
// was asked about.
func repack(tb testing.TB, name string, content []byte, limits Limits, edits map[string]string) (out []byte, asked []string, changed bool, err error) {
	tb.Helper()
	var b bytes.Buffer
	p := Repacker{Limits: limits, Rewrite: func(it Item) (func(io.Writer) error, error) {
		asked = append(asked, it.Path)
		if it.Open == nil || !it.Streamed {
			tb.Errorf("%s: no stream", it.Path)
		}
		edit, ok := edits[it.Path]
		if !ok {
			return nil, nil
		}
		return func(w io.Writer) error {
			r, err := it.Open()
			if err != nil {
				return err
			}
			old, err := io.ReadAll(r)
			if err != nil {
				return err
			}
			_, err = io.WriteString(w, strings.ReplaceAll(edit, "$OLD", string(old)))
			return err
		}, nil
	}}
	changed, err = p.Repack(tb.Context(), name, bytes.NewReader(content), int64(len(content)), &b)
	return b.Bytes(), asked, changed, err
}

// paths lists what a scan would read.
func paths(t *testing.T, name string, content []byte) (out []string) {
	t.Helper()
	dir := tree(t, map[string]string{name: string(content)})
	err := Files([]string{name}, Options{Dir: dir}).Each(t.Context(), func(it Item) error {
		if it.Open != nil {
			out = append(out, it.Path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// Members are named as in a scan, get new content, and all others stay.
func TestRepack(t *testing.T) {
	deep := zipped(t, "in.tgz", string(gzipped(t, string(tarred(t, "in.zip", string(zipped(t, "d.txt", "deep", "e.txt", "other")), "f.txt", "plain")))), "g.txt", "top")
	tests := []struct {
		name, file string
		content    []byte
		edits      map[string]string
		want       []string // as listed after
	}{
		{
			"zip", "a.zip", zipped(t, "b.json", "{}", "sub/", "", "sub/c.csv", "x,y", "logo.png", "\x89PNG"),
			map[string]string{"a.zip!sub/c.csv": "$OLD,z"},
			[]string{"a.zip!b.json: {}", "a.zip!sub/c.csv: x,y,z", "a.zip!logo.png: skipped: not a training data file"},
		},
		{"all of a zip", "a.zip", zipped(t, "b.json", "{}", "c.txt", "1"), map[string]string{"a.zip!b.json": "", "a.zip!c.txt": strings.Repeat("long ", 8)}, []string{
			"a.zip!b.json: ", "a.zip!c.txt: " + strings.Repeat("long ", 8),
		}},
		{
			"tar", "a.tar", tarred(t, "b.json", "{}", "c.txt", strings.Repeat("x", 512), "d.txt", "1"),
			map[string]string{"a.tar!c.txt": "short", "a.tar!d.txt": "$OLD2"},
			[]string{"a.tar!b.json: {}", "a.tar!c.txt: short", "a.tar!d.txt: 12"},
		},
		{"tgz", "a.tgz", gzipped(t, string(tarred(t, "b.json", "{}", "c.txt", "1"))), map[string]string{"a.tgz!b.json": "[$OLD]"}, []string{"a.tgz!b.json: [{}]", "a.tgz!c.txt: 1"}},
		{"gzip", "a.json.gz", gzipped(t, "{}"), map[string]string{"a.json.gz": "[$OLD]"}, []string{"a.json.gz: [{}]"}},
		{"two gzip streams", "a.txt.gz", append(gzipped(t, "one "), gzipped(t, "two")...), map[string]string{"a.txt.gz": "$OLD!"}, []string{"a.txt.gz: one two!"}},
		{"gzip in gzip", "a.gz", gzipped(t, string(gzipped(t, "deep"))), map[string]string{"a.gz": "$OLD!"}, []string{"a.gz: deep!"}},
		{"nested", "a.zip", deep, map[string]string{"a.zip!in.tgz!in.zip!d.txt": "$OLD!"}, []string{
			"a.zip!in.tgz!in.zip!d.txt: deep!", "a.zip!in.tgz!in.zip!e.txt: other", "a.zip!in.tgz!f.txt: plain", "a.zip!g.txt: top",
		}},
		{"beside nested", "a.zip", deep, map[string]string{"a.zip!g.txt": "$OLD!"}, []string{
			"a.zip!in.tgz!in.zip!d.txt: deep", "a.zip!in.tgz!in.zip!e.txt: other", "a.zip!in.tgz!f.txt: plain", "a.zip!g.txt: top!",
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			out, asked, changed, err := repack(t, tt.file, tt.content, Limits{}, tt.edits)
			if err != nil || !changed {
				t.Fatalf("changed %v, error %v", changed, err)
			}
			if diff := cmp.Diff(asked, paths(t, tt.file, tt.content)); diff != "" {
				t.Errorf("asked about (-got, +read by a scan):\n%s", diff)
			}
			if diff := cmp.Diff(listNamed(t, tt.file, out, Limits{}), tt.want); diff != "" {
				t.Errorf("items after (-got +want):\n%s", diff)
			}
			same, _, changed, err := repack(t, tt.file, tt.content, Limits{}, nil)
			if err != nil || changed {
				t.Fatalf("without edits: changed %v, error %v", changed, err)
			}
			if !bytes.HasPrefix(tt.content, []byte("\x1f\x8b")) && !bytes.Equal(same, tt.content) {
				t.Error("without edits the bytes changed")
			}
		})
	}
}

// What a scan reports as an error is an error, and more that cannot be
// written safely.
func TestRepackRefuses(t *testing.T) {
	encrypted := zipped(t, "a.txt", "secret", "b.txt", "fine")
	for _, header := range []string{"PK\x03\x04", "PK\x01\x02"} {
		encrypted[bytes.Index(encrypted, []byte(header))+6+2*strings.Count(header, "\x01")] |= 1
	}
	orphan := zipped(t, "gone.txt", "deleted but still here")
	orphan, _, _ = bytes.Cut(orphan, zipRecordMark)
	orphan = append(orphan, zipped(t, "a.txt", "fine")...)
	zeros := strings.Repeat("0", 12<<20)
	shared := zipped(t, "a.txt", "one", "b.txt", "two")
	at := bytes.LastIndex(shared, []byte("PK\x01\x02"))
	copy(shared[at+42:], []byte{0, 0, 0, 0})
	tests := []struct {
		name, file string
		content    []byte
		limits     Limits
		want       string
	}{
		{"plain file", "a.txt", []byte("text"), Limits{}, "a.txt: no archive"},
		{"encrypted", "a.zip", encrypted, Limits{}, "a.zip!a.txt: encrypted archive member"},
		{"leads out", "a.zip", zipped(t, "../b.json", "x"), Limits{}, "a.zip!../b.json: archive member whose path leads out"},
		{"tar leads out", "a.tar", tarred(t, "../b.json", "x"), Limits{}, "a.tar!../b.json: archive member whose path leads out"},
		{"hard link", "a.tar", tarOf(t, []*tar.Header{{Name: "h.json", Typeflag: tar.TypeLink, Linkname: "x.json"}}, []string{""}), Limits{}, "a.tar!h.json: hard link"},
		{"nested hard link", "a.zip", zipped(t, "b.tar", string(tarOf(t, []*tar.Header{{Name: "h.json", Typeflag: tar.TypeLink, Linkname: "x.json"}}, []string{""}))), Limits{}, "a.zip!b.tar!h.json: hard link"},
		{"deep", "a.zip", zipped(t, "1.zip", string(zipped(t, "2.zip", string(zipped(t, "3.zip", string(zipped(t, "d.txt", "deep"))))))), Limits{}, "a.zip!1.zip!2.zip!3.zip: over a limit"},
		{"members", "a.zip", zipped(t, "a.txt", "a", "b.txt", "b"), Limits{ArchiveMembers: 1}, "a.zip: over a limit: more than 1 members"},
		{"members of tar", "a.tar", tarred(t, "a.txt", "a", "b.txt", "b"), Limits{ArchiveMembers: 1}, "a.tar: over a limit: more than 1 members"},
		{"gzip bomb", "a.gz", gzipped(t, zeros), Limits{}, "a.gz: over a limit: the archive member expands more than 200 times"},
		{"nested bomb", "a.zip", zipped(t, "b.gz", string(gzipped(t, zeros))), Limits{}, "a.zip!b.gz: over a limit: the archive member expands more than 200 times"},
		{"gzip cut off", "a.gz", gzipped(t, "some text")[:20], Limits{}, "a.gz: the data ends early"},
		{"zip cut off", "a.zip", zipped(t, "a.txt", "some text")[:60], Limits{}, "a.zip: damaged archive"},
		{"tar cut off", "a.tar", tarred(t, "a.txt", strings.Repeat("text", 500))[:1500], Limits{}, "the data ends early"},
		{"deleted member before", "a.zip", orphan, Limits{}, "a.zip: the zip has data of a member that its directory does not name"},
		{"after the end of zip", "a.zip", append(zipped(t, "a.txt", "fine"), "more"...), Limits{}, "a.zip: bytes after the end of the zip"},
		{"after the end of tar", "a.tar", append(tarred(t, "a.txt", "fine"), tarred(t, "b.txt", "more")...), Limits{}, "a.tar: data after the end of the tar"},
		{"members that share bytes", "a.zip", shared, Limits{}, "a.zip: members of the zip share bytes"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, _, changed, err := repack(t, tt.file, tt.content, tt.limits, nil)
			if err == nil || changed || !strings.Contains(err.Error(), tt.want) {
				t.Fatalf("changed %v, error %v, want %q", changed, err, tt.want)
			}
			if strings.Contains(tt.want, "over a limit") && !errors.Is(err, ErrLimit) {
				t.Errorf("error %v does not wrap %v", err, ErrLimit)
			}
		})
	}
}

// zipWithHeaders has three members with all that headers can say. Its
// offsets count so many bytes before it.
func zipWithHeaders(t *testing.T, before int64) []byte {
	t.Helper()
	when := time.Date(2021, 3, 4, 5, 6, 8, 0, time.UTC)
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	w.SetOffset(before)
	for _, h := range []*zip.FileHeader{
		{Name: "store.txt", Method: zip.Store, Comment: "first", Modified: when},
		{Name: "deflate.txt", Method: zip.Deflate, Extra: []byte{0x34, 0x12, 2, 0, 'h', 'i'}, Comment: "second"},
		{Name: "other.txt", Method: zip.Deflate, Modified: when},
	} {
		h.SetMode(0o640)
		f, err := w.CreateHeader(h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(f, strings.Repeat(h.Name, 50)); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(w.SetComment("of all"), w.Close()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// A rewritten member keeps what its header says, also behind the program of
// a self-extracting zip, which a scan does not take for a zip yet.
func TestRepackZipHeaders(t *testing.T) {
	const program = "#!/bin/sh"
	for name, old := range map[string][]byte{
		"no prefix":          zipWithHeaders(t, 0),
		"prefix counted":     append([]byte(program), zipWithHeaders(t, int64(len(program)))...),
		"prefix not counted": append([]byte(program), zipWithHeaders(t, 0)...),
	} {
		t.Run(name, func(t *testing.T) {
			job := &repacking{ctx: t.Context(), budget: newBudget(Limits{}.withDefaults())}
			job.Limits = Limits{}.withDefaults()
			job.Scratch = func() Scratch { return new(memory) }
			job.Rewrite = func(it Item) (func(io.Writer) error, error) {
				if strings.HasSuffix(it.Path, "other.txt") {
					return nil, nil
				}
				return func(w io.Writer) error { _, err := io.WriteString(w, "new "+it.Path); return err }, nil
			}
			var b bytes.Buffer
			if err := job.zip(Item{Path: "a"}, bytes.NewReader(old), int64(len(old)), 0, &b); err != nil {
				t.Fatal(err)
			}
			if bytes.HasPrefix(old, []byte(program)) && !strings.HasPrefix(b.String(), program+"PK") {
				t.Error("the prefix is lost")
			}
			compareZips(t, old, b.Bytes())
		})
	}
}

// compareZips wants all that headers say to be the same, and new content in
// all members but other.txt.
func compareZips(t *testing.T, old, fresh []byte) {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(old), int64(len(old)))
	if err != nil {
		t.Fatal(err)
	}
	out, err := zip.NewReader(bytes.NewReader(fresh), int64(len(fresh)))
	if err != nil {
		t.Fatal(err)
	}
	if out.Comment != in.Comment || len(out.File) != len(in.File) {
		t.Fatalf("comment %q, %d files", out.Comment, len(out.File))
	}
	for i, f := range out.File {
		got, want := f.FileHeader, in.File[i].FileHeader
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name != "other.txt" {
			if string(content) != "new a!"+f.Name {
				t.Errorf("%s holds %q", f.Name, content)
			}
			for _, h := range []*zip.FileHeader{&got, &want} {
				h.CRC32, h.CompressedSize64, h.UncompressedSize64 = 0, 0, 0
				h.CompressedSize, h.UncompressedSize = 0, 0 //nolint:staticcheck // set by the reader, so they take part in the comparison
				h.Flags &^= zipStreamedFlag
			}
		}
		if diff := cmp.Diff(got, want); diff != "" {
			t.Errorf("%s (-got +want):\n%s", f.Name, diff)
		}
	}
}

// The blocks of untouched members of a tar stay, long names, PAX records
// and owners included, and those of rewritten ones but for size and sum.
func TestRepackTarHeaders(t *testing.T) {
	long := strings.Repeat("folder/", 30)
	when := time.Date(2021, 3, 4, 5, 6, 7, 8, time.UTC)
	old := tarOf(t, []*tar.Header{
		{Name: "dir/", Typeflag: tar.TypeDir, Mode: 0o755},
		{Name: long + "gnu.txt", Mode: 0o640, Size: 3, Format: tar.FormatGNU, Uname: "user", Gname: "group", ModTime: when.Truncate(time.Second)},
		{Name: long + "pax.txt", Mode: 0o640, Size: 3, Format: tar.FormatPAX, ModTime: when, PAXRecords: map[string]string{"PRIVLINT.note": "kept"}},
		{Name: "same.txt", Mode: 0o600, Size: 700, Format: tar.FormatUSTAR, Uid: 12},
	}, []string{"", "gnu", "pax", strings.Repeat("s", 700)})
	out, _, _, err := repack(t, "a.tar", old, Limits{}, map[string]string{
		"a.tar!" + long + "gnu.txt": "$OLD and more",
		"a.tar!" + long + "pax.txt": strings.Repeat("$OLD", 1000),
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, same, ok := bytes.Cut(old, []byte("same.txt")); !ok || !bytes.HasSuffix(out, same) {
		t.Error("the bytes of a member that was not rewritten changed")
	}
	before, after := tar.NewReader(bytes.NewReader(old)), tar.NewReader(bytes.NewReader(out))
	for {
		want, err := before.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		got, err := after.Next()
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case strings.HasSuffix(want.Name, "gnu.txt"):
			want.Size = 12
		case strings.HasSuffix(want.Name, "pax.txt"):
			want.Size = 3000
		}
		if diff := cmp.Diff(got, want); diff != "" {
			t.Errorf("%s (-got +want):\n%s", want.Name, diff)
		}
	}
}

func TestRepackGzipHeader(t *testing.T) {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Header = gzip.Header{Name: "export.json", Comment: "weekly", Extra: []byte("ab\x02\x00hi"), ModTime: time.Unix(1600000000, 0), OS: 3}
	if _, err := io.WriteString(w, "{}"); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	out, _, _, err := repack(t, "a.gz", b.Bytes(), Limits{}, map[string]string{"a.gz": "[$OLD]"})
	if err != nil {
		t.Fatal(err)
	}
	r, err := gzip.NewReader(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(r.Header, w.Header); diff != "" {
		t.Errorf("header (-got +want):\n%s", diff)
	}
	if got, err := io.ReadAll(r); err != nil || string(got) != "[{}]" {
		t.Errorf("content %q, error %v", got, err)
	}
}

// A sparse file in a tar states more than it holds.
func TestRepackSparse(t *testing.T) {
	sparse := &tar.Header{PAXRecords: map[string]string{"GNU.sparse.major": "1"}}
	if !isSparse(sparse) || !isSparse(&tar.Header{Typeflag: tar.TypeGNUSparse}) || isSparse(&tar.Header{}) {
		t.Error("sparse files are not told")
	}
	program(t, "tar", "--version")
	dir := t.TempDir()
	f, err := os.Create(filepath.Join(dir, "s.txt"))
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(f.Truncate(1<<20), f.Close()); err != nil {
		t.Fatal(err)
	}
	for _, format := range []string{"gnu", "pax"} {
		run(t, dir, "tar", "--format="+format, "-Scf", "a.tar", "s.txt")
		content, err := os.ReadFile(filepath.Join(dir, "a.tar"))
		if err != nil {
			t.Fatal(err)
		}
		if len(content) > 1<<19 {
			t.Skip("tar wrote no sparse file here")
		}
		if _, _, _, err := repack(t, "a.tar", content, Limits{}, nil); err == nil || !strings.Contains(err.Error(), "sparse") {
			t.Errorf("%s: error %v", format, err)
		}
		want := []string{"a.tar!s.txt: error: sparse file in an archive, whose holes have no limit"}
		if diff := cmp.Diff(listNamed(t, "a.tar", content, Limits{}), want); diff != "" {
			t.Errorf("%s: a scan gives (-got +want):\n%s", format, diff)
		}
	}
}

// Errors of the caller come back as they are.
func TestRepackCallerError(t *testing.T) {
	mine := errors.New("mine")
	for name, content := range map[string][]byte{"a.zip": zipped(t, "a.txt", "x"), "a.tar": tarred(t, "a.txt", "x"), "a.gz": gzipped(t, "x")} {
		for _, late := range []bool{false, true} {
			p := Repacker{Rewrite: func(Item) (func(io.Writer) error, error) {
				if late {
					return func(io.Writer) error { return mine }, nil
				}
				return nil, mine
			}}
			if _, err := p.Repack(t.Context(), name, bytes.NewReader(content), int64(len(content)), io.Discard); !errors.Is(err, mine) {
				t.Errorf("%s, late %v: error %v", name, late, err)
			}
		}
	}
}

// Any members, any edits: each member holds what it should.
func TestRepackProperty(t *testing.T) {
	rnd := rand.New(rand.NewPCG(5, 11))
	text := func() string {
		b := make([]byte, rnd.IntN(3000))
		for i := range b {
			b[i] = "abcdefgh \n"[rnd.IntN(10)]
		}
		return string(b)
	}
	for range 150 {
		var pairs, want []string
		edits := map[string]string{}
		name := []string{"a.zip", "a.tar", "a.tgz"}[rnd.IntN(3)]
		for i := range rnd.IntN(8) + 1 {
			member, content := "m"+string(rune('a'+i))+".txt", text()
			pairs = append(pairs, member, content)
			if path := name + "!" + member; rnd.IntN(2) == 0 {
				edits[path] = text()
				content = edits[path]
			}
			want = append(want, member, content)
		}
		build := func(pairs []string) []byte {
			switch name {
			case "a.zip":
				return zipped(t, pairs...)
			case "a.tar":
				return tarred(t, pairs...)
			}
			return gzipped(t, string(tarred(t, pairs...)))
		}
		out, _, changed, err := repack(t, name, build(pairs), Limits{}, edits)
		if err != nil || changed != (len(edits) > 0) {
			t.Fatalf("changed %v of %d, error %v", changed, len(edits), err)
		}
		if diff := cmp.Diff(listNamed(t, name, out, Limits{}), listNamed(t, name, build(want), Limits{})); diff != "" {
			t.Fatalf("items (-got +want):\n%s", diff)
		}
	}
}

// Whatever the bytes: no panic, and without edits a zip or tar stays.
func FuzzRepack(f *testing.F) {
	f.Add(zipped(f, "a.txt", "text", "b.zip", string(zipped(f, "c.txt", "x"))))
	f.Add(tarred(f, "a.txt", "text", "b.txt", "more"))
	f.Add(gzipped(f, string(tarred(f, "a.txt", "text"))))
	f.Fuzz(func(t *testing.T, data []byte) {
		limits := Limits{ArchiveBytes: 1 << 20, ArchiveMembers: 50}
		out, _, changed, err := repack(t, "a", data, limits, nil)
		if changed {
			t.Error("changed without edits")
		}
		if err == nil && !bytes.HasPrefix(data, []byte("\x1f\x8b")) && !bytes.Equal(out, data) {
			t.Error("the bytes changed")
		}
	})
}
