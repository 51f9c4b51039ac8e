package scanner

import (
	"bytes"
	"io"
	"strings"
	"sync"
)

// commentMark begins what a comment says to privlint.
const commentMark = "privlint:ignore"

// maxComments bounds how many comments of one file are kept.
const maxComments = 10_000

// Comment is a remark to privlint in a file.
type Comment struct {
	// Line counts from 1.
	Line int
	// Text begins with "privlint:ignore" and ends before the end of the
	// comment.
	Text string
	// Alone tells that nothing but the comment is on its line.
	Alone bool
}

// Commented is a Suppressor that reads the comments of files.
type Commented interface {
	// Comments gives the comments of the input at path as they are read, in
	// order, each before the findings on its line and behind it.
	Comments(path string, comments []Comment)
}

// commentReader passes on text and keeps the lines with comments for
// privlint. It gives whole lines as long as they fit into its buffer, so that
// whoever has read a part of a line knows the comments of all of it.
type commentReader struct {
	r    io.Reader
	buf  []byte
	from int // buf[from:to] may be given
	to   int
	end  int // buf[from:end] is filled
	err  error
	line int

	mu    sync.Mutex
	lines []rawComment
}

type rawComment struct {
	line int
	text string
}

const commentBuffer = 64 << 10

func newCommentReader(r io.Reader) *commentReader {
	return &commentReader{r: r, buf: make([]byte, commentBuffer), line: 1}
}

// Read implements io.Reader.
func (c *commentReader) Read(p []byte) (int, error) {
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
func (c *commentReader) fill() {
	rest := copy(c.buf, c.buf[c.from:c.end])
	c.from, c.to, c.end = 0, 0, rest
	for c.err == nil && c.end < len(c.buf) {
		n, err := c.r.Read(c.buf[c.end:])
		c.err = err
		fresh := c.buf[c.end : c.end+n]
		c.end += n
		if i := bytes.LastIndexByte(fresh, '\n'); i >= 0 {
			c.to = c.end - len(fresh) + i + 1
			break
		}
	}
	if c.to == 0 {
		c.to = c.end
	}
	c.watch(c.buf[:c.to])
}

// watch looks for comments in what will be given next.
func (c *commentReader) watch(text []byte) {
	at := 0
	for at < len(text) {
		i := bytes.Index(text[at:], []byte(commentMark))
		if i < 0 {
			break
		}
		i += at
		start := bytes.LastIndexByte(text[:i], '\n') + 1
		end := len(text)
		if j := bytes.IndexByte(text[i:], '\n'); j >= 0 {
			end = i + j
		}
		c.line += bytes.Count(text[at:start], []byte("\n"))
		if start < at {
			start = at // a second mark on the line: the first counts
		} else {
			c.keep(rawComment{c.line, strings.TrimRight(string(text[start:end]), "\r")})
		}
		c.line += bytes.Count(text[start:end], []byte("\n"))
		at = end
	}
	c.line += bytes.Count(text[at:], []byte("\n"))
}

func (c *commentReader) keep(r rawComment) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.lines) < maxComments {
		c.lines = append(c.lines, r)
	}
}

// take hands over the comments that were read since the last call, of a
// format whose comments begin with open.
func (c *commentReader) take(open string) []Comment {
	c.mu.Lock()
	lines := c.lines
	c.lines = nil
	c.mu.Unlock()
	var out []Comment
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
		out = append(out, Comment{Line: l.line, Text: commentMark + strings.TrimRight(text, " \t"), Alone: strings.TrimSpace(outside) == ""})
	}
	return out
}
