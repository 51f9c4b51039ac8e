package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// Names are what a configuration file may be called, the first that exists
// in a folder counts.
var Names = []string{".privlint.yaml", ".privlint.yml"}

// maxExtends is how deep files may build on one another.
const maxExtends = 10

// layer is one file of a configuration, with the folder that its patterns
// count from.
type layer struct {
	*File
	path string // of the file, as messages show it
	dir  string // folder of the file, for the files that it names
	base string // folder that patterns of paths count from
}

// Config is what all files say together. The zero value says nothing. It is
// safe for concurrent use once loaded.
type Config struct {
	layers []layer // the nearest first
	views  viewCache
}

// Find lists the configuration files for a folder, the nearest first: that
// of the folder or of the nearest one above it, and so on up to a file with
// "root: true", the top folder of the git repository, or the top of the file
// system.
func Find(dir string) ([]string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	var found []string
	for {
		path, err := in(dir)
		if err != nil {
			return nil, err
		}
		if path != "" {
			found = append(found, path)
		}
		parent := filepath.Dir(dir)
		if parent == dir || isRepository(dir) || path != "" && isRoot(path) {
			return found, nil
		}
		dir = parent
	}
}

func in(dir string) (string, error) {
	for _, name := range Names {
		path := filepath.Join(dir, name)
		info, err := os.Stat(path)
		switch {
		case err == nil && info.Mode().IsRegular():
			return path, nil
		case err != nil && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrPermission):
			return "", fmt.Errorf("%s: %w", path, cause(err))
		}
	}
	return "", nil
}

func isRepository(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, ".git"))
	return err == nil
}

// isRoot looks for the one key that ends the search. Mistakes in the file
// are told when it is loaded.
func isRoot(path string) bool {
	src, err := os.ReadFile(path)
	if err != nil {
		return false
	}
	f, err := parse(path, filepath.Dir(path), src)
	return err != nil || f.Root
}

// Load reads the files, absolute and the nearest first, and what they extend.
// Show makes their paths fit for messages. Its errors are mistakes in the
// files, all of them together.
func Load(paths []string, show func(path string) string) (*Config, error) {
	c := &Config{}
	var errs []error
	for _, path := range paths {
		if err := c.load(path, filepath.Dir(path), show, nil); err != nil {
			errs = append(errs, err)
		}
	}
	if len(errs) > 0 {
		return nil, errors.Join(errs...)
	}
	return c, nil
}

// load adds a file and, behind it, those that it extends.
func (c *Config) load(path, base string, show func(string) string, above []string) error {
	shown := show(path)
	if slices.Contains(above, path) {
		return fmt.Errorf("%s: extends itself", shown)
	}
	if len(above) >= maxExtends {
		return fmt.Errorf("%s: extended over more than %d files", shown, maxExtends)
	}
	src, err := os.ReadFile(path)
	if err != nil && len(above) > 0 {
		return fmt.Errorf("%s: extends %s: %w", show(above[len(above)-1]), shown, cause(err))
	}
	if err != nil {
		return fmt.Errorf("%s: %w", shown, cause(err))
	}
	dir := filepath.Dir(path)
	f, err := parse(shown, dir, src)
	if err != nil {
		return err
	}
	c.layers = append(c.layers, layer{f, shown, dir, base})
	for _, name := range slices.Backward(f.Extends) {
		if err := c.load(resolve(dir, name), base, show, append(above, path)); err != nil {
			return err
		}
	}
	return nil
}

// Files lists the files that were read, in the order in which they decide.
func (c *Config) Files() []string {
	out := make([]string, 0, len(c.layers))
	for _, l := range c.layers {
		out = append(out, l.path)
	}
	return out
}

// resolve is where a file that is named in dir stands.
func resolve(dir, name string) string {
	name = filepath.FromSlash(name)
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(dir, name)
}

// cause drops the path, which stands before it in every message.
func cause(err error) error {
	if perr, ok := errors.AsType[*fs.PathError](err); ok {
		return perr.Err
	}
	return err
}
