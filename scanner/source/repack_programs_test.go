package source

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// program skips the test where a program is missing.
func program(t *testing.T, args ...string) {
	t.Helper()
	if err := exec.Command(args[0], args[1:]...).Run(); err != nil {
		t.Skipf("%s does not run here: %v", args[0], err)
	}
}

func run(t *testing.T, dir string, args ...string) string {
	t.Helper()
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", args[0], err, out)
	}
	return string(out)
}

// pyZips writes zips in the ways that Python's zipfile has.
const pyZips = `
import sys, zipfile, io
names = ["one.txt", "two.json", "sub/three.csv"]
def data(n): return (n * 100).encode()
with zipfile.ZipFile("plain.zip", "w", zipfile.ZIP_DEFLATED) as z:
    for n in names: z.writestr(n, data(n))
    z.comment = b"made by a test"
with zipfile.ZipFile("large.zip", "w", zipfile.ZIP_DEFLATED) as z:
    for n in names:
        with z.open(n, "w", force_zip64=True) as f: f.write(data(n))
class Pipe(io.RawIOBase):
    def __init__(self): self.f = open("stream.zip", "wb")
    def writable(self): return True
    def write(self, b): return self.f.write(b)
p = Pipe()
with zipfile.ZipFile(p, "w", zipfile.ZIP_STORED) as z:
    for n in names: z.writestr(n, data(n))
with zipfile.ZipFile("many.zip", "w", zipfile.ZIP_STORED) as z: # has the end of zip64
    for i in range(66000): z.writestr("n%d.png" % i, b"")
    z.writestr("two.json", data("two.json"))
`

// Zips of other programs stay byte for byte without edits; with one, the
// other members keep their bytes and unzip finds no fault.
func TestRepackPrograms(t *testing.T) {
	dir := tree(t, map[string]string{
		"one.txt": strings.Repeat("one.txt", 100), "two.json": strings.Repeat("two.json", 100), "sub/three.csv": strings.Repeat("sub/three.csv", 100),
	})
	makers := []struct {
		name  string
		needs []string
		make  func(t *testing.T)
		files []string
	}{
		{"zip", []string{"zip", "-v"}, func(t *testing.T) {
			t.Helper()
			run(t, dir, "zip", "-r", "info.zip", "one.txt", "two.json", "sub")
			run(t, dir, "sh", "-c", "zip -r - one.txt two.json sub | cat > stdout.zip")
			run(t, dir, "zip", "-0", "stored.zip", "one.txt", "two.json")
		}, []string{"info.zip", "stdout.zip", "stored.zip"}},
		{"zipfile of Python", []string{"python3", "-c", "import zipfile"}, func(t *testing.T) {
			t.Helper()
			run(t, dir, "python3", "-c", pyZips)
		}, []string{"plain.zip", "large.zip", "stream.zip", "many.zip"}},
	}
	for _, m := range makers {
		t.Run(m.name, func(t *testing.T) {
			program(t, m.needs...)
			m.make(t)
			for _, name := range m.files {
				t.Run(name, func(t *testing.T) {
					if name == "many.zip" && testing.Short() {
						t.Skip("66,000 members take seconds")
					}
					repackFile(t, dir, name)
				})
			}
		})
	}
}

// repackFile rewrites two.json of a zip.
func repackFile(t *testing.T, dir, name string) {
	t.Helper()
	old, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	limits := Limits{ArchiveMembers: 100_000}
	same, _, _, err := repack(t, name, old, limits, nil)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(same, old) {
		t.Error("without edits the bytes changed")
	}
	edited := strings.Repeat("another content, ", 500)
	out, _, changed, err := repack(t, name, old, limits, map[string]string{name + "!two.json": edited})
	if err != nil || !changed {
		t.Fatalf("changed %v, error %v", changed, err)
	}
	before, after := locals(old), locals(out)
	for member, raw := range before {
		if member != "two.json" && !bytes.Equal(raw, after[member]) {
			t.Errorf("the bytes of %s changed", member)
		}
	}
	program(t, "unzip", "-v")
	if err := os.WriteFile(filepath.Join(dir, "out-"+name), out, 0o600); err != nil {
		t.Fatal(err)
	}
	run(t, dir, "unzip", "-tqq", "out-"+name)
	if run(t, dir, "unzip", "-p", "out-"+name, "two.json") != edited {
		t.Error("unzip reads another content")
	}
	if exec.Command("python3", "-c", "import zipfile").Run() == nil {
		run(t, dir, "python3", "-c", "import sys, zipfile; sys.exit(zipfile.ZipFile(sys.argv[1]).testzip() is not None)", "out-"+name)
	}
}

// locals cuts a zip into its local headers with what follows them, by name.
func locals(b []byte) map[string][]byte {
	out := map[string][]byte{}
	members, _, _ := bytes.Cut(b, zipRecordMark)
	for _, p := range bytes.Split(members, zipLocalMark)[1:] {
		out[string(p[26:26+u16(p, 22)])] = p
	}
	return out
}

// Tars of the tar program, and what it thinks of the result.
func TestRepackTarPrograms(t *testing.T) {
	program(t, "tar", "--version")
	long := strings.Repeat("folder/", 20)
	dir := tree(t, map[string]string{"one.txt": "one", long + "two.json": "{}", "three.csv": strings.Repeat("a,b\n", 3000)})
	for _, format := range []string{"gnu", "pax", "ustar", "v7"} {
		t.Run(format, func(t *testing.T) {
			if format == "v7" {
				run(t, dir, "tar", "--format=v7", "-cf", "a.tar", "one.txt", "three.csv")
			} else {
				run(t, dir, "tar", "--format="+format, "-cf", "a.tar", "one.txt", "folder", "three.csv")
			}
			old, err := os.ReadFile(filepath.Join(dir, "a.tar"))
			if err != nil {
				t.Fatal(err)
			}
			same, _, _, err := repack(t, "a.tar", old, Limits{}, nil)
			if err != nil || !bytes.Equal(same, old) {
				t.Fatalf("without edits the bytes changed, error %v", err)
			}
			out, _, _, err := repack(t, "a.tar", old, Limits{}, map[string]string{"a.tar!one.txt": "$OLD!", "a.tar!" + long + "two.json": strings.Repeat("[]", 999)})
			if err != nil {
				t.Fatal(err)
			}
			if at := bytes.Index(old, []byte("three.csv\x00")); !bytes.Contains(out, old[at:at+512+12000]) {
				t.Error("the bytes of a member that was not rewritten changed")
			}
			if err := os.WriteFile(filepath.Join(dir, "out.tar"), out, 0o600); err != nil {
				t.Fatal(err)
			}
			if run(t, dir, "tar", "tf", "out.tar") != run(t, dir, "tar", "tf", "a.tar") {
				t.Error("tar lists other members")
			}
			if got := run(t, dir, "tar", "xOf", "out.tar", "one.txt"); got != "one!" {
				t.Errorf("tar reads %q", got)
			}
		})
	}
}
