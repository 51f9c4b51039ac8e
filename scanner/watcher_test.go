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
			{1, "privlint:ignore x -- r", false}, {3, "privlint:ignore-file y -- r", true}, {6, "privlint:ignore z -- r", false},
		}},
		{"markup", "text <!-- privlint:ignore x -- r --> more\r\n<!--privlint:ignore y -- r-->\r\n", "<!--", []Comment{
			{1, "privlint:ignore x -- r", false}, {2, "privlint:ignore y -- r", true},
		}},
		{"none of this kind", hash, "<!--", nil},
		{"long line", strings.Repeat("x", 3*watchBuffer) + "\n# privlint:ignore x -- r\n", "#", []Comment{{2, "privlint:ignore x -- r", true}}},
		{"many lines", strings.Repeat("line\n", watchBuffer) + "# privlint:ignore x -- r", "#", []Comment{{watchBuffer + 1, "privlint:ignore x -- r", true}}},
	}
	for _, tt := range tests {
		for _, r := range []io.Reader{strings.NewReader(tt.src), iotest.DataErrReader(strings.NewReader(tt.src)), iotest.OneByteReader(strings.NewReader(tt.src))} {
			c := newWatcher(r, nil)
			got, err := io.ReadAll(c)
			if err != nil || string(got) != tt.src {
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
