package workspace

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/privlint/privlint/scanner/document"
	"github.com/privlint/privlint/scanner/source"
)

// remapping is an emitter that keeps the units with the offsets of the file,
// as scanner does.
type remapping struct {
	listing
	text *source.Text
	err  error
}

func (r *remapping) Unit(u *document.Unit) error {
	if r.err = r.text.Remap(u); r.err != nil {
		return r.err
	}
	return r.listing.Unit(u)
}

func encodeUTF16(text string, order binary.AppendByteOrder) []byte {
	out := order.AppendUint16(nil, 0xfeff)
	for _, unit := range utf16.Encode([]rune(text)) {
		out = order.AppendUint16(out, unit)
	}
	return out
}

// TestMentionsInUTF16 reads files of more than the map of offsets keeps,
// with numbers before and behind the texts.
func TestMentionsInUTF16(t *testing.T) {
	filler := strings.Repeat("日 so it is and was ", 1700)
	var b strings.Builder
	b.WriteString(luisHead)
	const records = 300
	for i := range records {
		if i > 0 {
			b.WriteByte(',')
		}
		mark := `"entities":[{"entity":"n","startPos":5,"endPos":8,"note":"` + filler + `"}]`
		text := `"text":"😀é\u00e9 Łódź 𠮷","intent":"i"`
		if i%2 == 0 {
			mark, text = text, mark
		}
		b.WriteString("{" + mark + "," + text + "}")
	}
	b.WriteString("]}")
	for name, order := range map[string]binary.AppendByteOrder{"little-endian": binary.LittleEndian, "big-endian": binary.BigEndian} {
		t.Run(name, func(t *testing.T) {
			raw := encodeUTF16(b.String(), order)
			text, err := source.Decode(bytes.NewReader(raw))
			if err != nil {
				t.Fatal(err)
			}
			out := &remapping{text: text}
			in := &Input{Window: document.NewWindow(text, text.Base(), 0)}
			if err := luisFormat.Read(in, out); err != nil || out.err != nil {
				t.Fatal(err, out.err)
			}
			decode := func(s document.Span) string {
				var units []uint16
				for i := s.Start; i+1 < s.End; i += 2 {
					units = append(units, order.(binary.ByteOrder).Uint16(raw[i:]))
				}
				return string(utf16.Decode(units))
			}
			found := 0
			for _, u := range out.units {
				for _, m := range u.Mentions {
					found++
					got := fmt.Sprintf("%s %s-%s", u.Text[m.Span.Start:m.Span.End], decode(m.Numbers[0].Raw), decode(m.Numbers[1].Raw))
					if marked := decode(u.RawSpan(m.Span)); got != "Łódź 5-8" || marked != "Łódź" {
						t.Fatalf("%s: mention %q, in the file %q", u.Pointer, got, marked)
					}
				}
			}
			if found != records {
				t.Errorf("%d mentions, want %d", found, records)
			}
			if b.Len() < 10<<20 {
				t.Errorf("%d bytes are too few to forget any", b.Len())
			}
		})
	}
}
