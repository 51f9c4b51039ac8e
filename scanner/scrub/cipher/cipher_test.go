package cipher

import (
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/rules/placeholder"
	"github.com/privlint/privlint/scanner/scrub/key"
)

func parseKey(tb testing.TB, text string) key.Key {
	tb.Helper()
	k, err := key.Parse([]byte(text))
	if err != nil {
		tb.Fatal(err)
	}
	return k
}

// testKey is SHA-256 of "privlint test key".
func testKey(tb testing.TB) key.Key {
	tb.Helper()
	return parseKey(tb, "z+CB2gg/zHwYc65EjeszgG8k41xRQsMosviiGf2L1IE=")
}

func otherKey(tb testing.TB) key.Key {
	tb.Helper()
	return parseKey(tb, "2cbf4b5bd2f0a0ee1c5c1a1b63fa09d3f57e9a0d0bb5e4d7a0c6a9e8f1b2c3d4")
}

type ciphers struct {
	siv  *SIV
	fpe  *FPE
	hash *Hash
}

func newCiphers(tb testing.TB, k key.Key) ciphers {
	tb.Helper()
	siv, err := NewSIV(k)
	if err != nil {
		tb.Fatal(err)
	}
	fpe, err := NewFPE(k)
	if err != nil {
		tb.Fatal(err)
	}
	hash, err := NewHash(k)
	if err != nil {
		tb.Fatal(err)
	}
	return ciphers{siv, fpe, hash}
}

var typeName = regexp.MustCompile(`^[A-Z][A-Z0-9_]*$`)

func known(entityType string) bool { return typeName.MatchString(entityType) }

// only gives the one placeholder that is the whole text.
func only(tb testing.TB, text string) placeholder.Placeholder {
	tb.Helper()
	for p := range placeholder.All(text, known) {
		if p.Start == 0 && p.End == len(text) {
			return p
		}
	}
	tb.Fatal("not a placeholder")
	return placeholder.Placeholder{}
}

// Expected values come from HKDF, AESSIV and HMAC of the Python packages
// cryptography and hmac, and from FF1 of ubiq-security-fpe.
func TestGolden(t *testing.T) {
	c := newCiphers(t, testKey(t))
	encrypt := func(f func(rules.EntityType, string) (string, error)) func(rules.EntityType, string) string {
		return func(e rules.EntityType, v string) string {
			s, err := f(e, v)
			if err != nil {
				t.Fatal(err)
			}
			return s
		}
	}
	siv, fpe, bare := encrypt(c.siv.Encrypt), encrypt(c.fpe.Encrypt), encrypt(c.fpe.Bare)
	for _, tc := range []struct{ name, got, want string }{
		{"siv", siv("PERSON", "Ada Example"), "<PERSON~e4wcYYb5GjM44pOQevMrDpqsuPc8cFasZe0Xx>"},
		{"siv empty", siv("PERSON", ""), "<PERSON~eD_Qjbmg02pQbyQCd9qQ9-Q>"},
		{"siv one block", siv("EMAIL_ADDRESS", "ada@example.com"), "<EMAIL_ADDRESS~eQq78VFjDK3roxAEA6li6_7skqKbCH2E-kwRd_K_AAw>"},
		{"siv long", siv("LOCATION", "Zürich, a place of more than sixteen bytes 🏔"), "<LOCATION~eMPoKJU0tlTj1phiKj7xpzwkDE3UlgSGji8DUGCBYp08E7PehNaL70EH7jLFafXpfcHlBXrmHNoFVgJN85VrZKg>"},
		{"fpe", fpe("US_BANK_NUMBER", "1234-56"), "<US_BANK_NUMBER~f6371-86952975>"},
		{"fpe other separators", fpe("US_BANK_NUMBER", "123 456"), "<US_BANK_NUMBER~f637 186952975>"},
		{"fpe phone", fpe("PHONE_NUMBER", "+1 (202) 555-0143"), "<PHONE_NUMBER~f+9 (724) 733-9366698996>"},
		{"bare", bare("US_BANK_NUMBER", "1234-56"), "6557-22"},
		{"bare phone", bare("PHONE_NUMBER", "+1 (202) 555-0143"), "+3 (243) 931-8848"},
		{"hash", c.hash.Hash("PERSON", "Ada Example"), "<PERSON~h2d717049b85d5a0b>"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if tc.got != tc.want {
				t.Errorf("got %s, want %s", tc.got, tc.want)
			}
		})
	}
}

func TestNoKey(t *testing.T) {
	_, siv := NewSIV(key.Key{})
	_, fpe := NewFPE(key.Key{})
	_, hash := NewHash(key.Key{})
	_, restorer := NewRestorer(key.Key{}, known)
	for name, err := range map[string]error{"siv": siv, "fpe": fpe, "hash": hash, "restorer": restorer} {
		if !errors.Is(err, ErrNoKey) {
			t.Errorf("%s: got %v, want ErrNoKey", name, err)
		}
	}
}

func TestKeysAreNotShown(t *testing.T) {
	c := newCiphers(t, testKey(t))
	k := testKey(t)
	type exported struct{ C *SIV }
	for _, v := range []any{c, &c, c.siv, c.fpe, c.hash, *c.siv, *c.fpe, *c.fpe.bare, *c.hash, exported{c.siv}} {
		for _, verb := range []string{"%v", "%+v", "%#v", "%x", "%s", "%q", "%d", "%e"} {
			shown := fmt.Sprintf(verb, v)
			for _, purpose := range []string{"siv", "hash", "ff1", "ff1-bare"} {
				b := k.Derive(purpose, 64)
				for _, form := range []string{strings.Trim(fmt.Sprintf("%d", b[:3]), "[]"), hex.EncodeToString(b[:4]), fmt.Sprintf("%#x, %#x", b[0], b[1])} {
					if strings.Contains(shown, form) {
						t.Errorf("%T with %s shows the key for %s", v, verb, purpose)
					}
				}
			}
		}
	}
}

func TestHash(t *testing.T) {
	c, other := newCiphers(t, testKey(t)), newCiphers(t, otherKey(t))
	form := regexp.MustCompile(`^<PERSON~h[0-9a-f]{16}>$`)
	seen := make(map[string]bool)
	for _, h := range []string{
		c.hash.Hash("PERSON", ""), c.hash.Hash("PERSON", "Ada"), c.hash.Hash("PERSON", "ada"),
		c.hash.Hash("PERSON", "\x00Ada"), other.hash.Hash("PERSON", "Ada"),
	} {
		if !form.MatchString(h) {
			t.Errorf("bad form %s", h)
		}
		seen[h] = true
	}
	if len(seen) != 5 {
		t.Errorf("got %d hashes of 5 values", len(seen))
	}
	if c.hash.Hash("A", "x")[3:] == c.hash.Hash("B", "x")[3:] {
		t.Error("the type does not matter")
	}
}

func TestFPERefuses(t *testing.T) {
	c := newCiphers(t, testKey(t))
	for _, tc := range []struct{ name, value string }{
		{"empty", ""},
		{"five digits", "1-23.45"},
		{"separators alone", "+() -./"},
		{"a letter", "DE123456789"},
		{"line end", "123456\n789"},
		{"no-break space", "1234\u00a056789"},
		{"full-width digits", "１２３４５６７８"},
		{"Arabic digits", "٠١٢٣٤٥٦٧٨"},
		{"bracket", "123456>"},
		{"invalid UTF-8", "123456\xff"},
		{"too long", strings.Repeat("1", MaxLen+1)},
	} {
		t.Run(tc.name, func(t *testing.T) {
			for name, f := range map[string]func(rules.EntityType, string) (string, error){"encrypt": c.fpe.Encrypt, "bare": c.fpe.Bare, "unbare": c.fpe.Unbare} {
				if out, err := f("X", tc.value); !errors.Is(err, ErrDomain) || out != "" {
					t.Errorf("%s: got %d bytes and %v, want ErrDomain", name, len(out), err)
				}
			}
		})
	}
}

func TestFPEKeepsShape(t *testing.T) {
	c := newCiphers(t, testKey(t))
	r := rand.New(rand.NewPCG(3, 5))
	const chars = "0123456789" + separators
	for range 300 {
		value := make([]byte, 12+r.IntN(30))
		count := 0
		for i := range value {
			value[i] = chars[r.IntN(len(chars))]
			if value[i] <= '9' && value[i] >= '0' {
				count++
			}
		}
		if count < MinDigits {
			continue
		}
		v := string(value)
		bare, err := c.fpe.Bare("PHONE_NUMBER", v)
		if err != nil {
			t.Fatal(err)
		}
		digit := regexp.MustCompile(`\d`)
		shape := digit.ReplaceAllString(v, "9")
		if digit.ReplaceAllString(bare, "9") != shape {
			t.Fatal("bare form has another shape")
		}
		if back, err := c.fpe.Unbare("PHONE_NUMBER", bare); err != nil || back != v {
			t.Fatalf("unbare does not undo bare: %v", err)
		}
		whole, err := c.fpe.Encrypt("PHONE_NUMBER", v)
		if err != nil {
			t.Fatal(err)
		}
		p := only(t, whole)
		if got, want := digit.ReplaceAllString(p.Payload, "9"), shape+"999999"; got != want {
			t.Fatalf("shape: got %s, want %s", got, want)
		}
		if back, err := c.fpe.Decrypt(p); err != nil || back != v {
			t.Fatalf("decrypt does not undo encrypt: %v", err)
		}
	}
}

func TestDecryptRefuses(t *testing.T) {
	c, other := newCiphers(t, testKey(t)), newCiphers(t, otherKey(t))
	siv, err := c.siv.Encrypt("PERSON", "Ada Examples") // the last character of its base64 has bits to spare
	if err != nil {
		t.Fatal(err)
	}
	fpe, err := c.fpe.Encrypt("PHONE_NUMBER", "+1 (202) 555-0143")
	if err != nil {
		t.Fatal(err)
	}
	check := func(name string, decrypt func(placeholder.Placeholder) (string, error), p placeholder.Placeholder) {
		t.Helper()
		if v, err := decrypt(p); !errors.Is(err, ErrKey) || v != "" {
			t.Errorf("%s: got %d bytes and %v, want ErrKey", name, len(v), err)
		}
	}
	e, f := only(t, siv), only(t, fpe)
	check("another key", other.siv.Decrypt, e)
	check("another key, fpe", other.fpe.Decrypt, f)
	check("another kind", c.siv.Decrypt, f)
	check("another kind, fpe", c.fpe.Decrypt, e)
	retyped := e
	retyped.Type = "LOCATION"
	check("another type", c.siv.Decrypt, retyped)
	retyped = f
	retyped.Type = "US_BANK_NUMBER"
	check("another type, fpe", c.fpe.Decrypt, retyped)

	const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
	for i := range len(e.Payload) {
		for _, ch := range []byte(alphabet + "=+/ \n") {
			if ch != e.Payload[i] {
				check("one character changed", c.siv.Decrypt, placeholder.Placeholder{Type: e.Type, Kind: e.Kind, Payload: e.Payload[:i] + string(ch) + e.Payload[i+1:]})
			}
		}
		check("cut", c.siv.Decrypt, placeholder.Placeholder{Type: e.Type, Kind: e.Kind, Payload: e.Payload[:i]})
	}
	check("line end in the token", c.siv.Decrypt, placeholder.Placeholder{Type: e.Type, Kind: e.Kind, Payload: e.Payload[:5] + "\n" + e.Payload[5:]})
	for i, old := range []byte(f.Payload) {
		for ch := byte('0'); ch <= '9'; ch++ {
			if old >= '0' && old <= '9' && ch != old {
				check("one digit changed", c.fpe.Decrypt, placeholder.Placeholder{Type: f.Type, Kind: f.Kind, Payload: f.Payload[:i] + string(ch) + f.Payload[i+1:]})
			}
		}
		check("cut, fpe", c.fpe.Decrypt, placeholder.Placeholder{Type: f.Type, Kind: f.Kind, Payload: f.Payload[:i]})
	}
	check("separator at the end", c.fpe.Decrypt, placeholder.Placeholder{Type: f.Type, Kind: f.Kind, Payload: f.Payload + "-"})
	few, err := c.fpe.checked.Encrypt([]byte("X"), make([]uint16, MinDigits-1+checkDigits))
	if err != nil {
		t.Fatal(err)
	}
	check("too few digits", c.fpe.Decrypt, only(t, placeholder.Format("X", placeholder.Preserved, spell("00000000000", few))))
	check("a form that was never made", c.fpe.Decrypt, only(t, "<US_BANK_NUMBER~f3091-72>"))
}

func FuzzRoundTrip(f *testing.F) {
	for _, v := range []string{"", "Ada Example", "1234567890", "+1 (202) 555-0143", "\xff\x00", "<PERSON>", strings.Repeat("long ", 50)} {
		f.Add("PERSON", v)
	}
	c, other := newCiphers(f, testKey(f)), newCiphers(f, otherKey(f))
	f.Fuzz(func(t *testing.T, entityType, value string) {
		if !known(entityType) {
			return
		}
		e := rules.EntityType(entityType)
		token, err := c.siv.Encrypt(e, value)
		if err != nil {
			t.Fatal(err)
		}
		p := only(t, token)
		if p.Kind != placeholder.Encrypted || p.Type != entityType {
			t.Fatal("another placeholder")
		}
		if back, err := c.siv.Decrypt(p); err != nil || back != value {
			t.Fatalf("decrypt does not undo encrypt: %v", err)
		}
		if _, err := other.siv.Decrypt(p); !errors.Is(err, ErrKey) {
			t.Fatalf("another key: got %v", err)
		}
		if only(t, c.hash.Hash(e, value)).Kind != placeholder.Hash {
			t.Fatal("not a hash")
		}
		token, err = c.fpe.Encrypt(e, value)
		bare, bareErr := c.fpe.Bare(e, value)
		if errors.Is(err, ErrDomain) {
			return
		}
		if err != nil || bareErr != nil {
			t.Fatal(err, bareErr)
		}
		if back, err := c.fpe.Decrypt(only(t, token)); err != nil || back != value {
			t.Fatalf("fpe: decrypt does not undo encrypt: %v", err)
		}
		if back, err := c.fpe.Unbare(e, bare); err != nil || back != value {
			t.Fatalf("fpe: unbare does not undo bare: %v", err)
		}
	})
}

func FuzzDecryptToken(f *testing.F) {
	for _, s := range []string{"", "4wcYYb5GjM44pOQevMrDpqsuPc8cFasZe0Xx", "3091-72", "123456789012", "------", "AAAAAAAAAAAAAAAAAAAAAA"} {
		f.Add("PERSON", byte('e'), s)
		f.Add("PERSON", byte('f'), s)
	}
	r, err := NewRestorer(testKey(f), known)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, entityType string, kind byte, payload string) {
		p := placeholder.Placeholder{Type: entityType, Kind: placeholder.Kind(kind), Payload: payload}
		value, err := r.Value(p)
		if err != nil {
			if !errors.Is(err, ErrKey) || value != "" {
				t.Fatalf("got %d bytes and %v, want ErrKey", len(value), err)
			}
			return
		}
		again, err := r.siv.Encrypt(rules.EntityType(entityType), value)
		if p.Kind == placeholder.Preserved {
			again, err = r.fpe.Encrypt(rules.EntityType(entityType), value)
		}
		if err != nil || again != placeholder.Format(entityType, p.Kind, payload) {
			t.Fatal("two placeholders stand for one value")
		}
	})
}

func BenchmarkSIV(b *testing.B) {
	c := newCiphers(b, testKey(b))
	for b.Loop() {
		if _, err := c.siv.Encrypt("EMAIL_ADDRESS", "ada@example.com"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFPE(b *testing.B) {
	c := newCiphers(b, testKey(b))
	for b.Loop() {
		if _, err := c.fpe.Encrypt("PHONE_NUMBER", "+1 (202) 555-0143"); err != nil {
			b.Fatal(err)
		}
	}
}

func ExampleRestorer() {
	k, err := key.Parse([]byte(base64.StdEncoding.EncodeToString([]byte("an example, 32 bytes: not random"))))
	if err != nil {
		fmt.Println(err)
		return
	}
	siv, err := NewSIV(k)
	if err != nil {
		fmt.Println(err)
		return
	}
	token, err := siv.Encrypt("PERSON", "Ada Example")
	if err != nil {
		fmt.Println(err)
		return
	}
	r, err := NewRestorer(k, func(entityType string) bool { return entityType == "PERSON" })
	if err != nil {
		fmt.Println(err)
		return
	}
	text, n, err := r.Restore("call " + token + " back")
	fmt.Println(text, n, err)
	// Output: call Ada Example back 1 <nil>
}
