package gazetteer_test

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math/rand/v2"
	"testing"

	"github.com/privlint/privlint/scanner/tag/gazetteer"
	"github.com/privlint/privlint/scanner/tag/token"
)

func build(tb testing.TB, b *gazetteer.Builder) (*gazetteer.Table, []byte) {
	tb.Helper()
	data, err := b.Bytes()
	if err != nil {
		tb.Fatal(err)
	}
	table, err := gazetteer.Open(string(data))
	if err != nil {
		tb.Fatal(err)
	}
	return table, data
}

func hash(phrase string) uint64 {
	tokens := token.Split(nil, phrase)
	h := tokens[0].Hash
	for _, t := range tokens[1:] {
		h = token.Join(h, t.Hash)
	}
	return h
}

// TestLookup shows levels and flags of words and phrases after the round trip.
func TestLookup(t *testing.T) {
	var b gazetteer.Builder
	b.Add("May", gazetteer.Given(2))
	b.Add("may", gazetteer.Month|gazetteer.Dictionary)
	b.Add("may", gazetteer.Given(1)|gazetteer.Family(1))
	b.Add("São Tomé and Príncipe", gazetteer.Country)
	b.Add("Covid-19", gazetteer.Condition)
	b.AddToken("'s", gazetteer.Common)
	if b.Add("one two three four five six seven", gazetteer.City) || b.Add(" ", gazetteer.City) {
		t.Error("took a phrase of seven tokens or of none")
	}
	table, _ := build(t, &b)
	for phrase, want := range map[string]gazetteer.Entry{
		"MAY":                   gazetteer.Given(2) | gazetteer.Family(1) | gazetteer.Month | gazetteer.Dictionary,
		"sao tome and principe": gazetteer.Country,
		"sao":                   gazetteer.Prefix,
		"sao tome":              gazetteer.Prefix,
		"covid-19":              gazetteer.Condition,
		"covid":                 gazetteer.Prefix,
		"tome":                  0,
		"one":                   0,
	} {
		if got := table.Lookup(hash(phrase)); got != want {
			t.Errorf("%q is %q, want %q", phrase, got, want)
		}
	}
	if ending := token.Split(nil, "it's")[1]; table.Lookup(ending.Hash) != gazetteer.Common {
		t.Error("the ending of a word is not known")
	}
	e := table.Lookup(hash("may"))
	if e.Given() != 2 || e.Family() != 1 || !e.Has(gazetteer.Month) || e.Has(gazetteer.City|gazetteer.Prefix) || !e.Known() || gazetteer.Prefix.Known() {
		t.Errorf("levels and flags of %q are wrong", e)
	}
	if got, want := (gazetteer.Given(9) | gazetteer.Family(-1) | gazetteer.Month | gazetteer.Prefix).String(), "given-3 month prefix"; got != want {
		t.Errorf("string is %q, want %q", got, want)
	}
}

// TestAgainstMap shows that a table of many phrases has all of them, few
// others, and the same bytes in whatever order they are added.
func TestAgainstMap(t *testing.T) {
	const n = 30000
	rnd := rand.New(rand.NewPCG(1, 2))
	want := map[string]gazetteer.Entry{}
	var forward, backward gazetteer.Builder
	phrases := make([]string, n)
	for i := range phrases {
		phrases[i] = fmt.Sprintf("w%c%c%c%c", 'a'+i%26, 'a'+i/26%26, 'a'+i/676%26, 'a'+i/17576)
		want[phrases[i]] = gazetteer.Entry(rnd.Uint32N(1<<21)) & (gazetteer.Given(3) | gazetteer.City | gazetteer.Month | gazetteer.Drug)
	}
	for i := range phrases {
		forward.Add(phrases[i], want[phrases[i]])
		backward.Add(phrases[n-1-i], want[phrases[n-1-i]])
	}
	table, data := build(t, &forward)
	if _, other := build(t, &backward); string(other) != string(data) {
		t.Error("the order of the phrases changes the table")
	}
	if per := float64(len(data)) / n; per > 5.1 {
		t.Errorf("%.2f bytes a phrase, want at most 5.1", per)
	}
	for phrase, e := range want {
		if got := table.Lookup(token.Hash(phrase)); got != e {
			t.Fatalf("phrase has %q, want %q", got, e)
		}
	}
	wrong := 0
	for range 1 << 20 {
		if table.Lookup(rnd.Uint64()) != 0 {
			wrong++
		}
	}
	// About 2^-16 of them are expected to, so 16; 64 would not be chance.
	if wrong > 64 {
		t.Errorf("%d of 2^20 unknown phrases have an entry", wrong)
	}
}

// TestEmpty shows that a table of nothing works.
func TestEmpty(t *testing.T) {
	var b gazetteer.Builder
	table, _ := build(t, &b)
	if table.Lookup(token.Hash("anything")) != 0 {
		t.Error("an empty table knows a word")
	}
}

// TestCorrupt shows that damaged data is an error and never a panic.
func TestCorrupt(t *testing.T) {
	var b gazetteer.Builder
	for i := range 50 {
		b.Add(fmt.Sprintf("word%c%c", 'a'+i%26, 'a'+i/26), gazetteer.Entry(i+1))
	}
	_, data := build(t, &b)
	check := func(what string, bad []byte) {
		t.Helper()
		if _, err := gazetteer.Open(string(bad)); !errors.Is(err, gazetteer.ErrCorrupt) {
			t.Errorf("%s: error is %v", what, err)
		}
	}
	for n := range data {
		check("shortened", data[:n])
	}
	seal := func(bad []byte) []byte {
		binary.LittleEndian.PutUint32(bad[4:], crc32.Checksum(bad[8:], crc32.MakeTable(crc32.Castagnoli)))
		return bad
	}
	for i := range data {
		for bit := range 8 {
			bad := append([]byte(nil), data...)
			bad[i] ^= 1 << bit
			check("bit flipped", bad)
			// With a right checksum the table may be wrong but not dangerous.
			table, err := gazetteer.Open(string(seal(bad)))
			if err != nil {
				continue
			}
			for j := range 64 {
				table.Lookup(uint64(j)<<58 | uint64(j))
			}
			table.Lookup(^uint64(0))
		}
	}
	full := append([]byte(nil), data...)
	copy(full[len(full)-4:], "\x01\x00\x00\x00")
	check("last slot used", seal(full))
	high := append([]byte(nil), data...)
	copy(high[len(high)-8:], "\xff\x0f\x00\x00")
	check("slot of no entry", seal(high))
}

// TestTooMany shows that more entries than can be numbered are an error.
func TestTooMany(t *testing.T) {
	var b gazetteer.Builder
	for i := range 5000 {
		b.Add(fmt.Sprintf("w%c%c%c", 'a'+i%26, 'a'+i/26%26, 'a'+i/676), gazetteer.Entry(i<<4))
	}
	if _, err := b.Bytes(); err == nil {
		t.Error("no error")
	}
}

func BenchmarkLookup(b *testing.B) {
	var builder gazetteer.Builder
	hashes := make([]uint64, 1<<18)
	for i := range hashes {
		phrase := fmt.Sprintf("w%c%c%c%c", 'a'+i%26, 'a'+i/26%26, 'a'+i/676%26, 'a'+i/17576)
		builder.Add(phrase, gazetteer.City)
		hashes[i] = token.Hash(phrase)
	}
	table, _ := build(b, &builder)
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(hashes), func(i, j int) { hashes[i], hashes[j] = hashes[j], hashes[i] })
	for _, bench := range []struct {
		name  string
		words int
		flip  uint64
	}{
		{"known, few", 1 << 10, 0}, {"known, all", 1 << 18, 0}, {"unknown, few", 1 << 10, 0x9e3779b97f4a7c15}, {"unknown, all", 1 << 18, 0x9e3779b97f4a7c15},
	} {
		b.Run(bench.name, func(b *testing.B) {
			i := 0
			sum := gazetteer.Entry(0)
			for b.Loop() {
				sum |= table.Lookup(hashes[i&(bench.words-1)] ^ bench.flip)
				i++
			}
			_ = sum
		})
	}
}

func BenchmarkOpen(b *testing.B) {
	var builder gazetteer.Builder
	for i := range 300000 {
		builder.Add(fmt.Sprintf("w%c%c%c%c", 'a'+i%26, 'a'+i/26%26, 'a'+i/676%26, 'a'+i/17576), gazetteer.City)
	}
	_, data := build(b, &builder)
	text := string(data)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if _, err := gazetteer.Open(text); err != nil {
			b.Fatal(err)
		}
	}
}
