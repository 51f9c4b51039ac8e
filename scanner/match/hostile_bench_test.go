package match

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/privlint/privlint/rules"
)

// hostile are texts that cost a scanner much for their size.
func hostile() map[string]string {
	const size = 1 << 20
	random := func(alphabet string) string {
		r := rand.New(rand.NewPCG(1, 2))
		out := make([]byte, size)
		for i := range out {
			out[i] = alphabet[r.IntN(len(alphabet))]
		}
		return string(out)
	}
	texts := map[string]string{
		"random capitals and digits": random("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"),
		"random letters and blanks":  random("abcdefghijklmnopqrstuvwxyz    "),
		"random digits and signs":    random("0123456789 -./:()+"),
	}
	for name, piece := range map[string]string{
		"digits": "1", "spaced digits": "1 ", "at signs": "@", "addresses": "a@", "dots": "a.", "dashes": "1-", "words": "a ",
		"emoji": "😀", "chinese": "你好", "arabic": "مرحبا ", "line feeds": "\n", "names": "Dr ", "cards": "4111111111111111 ",
		"my name is": "my name is ", "quotes": "\"", "house numbers": "1 a ", "one word": "a",
	} {
		texts[name] = strings.Repeat(piece, size/len(piece))
	}
	return texts
}

func BenchmarkHostile(b *testing.B) {
	m := builtinMatcher(b)
	for name, text := range hostile() {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				m.Session().Match(Input{Text: text})
			}
		})
	}
}

// BenchmarkHostileRules runs expressions that make engines slow over texts made
// for them.
func BenchmarkHostileRules(b *testing.B) {
	const size = 1 << 20
	for _, c := range []struct{ expression, piece string }{
		{`[a-z]+@`, "a"}, {`(a+)+b`, "a"}, {`(?:x+x+)+y`, "x"}, {`a.{10,60}b`, "a"}, {`[ae][a-z ]{40}[xz]`, "ae "}, {`(?:a|b)*a(?:a|b){12}c`, "abb"},
	} {
		b.Run(c.expression, func(b *testing.B) {
			m, err := New([]*rules.Rule{{
				ID: "x", EntityType: "X", Title: "x", Patterns: []rules.Pattern{{Name: "p", Regexp: c.expression, Score: 0.9, Boundary: rules.BoundaryNone}},
			}}, Options{MinScore: 0.5})
			if err != nil {
				b.Fatal(err)
			}
			text := strings.Repeat(c.piece, size/len(c.piece))
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				m.Session().Match(Input{Text: text})
			}
		})
	}
}
