package rules

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

const typesFile = "builtin/entity_types.yaml"

// parseBuiltinTypes reads the table of entity types.
func parseBuiltinTypes(fsys fs.FS) ([]TypeInfo, error) {
	src, err := fs.ReadFile(fsys, typesFile)
	if err != nil {
		return nil, err
	}
	return parseTypes("rules/"+typesFile, src)
}

// parseBuiltin reads all rule files of a tree that has a folder "builtin".
func parseBuiltin(fsys fs.FS) (*Set, error) {
	files, err := fs.Glob(fsys, "builtin/*.yaml")
	if err != nil {
		return nil, err
	}
	var (
		list   []*Rule
		combos []*Combination
		errs   []error
	)
	for _, name := range files {
		if name == typesFile {
			continue
		}
		src, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, err
		}
		p := parser{file: "rules/" + name, builtin: true, open: func(list string) ([]byte, error) {
			// path.Join cleans, so what leaves builtin/ no longer begins so.
			full := path.Join("builtin", list)
			if !strings.HasPrefix(full, "builtin/") {
				return nil, errors.New("the list lies outside the folder of the rules")
			}
			return fs.ReadFile(fsys, full)
		}}
		rs, cs, err := p.parse(src)
		list, combos, errs = append(list, rs...), append(combos, cs...), append(errs, err)
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return NewSet(list, combos)
}

// Parse reads the rules and combinations of one YAML file. File is used in
// messages and kept in Rule.File. All faults of the file are reported
// together, each as "file:line:column: message"; then nothing else is
// returned. Word lists are not read: terms of such rules name their words.
func Parse(file string, src []byte) ([]*Rule, []*Combination, error) {
	p := parser{file: file, open: func(string) ([]byte, error) {
		return nil, errors.New("word lists can be read for rule files on disk only: give words")
	}}
	return p.parse(src)
}

// LoadFiles reads rule files of users, in the given order. Word lists are
// found relative to the file that names them. Faults of all files are
// reported together.
func LoadFiles(paths ...string) (*Set, error) {
	var (
		list   []*Rule
		combos []*Combination
		errs   []error
	)
	for _, name := range paths {
		src, err := readLimited(name)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		p := parser{file: filepath.ToSlash(name), open: func(list string) ([]byte, error) {
			list = filepath.FromSlash(list)
			if !filepath.IsAbs(list) {
				list = filepath.Join(filepath.Dir(name), list)
			}
			return readLimited(list)
		}}
		rs, cs, err := p.parse(src)
		list, combos, errs = append(list, rs...), append(combos, cs...), append(errs, err)
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return NewSet(list, combos)
}

// maxFileBytes keeps a mistaken path (a disk image, a corpus) out of memory.
const maxFileBytes = 16 << 20

func readLimited(name string) ([]byte, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s: not a regular file", filepath.ToSlash(name))
	}
	if info.Size() > maxFileBytes {
		return nil, fmt.Errorf("%s: %d bytes are over the limit of %d for rule files", filepath.ToSlash(name), info.Size(), maxFileBytes)
	}
	return os.ReadFile(name)
}
