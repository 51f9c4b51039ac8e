package receipt

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"time"
)

// maxNumber is the greatest integer that canonical JSON keeps apart from its
// neighbours (RFC 8785 section 3.2.2.3, I-JSON).
const maxNumber = 1<<53 - 1

// check tells what makes r no receipt, "" for nothing.
func (r *Receipt) check() string {
	if r.Schema != Version {
		return fmt.Sprintf("no receipt of version %d", Version)
	}
	if _, err := time.Parse(time.RFC3339, r.Created); err != nil {
		return "created is no time by RFC 3339"
	}
	if r.Policy.SHA256 != "" && !isHex(r.Policy.SHA256, sha256.Size) {
		return "the digest of the policy is not 64 hexadecimal digits"
	}
	if !isHex(r.Rules.SHA256, sha256.Size) {
		return "the digest of the rules is not 64 hexadecimal digits"
	}
	if !inRange(r.Rules.Count) {
		return "the number of rules is out of range"
	}
	for i := range r.Files {
		if fault := r.Files[i].check(); fault != "" {
			return fmt.Sprintf("file %d: %s", i+1, fault)
		}
		if i > 0 && r.Files[i-1].Path >= r.Files[i].Path {
			return fmt.Sprintf("file %d: the path is there twice, or not in order", i+1)
		}
	}
	return r.checkTotals()
}

func (f *File) check() string {
	switch {
	case f.Path == "":
		return "no path"
	case !isHex(f.Input.SHA256, sha256.Size) || !isHex(f.Output.SHA256, sha256.Size):
		return "a digest is not 64 hexadecimal digits"
	case !inRange(f.Input.Bytes) || !inRange(f.Output.Bytes) || !inRange(f.Edits):
		return "a number is out of range"
	}
	for _, operators := range f.Counts {
		for _, n := range operators {
			if !inRange(n) {
				return "a number is out of range"
			}
		}
	}
	for _, n := range f.Remaining {
		if !inRange(n) {
			return "a number is out of range"
		}
	}
	return ""
}

// checkTotals compares the totals with the files.
func (r *Receipt) checkTotals() string {
	want := r.sum()
	same := r.Totals.Files == want.Files && r.Totals.Edits == want.Edits && inRange(want.Edits) &&
		len(r.Totals.Counts) == len(want.Counts) && len(r.Totals.Remaining) == len(want.Remaining)
	for t, operators := range want.Counts {
		same = same && len(r.Totals.Counts[t]) == len(operators)
		for name, n := range operators {
			got, ok := r.Totals.Counts[t][name]
			same = same && ok && got == n && inRange(n)
		}
	}
	for t, n := range want.Remaining {
		got, ok := r.Totals.Remaining[t]
		same = same && ok && got == n && inRange(n)
	}
	if !same {
		return "the totals are not those of the files"
	}
	return ""
}

func inRange(n int64) bool { return 0 <= n && n <= maxNumber }

// isHex tells whether s is n bytes in lower-case hexadecimal.
func isHex(s string, n int) bool {
	return len(s) == 2*n && strings.Trim(s, "0123456789abcdef") == ""
}

// Errors of files, for errors.Is.
var (
	// ErrMissing says that an output is not there.
	ErrMissing = errors.New("is missing")
	// ErrChanged says that an output is not what was written.
	ErrChanged = errors.New("was changed after it was written")
)

// FileError is what is wrong with the output at a path.
type FileError struct {
	Path string
	// Err is ErrMissing, ErrChanged, or why it cannot be read.
	Err error
}

// Error names the path and the reason.
func (e *FileError) Error() string { return e.Path + ": " + e.Err.Error() }

// Unwrap gives the reason.
func (e *FileError) Unwrap() error { return e.Err }

// CheckFiles reads the outputs by their paths and compares them with their
// digests. It gives what is wrong, in the order of Files, nil for nothing. Open gives
// fs.ErrNotExist for a file that is not there.
func (r *Receipt) CheckFiles(open func(path string) (io.ReadCloser, error)) []FileError {
	var out []FileError
	for i := range r.Files {
		f := &r.Files[i]
		if err := f.Output.check(f.Path, open); err != nil {
			out = append(out, FileError{f.Path, err})
		}
	}
	return out
}

func (d *Digest) check(path string, open func(string) (io.ReadCloser, error)) error {
	in, err := open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return ErrMissing
	}
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }() // read only
	h := sha256.New()
	// One byte more tells of a longer file without reading all of it.
	n, err := io.Copy(h, io.LimitReader(in, d.Bytes+1))
	if err != nil {
		return err
	}
	if n != d.Bytes || hex.EncodeToString(h.Sum(nil)) != d.SHA256 {
		return ErrChanged
	}
	return nil
}
