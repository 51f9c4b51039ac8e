package bounds

import (
	"fmt"
	"regexp"
	"regexp/syntax"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/privlint/privlint/rules/program"
	"github.com/privlint/privlint/scanner/document"
)

// looking compiles an expression that has "(?<=[a-z])", "(?<![a-z])",
// "(?=[a-z])" and "(?![a-z])" with one character in them: they are empty
// groups to the compiler.
func looking(tb testing.TB, src string) *program.Program {
	tb.Helper()
	var looks []program.Look
	for {
		from, look := len(src), program.Look{}
		for _, begin := range []string{"(?<=", "(?<!", "(?=", "(?!"} {
			if i := strings.Index(src, begin); i >= 0 && i < from {
				from = i
				look = program.Look{Behind: strings.Contains(begin, "<"), Negated: strings.Contains(begin, "!")}
			}
		}
		if from == len(src) {
			break
		}
		inner := from + strings.IndexAny(src[from:], "=!") + 1
		to := inner + strings.IndexByte(src[inner:], ')')
		look.Char = compile(tb, src[inner:to]).Chars[0]
		src = fmt.Sprintf("%s(?P<look%d>)%s", src[:from], len(looks), src[to+1:])
		looks = append(looks, look)
	}
	p := compile(tb, src)
	p.Looks = looks
	number := make(map[uint32]uint32) // of looks, by the number of the group
	for k, name := range regexp.MustCompile(src).SubexpNames() {
		if rest, ok := strings.CutPrefix(name, "look"); ok {
			n, err := strconv.Atoi(rest)
			if err != nil {
				tb.Fatal(err)
			}
			number[uint32(k)] = uint32(n)
		}
	}
	for i := range p.Insts {
		in := &p.Insts[i]
		if n, ok := number[in.Arg/2]; ok && in.Op == syntax.InstCapture && in.Arg%2 == 0 {
			*in = program.Inst{Op: program.OpLook, Out: in.Out, Arg: n}
		}
	}
	return p
}

// naive follows a program in the order of preference, one way after the
// other, to compare with.
type naive struct {
	p       *program.Program
	text    string
	start   int
	visited map[[2]int]bool
}

func (n *naive) find() found {
	n.visited = make(map[[2]int]bool)
	end, value, ok := n.from(int(n.p.Start), n.start, [2]int{-1, -1})
	switch {
	case !ok:
		return found{}
	case n.p.Group == 0:
		value = [2]int{n.start, end}
	case value[0] < 0 || value[1] < 0:
		value = [2]int{n.start, n.start}
	}
	return found{document.Span{Start: n.start, End: end}, document.Span{Start: value[0], End: value[1]}, true}
}

func (n *naive) from(pc, at int, value [2]int) (end int, group [2]int, ok bool) {
	if n.visited[[2]int{pc, at}] {
		return 0, value, false
	}
	n.visited[[2]int{pc, at}] = true
	in := n.p.Insts[pc]
	switch in.Op {
	case syntax.InstMatch:
		return at, value, true
	case syntax.InstFail:
		return 0, value, false
	case syntax.InstAlt, syntax.InstAltMatch:
		if end, group, ok = n.from(int(in.Out), at, value); ok {
			return end, group, ok
		}
		return n.from(int(in.Arg), at, value)
	case syntax.InstCapture:
		if int(in.Arg/2) == n.p.Group {
			value[in.Arg%2] = at
		}
	case syntax.InstEmptyWidth:
		before, after := rune(-1), rune(-1)
		if at > 0 {
			before, _ = utf8.DecodeLastRuneInString(n.text[:at])
		}
		if at < len(n.text) {
			after, _ = utf8.DecodeRuneInString(n.text[at:])
		}
		if op := syntax.EmptyOp(in.Arg); op&syntax.EmptyOpContext(before, after) != op {
			return 0, value, false
		}
	case program.OpLook:
		if !n.look(n.p.Looks[in.Arg], at) {
			return 0, value, false
		}
	case syntax.InstNop:
	default:
		if at == len(n.text) {
			return 0, value, false
		}
		r, size := utf8.DecodeRuneInString(n.text[at:])
		if !n.p.Chars[in.Arg].MatchRune(r) {
			return 0, value, false
		}
		at += size
	}
	return n.from(int(in.Out), at, value)
}

func (n *naive) look(l program.Look, at int) bool {
	seen := false
	switch {
	case l.Behind && at > n.start:
		r, _ := utf8.DecodeLastRuneInString(n.text[n.start:at])
		seen = l.Char.MatchRune(r)
	case l.Behind && at > 0:
		r, _ := utf8.DecodeLastRuneInString(n.text[:at])
		seen = l.Char.MatchRune(r)
	case !l.Behind && at < len(n.text):
		r, _ := utf8.DecodeRuneInString(n.text[at:])
		seen = l.Char.MatchRune(r)
	}
	return seen != l.Negated
}

func TestLooks(t *testing.T) {
	for _, tt := range []struct {
		src, text string
		start     int
		end       int // of the match, -1 for none
	}{
		{`(?<!\d)\d{3}(?!\d)`, "123", 0, 3},
		{`(?<!\d)\d{3}(?!\d)`, "123a", 0, 3},
		{`(?<!\d)\d{3}(?!\d)`, "1234", 0, -1},
		{`(?<!\d)\d{3}(?!\d)`, "1234", 1, -1},
		{`(?<!\d)\d{3}(?!\d)`, "é123", 2, 5},
		{`(?<=\d)a`, "a", 0, -1},
		{`(?<=\d)a`, "1a", 1, 2},
		{`a(?=\d)`, "a", 0, -1},
		{`a(?=\d)`, "a1", 0, 1},
		{`(?<!\p{L})a`, "éa", 2, -1},
		{`a(?!\p{L})`, "aé", 0, -1},
		{`a(?!\p{L})`, "a中", 0, -1},
		{`a(?!\p{L})`, "a😀", 0, 1},
		{`a+(?=\w)`, "aaa", 0, 2},
		{`a+(?=\w)|a*`, "a", 0, 1},
		{`a(?:(?=b)|c)b`, "ab", 0, 2},
		{`a(?=b)(?=\w)(?!c)\bb|a`, "ab", 0, 1},
		{`.+(?<=[ab])c?`, "xaxc", 0, 2},
		{`.+?(?<=[^\x00-\x7f])c?`, "xéc", 0, 4},
		{`a(?=.)$|ab`, "ab", 0, 2},
		{`(?<=a)(?<!b)(?=c)c`, "ac", 1, 2},
		{`.(?=\x{fffd})`, "a\xff", 0, 1},
	} {
		p := looking(t, tt.src)
		for name, m := range map[string]*Matcher{"states": New(p), "evicted": evicted(p)} {
			got := at(m, tt.text, tt.start)
			if got.OK != (tt.end >= 0) || got.OK && got.Whole != (document.Span{Start: tt.start, End: tt.end}) {
				t.Errorf("%q on %q at %d by %s: got %+v, want an end at %d", tt.src, tt.text, tt.start, name, got, tt.end)
			}
		}
	}
}

// lookingExpressions are compared with the naive reading.
var lookingExpressions = []string{
	`(?<!\d)(?P<value>\d{3})(?!\d)`, `(?<=a)b|(?<!a)c`, `a(?=b)|ab?`, `(?:a(?=b)|b(?<=b)(?!a))*`, `a*(?=b)(?P<value>.)?`,
	`(?:(?=a)|b)*a`, `(?P<value>(?:.(?<!x))+)(?!\w)`, `\b(?=a)\w+(?<=b)\b`, `^(?!b)|(?<=\n)a$`, `(?:(?<=b)|(?=a)|x)(?P<value>\w*?)(?!\w)`,
	`(?m)^(?=a).*(?!a)$`, `(?i)(?<!é)a+(?!é)`, `a?(?=b)b?(?=a)`, `.*(?=\x{fffd}).?`,
}

func TestLooksAgainstNaive(t *testing.T) {
	for _, src := range lookingExpressions {
		p := looking(t, src)
		states, traced, slow := New(p), warm(New(p)), evicted(p)
		for _, text := range texts {
			for start := range len(text) + 1 {
				want := (&naive{p: p, text: text, start: start}).find()
				for name, m := range map[string]*Matcher{"states": states, "trace": traced, "evicted": slow} {
					if diff := cmp.Diff(at(m, text, start), want); diff != "" {
						t.Errorf("%q on %q at %d by %s (-got +want):\n%s", src, text, start, name, diff)
					}
				}
			}
		}
	}
}

// There may be any number of looks.
func TestManyLooks(t *testing.T) {
	const n = 70
	var src strings.Builder
	for k := range n {
		fmt.Fprintf(&src, `[a-z0-9](?<=[a-z])(?![%c])`, 'A'+k%26)
	}
	p := looking(t, src.String())
	text := strings.Repeat("z", 2*n)
	for _, m := range []*Matcher{New(p), evicted(p)} {
		if got, want := at(m, text, 1), (&naive{p: p, text: text, start: 1}).find(); got != want || !got.OK {
			t.Errorf("got %+v, want %+v", got, want)
		}
		for k := range n {
			bad := []byte(text)
			bad[k] = '0'
			if at(m, string(bad), 0).OK {
				t.Errorf("look %d does not hold, yet there is a match", k)
			}
		}
	}
}

func FuzzLooks(f *testing.F) {
	for i := range lookingExpressions {
		f.Add(uint8(i), texts[i%len(texts)], uint8(i))
	}
	programs := make([]*program.Program, 0, len(lookingExpressions))
	for _, src := range lookingExpressions {
		programs = append(programs, looking(f, src))
	}
	f.Fuzz(func(t *testing.T, n uint8, text string, start uint8) {
		if len(text) > 200 {
			t.Skip("the naive reading recurses")
		}
		p := programs[int(n)%len(programs)]
		off := min(int(start), len(text))
		want := (&naive{p: p, text: text, start: off}).find()
		m := New(p)
		if diff := cmp.Diff(at(m, text, off), want); diff != "" {
			t.Errorf("states: -got +want:\n%s", diff)
		}
		if diff := cmp.Diff(at(warm(m), text, off), want); diff != "" {
			t.Errorf("trace: -got +want:\n%s", diff)
		}
		if diff := cmp.Diff(at(evicted(p), text, off), want); diff != "" {
			t.Errorf("evicted: -got +want:\n%s", diff)
		}
	})
}
