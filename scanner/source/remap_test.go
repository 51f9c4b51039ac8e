package source

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/privlint/privlint/scanner/document"
)

// The numbers of mentions move like the text, wherever they stand.
func TestRemapMentions(t *testing.T) {
	const text = "[12, “日本 Jo”, 7]"
	for _, name := range []string{UTF16LE, UTF16BE, UTF32LE, UTF32BE} {
		t.Run(name, func(t *testing.T) {
			mark := encode(t, name, "\ufeff")
			raw := slices.Concat(mark, encode(t, name, text))
			d, got := decodeAll(t, bytes.NewReader(raw))
			if got != text {
				t.Fatal("text differs")
			}
			at := func(part string) document.Span {
				i := strings.Index(text, part)
				return document.Span{Start: i, End: i + len(part)}
			}
			given := []document.Mention{{
				Span:    document.Span{Start: 7, End: 9},
				Numbers: []document.MentionNumber{{Raw: at("12")}, {Raw: at("7"), Is: document.MentionEnd}},
			}}
			u := document.Unit{Text: "日本 Jo", Raw: at("日本 Jo"), Pos: document.Position{Line: 1, Column: 7}, Mentions: given}
			if err := d.Remap(&u); err != nil {
				t.Fatal(err)
			}
			var numbers []string
			for _, n := range u.Mentions[0].Numbers {
				for _, want := range []string{"12", "7"} {
					if bytes.Equal(raw[n.Raw.Start:n.Raw.End], encode(t, name, want)) {
						numbers = append(numbers, want)
					}
				}
			}
			if diff := cmp.Diff([]string{"12", "7"}, numbers); diff != "" {
				t.Errorf("numbers (-want +got):\n%s", diff)
			}
			if given[0].Numbers[0].Raw != at("12") {
				t.Error("Remap changed the mentions that it was given")
			}
		})
	}
}
