package tag

import (
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner/match"
	"github.com/privlint/privlint/scanner/tag/crf"
	"github.com/privlint/privlint/scanner/tag/gazetteer"
)

// invented are utterances with names that any good model finds.
var invented = []string{
	"Hi, my name is Maria Gonzalez and I need to reschedule my appointment.",
	"Please send it to Robert Miller, 48 Maple Avenue, Springfield, IL 62704.",
	"My daughter Emily Carter has an appointment with Dr. Patel on Friday.",
	"I live in Toronto but I am traveling to Berlin next week.",
	"I was diagnosed with asthma and I take ibuprofen every day.",
	"This is John Williams calling about my account.",
	"Can you book a flight from Chicago to Madrid for Sarah Johnson?",
	"Thanks, Michael",
	"I work for Microsoft, my name is David Brown.",
	"You can reach my wife Jennifer Wilson at home.",
}

// doubtful are utterances with words that may be names.
var doubtful = []string{
	"maria", "ok wren", "gonzo", "hi zorblax here", "tell dunstan", "my cat marple", "ask grace about it", "send it to penny", "from reading to bath",
	"hope will be there", "mark it as done, bill", "i feel dizzy and cold", "the baker street office", "dr no", "austin called",
}

// clean are utterances that name nobody.
var clean = []string{
	"what is my balance", "please cancel my order", "how do i reset my password", "can you help me with this", "i want to talk to an agent",
	"thank you very much", "where is my package", "when do you open tomorrow", "the app does not work", "yes please",
}

// confident are finds that are to be reported for themselves.
func confident(found []match.Tagged) (list []match.Tagged) {
	for _, f := range found {
		if f.Score >= 0.5 {
			list = append(list, f)
		}
	}
	return list
}

// covers tells whether finds of a type cover a part of the text.
func covers(found []match.Tagged, kind rules.EntityType, text, part string) bool {
	at := -1
	for i := range len(text) - len(part) + 1 {
		if strings.EqualFold(text[i:i+len(part)], part) {
			at = i
			break
		}
	}
	for _, f := range found {
		if at >= 0 && f.Type == kind && f.Span.Start <= at && f.Span.End >= at+len(part) {
			return true
		}
	}
	return false
}

// titled is text with a capital at every word.
func titled(text string) string {
	before := ' '
	return strings.Map(func(r rune) rune {
		defer func() { before = r }()
		if before == ' ' {
			return unicode.ToUpper(r)
		}
		return unicode.ToLower(r)
	}, text)
}

// However the sender writes capitals, the name is found.
func TestAnyCase(t *testing.T) {
	tagger := New(Options{})
	for _, c := range []struct {
		text, part string
		kind       rules.EntityType
	}{
		{invented[0], "Maria Gonzalez", "PERSON"},
		{invented[5], "John Williams", "PERSON"},
		{invented[1], "48 Maple Avenue", "STREET_ADDRESS"},
		{invented[3], "Toronto", "LOCATION"},
		{invented[4], "asthma", "MEDICAL_CONDITION"},
		{invented[4], "ibuprofen", "MEDICATION"},
	} {
		for name, text := range map[string]string{
			"as written": c.text, "lower": strings.ToLower(c.text), "upper": strings.ToUpper(c.text), "title": titled(c.text),
		} {
			if !covers(confident(tagger.Tag(nil, text)), c.kind, text, c.part) {
				t.Errorf("%s: no %s in a text that begins with %q", name, c.kind, text[:12])
			}
		}
	}
}

func TestClean(t *testing.T) {
	tagger := New(Options{})
	for i, text := range clean {
		if n := len(confident(tagger.Tag(nil, text))); n > 0 {
			t.Errorf("%d finds in clean text %d", n, i)
		}
	}
}

// Texts that are hardly texts have no finds, and nothing bad happens.
func TestOddTexts(t *testing.T) {
	tagger := New(Options{Preset: Recall, Organizations: true})
	for name, text := range map[string]string{
		"empty": "", "blank": " \n\t ", "one byte": "\xff", "invalid": strings.Repeat("\xff\xfe\xc3", 100), "punctuation": strings.Repeat("?!", 500),
		"emoji": strings.Repeat("😀", 300), "accents alone": strings.Repeat("\u0301", 300), "null": strings.Repeat("\x00", 100),
	} {
		if found := confident(tagger.Tag(nil, text)); len(found) > 0 {
			t.Errorf("%s: %d finds", name, len(found))
		}
	}
}

// Names in text with bytes that are no UTF-8 are found at the right bytes.
func TestInvalidUTF8(t *testing.T) {
	text := "\xff\xfe Hi, my name is Maria Gonzalez \xc3"
	if !covers(New(Options{}).Tag(nil, text), "PERSON", text, "Maria Gonzalez") {
		t.Error("no name found")
	}
}

// The model has not learned Chinese, Japanese and Korean: it says nothing
// where it would only guess.
func TestOtherScripts(t *testing.T) {
	tagger := New(Options{Preset: Recall, Organizations: true})
	for name, text := range map[string]string{
		"Chinese": "你好，我叫王小明，我住在北京市海淀区中关村大街27号。", "Japanese": "私の名前は田中太郎です。東京に住んでいます。",
		"Korean": "안녕하세요 제 이름은 김민수 입니다 서울에 살아요", "Arabic": "مرحبا اسمي محمد وأنا من القاهرة", "Thai": "สวัสดี ฉันชื่อสมชาย อยู่กรุงเทพ",
	} {
		for _, f := range tagger.Tag(nil, text) {
			if f.Type == "PERSON" || f.Type == "LOCATION" || f.Type == "ORGANIZATION" {
				t.Errorf("%s: %s at byte %d", name, f.Type, f.Span.Start)
			}
		}
	}
}

// In a text of a megabyte names are found at its end as at its beginning, and
// in one line of that length too.
func TestLongText(t *testing.T) {
	tagger := New(Options{})
	const name = "my name is Maria Gonzalez"
	for what, filler := range map[string]string{"lines": "what is my balance please. \n", "one line": "and then i said to them that ", "no spaces": "aaaaaaaaaaaaaaaa"} {
		text := "Hi, " + name + ". " + strings.Repeat(filler, 1<<20/len(filler)) + " Hi, " + name + "."
		found := confident(tagger.Tag(nil, text))
		if !covers(found, "PERSON", text, "Maria Gonzalez") {
			t.Errorf("%s: no name at the beginning", what)
		}
		end := len(text) - len("Maria Gonzalez.")
		last := false
		for i, f := range found {
			last = last || f.Type == "PERSON" && f.Span.Start == end && f.Span.End == len(text)-1
			if i > 0 && f.Span.Start < found[i-1].Span.End {
				t.Fatalf("%s: find %d begins before the end of the one before", what, i)
			}
		}
		if !last {
			t.Errorf("%s: no name at the end", what)
		}
	}
}

// A text is cut behind sentences, so what one says does not touch the next.
func TestCutBehindSentences(t *testing.T) {
	tagger := New(Options{})
	sentence := "Well, I have told you already that the new card which you sent to me last week does not work at any of the machines that I have tried so far. "
	text := sentence + invented[0]
	var want []match.Tagged
	for _, f := range tagger.Tag(nil, invented[0]) {
		f.Span.Start += len(sentence)
		f.Span.End += len(sentence)
		want = append(want, f)
	}
	var got []match.Tagged
	for _, f := range tagger.Tag(nil, text) {
		if f.Span.Start >= len(sentence) {
			got = append(got, f)
		}
	}
	// The first token of a text has no white space before it, others have.
	for i := range want {
		want[i].Score = 0
	}
	for i := range got {
		got[i].Score = 0
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error("finds behind another sentence, alone first:\n" + diff)
	}
}

// Stricter presets find less: counted in bytes, because a find may grow.
func TestPresetsAreOrdered(t *testing.T) {
	bytes := map[Preset]int{}
	for _, p := range []Preset{Strict, Default, Recall} {
		tagger := New(Options{Preset: p})
		for _, text := range slices.Concat(invented, doubtful, clean) {
			for _, c := range []string{text, strings.ToLower(text)} {
				for _, f := range confident(tagger.Tag(nil, c)) {
					bytes[p] += f.Span.End - f.Span.Start
				}
			}
		}
	}
	if bytes[Strict] > bytes[Default] || bytes[Default] > bytes[Recall] || bytes[Strict] == 0 {
		t.Errorf("strict finds %d bytes, default %d, recall %d", bytes[Strict], bytes[Default], bytes[Recall])
	}
}

// Scores are probabilities; faint finds are persons under 0.5 and say so.
func TestScores(t *testing.T) {
	faints := 0
	for p := range Preset(len(Presets())) {
		tagger := New(Options{Preset: p, Organizations: true})
		for _, text := range slices.Concat(doubtful, invented, clean) {
			for _, f := range tagger.Tag(nil, text) {
				faint := f.Evidence == "tagger, faint"
				if f.Score < 0 || f.Score > 1+1e-9 || faint && (f.Score >= 0.5 || f.Type != "PERSON") || !faint && f.Evidence != "tagger" {
					t.Errorf("%s: score %.3f, evidence %q", f.Type, f.Score, f.Evidence)
				}
				if faint {
					faints++
				}
			}
		}
	}
	if faints == 0 {
		t.Error("no faint find in texts with doubtful names")
	}
}

// Organizations are found on request only, and dates never.
func TestOnRequest(t *testing.T) {
	seen := map[rules.EntityType]bool{}
	for _, organizations := range []bool{false, true} {
		tagger := New(Options{Organizations: organizations})
		for _, text := range append([]string{"I work for Microsoft.", "my account at Deutsche Bank", "i was born on May 3 1980"}, invented...) {
			for _, f := range tagger.Tag(nil, text) {
				if f.Type == "ORGANIZATION" && !organizations {
					t.Error("an organization that nobody asked for")
				}
				seen[f.Type] = true
			}
		}
	}
	want := map[rules.EntityType]bool{
		"PERSON": true, "LOCATION": true, "STREET_ADDRESS": true, "ORGANIZATION": true, "MEDICAL_CONDITION": true, "MEDICATION": true,
	}
	if diff := cmp.Diff(want, seen); diff != "" {
		t.Error("types that are found, wanted first:\n" + diff)
	}
}

// Goroutines that share a Tagger find what one alone does, and Tag appends.
func TestConcurrent(t *testing.T) {
	tagger := New(Options{})
	texts := slices.Concat(invented, clean)
	want := make([][]match.Tagged, len(texts))
	for i, text := range texts {
		want[i] = New(Options{}).Tag(nil, text)
	}
	var group sync.WaitGroup
	for w := range 4 {
		group.Go(func() {
			for k := range 3 * len(texts) {
				i := (k + w) % len(texts)
				if diff := cmp.Diff(want[i], tagger.Tag(nil, texts[i])); diff != "" {
					t.Errorf("text %d has other finds", i)
				}
			}
		})
	}
	group.Wait()
	kept := match.Tagged{Type: "KEPT"}
	if got := tagger.Tag([]match.Tagged{kept}, texts[0]); len(got) != 1+len(want[0]) || got[0] != kept {
		t.Errorf("%d finds appended to 1, want %d", len(got)-1, len(want[0]))
	}
}

// The same tables given by the user find the same, and damaged ones are
// errors.
func TestLoad(t *testing.T) {
	tagger, err := Load(modelData, gazetteerData, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i, text := range invented {
		if diff := cmp.Diff(New(Options{}).Tag(nil, text), tagger.Tag(nil, text)); diff != "" {
			t.Errorf("text %d has other finds", i)
		}
	}
	if _, err := Load(modelData[1:], gazetteerData, Options{}); !errors.Is(err, crf.ErrCorrupt) {
		t.Errorf("error of a damaged model is %v", err)
	}
	if _, err := Load(modelData, gazetteerData[:1000], Options{}); !errors.Is(err, gazetteer.ErrCorrupt) {
		t.Errorf("error of a damaged gazetteer is %v", err)
	}
}

// The tables in the program are as small as promised.
func TestSize(t *testing.T) {
	if n := len(modelData) + len(gazetteerData); n > 6_000_000 {
		t.Errorf("model and gazetteer have %d bytes, want at most 6,000,000", n)
	}
}

// Finds are in order, inside the text, not empty, and cut no character.
func FuzzTag(f *testing.F) {
	for _, text := range slices.Concat([]string{"", "\xff", "josé’s 12b rue de l'été\n\n王小明 maria\u0301", strings.Repeat("maria, ", 200)}, invented, doubtful, clean) {
		f.Add(text)
	}
	tagger := New(Options{Preset: Recall, Organizations: true})
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for i, found := range tagger.Tag(nil, text) {
			s := found.Span
			if s.Start < end || s.Start >= s.End || s.End > len(text) {
				t.Fatalf("find %d is from %d to %d, after %d of %d bytes", i, s.Start, s.End, end, len(text))
			}
			if part := text[s.Start:s.End]; part != strings.TrimSpace(part) || utf8.ValidString(text) && !utf8.ValidString(part) {
				t.Fatalf("find %d begins or ends with a blank or inside a character", i)
			}
			if found.Type == "" || found.Score < 0 || found.Score > 1+1e-9 {
				t.Fatalf("find %d is of type %q, score %g", i, found.Type, found.Score)
			}
			end = s.End
		}
	})
}

func BenchmarkTag(b *testing.B) {
	long := "hello i would like to know why the payment that i made to the shop last week is still not on my account even though you told me " +
		"that it would take no more than two or three days and i have already waited for more than a week now so please tell me what to do"
	for _, c := range []struct {
		name  string
		texts []string
	}{
		{"clean", append([]string{long}, clean...)},
		{"names", invented},
	} {
		b.Run(c.name, func(b *testing.B) {
			tagger := New(Options{})
			size := 0
			for _, text := range c.texts {
				size += len(text)
			}
			var found []match.Tagged
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				for _, text := range c.texts {
					found = tagger.Tag(found[:0], text)
				}
			}
		})
	}
}

// BenchmarkLoad opens the tables, which the first text of a run waits for.
func BenchmarkLoad(b *testing.B) {
	b.SetBytes(int64(len(modelData) + len(gazetteerData)))
	for b.Loop() {
		if _, err := openTables(modelData, gazetteerData); err != nil {
			b.Fatal(err)
		}
	}
}
