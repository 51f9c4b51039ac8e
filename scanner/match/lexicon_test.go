package match

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/privlint/privlint/rules"
)

// plainWord is a word of plainWords.
type plainWord struct {
	Text               string
	Start, End, Clause int
}

// plainWords is splitWords character by character.
func plainWords(text string) []plainWord {
	var out []plainWord
	clause := 0
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		end := i + size
		switch {
		case plainUnspaced(r):
			out = append(out, plainWord{text[i:end], i, end, clause})
		case plainLetter(r):
			for end < len(text) {
				next, size := utf8.DecodeRuneInString(text[end:])
				if !plainLetter(next) || plainUnspaced(next) || hangul(next) != hangul(r) {
					break
				}
				end += size
			}
			out = append(out, plainWord{strings.ToLower(text[i:end]), i, end, clause})
		case strings.ContainsRune("。！？；", r) || r < utf8.RuneSelf && plainEndsClause(out, text, i):
			clause++
		}
		i = end
	}
	return out
}

func plainLetter(r rune) bool { return unicode.In(r, unicode.L, unicode.M, unicode.Nd) }

func plainUnspaced(r rune) bool {
	return r == 'ー' || unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer)
}

func plainEndsClause(before []plainWord, text string, i int) bool {
	var words []word
	for _, w := range before {
		words = append(words, word{start: w.Start, end: w.End})
	}
	return endsClause(words, text, i)
}

// trie is a lexicon of maps.
type trie struct {
	next map[string]*trie
	text string
	uses []use
}

func (t *trie) add(phrase, text string, u use) {
	words := plainWords(text)
	if len(words) == 0 {
		return
	}
	for _, w := range words {
		if t.next == nil {
			t.next = make(map[string]*trie)
		}
		if t.next[w.Text] == nil {
			t.next[w.Text] = new(trie)
		}
		t = t.next[w.Text]
	}
	t.text = phrase
	t.uses = append(t.uses, u)
}

// phraseAt is an occurrence with what its node says.
type phraseAt struct {
	Text        string
	Uses        []use
	First, Last int
}

func (t *trie) find(text string) (out []phraseAt) {
	words := plainWords(text)
	for i := range words {
		n := t
		for j := i; j < len(words) && n != nil; j++ {
			if n = n.next[words[j].Text]; n != nil && n.uses != nil {
				out = append(out, phraseAt{n.text, n.uses, i, j})
			}
		}
	}
	return out
}

func findAll(l *lexicon, text string) (out []phraseAt) {
	for _, o := range l.find(nil, text, splitWords(nil, text)) {
		out = append(out, phraseAt{o.phrase.text, o.phrase.uses, o.first, o.last})
	}
	return out
}

// builtinPhrases are the lexicons of the built-in rules, and the same as
// tries.
func builtinPhrases(tb testing.TB) (m *Matcher, phrases, labels *trie) {
	tb.Helper()
	set, err := rules.Builtin()
	if err != nil {
		tb.Fatal(err)
	}
	if m, err = New(set.Rules(), Options{Tagger: new(lister)}); err != nil { // else its rules have no phrases
		tb.Fatal(err)
	}
	phrases, labels = new(trie), new(trie)
	for i, r := range set.Rules() {
		add := func(list []string, k phraseKind, at reach) {
			for _, phrase := range list {
				phrases.add(phrase, normalize(phrase).text, use{int32(i), k, at})
			}
		}
		label := func(list []string, k phraseKind) {
			for _, phrase := range list {
				labels.add(phrase, labelText(phrase), use{int32(i), k, reachWindow})
			}
		}
		if r.Terms != nil {
			add(r.Terms.Words, kindTerm, reachWindow)
		}
		for _, c := range contextsOf(r) {
			if c.context == nil {
				continue
			}
			add(c.context.Phrases, c.kind, reachWindow)
			add(c.context.Adjacent, c.kind, reachAdjacent)
			add(c.context.Unless, c.kind, reachUnless)
			if c.kind != kindDisclosure {
				label(c.context.Phrases, c.kind)
			}
		}
		label(r.Fields, kindField)
	}
	return m, phrases, labels
}

// The lexicons of the built-in rules find in every phrase and in rows of
// random words what the tries find.
func TestLexiconOfBuiltinRules(t *testing.T) {
	m, phrases, labels := builtinPhrases(t)
	for _, c := range []struct {
		name string
		l    *lexicon
		t    *trie
	}{{"phrases", &m.phrases, phrases}, {"labels", m.labels(), labels}} {
		t.Run(c.name, func(t *testing.T) {
			var words []string
			for i := range c.l.phrases {
				p := &c.l.phrases[i]
				words = append(words, strings.Fields(string(c.l.letters[p.start:p.end]))...)
				if diff := cmp.Diff(c.t.find(p.text), findAll(c.l, p.text), compareUses); diff != "" {
					t.Fatalf("in the phrase %q: %s", p.text, diff)
				}
			}
			rnd := rand.New(rand.NewPCG(6, 1))
			for range 5000 {
				var text strings.Builder
				for range 1 + rnd.IntN(12) {
					w := words[rnd.IntN(len(words))]
					if rnd.IntN(4) == 0 {
						w = strings.ToUpper(w)
					}
					text.WriteString(w + []string{" ", ", ", "-", ". ", "\n"}[rnd.IntN(5)])
				}
				if diff := cmp.Diff(c.t.find(text.String()), findAll(c.l, text.String()), compareUses); diff != "" {
					t.Fatalf("in %q: %s", text.String(), diff)
				}
			}
		})
	}
}

var compareUses = cmp.AllowUnexported(use{})

func TestEmptyLexicon(t *testing.T) {
	for _, l := range []lexicon{{}, newLexiconBuilder(0).build()} {
		if got := findAll(&l, "my ssn"); got != nil {
			t.Errorf("got %v in a lexicon of nothing", got)
		}
	}
}

// Words of one hash are told apart by their letters.
func TestLexiconCollision(t *testing.T) {
	b := newLexiconBuilder(1)
	b.add("ssn", "ssn", use{detector: 7})
	l := b.build()
	text := "ssm"
	if got := l.find(nil, text, []word{{end: 3, hash: hashLower("ssn")}}); got != nil {
		t.Errorf("got %v for another word of the same hash", got)
	}
}

// Whatever the phrases and the text, the lexicon finds what the trie finds,
// and the words are the same.
func FuzzLexicon(f *testing.F) {
	for _, s := range [][2]string{
		{"ssn\nsocial security\nsocial security number", "My SOCIAL security Number, ssn. x"},
		{"número\nno\nx-y-x\ny\ny-x-y", "x-y-x y x NÚMERO no. 1. Next"},
		{"İ\nK\nſ\ni", "i k s İ K ſ"},
		{"口座\n口座番号\nのー", "私の口座番号はのー。12"},
		{"카드 번호\n카드\npin", "카드번호 PIN번호 pin은 카드 번호"},
		{"abcdefgh\nabcdefghi\nabcdefghabcdefgh", "ABCDEFGH abcdefghi abcdefghabcdefgh abcdefghabcdefgh1"},
		{"\xff\n\u0345\nⒶ", "\xff ͅ Ⓐⓐ é\xffé"},
	} {
		f.Add(s[0], s[1])
	}
	f.Fuzz(func(t *testing.T, phrases, text string) {
		b, reference := newLexiconBuilder(0), new(trie)
		for i, phrase := range strings.Split(phrases, "\n") {
			u := use{detector: int32(i % 3), kind: phraseKind(i % 5)}
			if got, want := b.add(phrase, phrase, u), len(plainWords(phrase)); got != want {
				t.Errorf("phrase %q has %d words, want %d", phrase, got, want)
			}
			reference.add(phrase, phrase, u)
		}
		l := b.build()
		for _, s := range []string{text, phrases, text + " " + phrases + text, strings.ToUpper(text)} {
			if diff := cmp.Diff(plainWords(s), wordsOf(s)); diff != "" {
				t.Fatalf("words of %q: %s", s, diff)
			}
			if diff := cmp.Diff(reference.find(s), findAll(&l, s), compareUses); diff != "" {
				t.Fatalf("phrases %q in %q: %s", phrases, s, diff)
			}
		}
	})
}

// wordsOf is splitWords with the lower case of the words.
func wordsOf(text string) (out []plainWord) {
	for _, w := range splitWords(nil, text) {
		out = append(out, plainWord{strings.ToLower(text[w.start:w.end]), w.start, w.end, int(w.clause)})
	}
	return out
}

// corpusTexts takes the first n different texts of a corpus, and their size.
func corpusTexts(tb testing.TB, name string, n int) (texts []string, size int64) {
	tb.Helper()
	shared := os.Getenv("PRIVLINT_SHARED")
	if shared == "" {
		shared = filepath.Join("..", "..", "..", "shared")
	}
	f, err := os.Open(filepath.Join(shared, "corpora", name+".jsonl.gz"))
	if err != nil {
		tb.Skip("no corpora beside the repository (set PRIVLINT_SHARED)")
	}
	defer func() { _ = f.Close() }()
	z, err := gzip.NewReader(f)
	if err != nil {
		tb.Fatal(err)
	}
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<24)
	seen := make(map[string]bool)
	for len(texts) < n && lines.Scan() {
		var record struct{ Text string }
		if err := json.Unmarshal(lines.Bytes(), &record); err != nil {
			tb.Fatal(err)
		}
		if !seen[record.Text] {
			seen[record.Text] = true
			texts = append(texts, record.Text)
			size += int64(len(record.Text))
		}
	}
	return texts, size
}

// BenchmarkLexicon splits texts into words and finds the phrases of the
// built-in rules in them.
func BenchmarkLexicon(b *testing.B) {
	m, _, _ := builtinPhrases(b)
	for _, c := range []struct{ name, file string }{{"english", "clinc150"}, {"polish", "evi_pl"}, {"german", "germeval14"}, {"japanese", "stockmark_ja"}, {"korean", "klue_ner_ko"}} {
		texts, size := corpusTexts(b, c.file, 17000)
		var words []word
		var occurrences []occurrence
		b.Run(c.name+"/words", func(b *testing.B) {
			b.SetBytes(size)
			for b.Loop() {
				for _, text := range texts {
					words = splitWords(words[:0], text)
				}
			}
		})
		b.Run(c.name+"/normalize", func(b *testing.B) {
			b.SetBytes(size)
			for b.Loop() {
				for _, text := range texts {
					normalize(text)
				}
			}
		})
		b.Run(c.name+"/both", func(b *testing.B) {
			b.SetBytes(size)
			found, n := 0, 0
			for b.Loop() {
				for _, text := range texts {
					words = splitWords(words[:0], text)
					occurrences = m.phrases.find(occurrences[:0], text, words)
					found += len(occurrences)
					n++
				}
			}
			b.ReportMetric(float64(found)/float64(n), "found/text")
		})
	}
}

// BenchmarkPhrases makes the lexicons of the built-in rules.
func BenchmarkPhrases(b *testing.B) {
	m, _, _ := builtinPhrases(b)
	b.ReportAllocs()
	for b.Loop() {
		m.addPhrases()
		m.labels()
	}
}
