package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// Dir is a folder that outputs go to. Nothing that is created through it
// stands outside of it, also where symbolic links in it lead out.
type Dir struct {
	path    string
	root    *os.Root
	opts    Options
	names   map[string]bool
	written Guard // outputs of this run
	swept   map[string]bool
}

// OpenDir opens the folder, which it creates where it does not exist, and
// removes what killed runs left in the folders that it writes to.
func OpenDir(path string, opts Options) (*Dir, error) {
	if err := os.MkdirAll(path, 0o750); err != nil {
		return nil, withoutPath(path, err)
	}
	root, err := os.OpenRoot(path)
	if err != nil {
		return nil, withoutPath(path, err)
	}
	return &Dir{path: path, root: root, opts: opts, names: map[string]bool{}, swept: map[string]bool{}}, nil
}

// Create begins a file in the folder, as the function [Create] does. The
// name is a relative path with forward slashes, see [Place]. Folders are
// created. Errors wrap [ErrOutside], [ErrInput] and those of Create; a
// symbolic link in the place of the file is refused, and so is a name that
// this run has written to.
func (d *Dir) Create(name string) (*File, error) {
	shown := path.Join(filepath.ToSlash(d.path), name)
	local := filepath.FromSlash(path.Clean(name))
	if name == "" || local == "." || !filepath.IsLocal(filepath.FromSlash(name)) {
		return nil, fmt.Errorf("%s: %w", name, ErrOutside)
	}
	if d.names[local] {
		return nil, fmt.Errorf("%s: two inputs would be written to the same output", shown)
	}
	folder := filepath.Dir(local)
	if err := d.root.MkdirAll(folder, 0o750); err != nil {
		return nil, d.fault(shown, folder, err)
	}
	sub, err := d.root.OpenRoot(folder)
	if err != nil {
		return nil, d.fault(shown, folder, err)
	}
	if !d.swept[folder] {
		d.swept[folder] = true
		_, _ = sweep(sub) // remains do no harm
	}
	if info, err := sub.Lstat(filepath.Base(local)); err == nil && d.written.Has(info) {
		// Upper and lower case are one on some file systems.
		return nil, errors.Join(fmt.Errorf("%s: two inputs would be written to the same output", shown), sub.Close())
	}
	f, err := create(sub, filepath.Base(local), shown, d.opts)
	if err != nil {
		return nil, err
	}
	d.names[local] = true
	f.wrote = func(info fs.FileInfo) { d.written.add(info) }
	return f, nil
}

// fault finds out whether a link leads out: os.Root has no error of its own
// for that.
func (d *Dir) fault(shown, folder string, err error) error {
	real, evalErr := filepath.EvalSymlinks(filepath.Join(d.path, folder))
	base, baseErr := filepath.EvalSymlinks(d.path)
	if evalErr == nil && baseErr == nil {
		if rel, err := filepath.Rel(base, real); err != nil || !filepath.IsLocal(rel) {
			return fmt.Errorf("%s: %w", shown, ErrOutside)
		}
	}
	return withoutPath(shown, err)
}

// Close closes the folder. Files that were begun in it can still be
// committed.
func (d *Dir) Close() error { return d.root.Close() }

// Place is the name under which [Dir.Create] mirrors an input. A relative
// path stays as it is. Another, absolute or with "..", becomes relative to
// the folder of the longest named path that it is, or is below: of /data/bot
// the file /data/bot/a/b.json becomes bot/a/b.json. Paths have forward
// slashes, as source.Item has them; named paths may have those of the
// system.
func Place(name string, named []string) (string, error) {
	if filepath.IsLocal(filepath.FromSlash(name)) {
		return path.Clean(name), nil
	}
	name = path.Clean(name)
	best, found := "", false
	for _, n := range named {
		n = path.Clean(filepath.ToSlash(n))
		if name != n && !strings.HasPrefix(name, strings.TrimSuffix(n, "/")+"/") || len(n) < len(best) {
			continue
		}
		best, found = n, true
	}
	place := strings.TrimPrefix(strings.TrimPrefix(name, path.Dir(best)), "/")
	if path.Base(best) == ".." {
		place = strings.TrimPrefix(name, best+"/")
	}
	if !found || !filepath.IsLocal(filepath.FromSlash(place)) {
		return "", fmt.Errorf("%s: %w", name, ErrOutside)
	}
	return place, nil
}
