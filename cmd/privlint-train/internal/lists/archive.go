package lists

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// archive has the files of one package by their path in it.
type archive map[string][]byte

// paths are those of an archive that begin and end as told, in order.
func (a archive) paths(prefix, suffix string) []string {
	var found []string
	for path := range a {
		if strings.HasPrefix(path, prefix) && strings.HasSuffix(path, suffix) {
			found = append(found, path)
		}
	}
	slices.Sort(found)
	return found
}

// file is the content of the only file whose path ends as told.
func (a archive) file(suffix string) ([]byte, error) {
	found := a.paths("", suffix)
	if len(found) != 1 {
		return nil, fmt.Errorf("%d files end in %s, want one", len(found), suffix)
	}
	return a[found[0]], nil
}

// open reads the package of a source from a folder and checks its digest.
func (s *Source) open(dir string) (archive, error) {
	data, err := os.ReadFile(filepath.Join(dir, s.File)) //nolint:gosec // the folder is the caller's, the name one of Sources
	if err != nil {
		return nil, err
	}
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != s.SHA256 {
		return nil, fmt.Errorf("%s: not the file that was expected: its SHA-256 is %x", s.File, sum)
	}
	a, err := unpack(s.File, data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", s.File, err)
	}
	return a, nil
}

// unpack reads an archive whose name says of which kind it is.
func unpack(name string, data []byte) (archive, error) {
	switch filepath.Ext(name) {
	case ".whl", ".zip", ".jar":
		return unzip(data)
	case ".tgz", ".gz":
		r, err := gzip.NewReader(bytes.NewReader(data))
		if err != nil {
			return nil, err
		}
		return untar(r)
	case ".tar":
		return untar(bytes.NewReader(data))
	}
	return nil, errors.New("unknown kind of archive")
}

func unzip(data []byte) (archive, error) {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	a := archive{}
	for _, f := range r.File {
		if f.FileInfo().IsDir() {
			continue
		}
		in, err := f.Open()
		if err != nil {
			return nil, err
		}
		a[f.Name], err = io.ReadAll(in)
		if err := errors.Join(err, in.Close()); err != nil {
			return nil, err
		}
	}
	return a, nil
}

func untar(in io.Reader) (archive, error) {
	a := archive{}
	for r := tar.NewReader(in); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			return a, nil
		}
		if err != nil {
			return nil, err
		}
		if h.Typeflag != tar.TypeReg {
			continue
		}
		if a[strings.TrimPrefix(h.Name, "./")], err = io.ReadAll(r); err != nil {
			return nil, err
		}
	}
}
