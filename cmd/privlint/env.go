package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"golang.org/x/term"
)

// env is what a command sees of the process, so that it can run without one.
type env struct {
	stdin  io.Reader
	stdout io.Writer
	stderr io.Writer
	getenv func(string) string
	// dir is where relative paths start, "" for the working directory of the
	// process.
	dir string
	// terminal tells whether stdout is shown to a person.
	terminal bool
	// errTerminal tells the same of stderr.
	errTerminal bool
	// clock tells the time, nil is the real one.
	clock func() time.Time
	// heap is nil where garbage is collected as usual.
	heap *heapTuner
}

func processEnv() *env {
	return &env{
		stdin:       os.Stdin,
		stdout:      os.Stdout,
		stderr:      os.Stderr,
		getenv:      os.Getenv,
		dir:         linkedDir(),
		terminal:    term.IsTerminal(int(os.Stdout.Fd())),
		errTerminal: term.IsTerminal(int(os.Stderr.Fd())),
	}
}

// linkedDir is where the working directory stands if it was entered through a
// symbolic link, else "": the configuration and the repository are above it,
// not above the link.
func linkedDir() string {
	dir, err := os.Getwd()
	if err != nil {
		return ""
	}
	real, err := filepath.EvalSymlinks(dir)
	if err != nil || real == dir {
		return ""
	}
	return real
}

// path is where a path of the user stands.
func (e *env) path(p string) string {
	if e.dir == "" || filepath.IsAbs(p) {
		return p
	}
	return filepath.Join(e.dir, p)
}

func (e *env) paths(list []string) []string {
	out := make([]string, len(list))
	for i, p := range list {
		out[i] = e.path(p)
	}
	return out
}

// say writes one line to stderr under the name of the program. What cannot
// be said there cannot be said at all, so errors are dropped.
func (e *env) say(line string) { _, _ = fmt.Fprintf(e.stderr, "privlint: %s\n", line) }

func (e *env) hint(line string) { _, _ = fmt.Fprintf(e.stderr, "hint: %s\n", line) }

// useColor decides for --color auto as NO_COLOR (no-color.org) and
// CLICOLOR_FORCE (bixense.com/clicolors) ask.
func (e *env) useColor(mode string) bool {
	switch mode {
	case "always":
		return true
	case "never":
		return false
	}
	if e.getenv("NO_COLOR") != "" {
		return false
	}
	if force := e.getenv("CLICOLOR_FORCE"); force != "" && force != "0" {
		return true
	}
	return e.terminal && e.getenv("TERM") != "dumb"
}
