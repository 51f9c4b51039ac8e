package main

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the digest of the tiny model")

// TestTinyModel trains a small model of 2,000 invented utterances and compares
// its digest: the same lists, templates, seed and learner give the same bytes
// on every machine of this kind. After a change of the templates, the features
// or the learner, -update writes the new digest.
func TestTinyModel(t *testing.T) {
	if fused {
		t.Skipf("SKIPPED: on %s floating point may be fused and round otherwise; the digest is that of amd64", runtime.GOARCH)
	}
	f := newFolder(t, 2000)
	f.must("train --gazetteer @names.bin --bits 12 --epochs 2 -o @model.bin @gen.jsonl")
	got := fmt.Sprintf("gazetteer %x\nutterances %x\nmodel %x\n",
		sha256.Sum256([]byte(f.read("names.bin"))), sha256.Sum256([]byte(f.read("gen.jsonl"))), sha256.Sum256([]byte(f.read("model.bin"))))
	path := filepath.Join("testdata", "tiny-model.sha256")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("got\n%swant\n%srun go test ./cmd/privlint-train -run TinyModel -update after a change that was meant", got, want)
	}
}
