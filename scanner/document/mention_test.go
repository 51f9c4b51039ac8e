package document

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func mentionAt(start, end int) Mention {
	return Mention{Span: Span{start, end}, Numbers: []MentionNumber{{Raw: Span{start + 1000, start + 1001}}}}
}

func TestSliceMentions(t *testing.T) {
	u := Unit{Text: "Jo Muster is Jo", Mentions: []Mention{mentionAt(0, 9), mentionAt(3, 9), mentionAt(13, 15)}}
	for _, tt := range []struct {
		name string
		part Span
		want []Mention
	}{
		{"all", Span{0, 15}, u.Mentions},
		{"the beginning", Span{0, 12}, u.Mentions[:2]},
		{"cut", Span{0, 5}, nil},
		{"not counted from here", Span{3, 15}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			part := u.Slice(tt.part)
			if diff := cmp.Diff(tt.want, part.Mentions); diff != "" {
				t.Errorf("mentions (-want +got):\n%s", diff)
			}
		})
	}
}

// Each mention is in one window at most, and wholly owned there.
func TestWindowsMentions(t *testing.T) {
	u := Unit{Text: strings.Repeat("0123456789", 10), Mentions: []Mention{mentionAt(0, 3), mentionAt(24, 26), mentionAt(26, 29), mentionAt(50, 52)}}
	var got [][]Mention
	err := windows(u, 30, 8, func(u *Unit) error {
		got = append(got, u.Mentions)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(u.Mentions[:2], got[0]); diff != "" {
		t.Errorf("first window (-want +got):\n%s", diff)
	}
	for i, mentions := range got[1:] {
		if mentions != nil {
			t.Errorf("window %d has %d mentions", i+1, len(mentions))
		}
	}
}

// Numbers in a document inside a string are where the file has them.
func TestWithinMentions(t *testing.T) {
	// raw: {"t":"Jo","n":"\u0032"} as a string from offset 1 on.
	const raw = `"{\"t\":\"Jo\",\"n\":[0,\u0032]}"`
	s := NewJSONScanner(NewWindow(strings.NewReader(raw), 0, 0), false)
	tok, err := s.Next()
	if err != nil {
		t.Fatal(err)
	}
	var outer Unit
	s.Unit(tok, &outer)
	at := func(part string) Span {
		i := strings.Index(outer.Text, part)
		return Span{i, i + len(part)}
	}
	numbers := []MentionNumber{{Raw: at("0"), Is: MentionStart}, {Raw: at("2"), Is: MentionEnd}}
	u := Unit{Text: "Jo", Raw: at("Jo"), Mentions: []Mention{{Span: Span{0, 2}, Numbers: numbers}}}
	u.Within(&outer)
	var got []string
	for _, n := range u.Mentions[0].Numbers {
		got = append(got, raw[n.Raw.Start:n.Raw.End])
	}
	if diff := cmp.Diff([]string{"0", `\u0032`}, got); diff != "" {
		t.Errorf("numbers (-want +got):\n%s", diff)
	}
	if numbers[0].Raw != at("0") {
		t.Error("Within changed the numbers that it was given")
	}
}
