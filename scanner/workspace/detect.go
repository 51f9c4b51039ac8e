package workspace

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/privlint/privlint/rules/suggest"
)

// Formats lists every format, the more telling first.
func Formats() []Format {
	all := slices.Concat(jsonFormats, textFormats)
	for i := range jsonFormats {
		all[i].UTF8 = true
	}
	return all
}

// Lookup finds a format by the name that --input-format takes.
func Lookup(name string) (Format, error) {
	var names []string
	for _, f := range Formats() {
		if strings.EqualFold(f.Name, name) {
			return f, nil
		}
		names = append(names, f.Name)
	}
	return Format{}, fmt.Errorf("unknown input format %q%s", name, suggest.Hint(strings.ToLower(name), names))
}

// Detect says which format a file has, by its first bytes (at most 64 KiB,
// in UTF-8); name is the file's path and only breaks ties. Complete tells
// that head is all of the file. Ties go to the format that stands first in
// Formats. What no format knows is "text" if it is text at all; otherwise the
// result is false.
func Detect(name string, head []byte, complete bool) (Format, bool) {
	h := &Head{
		Name:     strings.ToLower(path.Base(strings.ReplaceAll(name, `\`, "/"))),
		Bytes:    head,
		Complete: complete,
		Outline:  newOutline(head, complete),
	}
	var best Format
	score := 0
	for _, f := range Formats() {
		if s := f.Sniff(h); s > score {
			best, score = f, s
		}
	}
	if score > 0 {
		best.Language = h.Outline.language()
		return best, true
	}
	if !isText(head) {
		return Format{}, false
	}
	text, err := Lookup("text")
	return text, err == nil
}

// isText tells whether head looks like text: no NUL, few control characters,
// nearly all of it UTF-8.
func isText(head []byte) bool {
	if bytes.IndexByte(head, 0) >= 0 {
		return false
	}
	odd := 0
	for i := 0; i < len(head); {
		r, size := utf8.DecodeRune(head[i:])
		if r == utf8.RuneError && size == 1 && i+utf8.UTFMax < len(head) {
			odd++
		}
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' && r != '\f' && r != '\x1b' {
			odd++
		}
		i += size
	}
	return odd*20 <= len(head)
}
