package source

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"io/fs"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func gzipped(tb testing.TB, content string) []byte {
	tb.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := io.WriteString(w, content); err != nil {
		tb.Fatal(err)
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// zipped packs name, content pairs.
func zipped(tb testing.TB, pairs ...string) []byte {
	tb.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(pairs); i += 2 {
		f, err := w.Create(pairs[i])
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := io.WriteString(f, pairs[i+1]); err != nil {
			tb.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

func tarred(tb testing.TB, pairs ...string) []byte {
	tb.Helper()
	var headers []*tar.Header
	var contents []string
	for i := 0; i < len(pairs); i += 2 {
		headers = append(headers, &tar.Header{Name: pairs[i], Mode: 0o600, Size: int64(len(pairs[i+1]))})
		contents = append(contents, pairs[i+1])
	}
	return tarOf(tb, headers, contents)
}

func tarOf(tb testing.TB, headers []*tar.Header, contents []string) []byte {
	tb.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for i, h := range headers {
		if err := w.WriteHeader(h); err != nil {
			tb.Fatal(err)
		}
		if _, err := io.WriteString(w, contents[i]); err != nil {
			tb.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// listNamed visits one named file.
func listNamed(t *testing.T, name string, content []byte, limits Limits) []string {
	t.Helper()
	dir := tree(t, map[string]string{name: string(content)})
	return list(t, Files([]string{name}, Options{Dir: dir, Limits: limits}))
}

func TestArchives(t *testing.T) {
	oldTar := tarred(t, "a.json", "{}")
	copy(oldTar[257:265], make([]byte, 8)) // before POSIX there was no magic
	sum := 0
	for i, c := range oldTar[:512] {
		if i >= 148 && i < 156 {
			c = ' '
		}
		sum += int(c)
	}
	copy(oldTar[148:156], []byte{byte('0' + sum>>15&7), byte('0' + sum>>12&7), byte('0' + sum>>9&7), byte('0' + sum>>6&7), byte('0' + sum>>3&7), byte('0' + sum&7), 0, ' '})

	tests := []struct {
		name, file string
		content    []byte
		want       []string
	}{
		{"zip", "a.zip", zipped(t, "b.json", "{}", "sub/", "", "sub/c.csv", "x,y", "logo.png", "\x89PNG"), []string{
			"a.zip!b.json: {}",
			"a.zip!sub/c.csv: x,y",
			"a.zip!logo.png: skipped: not a training data file",
		}},
		{"zip by another name", "export.json", zipped(t, "b.json", "{}"), []string{"export.json!b.json: {}"}},
		{"gzip", "a.json.gz", gzipped(t, "{}"), []string{"a.json.gz: {}"}},
		{"gzip by another name", "a.json", gzipped(t, "{}"), []string{"a.json: {}"}},
		{"empty gzip", "a.json.gz", gzipped(t, ""), []string{"a.json.gz: "}},
		{"two gzip streams", "a.txt.gz", append(gzipped(t, "one "), gzipped(t, "two")...), []string{"a.txt.gz: one two"}},
		{"binary in gzip", "a.gz", gzipped(t, "a\x00b"), []string{"a.gz: error: binary file"}},
		{"gzip in gzip", "a.gz", gzipped(t, string(gzipped(t, "deep"))), []string{"a.gz: deep"}},
		{"tar", "a.tar", tarred(t, "x/b.json", "{}", "c.txt", "text"), []string{"a.tar!x/b.json: {}", "a.tar!c.txt: text"}},
		{"tar without magic", "a.tar", oldTar, []string{"a.tar!a.json: {}"}},
		{"tar.gz", "a.tar.gz", gzipped(t, string(tarred(t, "b.json", "{}"))), []string{"a.tar.gz!b.json: {}"}},
		{"tgz of an old tar", "a.tar.gz", gzipped(t, string(oldTar)), []string{"a.tar.gz!a.json: {}"}},
		{
			"nested", "a.zip", zipped(t, "in.tgz", string(gzipped(t, string(tarred(t, "in.zip", string(zipped(t, "d.txt", "deep"))))))),
			[]string{"a.zip!in.tgz!in.zip!d.txt: deep"},
		},
		{"too deep", "a.zip", zipped(t, "1.zip", string(zipped(t, "2.zip", string(zipped(t, "3.zip", string(zipped(t, "d.txt", "deep"))))))), []string{
			"a.zip!1.zip!2.zip!3.zip: error: over a limit: archives in archives, more than 3 deep",
		}},
		{"resource forks", "a.zip", zipped(t, "b.json", "{}", "__MACOSX/._b.json", "x", "._c.json", "x"), []string{
			"a.zip!b.json: {}",
			"a.zip!__MACOSX/._b.json: skipped: macOS resource fork",
			"a.zip!._c.json: skipped: macOS resource fork",
		}},
		{"names that lead out", "a.zip", zipped(t, "../b.json", "x", "/etc/c.json", "x", `C:\d.json`, "x", `x\..\..\e.json`, "x", "f\n.json", "x", "ok..json", "{}"), []string{
			"a.zip!../b.json: error: archive member whose path leads out of the archive",
			"a.zip!/etc/c.json: error: archive member with an absolute path",
			"a.zip!C:/d.json: error: archive member with an absolute path",
			"a.zip!x/../../e.json: error: archive member whose path leads out of the archive",
			"a.zip!f?.json: error: archive member with control characters in its name",
			"a.zip!ok..json: {}",
		}},
		{"tar with links and devices", "a.tar", tarOf(t, []*tar.Header{
			{Name: "d/", Typeflag: tar.TypeDir, Mode: 0o755},
			{Name: "l.json", Typeflag: tar.TypeSymlink, Linkname: "/etc/passwd"},
			{Name: "h.json", Typeflag: tar.TypeLink, Linkname: "../x.json"},
			{Name: "p.json", Typeflag: tar.TypeFifo},
			{Name: "z.json", Typeflag: tar.TypeChar},
			{Name: "../../up.json", Mode: 0o600, Size: 2},
			{Name: "b.json", Mode: 0o600, Size: 2},
		}, []string{"", "", "", "", "", "{}", "{}"}), []string{
			"a.tar!l.json: error: symbolic link in an archive, not followed",
			"a.tar!h.json: error: hard link in an archive, not followed",
			"a.tar!p.json: error: named pipe in an archive",
			"a.tar!z.json: error: device in an archive",
			"a.tar!../../up.json: error: archive member whose path leads out of the archive",
			"a.tar!b.json: {}",
		}},
		{"nothing in it", "a.zip", zipped(t), []string{"a.zip: error: no training data files in this archive"}},
		{"nothing of use in it", "a.zip", zipped(t, "a.png", "x"), []string{
			"a.zip!a.png: skipped: not a training data file",
			"a.zip: error: no training data files in this archive",
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(listNamed(t, tt.file, tt.content, Limits{}), tt.want); diff != "" {
				t.Errorf("named (-got +want):\n%s", diff)
			}
			dir := tree(t, map[string]string{"other.json": "1"})
			got := list(t, Files([]string{"other.json", "-"}, Options{Dir: dir, Stdin: bytes.NewReader(tt.content), StdinName: tt.file}))
			if diff := cmp.Diff(got[1:], tt.want); diff != "" {
				t.Errorf("from standard input (-got +want):\n%s", diff)
			}
		})
	}
}

func TestArchiveFound(t *testing.T) {
	dir := tree(t, map[string]string{
		"data/a.zip":    string(zipped(t, "x.json", "{}", "b.json", "ab\x00cd")),
		"data/code.zip": string(zipped(t, "main.go", "x")),
		"data/bad.gz":   "\x1f\x8b\x08 no gzip",
	})
	got := list(t, Files([]string{"data"}, Options{Dir: dir}))
	want := []string{
		"data/a.zip!x.json: {}",
		"data/a.zip!b.json: skipped: binary file",
		"data/bad.gz:  error: the data ends early: unexpected EOF",
		"data/code.zip!main.go: skipped: not a training data file",
	}
	if diff := cmp.Diff(got, want); diff != "" {
		t.Errorf("items differ (-got +want):\n%s", diff)
	}
}

func TestArchiveDamaged(t *testing.T) {
	text := strings.Repeat("some text that does not end here; ", 3000)
	gz := gzipped(t, text)
	zp := zipped(t, "a.txt", text, "b.txt", "fine")
	badSum := bytes.Clone(gz)
	badSum[len(badSum)-8] ^= 0xff
	badZip := bytes.Clone(zp)
	badZip[60] ^= 0xff
	tests := []struct {
		name, file string
		content    []byte
		want       string // in the last or only line
	}{
		{"gzip cut off", "a.gz", gz[:len(gz)/2], "a.gz: some text that does not end here; some t... error: the data ends early: unexpected EOF"},
		{"gzip with a wrong sum", "a.gz", badSum, "a.gz: some text that does not end here; some t... error: the checksum in the archive is wrong: gzip: invalid checksum"},
		{"zip cut off", "a.zip", zp[:len(zp)/2], "a.zip: error: damaged archive: zip: not a valid zip file"},
		{"tar cut off", "a.tar", tarred(t, "a.txt", text)[:2000], "a.tar: error: the data ends early: unexpected EOF"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := listNamed(t, tt.file, tt.content, Limits{})
			if last := got[len(got)-1]; last != tt.want {
				t.Errorf("got  %s\nwant %s", last, tt.want)
			}
		})
	}
	got := listNamed(t, "a.zip", badZip, Limits{})
	if len(got) != 2 || !strings.Contains(got[0], "error: ") || got[1] != "a.zip!b.txt: fine" {
		t.Errorf("a damaged member and a sound one: %q", got)
	}
}

func TestArchiveEncrypted(t *testing.T) {
	data := zipped(t, "a.txt", "secret", "b.txt", "fine")
	for _, header := range []string{"PK\x03\x04", "PK\x01\x02"} {
		at := bytes.Index(data, []byte(header))
		data[at+6+2*strings.Count(header, "\x01")] |= 1
	}
	got := listNamed(t, "a.zip", data, Limits{})
	want := []string{"a.zip!a.txt: error: encrypted archive member", "a.zip!b.txt: fine"}
	if diff := cmp.Diff(got, want); diff != "" {
		t.Errorf("items differ (-got +want):\n%s", diff)
	}
}

func TestArchiveUnknownMethod(t *testing.T) {
	data := zipped(t, "a.txt", "text")
	for header, at := range map[string]int{"PK\x03\x04": 8, "PK\x01\x02": 10} {
		data[bytes.Index(data, []byte(header))+at] = 12
	}
	got := listNamed(t, "a.zip", data, Limits{})
	if want := []string{"a.zip!a.txt: error: compression method 12 of zip is not supported"}; !cmp.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A member over a limit gives what it can and then the error.
func TestArchiveLimits(t *testing.T) {
	zeros := strings.Repeat("0", 12<<20)
	small := strings.Repeat("1", 2<<20)
	tests := []struct {
		name, file string
		content    []byte
		limits     Limits
		wantErr    string
		wantBytes  int // read at least
	}{
		{"gzip bomb", "a.gz", gzipped(t, zeros), Limits{}, "expands more than 200 times", ratioGrace},
		{"zip bomb", "a.zip", zipped(t, "a.txt", zeros), Limits{}, "expands more than 200 times", ratioGrace},
		{"zip bomb in tar.gz", "a.tgz", gzipped(t, string(tarred(t, "b.zip", string(zipped(t, "a.txt", zeros))))), Limits{}, "expands more than 200 times", ratioGrace},
		{"tar bomb", "a.tgz", gzipped(t, string(tarred(t, "a.txt", zeros))), Limits{}, "expands more than 200 times", ratioGrace - 1024},
		{"bytes of gzip", "a.gz", gzipped(t, small), Limits{ArchiveBytes: 1 << 20}, "expands to more than 1048576 bytes", 1 << 20},
		{"bytes of two members", "a.zip", zipped(t, "a.txt", small, "b.txt", small), Limits{ArchiveBytes: 3 << 20}, "expands to more than 3145728 bytes", 3 << 20},
		{"members of zip", "a.zip", zipped(t, "a.txt", "a", "b.txt", "b", "c.txt", "c"), Limits{ArchiveMembers: 2}, "more than 2 members", 2},
		{"members of tar", "a.tar", tarred(t, "a.txt", "a", "b.txt", "b", "c.txt", "c"), Limits{ArchiveMembers: 2}, "more than 2 members", 2},
		{
			"members of nested archives", "a.tar", tarred(t, "a.zip", string(zipped(t, "a.txt", "a")), "b.zip", string(zipped(t, "a.txt", "a"))),
			Limits{ArchiveMembers: 3},
			"more than 3 members", 1,
		},
		{"under every limit", "a.zip", zipped(t, "a.txt", small, "b.txt", small), Limits{}, "", 4 << 20},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := tree(t, map[string]string{tt.file: string(tt.content)})
			read, text := 0, ""
			err := Files([]string{tt.file}, Options{Dir: dir, Limits: tt.limits}).Each(t.Context(), func(it Item) error {
				err := it.Err
				if it.Open != nil {
					var r io.ReadCloser
					if r, err = it.Open(); err == nil {
						var n int64
						n, err = io.Copy(io.Discard, r)
						read += int(n)
					}
				}
				if err != nil {
					text = err.Error()
					if !errors.Is(err, ErrLimit) {
						t.Errorf("%s: error %v, want %v", it.Path, err, ErrLimit)
					}
				}
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(text, tt.wantErr) || (text == "") != (tt.wantErr == "") {
				t.Errorf("error %q, want %q", text, tt.wantErr)
			}
			if read < tt.wantBytes || read > tt.wantBytes+1<<20 {
				t.Errorf("read %d bytes, want %d or a little more", read, tt.wantBytes)
			}
		})
	}
}

// The directory of a zip is held in memory, so it has a limit too.
func TestArchiveHugeDirectory(t *testing.T) {
	var pairs []string
	for range 9000 {
		pairs = append(pairs, strings.Repeat("n", 200)+".txt", "")
	}
	got := listNamed(t, "a.zip", zipped(t, pairs...), Limits{ArchiveMembers: 100})
	want := []string{"a.zip: error: over a limit: the directory of the zip is too large"}
	if diff := cmp.Diff(got, want); diff != "" {
		t.Errorf("items differ (-got +want):\n%s", diff)
	}
}

// Members can be read while they are visited, once.
func TestArchiveStreamed(t *testing.T) {
	dir := tree(t, map[string]string{"a.zip": string(zipped(t, "a.txt", "one", "b.txt", "two")), "c.txt.gz": string(gzipped(t, "three"))})
	var late []Item
	err := Files(nil, Options{Dir: dir}).Each(t.Context(), func(it Item) error {
		if it.Open == nil {
			t.Errorf("%s: not open", it.Path)
		}
		late = append(late, it)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, it := range late {
		_, err := it.Open()
		if (err != nil) != it.Streamed {
			t.Errorf("%s: streamed %v, late open gives %v", it.Path, it.Streamed, err)
		}
	}
}

func TestArchiveZipSymlink(t *testing.T) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	h := &zip.FileHeader{Name: "l.json"}
	h.SetMode(fs.ModeSymlink | 0o777)
	f, err := w.CreateHeader(h)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(f, "/etc/passwd"); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	got := listNamed(t, "a.zip", b.Bytes(), Limits{})
	if want := []string{"a.zip!l.json: error: symbolic link in an archive, not followed"}; !cmp.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Whatever the bytes, the account is complete: no panic, no path that leads
// out, and bounded output.
func FuzzArchive(f *testing.F) {
	f.Add(zipped(f, "a.txt", "text", "b.zip", string(zipped(f, "c.txt", "x"))))
	f.Add(tarred(f, "a.txt", "text"))
	f.Add(gzipped(f, string(tarred(f, "a.txt", "text"))))
	f.Fuzz(func(t *testing.T, data []byte) {
		limits := Limits{ArchiveBytes: 1 << 20, ArchiveMembers: 50}
		items, read := 0, int64(0)
		err := Files([]string{"-"}, Options{Stdin: bytes.NewReader(data), Limits: limits}).Each(t.Context(), func(it Item) error {
			items++
			if it.Open == nil {
				if it.Err == nil && it.Skipped == "" {
					t.Error("an item without account")
				}
				return nil
			}
			if strings.Contains(it.Path, "..") && strings.Contains(it.Path, "!../") {
				t.Error("a path that leads out of its archive was opened")
			}
			r, err := it.Open()
			if err != nil {
				return err
			}
			n, _ := io.Copy(io.Discard, r)
			read += n
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if items == 0 && !bytes.HasPrefix(data, []byte("\x1f\x8b\x08")) && sniffContainer("", data) == plainFile {
			t.Error("nothing was visited")
		}
		if read > 1<<20+int64(len(data)) {
			t.Errorf("read %d bytes of %d", read, len(data))
		}
	})
}
