package workspace

import (
	"bytes"
	"flag"
	"os"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"github.com/privlint/privlint/scanner/document"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// checkGolden compares what f read from data with a golden file, and with
// what it reads byte by byte.
func checkGolden(t *testing.T, f Format, data []byte, l *listing, golden string) {
	t.Helper()
	got := "format " + f.Name + "\n" + l.String()
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("units (-want +got):\n%s", diff)
	}
	slow := &listing{}
	w := document.NewWindow(iotest.OneByteReader(bytes.NewReader(data)), 0, 0)
	if err := f.Read(&Input{Window: w}, slow); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(l, slow, cmp.AllowUnexported(listing{})); diff != "" {
		t.Errorf("read byte by byte (-whole +bytes):\n%s", diff)
	}
}
