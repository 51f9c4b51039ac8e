package scrub

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"
)

// marked is a text with a mention, both without spelling.
type marked struct {
	text       string
	start, end int // bytes
	// word of the text that the scrub takes out.
	value string
}

// The marks in which the generator puts a mention or a value, so that the
// right place can be told in any output.
const opens, closes = "⟦", "⟧"

// mention makes a text with a value and a mention that stands to it in one of
// the ways in which ranges can. Blanks part the value from the marks: one of
// them may go with the value.
func (g *gen) mention() marked {
	value := pick(g, "+1 212 456 7890", "jo.muster@corp-mail.org", "536-90-4399", "4556 7375 8689 9855")
	before := pick(g, "", "hi ", "😀 ", "e\u0301 ", "für 𝒳 ", "👩‍👩‍👧 ")
	behind := pick(g, "", " ok", " 😀", " e\u0301")
	inner := func() string { return pick(g, "", "", "zu ", "𝒳 ", "o\u0301 ") }
	left, right := inner(), inner()
	m := marked{value: value}
	head := before + opens + " "
	m.text = head + left + value + " " + right + closes + behind
	m.start, m.end = len(head), len(head)+len(left)+len(value)
	switch g.IntN(5) {
	case 0: // what contains the value
	case 1: // the value
		m.start = len(head) + len(left)
	case 2: // a part of it
		m.start = len(head) + len(left) + g.IntN(4)
		m.end = m.start + 1 + g.IntN(len(head)+len(left)+len(value)-m.start-1)
	case 3: // it ends in the value
		m.end -= 1 + g.IntN(4)
	case 4: // it begins in the value
		m.start, m.end = len(head)+len(left)+1+g.IntN(4), len(m.text)-len(behind)-len(closes)
	}
	return m
}

// counted is an offset in the unit of a format.
func counted(text string, at int, units string) int {
	switch units {
	case "Utf8CodeUnit":
		return at
	case "UnicodeCodePoint":
		return utf8.RuneCountInString(text[:at])
	}
	return len(utf16.Encode([]rune(text[:at])))
}

// uncounted is the reverse, -1 where the offset is in no character.
func uncounted(text string, n int, units string) int {
	for at := 0; at <= len(text); at++ {
		if (at == len(text) || utf8.RuneStart(text[at])) && counted(text, at, units) == n {
			return at
		}
	}
	return -1
}

// mentionForm is a format with offsets.
type mentionForm struct {
	name, units string
	write       func(g *gen, m marked, start, end int) string
	// read gives the text and the numbers, as they are in the file.
	read func(data []byte) (text string, start, end int, err error)
}

type jsonMention struct {
	Text     string
	Mentions []struct{ Location [2]int }
	Entities []struct {
		StartPos, EndPos, Offset, Length, Start, End int
		Children                                     []struct{ StartPos, EndPos int }
	}
}

var mentionForms = []mentionForm{
	{
		"watson.json", "utf-16",
		func(g *gen, m marked, start, end int) string {
			return fmt.Sprintf(`{"dialog_nodes":[],"intents":[{"intent":"a","examples":[{"text": %s, "mentions": [{"entity": "e", "location": [%d, %d]}]}]}]}`, g.quote(m.text), start, end)
		},
		func(data []byte) (string, int, int, error) {
			var f struct {
				Intents []struct{ Examples []jsonMention }
			}
			err := json.Unmarshal(data, &f)
			e := f.Intents[0].Examples[0]
			return e.Text, e.Mentions[0].Location[0], e.Mentions[0].Location[1], err
		},
	},
	{
		"watson-before.json", "utf-16",
		func(g *gen, m marked, start, end int) string {
			return fmt.Sprintf(`{"dialog_nodes":[],"intents":[{"intent":"a","examples":[{"mentions": [{"location": [ %d , %d ], "entity": "e"}], "text": %s}]}]}`, start, end, g.quote(m.text))
		},
		func(data []byte) (string, int, int, error) {
			var f struct {
				Intents []struct{ Examples []jsonMention }
			}
			err := json.Unmarshal(data, &f)
			e := f.Intents[0].Examples[0]
			return e.Text, e.Mentions[0].Location[0], e.Mentions[0].Location[1], err
		},
	},
	{
		"luis.json", "utf-16",
		func(g *gen, m marked, start, end int) string {
			return luisFile(g, []string{fmt.Sprintf(`{"text": %s, "intent": "Order", "entities": [{"entity": "Size", "startPos": %d, "endPos": %d, "children": [{"entity": "x", "startPos": %d, "endPos": %d}]}]}`,
				g.quote(m.text), start, end-1, start, end-1)})
		},
		func(data []byte) (string, int, int, error) {
			var f struct{ Utterances []jsonMention }
			err := json.Unmarshal(data, &f)
			e := f.Utterances[0].Entities[0]
			if child := e.Children[0]; err == nil && (child.StartPos != e.StartPos || child.EndPos != e.EndPos) {
				err = fmt.Errorf("the child is elsewhere: %d, %d", child.StartPos, child.EndPos)
			}
			return f.Utterances[0].Text, e.StartPos, e.EndPos + 1, err
		},
	},
	cluForm("Utf16CodeUnit"), cluForm("UnicodeCodePoint"), cluForm("Utf8CodeUnit"),
	{
		"rasa.json", "UnicodeCodePoint",
		func(g *gen, m marked, start, end int) string {
			return fmt.Sprintf(`{"rasa_nlu_data":{"common_examples":[{"text": %s, "intent": "i", "entities": [{"start": %d, "end": %d, "value": "x", "entity": "n"}]}]}}`, g.quote(m.text), start, end)
		},
		func(data []byte) (string, int, int, error) {
			var f struct {
				Data struct {
					Examples []jsonMention `json:"common_examples"`
				} `json:"rasa_nlu_data"`
			}
			err := json.Unmarshal(data, &f)
			e := f.Data.Examples[0]
			return e.Text, e.Entities[0].Start, e.Entities[0].End, err
		},
	},
	{
		"logs.json", "utf-16",
		func(g *gen, m marked, start, end int) string {
			return fmt.Sprintf(`[{"log_id":"1","request":{"input":{"text":%s}},"response":{"input":{"text":%[1]s},"entities":[{"entity":"n","location":[%d,%d],"value":"Jo"}],"output":{}}}]`, g.quote(m.text), start, end)
		},
		func(data []byte) (string, int, int, error) {
			var f []struct {
				Response struct {
					Input    struct{ Text string }
					Entities []struct{ Location [2]int }
				}
			}
			err := json.Unmarshal(data, &f)
			return f[0].Response.Input.Text, f[0].Response.Entities[0].Location[0], f[0].Response.Entities[0].Location[1], err
		},
	},
}

func cluForm(units string) mentionForm {
	return mentionForm{
		"clu-" + units + ".json", units,
		func(g *gen, m marked, start, end int) string {
			return fmt.Sprintf(`{"projectFileVersion":"1","stringIndexType":%q,"assets":{"projectKind":"Conversation","intents":[],"utterances":[{"text": %s, "intent": "x", "entities": [{"category": "n", "offset": %d, "length": %d}]}]}}`,
				units, g.quote(m.text), start, end-start)
		},
		func(data []byte) (string, int, int, error) {
			var f struct {
				Assets struct{ Utterances []jsonMention }
			}
			err := json.Unmarshal(data, &f)
			e := f.Assets.Utterances[0].Entities[0]
			return f.Assets.Utterances[0].Text, e.Offset, e.Offset + e.Length, err
		},
	}
}

// A mention covers in the output what is left of what it covered, and all of
// what stands for a value that it touched. Where values can be restored, their
// mentions can: a value is cut at the edges of a mention then.
func TestMentionsMove(t *testing.T) {
	for _, f := range mentionForms {
		t.Run(f.name, func(t *testing.T) {
			for round := range 60 {
				g := newGen(t, uint64(round))
				m := g.mention()
				data := f.write(g, m, counted(m.text, m.start, f.units), counted(m.text, m.end, f.units))
				ops := operatorsOfTest[round%len(operatorsOfTest)]
				if ops[0] == "*=drop" {
					ops = []string{"*=redact"}
				}
				in := input{f.name, []byte(data)}
				for _, o := range (trial{operators: ops}).prove(t, in) {
					if (ops[0] == "*=encrypt" || ops[0] == "*=fpe") && o.reversible() {
						back, _, err := restored(t, input{f.name, o.data})
						if err != nil || string(back) != data && len(f.readings()) == 1 { // in two readings the numbers are a guess
							t.Fatalf("does not come back (%v):\n%s\nis\n%s\nfrom\n%s", err, data, back, o.data)
						}
						continue
					}
					text, start, end, err := f.read(o.data)
					if err != nil {
						t.Fatalf("%s: %v\n%s\ngot\n%s", ops, err, data, o.data)
					}
					faults := map[string]string{}
					for _, units := range f.readings() {
						faults[units] = m.compare(text, start, end, f.units, units)
					}
					if !slices.Contains(slices.Collect(maps.Values(faults)), "") {
						t.Fatalf("%s: %v\n%s\ngot\n%s", ops, faults, data, o.data)
					}
				}
			}
		})
	}
}

// readings are the units that the numbers of a form may have. Exports of Watson
// differ in them.
func (f *mentionForm) readings() []string {
	if strings.HasPrefix(f.name, "watson") || f.name == "logs.json" {
		return []string{f.units, "UnicodeCodePoint"}
	}
	return []string{f.units}
}

// compare says how a mention in the output is wrong, where the file, written
// in some units, is read in others.
func (m *marked) compare(text string, start, end int, written, read string) string {
	was := *m
	was.start, was.end = uncounted(m.text, counted(m.text, m.start, written), read), uncounted(m.text, counted(m.text, m.end, written), read)
	if was.start < 0 || was.end <= was.start {
		return "cannot be read so"
	}
	from, to := uncounted(text, start, read), uncounted(text, end, read)
	if from < 0 || to <= from {
		return "no range"
	}
	want, ok := was.after(text)
	if got := text[from:to]; !ok || strings.TrimSpace(got) != strings.TrimSpace(want) {
		return fmt.Sprintf("mention is %q, want %q", got, want)
	}
	return ""
}

// after is what the mention covers in a text in which something else may
// stand for the value.
func (m *marked) after(text string) (string, bool) {
	at := strings.Index(m.text, m.value)
	head := strings.TrimRight(m.text[:at], " ")
	tail := strings.TrimLeft(m.text[at+len(m.value):], " ")
	if !strings.HasPrefix(text, head) || !strings.HasSuffix(text, tail) {
		return "", false
	}
	from, to := len(head), len(text)-len(tail)
	if m.start < at {
		from = min(m.start, len(head))
	}
	if m.end > at+len(m.value) {
		to = len(text) - (len(m.text) - m.end)
	}
	if strings.Contains(text, m.value) { // it stays
		return m.text[m.start:m.end], true
	}
	return text[from:to], true
}
