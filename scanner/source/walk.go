package source

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// TempPrefix begins the names of files that privlint writes beside the
// output that they will become. A walk passes over them in silence: their
// names differ from run to run.
const TempPrefix = ".privlint-"

// walker visits named paths and the folders below them.
type walker struct {
	ctx   context.Context
	opts  Options
	root  string // absolute folder that Exclude is relative to
	visit func(Item) error
	// seen holds the real paths of visited files and entered folders.
	seen   map[string]bool
	repos  []*repository // innermost last
	read   int           // items that could be opened
	failed int           // items with an error
	known  int           // files left out because they were visited before
}

func (w *walker) close() {
	for _, r := range w.repos {
		r.close()
	}
}

// real is where a path as shown stands.
func (w *walker) real(shown string) string {
	p := filepath.FromSlash(shown)
	if w.opts.Dir != "" && !filepath.IsAbs(p) {
		p = filepath.Join(w.opts.Dir, p)
	}
	return p
}

// named visits one path of the command line.
func (w *walker) named(given string) error {
	if err := w.ctx.Err(); err != nil {
		return err
	}
	if given == "-" {
		return w.stdin()
	}
	shown := filepath.ToSlash(given)
	if !filepath.IsAbs(given) {
		shown = path.Clean(shown)
	}
	it := Item{Path: shown, Named: true}
	real := w.real(given)
	info, err := os.Stat(real)
	if err != nil {
		return w.fail(it, reason(err))
	}
	if !info.IsDir() {
		if !info.Mode().IsRegular() {
			return w.fail(it, errors.New(KindOf(info.Mode())+`, not a regular file; use "-" to read standard input`))
		}
		if w.visited(real) {
			return nil
		}
		if it.Named = !w.opts.ForceExclude; !it.Named {
			if it.Skipped = w.skip(real, filepath.Base(real), info.Mode().Type(), false); it.Skipped == "" && w.excludedAbove(real) {
				it.Skipped = skipExclude
			}
			if it.Skipped != "" {
				return w.visit(it)
			}
		}
		return w.file(it, real)
	}
	read, failed, known := w.read, w.failed, w.known
	leave, err := w.enterRepository(real)
	if err != nil {
		return err
	}
	defer leave()
	if err := w.folder(shown, real); err != nil {
		return err
	}
	if w.read == read && w.failed == failed && w.known == known {
		return w.fail(it, errors.New("no training data files in this folder"))
	}
	return nil
}

// visited tells whether the file was there before, by its real path.
func (w *walker) visited(real string) bool {
	key, err := filepath.EvalSymlinks(real)
	if err == nil {
		key, err = filepath.Abs(key)
	}
	if err != nil {
		return false // opening it will say what is wrong
	}
	if w.seen[key] {
		w.known++
		return true
	}
	w.seen[key] = true
	return false
}

// folder visits what a folder holds.
func (w *walker) folder(shown, real string) error {
	if err := w.ctx.Err(); err != nil {
		return err
	}
	if w.visited(real) {
		return nil // a loop of links, or named twice
	}
	entries, err := os.ReadDir(real)
	if err != nil {
		return w.fail(Item{Path: shown}, reason(err))
	}
	ignored := w.ignored(real, entries)
	for _, e := range entries {
		child := e.Name()
		if shown != "." {
			child = path.Join(shown, child)
		}
		if err := w.entry(child, filepath.Join(real, e.Name()), e, ignored[e.Name()]); err != nil {
			return err
		}
	}
	return nil
}

// entry visits one entry of a folder.
func (w *walker) entry(shown, real string, e fs.DirEntry, ignored bool) error {
	if err := w.ctx.Err(); err != nil {
		return err
	}
	mode := e.Type()
	if mode&fs.ModeSymlink != 0 && w.opts.FollowSymlinks && !strings.HasPrefix(e.Name(), ".") {
		info, err := os.Stat(real)
		if err != nil {
			return w.fail(Item{Path: shown}, reason(err))
		}
		mode = info.Mode().Type()
	}
	if skip := w.skip(real, e.Name(), mode, ignored); skip != "" {
		if e.Name() == ".git" || strings.HasPrefix(e.Name(), TempPrefix) {
			return nil
		}
		if mode.IsDir() {
			shown += "/"
		}
		return w.visit(Item{Path: shown, Skipped: skip})
	}
	if !mode.IsDir() {
		if w.visited(real) {
			return nil
		}
		return w.file(Item{Path: shown}, real)
	}
	leave, err := w.enterNested(real)
	if err != nil {
		return err
	}
	defer leave()
	return w.folder(shown, real)
}

// skip says why an entry is left out, if so.
func (w *walker) skip(real, name string, mode fs.FileMode, ignored bool) string {
	switch {
	case strings.HasPrefix(name, "."):
		return skipHidden
	case mode.IsDir() && name == "node_modules":
		return skipModules
	case mode&fs.ModeSymlink != 0:
		return skipLink
	case !mode.IsDir() && !isDataName(name):
		return skipName
	case !mode.IsDir() && !mode.IsRegular():
		return KindOf(mode)
	case w.excluded(real):
		return skipExclude
	case ignored:
		return skipIgnored
	}
	return ""
}

// excludedAbove tells whether a folder above a named file is left out.
func (w *walker) excludedAbove(real string) bool {
	for dir := filepath.Dir(real); ; dir = filepath.Dir(dir) {
		abs, err := filepath.Abs(dir)
		if err != nil || abs == w.root || abs == filepath.Dir(abs) {
			return false
		}
		if w.excluded(dir) {
			return true
		}
	}
}

func (w *walker) excluded(real string) bool {
	if len(w.opts.Exclude) == 0 {
		return false
	}
	abs, err := filepath.Abs(real)
	if err != nil {
		return false
	}
	rel, err := filepath.Rel(w.root, abs)
	if err != nil {
		return false
	}
	return excludes(w.opts.Exclude, filepath.ToSlash(rel))
}
