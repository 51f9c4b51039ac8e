package learn

import (
	"errors"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/privlint/privlint/cmd/privlint-train/internal/synth"
	"github.com/privlint/privlint/scanner/tag/crf"
	"github.com/privlint/privlint/scanner/tag/gazetteer"
)

func testTable(tb testing.TB) *gazetteer.Table {
	tb.Helper()
	var b gazetteer.Builder
	for w := range strings.FieldsSeq("my name is i live in hi this and the need a ticket to please") {
		b.Add(w, gazetteer.Dictionary|gazetteer.Common)
	}
	b.Add("maria", gazetteer.Given(3))
	b.Add("lisbon", gazetteer.City|gazetteer.BigCity)
	b.Add("asthma", gazetteer.Condition)
	data, err := b.Bytes()
	if err != nil {
		tb.Fatal(err)
	}
	table, err := gazetteer.Open(string(data))
	if err != nil {
		tb.Fatal(err)
	}
	return table
}

// labelled makes an utterance of text with names in brackets: "[PER:maria]".
func labelled(text string, mask ...string) synth.Utterance {
	u := synth.Utterance{Source: "own", Mask: mask}
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == '[' || r == ']' }) {
		kind, name, ok := strings.Cut(part, ":")
		if !ok {
			u.Text += part
			continue
		}
		start := len([]rune(u.Text))
		u.Text += name
		u.Spans = append(u.Spans, synth.Span{Start: start, End: len([]rune(u.Text)), Type: kind})
	}
	return u
}

// sample is invented utterances of people and places.
func sample(n int) (list []synth.Utterance) {
	random := rand.New(rand.NewPCG(3, 4))
	pick := func(of string) string { words := strings.Fields(of); return words[random.IntN(len(words))] }
	for range n {
		name := pick("maria josé kofi anneke zofia ravi")
		city := pick("lisbon gdansk accra utrecht pune")
		list = append(list, labelled([]string{
			"hi my name is [PER:" + name + "]", "i live in [LOC:" + city + "]", "this is [PER:" + name + " okafor] in [LOC:" + city + "]",
			"i need a ticket to [LOC:" + city + "] please", "please i need the ticket",
		}[random.IntN(5)]))
	}
	return list
}

func train(t *testing.T, utterances []synth.Utterance, opts Options) *crf.Weights {
	t.Helper()
	w, err := Train(testTable(t), utterances, opts)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// One processor or many, the weights are the same, bit by bit.
func TestSameOnAnyNumberOfProcessors(t *testing.T) {
	opts := Options{Bits: 10, Epochs: 2, Rate: 0.15, Seed: 1}
	utterances := sample(300)
	before := runtime.GOMAXPROCS(1)
	defer runtime.GOMAXPROCS(before)
	one := train(t, utterances, opts)
	for _, n := range []int{2, 7} {
		runtime.GOMAXPROCS(n)
		if many := train(t, utterances, opts); !slices.Equal(one.Rows, many.Rows) || one.Transitions != many.Transitions {
			t.Errorf("weights differ between 1 and %d processors", n)
		}
	}
	opts.Seed = 2
	if other := train(t, utterances, opts); slices.Equal(one.Rows, other.Rows) {
		t.Error("the seed does not matter")
	}
}

// What was learned is found again, in names and places not seen before too.
func TestLearns(t *testing.T) {
	var progress strings.Builder
	w := train(t, sample(600), Options{Bits: 12, Epochs: 4, Rate: 0.15, Seed: 1, Progress: &progress})
	if n := strings.Count(progress.String(), "\n"); n != 4 || !strings.HasPrefix(progress.String(), "epoch 1: loss ") {
		t.Errorf("progress has %d lines, want one an epoch", n)
	}
	m, err := crf.Open(string(w.Encode()))
	if err != nil {
		t.Fatal(err)
	}
	r := &reader{table: testTable(t), bits: 12, random: rand.New(rand.NewPCG(1, 1))}
	d := crf.NewDecoder(m, 0, 1)
	for text, want := range map[string]crf.Type{"hi my name is wanjiru": crf.Person, "i live in maputo": crf.Location, "hi my name is maria": crf.Person} {
		u := labelled(text)
		if _, err := r.instance(&u); err != nil {
			t.Fatal(err)
		}
		r.sentence.Prepare(r.table, u.Text, r.tokens, true)
		spans := d.Spans(nil, &r.sentence)
		if len(spans) != 1 || spans[0].Type != want || spans[0].To != len(r.tokens) {
			t.Errorf("%q: got %v, want one span of %v at the end", text, spans, want)
		}
	}
}

// The gradient of each weight of labels is what the loss changes by when the
// weight changes, whether the labels are whole, partial or ignored.
func TestGradient(t *testing.T) {
	const bits, step = 12, 1e-2
	r := &reader{table: testTable(t), bits: bits, random: rand.New(rand.NewPCG(1, 1))}
	random := rand.New(rand.NewPCG(5, 6))
	for round, u := range []synth.Utterance{
		labelled("my name is [PER:maria okafor]"), labelled("[PER:zofia] in [LOC:lisbon]", "ORG", "DATE"),
		labelled("i live in lisbon", "LOC", "ADDR"), labelled("i have [MED:xyzzy]"), labelled("hi"),
	} {
		in, err := r.instance(&u)
		if err != nil {
			t.Fatal(err)
		}
		rows := make([]float32, crf.Lanes<<bits)
		for i := range rows {
			rows[i] = float32(random.NormFloat64()) / 8
		}
		var transitions, moves matrix
		exponentials := func() {
			for a := range moves {
				for b := range moves[a] {
					moves[a][b] = 0
					if crf.Legal(crf.Label(a), crf.Label(b)) {
						moves[a][b] = math.Exp(transitions[a][b])
					}
				}
			}
		}
		for a := range transitions {
			for b := range transitions[a] {
				transitions[a][b] = random.NormFloat64() / 2
			}
		}
		exponentials()
		g := new(gradient)
		if !g.take(in, rows, &moves) {
			t.Fatalf("round %d: nothing to learn", round)
		}
		wantRows, wantMoves := slices.Clone(g.tokens[:in.len()]), g.moves
		loss := func() float64 {
			exponentials()
			g.take(in, rows, &moves)
			return g.loss
		}
		slope := func(change func(by float64)) float64 {
			change(step)
			up := loss()
			change(-2 * step)
			down := loss()
			change(step)
			return (up - down) / (2 * step)
		}
		for k := range crf.Labels {
			// A row that several tokens have learns from all of them.
			f := in.features(0)[round]
			want := 0.0
			for i := range in.len() {
				for _, other := range in.features(i) {
					if other == f {
						want -= wantRows[i][k]
					}
				}
			}
			got := slope(func(by float64) { rows[int(f)*crf.Lanes+k] += float32(by) })
			if math.Abs(got-want) > 1e-3*max(1, math.Abs(want)) {
				t.Errorf("round %d, label %d: slope of a feature is %.5f, want %.5f", round, k, got, want)
			}
		}
		for a := range crf.Labels {
			for b := range crf.Labels {
				if !crf.Legal(crf.Label(a), crf.Label(b)) {
					continue
				}
				// Tokens with nearly nothing to correct are passed over.
				got, want := slope(func(by float64) { transitions[a][b] += by }), -wantMoves[a][b]
				if math.Abs(got-want) > 1e-3 {
					t.Errorf("round %d: slope from label %d to %d is %.5f, want %.5f", round, a, b, got, want)
				}
			}
		}
	}
}

// What a source does not mark may be anything that it looks like: a word that
// is masked is not pushed to Outside, where the others are.
func TestPartialLabels(t *testing.T) {
	r := &reader{table: testTable(t), bits: 8, random: rand.New(rand.NewPCG(1, 1))}
	allowed := func(u synth.Utterance) []labels {
		in, err := r.instance(&u)
		if err != nil {
			t.Fatal(err)
		}
		return in.allowed
	}
	for i, a := range allowed(labelled("i live in lisbon")) {
		if a != outside {
			t.Errorf("token %d of a text that is marked in full may be %b", i, a)
		}
	}
	masked := allowed(labelled("i live in lisbon", "LOC"))
	if masked[3] != outside|labelsOf(crf.Location) || masked[1] != outside {
		t.Errorf("the place may be %b and the common word %b", masked[3], masked[1])
	}
	if med := allowed(labelled("i have asthma", "MED")); med[2] != outside|labelsOf(crf.Condition) {
		t.Errorf("the condition may be %b", med[2])
	}
	if either := allowed(labelled("i have [MED:xyzzy]")); either[2] != 1<<crf.Condition.Begin()|1<<crf.Drug.Begin() {
		t.Errorf("an unknown term may be %b", either[2])
	}
	ignored := labelled("i live in lisbon")
	ignored.Ignore = []synth.Span{{Start: 10, End: 16}}
	if a := allowed(ignored); a[3] != anyLabel {
		t.Errorf("what is to be ignored may be %b", a[3])
	}

	// The gradient of what may be is zero or pulls away from what it cannot
	// be, never to Outside alone.
	place := func(u synth.Utterance) row {
		in, err := r.instance(&u)
		if err != nil {
			t.Fatal(err)
		}
		var moves matrix
		for a := range moves {
			for b := range moves[a] {
				if crf.Legal(crf.Label(a), crf.Label(b)) {
					moves[a][b] = 1
				}
			}
		}
		g := new(gradient)
		if !g.take(in, make([]float32, crf.Lanes<<8), &moves) {
			t.Fatal("nothing to learn")
		}
		return g.tokens[3]
	}
	whole, partial := place(labelled("i live in lisbon")), place(labelled("i live in lisbon", "LOC"))
	if begin := crf.Location.Begin(); whole[begin] >= 0 || partial[begin] <= 0 || partial[crf.Outside] >= whole[crf.Outside] {
		t.Errorf("place and nothing are pushed by %.3f and %.3f where marked, %.3f and %.3f where masked",
			whole[begin], whole[crf.Outside], partial[begin], partial[crf.Outside])
	}
}

// Utterances of no tokens or too many teach nothing, and unknown types are
// errors that name the utterance by number and do not quote it.
func TestInstance(t *testing.T) {
	for _, text := range []string{"", "  ", strings.Repeat("maria ", maxTokens+1)} {
		w := train(t, []synth.Utterance{labelled(text)}, Options{Bits: 4, Epochs: 1, Rate: 0.1})
		if slices.ContainsFunc(w.Rows, func(x float32) bool { return x != 0 }) {
			t.Errorf("something was learned from %d bytes", len(text))
		}
	}
	for _, u := range []synth.Utterance{labelled("my name is [NICK:zorblax]"), labelled("i am zorblax", "NICK")} {
		_, err := Train(testTable(t), []synth.Utterance{labelled("hi"), u}, Options{Bits: 4, Epochs: 1, Rate: 0.1})
		if err == nil || !strings.Contains(err.Error(), "utterance 2 (own)") || strings.Contains(err.Error(), "zorblax") {
			t.Errorf("error is %v", err)
		}
	}
	if _, err := Train(testTable(t), sample(3), Options{Bits: 4, Epochs: 1, Rate: 0.1, Progress: broken{}}); !errors.Is(err, errBroken) {
		t.Errorf("error is %v", err)
	}
}

type broken struct{}

var errBroken = errors.New("broken")

func (broken) Write([]byte) (int, error) { return 0, errBroken }

func BenchmarkTrain(b *testing.B) {
	utterances, table := sample(500), testTable(b)
	for b.Loop() {
		if _, err := Train(table, utterances, Options{Bits: 14, Epochs: 1, Rate: 0.15}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N*len(utterances))/b.Elapsed().Seconds(), "utterances/s")
}
