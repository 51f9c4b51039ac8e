package key

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"runtime"
	"strings"
)

// maxFile bounds a key file, in bytes: a key, and what people note beside it.
const maxFile = 4 << 10

// Read reads a key from a file. On Unix it refuses a regular file that others
// than its owner may read or write, as ssh does with private keys; a pipe is
// read as it is. Errors are [*Error], name the path and show no content.
func Read(path string) (Key, error) {
	f, err := os.Open(path)
	if err != nil {
		return Key{}, &Error{"cannot read the key in " + path + ": " + cause(err), ""}
	}
	defer func() { _ = f.Close() }() // read only
	info, err := f.Stat()
	if err != nil {
		return Key{}, &Error{"cannot read the key in " + path + ": " + cause(err), ""}
	}
	if runtime.GOOS != "windows" && exposed(info.Mode()) {
		return Key{}, &Error{"others may read the key in " + path, "chmod 600 " + quote(path)}
	}
	text, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err != nil {
		return Key{}, &Error{"cannot read the key in " + path + ": " + cause(err), ""}
	}
	defer clear(text)
	if len(text) > maxFile {
		return Key{}, &Error{"the key in " + path + " is longer than 4 KiB", hintNew}
	}
	k, err := Parse(text)
	if bad, ok := errors.AsType[*Error](err); ok {
		return Key{}, &Error{path + ": " + bad.Reason, bad.Hint}
	}
	return k, err
}

func exposed(mode fs.FileMode) bool {
	return mode.IsRegular() && mode.Perm()&0o077 != 0
}

// cause is the bare reason: the path is named already.
func cause(err error) string {
	if bad, ok := errors.AsType[*fs.PathError](err); ok {
		return bad.Err.Error()
	}
	return err.Error()
}

// quote makes a path one word of a POSIX shell.
func quote(path string) string {
	const plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_./-+,@%"
	if strings.HasPrefix(path, "-") {
		path = "./" + path
	}
	if strings.Trim(path, plain) == "" {
		return path
	}
	return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
}
