package cipher

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/privlint/privlint/rules"
)

func TestRestore(t *testing.T) {
	c, other := newCiphers(t, testKey(t)), newCiphers(t, otherKey(t))
	seal := func(f func(rules.EntityType, string) (string, error), e rules.EntityType, v string) string {
		t.Helper()
		s, err := f(e, v)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	person, phone := seal(c.siv.Encrypt, "PERSON", "Ada Example"), seal(c.fpe.Encrypt, "PHONE_NUMBER", "+1 (202) 555-0143")
	foreign, foreignPhone := seal(other.siv.Encrypt, "PERSON", "Ada Example"), seal(other.fpe.Encrypt, "PHONE_NUMBER", "202-555-0143")
	within := seal(c.siv.Encrypt, "PERSON", "a "+person+" b")
	hash, none := c.hash.Hash("PERSON", "x"), seal(c.siv.Encrypt, "UNKNOWN", "x")

	r, err := NewRestorer(testKey(t), func(e string) bool { return e == "PERSON" || e == "PHONE_NUMBER" })
	if err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct {
		name, text, want string
		n, foreign       int
	}{
		{"nothing", "a < b > c", "a < b > c", 0, 0},
		{"empty", "", "", 0, 0},
		{"one", "call " + person + " back", "call Ada Example back", 1, 0},
		{"alone", phone, "+1 (202) 555-0143", 1, 0},
		{"neighbours", person + phone + person, "Ada Example+1 (202) 555-0143Ada Example", 3, 0},
		{"behind an open bracket", "<<" + person + ">", "<<Ada Example>", 1, 0},
		{"one-way ones stay", "<PERSON> <PERSON_2> " + hash, "<PERSON> <PERSON_2> " + hash, 0, 0},
		{"unknown type stays", none, none, 0, 0},
		{"foreign stays", foreign + " and " + foreignPhone, foreign + " and " + foreignPhone, 0, 2},
		{"own and foreign", foreign + person, foreign + "Ada Example", 1, 1},
		{"within a value", within, "a " + person + " b", 1, 0},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got, n, err := r.Restore(tc.text)
			if got != tc.want || n != tc.n {
				t.Errorf("got %q, %d; want %q, %d", got, n, tc.want, tc.n)
			}
			if tc.foreign == 0 {
				if err != nil {
					t.Error(err)
				}
				return
			}
			if bad, ok := errors.AsType[*ForeignError](err); !ok || bad.Count != tc.foreign || !errors.Is(err, ErrKey) {
				t.Errorf("got %v, want %d foreign", err, tc.foreign)
			}
		})
	}
}

func TestRestoreUndoesEdits(t *testing.T) {
	c := newCiphers(t, testKey(t))
	r, err := NewRestorer(testKey(t), known)
	if err != nil {
		t.Fatal(err)
	}
	rnd := rand.New(rand.NewPCG(7, 5))
	words := []string{"call ", "Ada", " <b>", "</b>", "é🏔", "<", ">", "~e", "<P~", "12-34-5678", "\n", " 202 555 0143"}
	types := []rules.EntityType{"PERSON", "US_BANK_NUMBER", "X"}
	for range 500 {
		var plain, sealed strings.Builder
		want := 0
		for range rnd.IntN(12) {
			w, e := words[rnd.IntN(len(words))], types[rnd.IntN(len(types))]
			plain.WriteString(w)
			s := w
			switch rnd.IntN(3) {
			case 0:
				if s, err = c.siv.Encrypt(e, w); err != nil {
					t.Fatal(err)
				}
				want++
			case 1:
				if f, err := c.fpe.Encrypt(e, w); err == nil {
					s = f
					want++
				}
			}
			sealed.WriteString(s)
		}
		got, n, err := r.Restore(sealed.String())
		if err != nil || n != want || got != plain.String() {
			t.Fatalf("restored %d of %d (%v) or another text", n, want, err)
		}
	}
}

func FuzzRestore(f *testing.F) {
	c := newCiphers(f, testKey(f))
	token, err := c.siv.Encrypt("PERSON", "x")
	if err != nil {
		f.Fatal(err)
	}
	for _, s := range []string{"", "<PERSON>", token, token + "<A~f123456789012>" + token, "<A~e", "<<<>>>"} {
		f.Add(s, "tail")
	}
	r, err := NewRestorer(testKey(f), known)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text, tail string) {
		found := 0
		for p := range r.Find(text) {
			if text[p.Start] != '<' || text[p.End-1] != '>' {
				t.Fatal("a span does not cut a placeholder")
			}
			found++
		}
		got, n, err := r.Restore(text)
		foreign := 0
		if bad, ok := errors.AsType[*ForeignError](err); ok {
			foreign = bad.Count
		} else if err != nil {
			t.Fatal(err)
		}
		if n+foreign != found {
			t.Fatalf("found %d, restored %d, left %d", found, n, foreign)
		}
		if n == 0 && got != text {
			t.Fatal("the text was changed")
		}
		tail = strings.ReplaceAll(tail, ">", "") // closes nothing that is open
		if more, m, _ := r.Restore(text + tail); m != n || more != got+tail {
			t.Fatal("what follows changes what was before")
		}
	})
}
