package review

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
)

// Action is what a person decided.
type Action string

// The actions.
const (
	Accept   Action = "accept"   // the operator that was proposed
	Operator Action = "operator" // another one
	Keep     Action = "keep"     // the value stays, this time
	Suppress Action = "suppress" // the value stays, and is no finding any more
	undone   Action = "undo"     // the decision before does not count
)

// Decision is what becomes of a finding.
type Decision struct {
	Action Action `json:"action"`
	// Operator that replaces the value, as operator.ParseSpec reads it.
	Operator string `json:"operator,omitempty"`
	// Reason why the value stays.
	Reason string `json:"reason,omitempty"`
	// Until is the last day of a suppression, as YYYY-MM-DD; empty means
	// forever.
	Until string `json:"until,omitempty"`
}

// Entry is a decision with the finding that it is about.
type Entry struct {
	Path        string `json:"path"`
	Rule        string `json:"rule"`
	Fingerprint string `json:"fingerprint"`
	// N of Of findings of this path, rule and fingerprint, from 1: the
	// fingerprint does not tell values apart.
	N  int `json:"n"`
	Of int `json:"of"`
	// Value is a keyed digest of the value; empty without a key.
	Value string `json:"value,omitempty"`
	Decision
}

// Log is a file with one decision a line, in the order in which they were
// made. The last one about a finding counts.
type Log struct {
	path    string // as messages show it
	file    *os.File
	entries []Entry
	written bool
}

// maxLog bounds a log that is read, in bytes.
const maxLog = 64 << 20

// OpenLog reads the log at path, which need not exist yet, and makes ready to
// write it. Messages call it name.
func OpenLog(path, name string) (*Log, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return nil, fmt.Errorf("cannot open %s: %w", name, cause(err))
	}
	l := &Log{path: name, file: f}
	if err := l.read(io.LimitReader(f, maxLog+1)); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return l, nil
}

func (l *Log) read(r io.Reader) error {
	lines := bufio.NewReader(r)
	total := 0
	for n := 1; ; n++ {
		line, err := lines.ReadBytes('\n')
		if total += len(line); total > maxLog {
			return fmt.Errorf("%s: larger than %d MB: delete it", l.path, maxLog>>20)
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return fmt.Errorf("cannot read %s: %w", l.path, cause(err))
		}
		if err != nil { // what was cut off by a crash was not decided
			if len(line) == 0 {
				return nil
			}
			return l.file.Truncate(int64(total - len(line)))
		}
		if line = bytes.TrimSpace(line); len(line) == 0 {
			continue
		}
		var e Entry
		if json.Unmarshal(line, &e) != nil || !e.valid() {
			return fmt.Errorf("%s:%d: no decision of a review: delete the line or the file", l.path, n)
		}
		l.entries = append(l.entries, e)
	}
}

func (e *Entry) valid() bool {
	switch e.Action {
	case Accept, Operator, Keep, Suppress, undone:
		return e.Rule != "" && e.Fingerprint != "" && e.N >= 1 && e.N <= e.Of
	default:
		return false
	}
}

// append writes entries; they are on the disk when it returns.
func (l *Log) append(list ...Entry) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	for i := range list {
		if err := enc.Encode(&list[i]); err != nil {
			return err
		}
	}
	_, err := l.file.Write(b.Bytes())
	if err == nil {
		err = l.file.Sync()
	}
	if err != nil {
		return fmt.Errorf("cannot write %s: %w", l.path, cause(err))
	}
	l.written = true
	return nil
}

// Empty tells that there is no decision in the log.
func (l *Log) Empty() bool { return len(l.entries) == 0 && !l.written }

// Close closes the file, and removes it if it holds nothing.
func (l *Log) Close() error {
	info, err := l.file.Stat()
	if closeErr := l.file.Close(); err == nil {
		err = closeErr
	}
	if err == nil && info.Size() == 0 {
		err = os.Remove(l.file.Name())
	}
	return err
}

// cause drops the path, which stands before it in every message.
func cause(err error) error {
	if p, ok := errors.AsType[*os.PathError](err); ok {
		return p.Err
	}
	return err
}
