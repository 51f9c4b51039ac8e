package workspace

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/privlint/privlint/scanner/document"
)

// mentionsOf lists the mentions in data: text, what is marked, how it counts,
// and the numbers as the file has them.
func mentionsOf(data []byte, l *listing) []string {
	var out []string
	for _, u := range l.units {
		for _, m := range u.Mentions {
			var b strings.Builder
			fmt.Fprintf(&b, "%s: %s in %s", u.Pointer, u.Text[m.Span.Start:m.Span.End], [...]string{"runes", "utf-16", "bytes"}[m.Count])
			for _, n := range m.Numbers {
				fmt.Fprintf(&b, " %s=%s", [...]string{"start", "end", "last", "length"}[n.Is], data[n.Raw.Start:n.Raw.End])
			}
			out = append(out, b.String())
		}
	}
	return out
}

// notesOf lists the problems of l.
func notesOf(l *listing) []string {
	var out []string
	for _, p := range l.problems {
		kind := "note"
		if !p.Note {
			kind = "problem"
		}
		out = append(out, fmt.Sprintf("%s at %d: %s", kind, p.Offset, p.Text))
	}
	return out
}

// countedBy are the lengths of a text in the ways of counting.
var countedBy = map[document.Counting]func(string) int{
	document.InRunes: utf8.RuneCountInString,
	document.InUTF16: func(s string) int { return len(utf16.Encode([]rune(s))) },
	document.InBytes: func(s string) int { return len(s) },
}

// checkMentions counts the mentions of u out and compares with the numbers in
// the file.
func checkMentions(t *testing.T, data []byte, u *document.Unit) {
	t.Helper()
	for _, m := range u.Mentions {
		length := countedBy[m.Count]
		start, end := length(u.Text[:m.Span.Start]), length(u.Text[:m.Span.End])
		for _, n := range m.Numbers {
			want := map[document.MentionPart]int{
				document.MentionStart: start, document.MentionEnd: end,
				document.MentionLast: end - 1, document.MentionLength: end - start,
			}[n.Is]
			if got := string(data[n.Raw.Start:n.Raw.End]); got != strconv.Itoa(want) {
				t.Errorf("%s: mention at %v: number %s, counted %d", u.Pointer, m.Span, got, want)
			}
		}
	}
}

const (
	watsonHead = `{"dialog_nodes":[],"intents":[{"intent":"a","examples":[`
	watsonTail = `]}]}`
	luisHead   = `{"luis_schema_version":"6.0.0","utterances":[`
	cluHead    = `{"projectFileVersion":"1","stringIndexType":"%s","assets":{"intents":[],"utterances":[`
	rasaHead   = `{"rasa_nlu_data":{"common_examples":[`
)

func clu(units, utterance string) string { return fmt.Sprintf(cluHead, units) + utterance + `]}}` }

func TestMentions(t *testing.T) {
	tests := []struct {
		name, data string
		want       []string
		notes      []string
	}{
		{
			"watson", watsonHead + `{"text":"Grüße an Jo Muster, Łódź","mentions":[{"entity":"name","location":[9,18]},{"entity":"city","location": [ 20 , 24 ]}]}` + watsonTail,
			[]string{
				"/intents/0/examples/0/text: Jo Muster in utf-16 start=9 end=18",
				"/intents/0/examples/0/text: Łódź in utf-16 start=20 end=24",
			},
			nil,
		},
		{
			"watson, numbers before the text and no name", watsonHead + `{"mentions":[{"location":[3,5]}],"text":"Hi Jo"}` + watsonTail,
			[]string{"/intents/0/examples/0/text: Jo in utf-16 start=3 end=5"},
			nil,
		},
		{
			"watson, numbers in strings", watsonHead + `{"text":"Hi Jo","mentions":[{"entity":"name","location":["3","5"]}]}` + watsonTail,
			[]string{"/intents/0/examples/0/text: Jo in utf-16 start=3 end=5"},
			nil,
		},
		{
			"watson, two ranges in one location", watsonHead + `{"text":"Jo and Mo","mentions":[{"entity":"name","location":[0,2,7,9]}]}` + watsonTail,
			[]string{
				"/intents/0/examples/0/text: Jo in utf-16 start=0 end=2",
				"/intents/0/examples/0/text: Mo in utf-16 start=7 end=9",
			},
			nil,
		},
		{
			"watson, escapes", watsonHead + `{"text":"say \"\u00e9\" Jo","mentions":[{"entity":"name","location":[8,10]}]}` + watsonTail,
			[]string{"/intents/0/examples/0/text: Jo in utf-16 start=8 end=10"},
			nil,
		},
		{
			"watson, combining marks count", watsonHead + `{"text":"Jose\u0301 Muster","mentions":[{"entity":"name","location":[6,12]}]}` + watsonTail,
			[]string{"/intents/0/examples/0/text: Muster in utf-16 start=6 end=12"},
			nil,
		},
		{
			"watson, beyond the plane in code points", watsonHead + `{"text":"😀 Jo Muster here","mentions":[{"entity":"name","location":[2,11]}]}` + watsonTail,
			[]string{"/intents/0/examples/0/text: Jo Muster in runes start=2 end=11"},
			nil,
		},
		{
			"watson, beyond the plane in UTF-16", watsonHead + `{"text":"😀 Jo Muster here","mentions":[{"entity":"name","location":[3,12]}]}` + watsonTail,
			[]string{"/intents/0/examples/0/text: Jo Muster in utf-16 start=3 end=12"},
			nil,
		},
		{
			"watson, a reading that leaves the text loses", watsonHead + `{"text":"👍👍Jo","mentions":[{"entity":"name","location":[4,6]}]}` + watsonTail,
			[]string{"/intents/0/examples/0/text: Jo in utf-16 start=4 end=6"},
			nil,
		},
		{
			"watson, beyond the plane but behind", watsonHead + `{"text":"Jo 😀","mentions":[{"entity":"name","location":[0,2]}]}` + watsonTail,
			[]string{"/intents/0/examples/0/text: Jo in utf-16 start=0 end=2"},
			nil,
		},
		{
			"watson, a value known from another mention", watsonHead + `{"text":"北京","mentions":[{"entity":"city","location":[0,2]}]},{"text":"𠮷北京京北","mentions":[{"entity":"city","location":[1,3]}]}` + watsonTail,
			[]string{
				"/intents/0/examples/0/text: 北京 in utf-16 start=0 end=2",
				"/intents/0/examples/1/text: 北京 in runes start=1 end=3",
			},
			nil,
		},
		{
			"watson, both readings remain", watsonHead + `{"text":"𠮷北京京北","mentions":[{"entity":"city","location":[2,4]}]}` + watsonTail,
			[]string{"/intents/0/examples/0/text: 北京 in utf-16 start=2 end=4"},
			[]string{"note at 124: " + eitherReading.String()},
		},
		{
			"watson, outside, empty, backwards, no numbers", watsonHead + `{"text":"Hi Jo","mentions":[{"location":[3,6]},{"location":[2,2]},{"location":[4,1]},{"location":[0.5,2]},{"location":[1]},{"entity":"e"},{"location":[]},{"location":[-1,2]},{"location":[99999999999999999999,2]}]}` + watsonTail,
			nil,
			[]string{
				"note at 116: " + emptyMark.String(),
				"note at 135: " + emptyMark.String(),
				"note at 154: " + noNumbers.String(),
				"note at 175: " + noNumbers.String(),
				"note at 223: " + outsideText.String(),
				"note at 243: " + noNumbers.String(),
				"note at 97: " + outsideText.String(),
			},
		},
		{
			"luis, inclusive and nested", luisHead + `{"text":"a 😀 for Jo Muster","intent":"i","entities":[{"entity":"who","startPos":9,"endPos":17,"children":[{"entity":"first","startPos":9,"endPos":10,"children":[{"entity":"x","startPos":9,"endPos":9,"children":[{"entity":"y","startPos":9,"endPos":9,"children":[{"entity":"z","startPos":9,"endPos":9}]}]}]},{"endPos":17,"startPos":12}]}]}]}`,
			[]string{
				"/utterances/0/text: J in utf-16 start=9 last=9",
				"/utterances/0/text: J in utf-16 start=9 last=9",
				"/utterances/0/text: J in utf-16 start=9 last=9",
				"/utterances/0/text: Jo in utf-16 start=9 last=10",
				"/utterances/0/text: Muster in utf-16 last=17 start=12",
				"/utterances/0/text: Jo Muster in utf-16 start=9 last=17",
			},
			nil,
		},
		{
			"luis, one letter, end of the text beyond the plane", luisHead + `{"text":"x 😀","intent":"i","entities":[{"entity":"e","startPos":2,"endPos":3},{"entity":"e","startPos":0,"endPos":0},{"entity":"e","startPos":2,"endPos":2}]}]}`,
			[]string{"/utterances/0/text: 😀 in utf-16 start=2 last=3", "/utterances/0/text: x in utf-16 start=0 last=0"},
			[]string{"note at 190: " + cutCharacter.String()},
		},
		{
			"luis, batch test", `[{"text":"Hi Jo","intent":"i","entities":[{"entity":"e","startPos":3,"endPos":4}]}]`,
			[]string{"/0/text: Jo in utf-16 start=3 last=4"},
			nil,
		},
		{
			"luis, batch test of the newer form", `{"LabeledTestSetUtterances":[{"text":"Hi Jo","intent":"i","entities":[{"entity":"e","startPos":3,"endPos":4}]}]}`,
			[]string{"/LabeledTestSetUtterances/0/text: Jo in utf-16 start=3 last=4"},
			nil,
		},
		{
			"clu", clu("Utf16CodeUnit", `{"text":"😀 Jo","entities":[{"category":"n","offset":3,"length":2}]}`),
			[]string{"/assets/utterances/0/text: Jo in utf-16 start=3 length=2"},
			nil,
		},
		{
			"clu in code points, length first", clu("UnicodeCodePoint", `{"entities":[{"length":2,"offset":2,"category":"n"}],"text":"😀 Jo"}`),
			[]string{"/assets/utterances/0/text: Jo in runes length=2 start=2"},
			nil,
		},
		{
			"clu in bytes", clu("Utf8CodeUnit", `{"text":"😀 Jo","entities":[{"category":"n","offset":5,"length":2},{"category":"n","offset":2,"length":2}]}`),
			[]string{"/assets/utterances/0/text: Jo in bytes start=5 length=2"},
			[]string{"note at 190: " + cutCharacter.String()},
		},
		{
			"clu in text elements", clu("TextElements_v8", `{"text":"für Jo","entities":[{"category":"n","offset":4,"length":2}]},{"text":"fu\u0308r Jo","entities":[{"category":"n","offset":4,"length":2}]}`),
			[]string{"/assets/utterances/0/text: Jo in runes start=4 length=2"},
			[]string{"note at 230: " + countsElements.String()},
		},
		{
			"clu, unit named too late", `{"projectFileVersion":"1","assets":{"utterances":[{"text":"für Jo","entities":[{"category":"n","offset":4,"length":2}]}]},"stringIndexType":"UnicodeCodePoint"}`,
			[]string{"/assets/utterances/0/text: Jo in utf-16 start=4 length=2"},
			[]string{"problem at 142: " + lateUnits.String()},
		},
		{
			"rasa", rasaHead + `{"text":"😀 Jo","intent":"i","entities":[{"start":2,"end":4,"value":"Joseph","entity":"n"}]}]}}`,
			[]string{"/rasa_nlu_data/common_examples/0/text: Jo in runes start=2 end=4"},
			nil,
		},
		{
			"logs v1", `[{"log_id":"1","request":{"input":{"text":"I am Jo Muster"}},"response":{"input":{"text":"I am Jo Muster"},"entities":[{"entity":"n","location":[5,14],"value":"Jo","groups":[{"group":"group_0","location":[5,7]}]}],"output":{}}}]`,
			[]string{
				"/0/response/input/text: Jo in utf-16 start=5 end=7",
				"/0/response/input/text: Jo Muster in utf-16 start=5 end=14",
			},
			nil,
		},
		{
			"logs v1, entities of the request", `[{"log_id":"1","request":{"entities":[{"entity":"n","location":[5,7]}],"input":{"text":"I am Jo"}},"response":{"output":{}}}]`,
			[]string{"/0/request/input/text: Jo in utf-16 start=5 end=7"},
			nil,
		},
		{
			"logs v2", `{"logs":[{"log_id":"1","session_id":"s","request":{"input":{"text":"I am Jo","entities":[{"entity":"n","location":[0,1]}]}},"response":{"output":{"entities":[{"entity":"n","location":[5,7],"value":"Jo"}]}}}]}`,
			[]string{
				"/logs/0/request/input/text: I in utf-16 start=0 end=1",
				"/logs/0/request/input/text: Jo in utf-16 start=5 end=7",
			},
			nil,
		},
		{
			"logs v2, response first", `[{"log_id":"1","session_id":"s","response":{"output":{"entities":[{"entity":"n","location":[5,7],"value":"Jo"}]}},"request":{"input":{"text":"I am Jo"}}}]`,
			[]string{"/0/request/input/text: Jo in utf-16 start=5 end=7"},
			nil,
		},
		{
			"logs v2, after spell checking", `[{"log_id":"1","session_id":"s","request":{"input":{"text":"I amm Jo"}},"response":{"output":{"spelling":{"text":"I am Jo","original_text":"I amm Jo"},"entities":[{"entity":"n","location":[5,7],"value":"Jo"}]}}}]`,
			[]string{"/0/response/output/spelling/text: Jo in utf-16 start=5 end=7"},
			nil,
		},
		{
			"log webhook", `{"event":{"name":"message_logged"},"payload":{"log_id":"1","request":{"input":{"text":"I am Jo"}},"response":{"output":{"entities":[{"entity":"n","location":[5,7]}]}}}}`,
			[]string{"/payload/request/input/text: Jo in utf-16 start=5 end=7"},
			nil,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, l := readJSON(t, "x.json", []byte(tt.data))
			if diff := cmp.Diff(tt.want, mentionsOf([]byte(tt.data), l)); diff != "" {
				t.Errorf("mentions (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.notes, notesOf(l)); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
			for _, u := range l.units {
				checkMentions(t, []byte(tt.data), &u)
			}
		})
	}
}

// Mentions on a text in pieces are a problem only where there are any.
func TestMentionsOnLongText(t *testing.T) {
	long := strings.Repeat("so ", 50<<10)
	for _, tt := range []struct {
		mentions string
		want     []string
	}{
		{`{"location":[0,2]}`, []string{longText.String()}},
		{``, nil},
	} {
		data := watsonHead + `{"text":"` + long + `","mentions":[` + tt.mentions + `]}` + watsonTail
		_, l := readJSON(t, "x.json", []byte(data))
		var got []string
		for _, p := range l.problems {
			if p.Note {
				t.Errorf("%s is only a note", p)
			}
			got = append(got, p.Text)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("problems (-want +got):\n%s", diff)
		}
	}
}

// What is held back for other reasons makes room without losing mentions; a
// scope that is too large by itself is a problem.
func TestMentionsAreHeld(t *testing.T) {
	example := `{"text":"Hi Jo","created":"now","mentions":[{"entity":"n","location":[3,5]}]}`
	examples := strings.TrimSuffix(strings.Repeat(example+",", 20_000), ",")
	data := `{"assistant_skills":[{"skill_id":"s","type":"dialog","workspace":{"intents":[{"intent":"a","examples":[` + examples + `]}],"dialog_nodes":[]}}]}`
	f, l := readJSON(t, "x.json", []byte(data))
	if got := len(mentionsOf([]byte(data), l)); f.Name != "watson-export" || got != 20_000 || len(l.problems) > 0 {
		t.Errorf("%s: %d of 20000 mentions, problems %v", f.Name, got, l.problems)
	}
	checkUnits(t, []byte(data), l.units[:100])

	data = `[{"log_id":"1","request":{"input":{"text":"Hi Jo"},"context":{"a":["` + strings.Repeat(`x","`, 20_000) + `"]}},` +
		`"response":{"output":{"entities":[{"entity":"n","location":[3,5]}]}}}]`
	_, l = readJSON(t, "x.json", []byte(data))
	if len(l.problems) != 1 || l.problems[0].Text != lostText.String() || l.problems[0].Note {
		t.Errorf("problems %v", l.problems)
	}
}

// randomText is made of letters of all widths, marks, blanks and what JSON
// escapes.
func randomText(random *rand.Rand) string {
	parts := []rune("ab Zé߀日\u0301\u200d😀𠮷\"\\\n/<&\u2028")
	text := make([]rune, random.IntN(30))
	for i := range text {
		text[i] = parts[random.IntN(len(parts))]
	}
	return string(text)
}

// TestMentionsProperty writes random texts and mentions with encoding/json:
// what is marked and where its numbers stand must come out as it went in.
func TestMentionsProperty(t *testing.T) {
	type entity map[string]any
	type utterance struct {
		Before []entity `json:"entities,omitempty"`
		Text   string   `json:"text"`
	}
	random := rand.New(rand.NewPCG(5, 5))
	for range 300 {
		var utterances []utterance
		var want []string
		for len(utterances) < 5 {
			text := []rune(randomText(random))
			u := utterance{Text: string(text)}
			for range random.IntN(4) {
				if len(text) == 0 {
					break
				}
				from := random.IntN(len(text))
				to := from + 1 + random.IntN(len(text)-from)
				start, length := len(utf16.Encode(text[:from])), len(utf16.Encode(text[from:to]))
				e := entity{"category": "n", "offset": start, "length": length}
				numbers := "length=" + strconv.Itoa(length) + " start=" + strconv.Itoa(start) // in the order of the keys
				u.Before = append(u.Before, e)
				want = append(want, fmt.Sprintf("/assets/utterances/%d/text: %s in utf-16 %s", len(utterances), string(text[from:to]), numbers))
			}
			utterances = append(utterances, u)
		}
		data, err := json.Marshal(map[string]any{"projectFileVersion": "1", "assets": map[string]any{"utterances": utterances}})
		if err != nil {
			t.Fatal(err)
		}
		l := &listing{}
		in := &Input{Window: document.NewWindow(strings.NewReader(string(data)), 0, 0)}
		if err := cluFormat.Read(in, l); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, mentionsOf(data, l)); diff != "" {
			t.Fatalf("mentions (-want +got):\n%s", diff)
		}
	}
}

// TestCharacters compares the tables with counting by hand.
func TestCharacters(t *testing.T) {
	random := rand.New(rand.NewPCG(6, 6))
	for range 200 {
		text := randomText(random)
		for count, size := range countedBy {
			c := newCharacters(text, count)
			starts := map[int]bool{}
			for at := range text + "." {
				n := size(text[:at])
				starts[n] = true
				if off, ok := c.offset(n); off != at || !ok || c.inside(n) {
					t.Fatalf("%q: %d characters end at %d (%v), want %d", text, n, off, ok, at)
				}
			}
			for n := range size(text) {
				if c.inside(n) == starts[n] {
					t.Fatalf("%q: inside(%d) is %v", text, n, c.inside(n))
				}
			}
			for _, n := range []int{-1, size(text) + 1} {
				if _, ok := c.offset(n); ok {
					t.Fatalf("%q has no %d characters", text, n)
				}
			}
		}
	}
}
