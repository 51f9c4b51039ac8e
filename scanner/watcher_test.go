package scanner

import (
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
)

func TestWatcherComments(t *testing.T) {
	const hash = "a: 1 # privlint:ignore x -- r\n\n  # privlint:ignore-file y -- r\nurl#privlint:ignore no -- r\n# say privlint:ignore no\nlast: 2 # privlint:ignore z -- r"
	tests := []struct {
		name, src, open string
		want            []Comment
	}{
		{"hash", hash, "#", []Comment{
			{Line: 1, To: 1, Text: "privlint:ignore x -- r"},
			{Line: 3, To: 4, Text: "privlint:ignore-file y -- r", Alone: true},
			{Line: 6, To: 6, Text: "privlint:ignore z -- r"},
		}},
		{"markup", "text <!-- privlint:ignore x -- r --> more\r\n<!--privlint:ignore y -- r-->\r\n", "<!--", []Comment{
			{Line: 1, To: 1, Text: "privlint:ignore x -- r"}, {Line: 2, To: 3, Text: "privlint:ignore y -- r", Alone: true},
		}},
		{"lu", "> privlint:ignore x -- r\n- text > privlint:ignore y -- in the text\n", ">", []Comment{
			{Line: 1, To: 2, Text: "privlint:ignore x -- r", Alone: true},
		}},
		{"none of this kind", hash, "<!--", nil},
		{"long line", strings.Repeat("x", 3*watchBuffer) + "\n# privlint:ignore x -- r\n", "#", []Comment{{Line: 2, To: 2, Text: "privlint:ignore x -- r", Alone: true}}},
		{"many lines", strings.Repeat("line\n", watchBuffer) + "# privlint:ignore x -- r", "#", []Comment{{Line: watchBuffer + 1, To: watchBuffer + 1, Text: "privlint:ignore x -- r", Alone: true}}},
	}
	for _, tt := range tests {
		for _, r := range []io.Reader{strings.NewReader(tt.src), iotest.DataErrReader(strings.NewReader(tt.src)), iotest.OneByteReader(strings.NewReader(tt.src))} {
			c := newWatcher(r, nil)
			first := make([]byte, 10) // the format is known when some text was read
			n, err := io.ReadFull(c, first)
			if err != nil {
				t.Fatal(err)
			}
			c.knows(tt.open)
			got, err := io.ReadAll(c)
			if err != nil || string(first[:n])+string(got) != tt.src {
				t.Errorf("%s: text changed, error %v", tt.name, err)
			}
			if diff := cmp.Diff(tt.want, c.take(tt.open)); diff != "" {
				t.Errorf("%s: (-want +got):\n%s", tt.name, diff)
			}
		}
	}
}

// Whoever has seen the begin of a line knows its comment.
func TestWatcherGivesWholeLines(t *testing.T) {
	src := strings.Repeat("a line\n", watchBuffer/7) + "secret # privlint:ignore x -- r\nrest\n"
	c := newWatcher(strings.NewReader(src), nil)
	c.knows("#")
	buf := make([]byte, watchBuffer)
	for seen := 0; ; {
		n, err := c.Read(buf)
		if seen += n; strings.Contains(src[:seen], "secret") {
			if got := c.take("#"); len(got) != 1 {
				t.Errorf("after %d bytes: %v", seen, got)
			}
			break
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestWatcherWide(t *testing.T) {
	src := "a😀b😀c\nplain é\n\n" + strings.Repeat("x", watchBuffer) + "😀y😀z"
	for _, r := range []io.Reader{strings.NewReader(src), iotest.OneByteReader(strings.NewReader(src))} {
		c := newWatcher(r, nil)
		if _, err := io.Copy(io.Discard, c); err != nil {
			t.Fatal(err)
		}
		for _, tt := range []struct {
			line int
			mark string
			want int
		}{{1, "a", 0}, {1, "b", 1}, {1, "c", 2}, {2, "plain", 0}, {4, "y", 1}, {4, "z", 2}} {
			if got := c.wideBefore(tt.line, strings.Index(src, tt.mark)); got != tt.want {
				t.Errorf("before %s: %d, want %d", tt.mark, got, tt.want)
			}
		}
	}
}
