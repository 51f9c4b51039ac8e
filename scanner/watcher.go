package scanner

import (
	"bytes"
	"encoding/binary"
	"io"
	"strings"
	"sync"
)

// commentMark begins what a comment says to privlint.
const commentMark = "privlint:ignore"

// luMark begins comments in .lu files, on lines of their own only.
const luMark = ">"

// maxComments bounds how many comments of one file are kept.
const maxComments = 10_000

// Comment is a remark to privlint in a file.
type Comment struct {
	// Line counts from 1.
	Line int
	// To is the last line that the comment is for.
	To int
	// Text begins with "privlint:ignore" and ends before the end of the
	// comment.
	Text string
	// Alone tells that nothing but the comment is on its line.
	Alone bool
	// InText tells that it stands within a text and so is none.
	InText bool
}

// Commented is a Suppressor that reads the comments of files.
type Commented interface {
	// Comments gives the comments of the input at path as they are read, in
	// order, each before the findings on its line and behind it.
	Comments(path string, comments []Comment)
}

// watcher passes on text and keeps what is not in the units: the lines with
// comments for privlint, and where characters stand that take two units in
// UTF-16. It gives whole lines as long as they fit into its buffer, so that
// whoever has read a part of a line knows the comments of all of it.
type watcher struct {
	r    io.Reader
	buf  []byte
	from int // buf[from:to] may be given
	to   int
	end  int // buf[from:end] is filled
	err  error
	line int
	at   int // decoded offset of buf[to]
	// raw gives the raw offset of a decoded one; nil means the same.
	raw func(offset int) int

	mu    sync.Mutex
	lines []rawComment
	yaml  *yamlComments // where that is the format
	known bool          // the format is known
	head  []byte        // what was read before
	wide  []wideAt
	base  int // wide characters on line baseLine that are no longer in wide
	last  int
}

// wideAt is where a character beyond U+FFFF stands in the raw file.
type wideAt struct{ line, offset int }

type rawComment struct {
	line int
	text string
}

const watchBuffer = 64 << 10

func newWatcher(r io.Reader, raw func(int) int) *watcher {
	return &watcher{r: r, buf: make([]byte, watchBuffer), line: 1, raw: raw}
}

// Read implements io.Reader.
func (c *watcher) Read(p []byte) (int, error) {
	if c.from == c.to {
		c.fill()
	}
	if c.from == c.to {
		return 0, c.err
	}
	n := copy(p, c.buf[c.from:c.to])
	c.from += n
	return n, nil
}

// fill reads until there is a whole line, or no more room or text.
func (c *watcher) fill() {
	rest := copy(c.buf, c.buf[c.from:c.end])
	c.from, c.to, c.end = 0, 0, rest
	for c.err == nil && c.end < len(c.buf) {
		n, err := c.r.Read(c.buf[c.end:])
		c.err = err
		fresh := c.buf[c.end : c.end+n]
		c.end += n
		if bytes.IndexByte(fresh, '\n') < 0 {
			continue // the search from the end takes a byte at a time
		}
		if i := bytes.LastIndexByte(fresh, '\n'); i >= 0 {
			c.to = c.end - len(fresh) + i + 1
			break
		}
	}
	if c.to == 0 {
		c.to = c.end
	}
	text := c.buf[:c.to]
	line := c.line
	c.watchComments(text)
	c.watchWide(text, line)
	c.watchYAML(text)
	c.at += len(text)
}

// watchYAML keeps the text until the format is known.
func (c *watcher) watchYAML(text []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.known {
		c.head = append(c.head, text...)
		return
	}
	if c.yaml == nil {
		return
	}
	c.yaml.feed(text)
	if c.err != nil && c.to == c.end {
		c.yaml.finish()
	}
}

// knows sets what begins a comment in the format, "" for none.
func (c *watcher) knows(open string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.known = true
	if open == yamlMark {
		c.yaml = newYAMLComments()
		c.yaml.feed(c.head)
		if c.err != nil && c.to == c.end {
			c.yaml.finish()
		}
	}
	c.head = nil
}

// watchComments looks for comments in what will be given next, and counts
// its lines.
func (c *watcher) watchComments(text []byte) {
	at := 0
	for {
		i := bytes.Index(text[at:], []byte(commentMark))
		if i < 0 {
			break
		}
		i += at
		start := max(bytes.LastIndexByte(text[:i], '\n')+1, at)
		end := len(text)
		if j := bytes.IndexByte(text[i:], '\n'); j >= 0 {
			end = i + j
		}
		c.line += bytes.Count(text[at:start], []byte("\n"))
		c.keep(rawComment{c.line, strings.TrimRight(string(text[start:end]), "\r")})
		at = end
	}
	c.line += bytes.Count(text[at:], []byte("\n"))
}

// watchWide notes the characters of four bytes in text, which begins on a
// line.
func (c *watcher) watchWide(text []byte, line int) {
	const high = 0x8080808080808080
	counted := 0
	for i := 0; i < len(text); {
		if len(text)-i >= 8 && binary.LittleEndian.Uint64(text[i:])&high == 0 {
			i += 8
			continue
		}
		if text[i] >= 0xf0 {
			line += bytes.Count(text[counted:i], []byte("\n"))
			counted = i
			offset := c.at + i
			if c.raw != nil {
				offset = c.raw(offset)
			}
			c.mu.Lock()
			c.wide = append(c.wide, wideAt{line, offset})
			c.mu.Unlock()
		}
		i++
	}
}

// wideBefore counts the wide characters on a line before a raw offset.
// Questions come in ascending order of offsets, so what is behind is
// forgotten but for its number.
func (c *watcher) wideBefore(line, offset int) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	n := 0
	for n < len(c.wide) && c.wide[n].offset < offset {
		if c.wide[n].line != c.last {
			c.last, c.base = c.wide[n].line, 0
		}
		c.base++
		n++
	}
	c.wide = c.wide[n:]
	if c.last != line {
		return 0
	}
	return c.base
}

func (c *watcher) keep(r rawComment) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.lines) < maxComments {
		c.lines = append(c.lines, r)
	}
}

// take hands over the comments that were read since the last call, of a
// format whose comments begin with open.
func (c *watcher) take(open string) []Comment {
	c.mu.Lock()
	lines := c.lines
	c.lines = nil
	var out []Comment
	if c.yaml != nil {
		out, c.yaml.out = c.yaml.out, nil
		c.yaml.open, c.yaml.waiting = nil, nil
	}
	c.mu.Unlock()
	if open == yamlMark {
		return out
	}
	for _, l := range lines {
		before, text, _ := strings.Cut(l.text, commentMark)
		opened := strings.TrimRight(before, " \t")
		if !strings.HasSuffix(opened, open) {
			continue
		}
		outside := strings.TrimSuffix(opened, open)
		if outside != "" && !strings.HasSuffix(outside, " ") && !strings.HasSuffix(outside, "\t") {
			continue
		}
		text, _, _ = strings.Cut(text, "-->")
		comment := Comment{Line: l.line, To: l.line, Text: commentMark + strings.TrimRight(text, " \t"), Alone: strings.TrimSpace(outside) == ""}
		switch {
		case comment.Alone:
			comment.To++
		case open == luMark:
			continue // behind a text it belongs to the text
		}
		out = append(out, comment)
	}
	return out
}
