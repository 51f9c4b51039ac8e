package cipher

import (
	"encoding/hex"
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const alphabet = "0123456789abcdefghijklmnopqrstuvwxyz"

func numerals(t *testing.T, s string) []uint16 {
	t.Helper()
	x := make([]uint16, len(s))
	for i, c := range []byte(s) {
		at := strings.IndexByte(alphabet, c)
		if at < 0 {
			t.Fatalf("no numeral at %d", i)
		}
		x[i] = uint16(at)
	}
	return x
}

func spellNumerals(x []uint16) string {
	out := make([]byte, len(x))
	for i, c := range x {
		out[i] = alphabet[c]
	}
	return string(out)
}

func unhex(t *testing.T, s string) []byte {
	t.Helper()
	b, err := hex.DecodeString(s)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// The sample vectors of NIST for SP 800-38G, "FF1samples".
func TestFF1Samples(t *testing.T) {
	const (
		key128  = "2B7E151628AED2A6ABF7158809CF4F3C"
		key192  = key128 + "EF4359D8D580AA4F"
		key256  = key192 + "7F036D6F04FC6A94"
		tweak10 = "39383736353433323130"
		tweak36 = "3737373770717273373737"
	)
	for _, tc := range []struct {
		name, key    string
		radix        int
		tweak, plain string
		want         string
	}{
		{"sample 1, AES-128", key128, 10, "", "0123456789", "2433477484"},
		{"sample 2, AES-128, tweak", key128, 10, tweak10, "0123456789", "6124200773"},
		{"sample 3, AES-128, radix 36", key128, 36, tweak36, "0123456789abcdefghi", "a9tv40mll9kdu509eum"},
		{"sample 4, AES-192", key192, 10, "", "0123456789", "2830668132"},
		{"sample 5, AES-192, tweak", key192, 10, tweak10, "0123456789", "2496655549"},
		{"sample 6, AES-192, radix 36", key192, 36, tweak36, "0123456789abcdefghi", "xbj3kv35jrawxv32ysr"},
		{"sample 7, AES-256", key256, 10, "", "0123456789", "6657667009"},
		{"sample 8, AES-256, tweak", key256, 10, tweak10, "0123456789", "1001623463"},
		{"sample 9, AES-256, radix 36", key256, 36, tweak36, "0123456789abcdefghi", "xs8a0azh2avyalyzuwd"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			f, err := NewFF1(unhex(t, tc.key), tc.radix)
			if err != nil {
				t.Fatal(err)
			}
			got, err := f.Encrypt(unhex(t, tc.tweak), numerals(t, tc.plain))
			if err != nil || spellNumerals(got) != tc.want {
				t.Errorf("got %s, %v; want %s", spellNumerals(got), err, tc.want)
			}
			back, err := f.Decrypt(unhex(t, tc.tweak), numerals(t, tc.want))
			if err != nil || spellNumerals(back) != tc.plain {
				t.Errorf("back: got %s, %v; want %s", spellNumerals(back), err, tc.plain)
			}
		})
	}
}

func TestFF1AgreesWithSlowTwin(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 5))
	for range 400 {
		radix := 2 + r.IntN(35)
		switch r.IntN(4) {
		case 0:
			radix = 10
		case 1:
			radix = 2 + r.IntN(MaxRadix-1)
		case 2:
			radix = []int{2, 3, 255, 256, 257, 65535, 65536}[r.IntN(7)]
		}
		length := 20 + r.IntN(60)
		if radix >= 10 {
			length = 6 + r.IntN(40)
		}
		aesKey, tweak := make([]byte, 16+8*r.IntN(3)), make([]byte, r.IntN(40))
		for _, b := range [][]byte{aesKey, tweak} {
			for i := range b {
				b[i] = byte(r.Uint32())
			}
		}
		x := make([]uint16, length)
		for i := range x {
			x[i] = uint16(r.IntN(radix))
		}
		f, err := NewFF1(aesKey, radix)
		if err != nil {
			t.Fatal(err)
		}
		before := slices.Clone(x)
		got, err := f.Encrypt(tweak, x)
		if err != nil {
			t.Fatalf("radix %d, length %d: %v", radix, length, err)
		}
		if diff := cmp.Diff(before, x); diff != "" {
			t.Fatalf("the plaintext was changed: %s", diff)
		}
		if diff := cmp.Diff(slowFF1(t, aesKey, radix, tweak, x), got); diff != "" {
			t.Fatalf("radix %d, length %d (-twin +got): %s", radix, length, diff)
		}
		back, err := f.Decrypt(tweak, got)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(x, back); diff != "" {
			t.Fatalf("radix %d, length %d, back: %s", radix, length, diff)
		}
	}
}

func TestFF1IsAPermutation(t *testing.T) {
	f, err := NewFF1(make([]byte, 32), 10)
	if err != nil {
		t.Fatal(err)
	}
	const size = 1_000_000
	seen := make([]bool, size)
	for n := 0; n < size; n += 23 { // coprime to the size: no number twice
		x := make([]uint16, 6)
		for i, rest := 5, n; i >= 0; i, rest = i-1, rest/10 {
			x[i] = uint16(rest % 10)
		}
		y, err := f.Encrypt(nil, x)
		if err != nil {
			t.Fatal(err)
		}
		at := 0
		for _, c := range y {
			at = at*10 + int(c)
		}
		if seen[at] {
			t.Fatalf("two numbers give %d", at)
		}
		seen[at] = true
	}
}

func TestFF1Limits(t *testing.T) {
	for _, tc := range []struct {
		name   string
		radix  int
		x      []uint16
		tweak  int
		domain bool // refused
	}{
		{"five digits", 10, make([]uint16, 5), 0, true},
		{"six digits", 10, make([]uint16, 6), 0, false},
		{"19 bits", 2, make([]uint16, 19), 0, true},
		{"20 bits", 2, make([]uint16, 20), 0, false},
		{"one numeral of the greatest radix", MaxRadix, make([]uint16, 1), 0, true},
		{"two numerals of the greatest radix", MaxRadix, []uint16{65535, 65535}, 0, false},
		{"radix 999 with two", 999, make([]uint16, 2), 0, true},
		{"radix 1000 with two", 1000, make([]uint16, 2), 0, false},
		{"none", 10, nil, 0, true},
		{"longest", 10, make([]uint16, MaxLen), 0, false},
		{"too long", 10, make([]uint16, MaxLen+1), 0, true},
		{"longest tweak", 10, make([]uint16, 6), maxTweak, false},
		{"too long a tweak", 10, make([]uint16, 6), maxTweak + 1, true},
		{"numeral out of the radix", 10, []uint16{1, 2, 3, 4, 5, 10}, 0, true},
	} {
		t.Run(tc.name, func(t *testing.T) {
			f, err := NewFF1(make([]byte, 32), tc.radix)
			if err != nil {
				t.Fatal(err)
			}
			for name, apply := range map[string]func([]byte, []uint16) ([]uint16, error){"encrypt": f.Encrypt, "decrypt": f.Decrypt} {
				y, err := apply(make([]byte, tc.tweak), tc.x)
				if errors.Is(err, ErrDomain) != tc.domain || (err == nil) == tc.domain {
					t.Errorf("%s: got %v, want refused %t", name, err, tc.domain)
				}
				if !tc.domain && len(y) != len(tc.x) {
					t.Errorf("%s: got %d numerals, want %d", name, len(y), len(tc.x))
				}
			}
		})
	}
	for _, radix := range []int{-1, 0, 1, MaxRadix + 1} {
		if _, err := NewFF1(make([]byte, 32), radix); err == nil {
			t.Errorf("radix %d was taken", radix)
		}
	}
	if _, err := NewFF1(make([]byte, 31), 10); err == nil {
		t.Error("a key of 31 bytes was taken")
	}
}

func BenchmarkFF1(b *testing.B) {
	f, err := NewFF1(make([]byte, 32), 10)
	if err != nil {
		b.Fatal(err)
	}
	x := make([]uint16, 16)
	for b.Loop() {
		if _, err := f.Encrypt([]byte("CREDIT_CARD"), x); err != nil {
			b.Fatal(err)
		}
	}
}
