package main

import (
	"bufio"
	"compress/gzip"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/privlint/privlint/cmd/privlint-train/internal/synth"
	"github.com/privlint/privlint/scanner/evaluate"
	"github.com/privlint/privlint/scanner/tag/token"
)

// text is labelled utterances and where they are from.
type text struct {
	utterances []synth.Utterance
	inputs     []input
	// heldOut is how many of each source were left out because they are in the
	// folder that is held out.
	heldOut map[string]int
}

// input is a file that was read, for the data card.
type input struct {
	name   string
	digest [sha256.Size]byte
	count  int
}

// readText reads files and folders of JSON Lines, gzipped or not, without the
// utterances that stand in the labelled text of the folder heldOut too. The
// spans in bytePaths count bytes, those in paths code points.
func readText(paths, bytePaths []string, heldOut string) (*text, error) {
	seen, err := fingerprints(heldOut)
	if err != nil {
		return nil, err
	}
	t := &text{heldOut: map[string]int{}}
	for bytes, list := range [][]string{paths, bytePaths} {
		files, err := labelled(list)
		if err != nil {
			return nil, err
		}
		for _, path := range files {
			if err := t.read(path, bytes == 1, seen); err != nil {
				return nil, err
			}
		}
	}
	return t, nil
}

// labelled lists the files of JSON Lines in paths, in order of their names.
func labelled(paths []string) (files []string, err error) {
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil {
			return nil, err
		}
		if !info.IsDir() {
			files = append(files, path)
			continue
		}
		before := len(files)
		for _, pattern := range []string{"*.jsonl", "*.jsonl.gz"} {
			found, err := filepath.Glob(filepath.Join(path, pattern))
			if err != nil {
				return nil, err
			}
			files = append(files, found...)
		}
		if len(files) == before {
			return nil, fmt.Errorf("%s: holds no .jsonl or .jsonl.gz", path)
		}
	}
	slices.Sort(files)
	return files, nil
}

func (t *text) read(path string, inBytes bool, seen map[uint64]bool) (err error) {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	digest := sha256.New()
	buffered := bufio.NewReader(io.TeeReader(f, digest))
	var in io.Reader = buffered
	if magic, err := buffered.Peek(2); err == nil && string(magic) == "\x1f\x8b" {
		if in, err = gzip.NewReader(buffered); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	count := 0
	r := synth.NewReader(in)
	r.Bytes = inBytes
	for ; ; count++ {
		u, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return fmt.Errorf("%s:%d: %w", path, r.Line(), err)
		}
		if whole, frame := fingerprint(u.Text, u.Spans); seen[whole] || seen[frame] {
			t.heldOut[family(u.Source)]++
			continue
		}
		t.utterances = append(t.utterances, u)
	}
	if _, err := io.Copy(io.Discard, buffered); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	t.inputs = append(t.inputs, input{filepath.Base(path), [sha256.Size]byte(digest.Sum(nil)), count})
	return nil
}

// family is a source without what it says of its parts: "synth" of
// "synth/en/intro".
func family(source string) string {
	name, _, _ := strings.Cut(source, "/")
	return name
}

// minFrame is how many words an utterance must have without its names for
// them to tell that it is another with the names exchanged.
const minFrame = 5

// fingerprint is a number for the words of a text, and one for those that are
// not marked, which an utterance whose names were exchanged shares; the
// second is that of the whole where too little is left.
func fingerprint(s string, spans []synth.Span) (whole, frame uint64) {
	offsets := synth.ByteOffsets(s)
	words := 0
	for _, t := range token.Split(nil, s) {
		if !t.Word() && t.Shape != token.ShapeDigit {
			continue
		}
		whole = token.Join(whole, t.Hash)
		if !slices.ContainsFunc(spans, func(m synth.Span) bool { return offsets[m.Start] < int(t.End) && int(t.Start) < offsets[m.End] }) {
			frame = token.Join(frame, t.Hash)
			words++
		}
	}
	if words < minFrame {
		return whole, whole
	}
	return whole, frame
}

// fingerprints are those of all labelled text in a folder; none when it is
// not named.
func fingerprints(dir string) (map[uint64]bool, error) {
	seen := map[uint64]bool{}
	if dir == "" {
		return seen, nil
	}
	files, err := labelled([]string{dir})
	if err != nil {
		return nil, err
	}
	for _, path := range files {
		if err := addFingerprints(seen, path); err != nil {
			return nil, err
		}
	}
	return seen, nil
}

func addFingerprints(seen map[uint64]bool, path string) error {
	return evaluate.EachRecord(path, func(r *evaluate.Record) error {
		spans := make([]synth.Span, 0, len(r.Spans))
		for _, s := range r.Spans {
			spans = append(spans, synth.Span{Start: s.Start, End: s.End})
		}
		whole, frame := fingerprint(r.Text, spans)
		if len(strings.Fields(r.Text)) >= 3 { // "yes" and "thank you" are everybody's
			seen[whole], seen[frame] = true, true
		}
		return nil
	})
}
