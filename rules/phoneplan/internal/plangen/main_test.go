package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// The tables are those that the library of go.mod gives; go generate
// ./rules/phoneplan brings them up to date.
func TestCurrent(t *testing.T) {
	files, err := generate()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range files {
		got, err := os.ReadFile(filepath.Join("..", "..", name))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s is not current", name)
		}
	}
}
