package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/privlint/privlint/rules/suggest"
	"github.com/privlint/privlint/scanner"
	"github.com/privlint/privlint/scanner/report"
	"github.com/privlint/privlint/scanner/source"
)

// target is one output of a run: a format and where it goes.
type target struct {
	format string
	path   string // "-" is stdout
}

var formatPrefix = regexp.MustCompile(`^[a-z]+=`)

// targets reads the values of --output, "format=path" or a path that takes
// the format of --format. Without any, the report goes to stdout.
func targets(outputs []string, format string) ([]target, error) {
	if len(outputs) == 0 {
		return []target{{format, "-"}}, nil
	}
	var list []target
	for _, o := range outputs {
		t := target{format, o}
		if prefix := formatPrefix.FindString(o); prefix != "" {
			t = target{strings.TrimSuffix(prefix, "="), o[len(prefix):]}
		}
		if !slices.Contains(report.Formats(), t.format) {
			err := usage("unknown format %q in --output: want %s", t.format, enumerate(report.Formats()))
			if guess := suggest.Nearest(t.format, report.Formats()); guess != "" {
				err.hint("did you mean --output %s=%s?", guess, t.path)
			}
			return nil, err.hinted("a path with \"=\" in its name is written as ./%s", o)
		}
		if t.path == "" {
			return nil, usage("--output %s has no path", o)
		}
		same := func(other target) bool { return filepath.Clean(other.path) == filepath.Clean(t.path) }
		if slices.ContainsFunc(list, same) {
			return nil, usage("two outputs go to %s", t.path)
		}
		list = append(list, t)
	}
	return list, nil
}

// outputs is the sink that feeds every report of a run.
type outputs struct {
	writers []report.Writer
	files   []*atomicFile
}

// openOutputs makes the reports. options gives those of one target.
func openOutputs(e *env, list []target, private bool, options func(target) report.Options) (*outputs, error) {
	o := &outputs{}
	for _, t := range list {
		w := e.stdout
		if t.path != "-" {
			f, err := createAtomic(e.path(t.path), private)
			if err != nil {
				o.abandon()
				return nil, usage("cannot write %s: %s", t.path, cause(err))
			}
			o.files = append(o.files, f)
			w = f
		}
		writer, err := report.New(t.format, w, options(t))
		if err != nil {
			o.abandon()
			return nil, err
		}
		o.writers = append(o.writers, writer)
		if t.format == report.FormatGitHub {
			if err := o.addStepSummary(e, options(t)); err != nil {
				o.abandon()
				return nil, err
			}
		}
	}
	return o, nil
}

// addStepSummary adds a Markdown report to the summary of the step, where
// GitHub Actions names a file for it.
func (o *outputs) addStepSummary(e *env, options report.Options) error {
	path := e.getenv("GITHUB_STEP_SUMMARY")
	if path == "" {
		return nil
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o600)
	if err != nil {
		return usage("cannot write the step summary: %s", cause(err))
	}
	writer, err := report.New(report.FormatMarkdown, f, options)
	if err != nil {
		return errors.Join(err, f.Close())
	}
	o.writers = append(o.writers, writer)
	o.files = append(o.files, &atomicFile{File: f, path: path})
	return nil
}

func (o *outputs) Finding(f *scanner.Finding) error {
	for _, w := range o.writers {
		if err := w.Finding(f); err != nil {
			return err
		}
	}
	return nil
}

func (o *outputs) Coverage(c *scanner.Coverage) error {
	for _, w := range o.writers {
		if err := w.Coverage(c); err != nil {
			return err
		}
	}
	return nil
}

// close ends every report, with the first error.
func (o *outputs) close(s *scanner.Summary) error {
	errs := make([]error, len(o.writers))
	for i, w := range o.writers {
		errs[i] = w.Close(s)
	}
	return errors.Join(errs...)
}

// commit puts the files in place.
func (o *outputs) commit() error {
	errs := make([]error, len(o.files))
	for i, f := range o.files {
		errs[i] = f.commit()
	}
	o.files = nil
	return errors.Join(errs...)
}

// abandon leaves whatever stood at the paths of the files. After commit it
// does nothing.
func (o *outputs) abandon() {
	for _, f := range o.files {
		f.abandon()
	}
	o.files = nil
}

// atomicFile becomes visible under its path as a whole or not at all.
// Devices and pipes are written directly.
type atomicFile struct {
	*os.File
	path string
	temp string // "" where written directly
}

// createAtomic begins to write path. A private file can be read by its owner
// only; otherwise permissions are those of the file that is replaced.
func createAtomic(path string, private bool) (*atomicFile, error) {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	mode := fs.FileMode(0o666)
	if private {
		mode = 0o600
	}
	info, err := os.Stat(path)
	if err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		return &atomicFile{File: f, path: path}, err
	}
	if err == nil && info.IsDir() {
		return nil, &fs.PathError{Op: "open", Path: path, Err: errors.New("is a directory")}
	}
	temp := filepath.Join(filepath.Dir(path), source.TempPrefix+rand.Text()+".tmp")
	f, createErr := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if createErr != nil {
		return nil, createErr
	}
	a := &atomicFile{File: f, path: path, temp: temp}
	if err == nil && !private {
		if err := f.Chmod(info.Mode().Perm()); err != nil {
			a.abandon()
			return nil, err
		}
	}
	return a, nil
}

func (f *atomicFile) commit() error {
	if f.temp == "" {
		return f.Close()
	}
	err := f.Sync()
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err == nil {
		err = os.Rename(f.temp, f.path)
	}
	if err != nil {
		f.remove()
		return fmt.Errorf("cannot write %s: %w", f.path, cause(err))
	}
	return nil
}

func (f *atomicFile) abandon() {
	_ = f.Close()
	f.remove()
}

// remove deletes what was written; the error that led here is told instead
// of its own.
func (f *atomicFile) remove() {
	if f.temp != "" {
		_ = os.Remove(f.temp)
	}
}

// cause strips the operation and the path that the caller names better.
func cause(err error) error {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return p.Err
	}
	if l, ok := errors.AsType[*os.LinkError](err); ok {
		return l.Err
	}
	return err
}
