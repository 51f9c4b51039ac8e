package key

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// testText is SHA-256 of "privlint test key".
const testText = "z+CB2gg/zHwYc65EjeszgG8k41xRQsMosviiGf2L1IE="

func testKey(t *testing.T) Key {
	t.Helper()
	k, err := Parse([]byte(testText))
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// Expected values come from HKDF of the Python package cryptography.
func TestDeriveIsHKDF(t *testing.T) {
	k := testKey(t)
	if got, want := k.ID(), "1d50d304"; got != want {
		t.Errorf("id: got %s, want %s", got, want)
	}
	if got, want := hex.EncodeToString(k.Derive("surrogate", 5)), "de62bddce3"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestDeriveLimits(t *testing.T) {
	k := testKey(t)
	for n, want := range map[int]int{-1: 0, 0: 0, 1: 1, 64: 64, 8160: 8160, 8161: 0} {
		if got := len(k.Derive("x", n)); got != want {
			t.Errorf("%d bytes: got %d, want %d", n, got, want)
		}
	}
	if got := (Key{}).Derive("x", 32); got != nil {
		t.Errorf("the zero key gives %d bytes", len(got))
	}
	if bytes.Equal(k.Derive("a", 32), k.Derive("b", 32)) {
		t.Error("two purposes share a key")
	}
}

func TestNewParses(t *testing.T) {
	k, text := New()
	back, err := Parse([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(k.secret(), back.secret()) || k.ID() != back.ID() {
		t.Error("the text of a new key is another key")
	}
	if !strings.Contains(text, "# privlint key "+k.ID()+":") {
		t.Error("the comment does not name the key")
	}
	if other, _ := New(); other.ID() == k.ID() {
		t.Error("two new keys share an id")
	}
}

func TestKeyIsNeverShown(t *testing.T) {
	k := testKey(t)
	type holder struct {
		key  Key
		Key  Key
		List []Key
		Ptr  *Key
	}
	h := holder{k, k, []Key{k}, &k}
	var out bytes.Buffer
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d", "%b", "%o", "%c", "%U", "%e", "%t", "%p", "%T"} {
		for _, v := range []any{k, &k, h, &h, []any{k}, map[string]Key{"k": k}} {
			_, _ = fmt.Fprintf(&out, verb+"\n", v)
		}
	}
	_, _ = fmt.Fprintln(&out, k, h, fmt.Errorf("with %v", k))
	for _, handler := range []slog.Handler{slog.NewTextHandler(&out, nil), slog.NewJSONHandler(&out, nil)} {
		slog.New(handler).Info("a key", "key", k, "holder", h)
	}
	b, err := json.Marshal(map[string]any{"key": k, "holder": &h, "map": map[string]Key{"a": k}})
	if err != nil {
		t.Fatal(err)
	}
	out.Write(b)
	text, err := k.MarshalText()
	if err != nil {
		t.Fatal(err)
	}
	out.Write(text)
	out.WriteString(k.GoString())

	shown := strings.ToLower(out.String())
	secret := k.secret()
	for name, form := range map[string]string{
		"base64": testText[:12], "hex": hex.EncodeToString(secret[:4]), "decimal": strings.Trim(fmt.Sprintf("%d", secret[:3]), "[]"),
		"commas": "0xcf, 0xe0", "raw": string(secret[:4]), "binary": fmt.Sprintf("%b %b", secret[0], secret[1]), "octal": fmt.Sprintf("%o %o", secret[0], secret[1]),
		"spaced hex": "cf e0",
	} {
		if strings.Contains(shown, strings.ToLower(form)) {
			t.Errorf("the key is shown in %s", name)
		}
	}
	if !strings.Contains(shown, "key 1d50d304") {
		t.Error("the id is not shown")
	}
	if got := fmt.Sprint(Key{}); got != "no key" {
		t.Errorf("zero key: got %q", got)
	}
}

func TestParse(t *testing.T) {
	secret := "cfe081da083fcc7c1873ae448deb33806f24e35c5142c328b2f8a219fd8bd481"
	url := strings.NewReplacer("+", "-", "/", "_").Replace(testText)
	for _, tc := range []struct{ name, text string }{
		{"base64", testText},
		{"base64 without padding", strings.TrimRight(testText, "=")},
		{"base64url", url},
		{"base64url without padding", strings.TrimRight(url, "=")},
		{"hexadecimal", secret},
		{"capital hexadecimal", strings.ToUpper(secret)},
		{"white space", "\t " + testText + " \r\n\r\n"},
		{"comments", "# a key\n\n  # of a test\n" + testText + "\n# end\n"},
		{"byte order mark", "\ufeff" + testText + "\n"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			k, err := Parse([]byte(tc.text))
			if err != nil {
				t.Fatal(err)
			}
			if k.ID() != "1d50d304" {
				t.Errorf("another key: %s", k.ID())
			}
		})
	}
}

func TestParseRefuses(t *testing.T) {
	const (
		empty  = "the key is empty"
		lines  = "a key is one line, and here are more"
		form   = "the key is neither base64 nor hexadecimal"
		short  = "the key is shorter than 32 bytes"
		random = "the key is not random"
	)
	for _, tc := range []struct{ name, text, want string }{
		{"empty", "", empty},
		{"comments alone", "# key\n\n", empty},
		{"two keys", testText + "\n" + testText, lines},
		{"passphrase", "the quick brown fox jumps over the lazy dog!", form},
		{"half a byte of hexadecimal, bad base64", strings.Repeat("ab", 40)[:77], form},
		{"padding within", "z+CB2gg=zHwYc65EjeszgG8k41xRQsMosviiGf2L1IE=", form},
		{"padding too long", testText + "==", form},
		{"padding too short", "z+CB2gg/zHwYc65EjeszgG8k41xRQsMosviiGf2L1E=", form},
		{"bits after the end", testText[:42] + "F=", form},
		{"old line ends", "# key\r" + testText, empty},
		{"old line end within", testText[:20] + "\r" + testText[20:43], form},
		{"both alphabets", "-" + testText[1:], form},
		{"31 bytes", "cfe081da083fcc7c1873ae448deb33806f24e35c5142c328b2f8a219fd8bd4", short},
		{"a word", "secret00", short},
		{"zeros", strings.Repeat("00", 32), random},
		{"one byte", strings.Repeat("5a", 64), random},
		{"two halves alike", strings.Repeat("cfe081da083fcc7c1873ae448deb3380", 2), random},
		{"repeats with a rest", strings.Repeat("cfe081da083fcc7c18", 4), random},
		{"counts up", "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f", random},
		{"counts down by three", "00fdfaf7f4f1eeebe8e5e2dfdcd9d6d3d0cdcac7c4c1bebbb8b5b2afaca9a6a3", random},
		{"few different bytes", "0102030401020403040302010403010203010402010304020401020304020301", random},
	} {
		t.Run(tc.name, func(t *testing.T) {
			k, err := Parse([]byte(tc.text))
			bad, ok := err.(*Error) //nolint:errorlint // the documented type itself, not a wrapped one
			if !ok {
				t.Fatalf("got %v, want *Error", err)
			}
			if diff := cmp.Diff(&Error{tc.want, hintNew}, bad); diff != "" {
				t.Error(diff)
			}
			if !k.IsZero() {
				t.Error("a key came with the error")
			}
		})
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{testText, "# x\n" + testText, strings.Repeat("00", 32), "", "=", "\ufeff#", strings.Repeat("ab", 33)} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		k, err := Parse(text)
		if (err == nil) == k.IsZero() {
			t.Fatal("a key and an error, or neither")
		}
		if err != nil {
			return
		}
		if len(k.secret()) < MinBytes || weak(k.secret()) {
			t.Error("a weak key")
		}
		again, err := Parse(fmt.Appendf([]byte("# again\n\t"), "%x\r\n", k.secret()))
		if err != nil || again.ID() != k.ID() {
			t.Error("the same bytes in hexadecimal are another key")
		}
	})
}
