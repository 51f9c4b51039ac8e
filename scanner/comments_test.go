package scanner

import (
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
)

func TestCommentReader(t *testing.T) {
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
		{"long line", strings.Repeat("x", 3*commentBuffer) + "\n# privlint:ignore x -- r\n", "#", []Comment{{2, "privlint:ignore x -- r", true}}},
		{"many lines", strings.Repeat("line\n", commentBuffer) + "# privlint:ignore x -- r", "#", []Comment{{commentBuffer + 1, "privlint:ignore x -- r", true}}},
	}
	for _, tt := range tests {
		for _, r := range []io.Reader{strings.NewReader(tt.src), iotest.DataErrReader(strings.NewReader(tt.src)), iotest.OneByteReader(strings.NewReader(tt.src))} {
			c := newCommentReader(r)
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
func TestCommentReaderGivesWholeLines(t *testing.T) {
	src := strings.Repeat("a line\n", commentBuffer/7) + "secret # privlint:ignore x -- r\nrest\n"
	c := newCommentReader(strings.NewReader(src))
	buf := make([]byte, commentBuffer)
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
