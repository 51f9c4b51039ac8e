package source

import (
	"bytes"
	"path"
	"strings"
)

// sniffSize is how much of a file is looked at to tell text, archives and
// other binary files apart.
const sniffSize = 8 << 10

// dataExtensions are the names under which training data, logs and archives
// of them come. A walk opens nothing else; what the user names is opened
// whatever its name.
//
//   - JSON: .json, .jsonl, .ndjson
//   - tables: .csv, .tsv, .tab
//   - text: .txt (also .convo.txt and .utterances.txt), .text, .md, .markdown, .log
//   - YAML: .yml, .yaml
//   - LUIS: .lu
//   - archives: .zip, .gz, .tgz, .tar
var dataExtensions = map[string]bool{
	".json": true, ".jsonl": true, ".ndjson": true,
	".csv": true, ".tsv": true, ".tab": true,
	".txt": true, ".text": true, ".md": true, ".markdown": true, ".log": true,
	".yml": true, ".yaml": true,
	".lu":  true,
	".zip": true, ".gz": true, ".tgz": true, ".tar": true,
}

// Reasons to leave a file out, as Item.Skipped gives them.
const (
	skipName    = "not a training data file"
	skipHidden  = "hidden"
	skipModules = "installed packages"
	skipIgnored = "ignored by git"
	skipExclude = "excluded by the configuration"
	skipLink    = "symbolic link, not followed"
	skipBinary  = "binary file"
	skipFork    = "macOS resource fork"
)

func isDataName(name string) bool { return dataExtensions[strings.ToLower(path.Ext(name))] }

// isResourceFork tells the shadow files that macOS puts into archives.
func isResourceFork(name string) bool {
	return strings.HasPrefix(name, "__MACOSX/") || strings.HasPrefix(path.Base(name), "._")
}

// container is what a file is packed in.
type container int

const (
	plainFile container = iota
	gzipFile
	zipFile
	tarFile
)

// sniffContainer looks for the magic bytes of archives.
func sniffContainer(name string, head []byte) container {
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("PK\x05\x06")):
		return zipFile
	case bytes.HasPrefix(head, []byte("\x1f\x8b\x08")):
		return gzipFile
	case isTar(head, strings.EqualFold(path.Ext(name), ".tar")):
		return tarFile
	}
	return plainFile
}

// isTar looks for the magic of POSIX and GNU archives (IEEE 1003.1, pax,
// "ustar Interchange Format"). Older archives have only a checksum, which
// counts where the name says so.
func isTar(head []byte, named bool) bool {
	if len(head) < 512 {
		return false
	}
	if string(head[257:262]) == "ustar" {
		return true
	}
	if !named {
		return false
	}
	want, sum := 0, 0
	for _, c := range bytes.Trim(head[148:156], " \x00") {
		if c < '0' || c > '7' {
			return false
		}
		want = want*8 + int(c-'0')
	}
	for i, c := range head[:512] {
		if i >= 148 && i < 156 {
			c = ' '
		}
		sum += int(c)
	}
	return sum == want
}

// refused names the kinds of files that are no text and that people may
// take for something privlint reads.
func refused(head []byte) (kind string, ok bool) {
	for _, m := range []struct{ magic, kind string }{
		{"%PDF-", "PDF file"},
		{"\xfd7zXZ\x00", "xz file"},
		{"\x28\xb5\x2f\xfd", "Zstandard file"},
		{"BZh", "bzip2 file"},
		{"7z\xbc\xaf\x27\x1c", "7-Zip archive"},
		{"Rar!\x1a\x07", "RAR archive"},
		{"SQLite format 3\x00", "SQLite database"},
	} {
		if bytes.HasPrefix(head, []byte(m.magic)) && (m.magic != "BZh" || isBzip2(head)) {
			return m.kind, true
		}
	}
	if isBinary(head) {
		return skipBinary, true
	}
	return "", false
}

// isBzip2 tells the magic apart from a text that begins with its three
// letters: a level and the number pi follow.
func isBzip2(head []byte) bool {
	return len(head) >= 10 && head[3] >= '1' && head[3] <= '9' && string(head[4:10]) == "1AY&SY"
}
