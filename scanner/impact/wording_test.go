package impact

import (
	"hash/maphash"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestWording(t *testing.T) {
	tests := []struct {
		name, text                           string
		tokens, fields, placeholders, length int
	}{
		{"empty", "", 0, 0, 0, 0},
		{"blanks", " \t\u00a0\u3000\n", 0, 0, 0, 0},
		{"words", "  Hello,  big world!", 3, 3, 0, 3},
		{"apostrophes and hyphens", "don’t e-mail o'clock 'quoted' -5- a_b", 6, 6, 0, 6},
		{"address and number", "ann@example.org 078-05-1120 3.5", 3, 3, 0, 3},
		{"full stops", "one. two.three ...", 2, 3, 0, 3},
		{"placeholders", "I am <PERSON_2>, <AGE>.", 4, 4, 2, 4},
		{"placeholder in a word", "x<PERSON>y", 3, 1, 1, 1},
		{"hash", "<PERSON~h4be1c0ffee5e1f00>", 1, 1, 1, 1},
		{"no placeholder", "<NOTHING> < 5", 2, 3, 0, 3},
		{"chinese", "请寄 ABC 发票", 5, 3, 0, 5},
		{"korean", "청구서를 보내 주세요", 3, 3, 0, 3},
		{"russian", "Пришлите, пожалуйста, счёт", 3, 3, 0, 3},
		{"combining", "Lo\u0301dz\u0301 नमस्ते", 2, 2, 0, 2},
		{"invalid", "a\xffb \xff", 2, 2, 0, 2},
	}
	w := newWording(maphash.MakeSeed(), builtinType)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for range 2 { // the second time from memory
				w.read(tt.text)
				if len(w.words) != tt.tokens || w.fields != tt.fields || w.placeholders != tt.placeholders || w.length() != tt.length {
					t.Errorf("got %d tokens, %d fields, %d placeholders, length %d, want %d, %d, %d, %d",
						len(w.words), w.fields, w.placeholders, w.length(), tt.tokens, tt.fields, tt.placeholders, tt.length)
				}
				if w.blank != (strings.TrimSpace(tt.text) == "") {
					t.Errorf("blank %v", w.blank)
				}
			}
		})
	}
}

func TestEquality(t *testing.T) {
	tests := []struct {
		name, a, b string
		want       bool
	}{
		{"case", "Hello WORLD", "hello world", true},
		{"blanks", "  hello\t\u00a0world ", "hello world", true},
		{"case beyond ASCII", "ŁÓDŹ Ж ΑΣ", "łódź ж ας", true},
		{"kelvin and long s", "\u212aelvin \u017fay", "kelvin say", true},
		{"no blank", "hello world", "helloworld", false},
		{"punctuation", "hello", "hello!", false},
		{"accents", "resume", "résumé", false},
		{"dotless i", "ısı", "isi", false},
		{"placeholders", "<PERSON>", "<PERSON_2>", false},
		{"invalid bytes", "a\xff", "a\xfe", false},
		{"invalid and replacement", "a\xff", "a\ufffd", false},
	}
	w := newWording(maphash.MakeSeed(), builtinType)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w.read(tt.a)
			a := w.hash
			w.read(tt.b)
			if got := a == w.hash; got != tt.want {
				t.Errorf("equal %v, want %v", got, tt.want)
			}
		})
	}
}

// plainFold is fold, slowly.
func plainFold(text string) string {
	var b strings.Builder
	for _, field := range strings.FieldsFunc(text, unicode.IsSpace) {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		for len(field) > 0 {
			r, size := utf8.DecodeRuneInString(field)
			if r == utf8.RuneError && size == 1 {
				b.WriteByte(field[0])
			} else {
				b.WriteRune(slowFold(r))
			}
			field = field[size:]
		}
	}
	return b.String()
}

func FuzzWording(f *testing.F) {
	for _, s := range []string{"", " a ", "Hello  <PERSON_2>!", "İıſK ß ẞ", "e-mail a@b.c", "\xff\xc3", "请寄 abc", "a\u2019b ’", "<<<PERSON>>>"} {
		f.Add(s)
	}
	w := newWording(maphash.MakeSeed(), func(string) bool { return false })
	known := newWording(w.seed, builtinType)
	f.Fuzz(func(t *testing.T, text string) {
		folding := newWording(w.seed, w.known)
		if got, want := string(folding.fold(text)), plainFold(text); got != want {
			t.Fatalf("fold of %q is %q, want %q", text, got, want)
		}
		w.read(text)
		hash, tokens := w.hash, len(w.words)
		if strings.ToValidUTF8(text, "") == text {
			w.read(" " + strings.Join(strings.FieldsFunc(text, unicode.IsSpace), "\t\n") + " ")
			if w.hash != hash || len(w.words) != tokens {
				t.Fatalf("%q differs with other blanks", text)
			}
		}
		single := strings.Join(strings.FieldsFunc(text, unicode.IsSpace), " ")
		if w.read(text); w.tight != (strings.TrimFunc(text, unicode.IsSpace) == single) {
			t.Fatalf("%q: tight %v", text, w.tight)
		}
		if w.fields > 0 == w.blank || len(w.words) > len(text) {
			t.Fatalf("%q: %d fields, blank %v, %d tokens", text, w.fields, w.blank, len(w.words))
		}
		known.read(text)
		if known.placeholders > len(known.words) {
			t.Fatalf("%q: %d placeholders in %d tokens", text, known.placeholders, len(known.words))
		}
	})
}

func TestSmallFolds(t *testing.T) {
	folds := smallFolds()
	for r := range rune(0x20000) {
		class, fold := folds.of(r)
		if want := slowClass(r); class != want {
			t.Fatalf("%U: class %d, want %d", r, class, want)
		}
		if want := slowFold(r); fold != want {
			t.Fatalf("%U: %U, want %U", r, fold, want)
		}
		if utf8.RuneLen(fold) > max(utf8.RuneLen(r), 1) {
			t.Fatalf("%U grows", r)
		}
	}
}
