package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/privlint/privlint/fixtures/plant/planted"
)

// TestPlantedTagged scrubs workspaces with values in them while the tagger
// looks for names and places too, which judges each text by what is around:
// a scan of the output finds nothing that was to be replaced, a second scrub
// changes nothing, and what was encrypted comes back.
func TestPlantedTagged(t *testing.T) {
	values := planted.Values(1)
	for i, path := range plantedFiles(t) {
		original, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		file, err := planted.Into(path, original, values)
		if errors.Is(err, planted.ErrUnknown) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		// Each file has some of the operators and presets, all files all.
		operator := taggedOperators[i%len(taggedOperators)]
		preset := []string{"default", "recall", "strict"}[i%3]
		t.Run(filepath.Base(path)+" "+operator, func(t *testing.T) {
			p := &plantedRun{t: t, name: filepath.Base(path), original: original, file: file, values: values}
			p.guarantees("replace", "default")
			p.guarantees(operator, preset)
		})
	}
}

var taggedOperators = []string{"encrypt", "pseudonym", "surrogate", "mask", "redact", "hash", "fpe", "generalize", "date-shift", "drop"}

// guarantees scrubs the planted file with one operator for everything.
func (p *plantedRun) guarantees(operator, preset string) {
	p.t.Helper()
	args := []string{"scrub", "--verify", "--no-config", "--min-severity", "info", "--tagger", preset, "--operator", "*=" + operator, "--key-file", p.key()}
	code, once, stderr := p.privlint(p.file.Data, args...)
	if code > exitFindings || len(once) == 0 {
		p.t.Errorf("%s: exit code %d, %d bytes: %s", operator, code, len(once), stderr)
		return
	}
	if code, twice, stderr := p.privlint(once, args...); code > exitFindings || !bytes.Equal(once, twice) {
		p.t.Errorf("%s: exit code %d, twice is once: %v: %s", operator, code, bytes.Equal(once, twice), stderr)
	}
	p.output = once
	switch operator {
	case "surrogate", "generalize", "date-shift", "drop":
		// parts of values stay, or other things go than values
	default:
		p.leaks()
	}
	if filepath.Ext(p.name) == ".json" {
		for range tokens(p.t, once) { //nolint:revive // it fails on what is no JSON
		}
	}
	if operator == "encrypt" && !strings.Contains(stderr, "got a placeholder") {
		if code, back, stderr := p.privlint(once, "restore", "--key-file", p.key()); code != exitClean || !bytes.Equal(back, p.file.Data) {
			p.t.Errorf("exit code %d, restored: %v: %s", code, bytes.Equal(back, p.file.Data), stderr)
		}
	}
}

// key is a file with a key of no worth.
func (p *plantedRun) key() string {
	p.t.Helper()
	if p.keyFile == "" {
		p.keyFile = filepath.Join(p.t.TempDir(), "key")
		sum := sha256.Sum256([]byte("an invented key"))
		if err := os.WriteFile(p.keyFile, []byte(hex.EncodeToString(sum[:])+"\n"), 0o600); err != nil {
			p.t.Fatal(err)
		}
	}
	return p.keyFile
}
