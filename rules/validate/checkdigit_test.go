package validate

import (
	"math/rand/v2"
	"strconv"
	"testing"
)

func TestCheckDigits(t *testing.T) {
	tests := []struct {
		name  string
		check func(string) bool
		value string
		want  bool
	}{
		{"luhn of ISO/IEC 7812-1", Luhn, "79927398713", true},
		{"luhn wrong digit", Luhn, "79927398710", false},
		{"luhn one digit", Luhn, "0", false},
		{"luhn letter", Luhn, "7992739871A", false},
		{"mod 97-10 of ISO 7064", Mod97_10, "79444", true},
		{"mod 97-10 with letters", Mod97_10, "WESTDEUTSCHE", false},
		{"mod 97-10 lower case", Mod97_10, "794a44", false},
		{"mod 11,10 of ISO 7064", Mod11_10, "07945", true},
		{"mod 11,10 wrong", Mod11_10, "07946", false},
		{"mod 11-2 of ISO 7064", Mod11_2, "07940", true},
		{"mod 11-2 with X", Mod11_2, "079X", true},
		{"mod 11-2 X inside", Mod11_2, "0X79", false},
		{"mod 11-2 ORCID of its documentation", Mod11_2, "0000000218250097", true},
		{"mod 37-2 ISBT 128 donation", Mod37_2, "G123489654321Y", true},
		{"mod 37-2 wrong", Mod37_2, "G123489654321X", false},
		{"mod 37,36 Global Release Identifier", Mod37_36, "A12425GABC1234002M", true},
		{"mod 37,36 wrong", Mod37_36, "A12425GABC1234003M", false},
		{"mod 27,26 letters alone", Mod27_26, "ABC1", false},
		{"verhoeff", Verhoeff, "2363", true},
		{"verhoeff swapped", Verhoeff, "2633", false},
		{"verhoeff empty", Verhoeff, "", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.check(tt.value); got != tt.want {
				t.Errorf("%s: got %v, want %v", tt.value, got, tt.want)
			}
		})
	}
}

// TestSingleDigitErrors appends the right check digit to random numbers and
// then changes each digit: all of these systems promise to notice.
func TestSingleDigitErrors(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 7))
	systems := []struct {
		name   string
		check  func(string) bool
		suffix []string
	}{
		{"luhn", Luhn, digitStrings(1)},
		{"verhoeff", Verhoeff, digitStrings(1)},
		{"mod 11,10", Mod11_10, digitStrings(1)},
		{"mod 11-2", Mod11_2, append(digitStrings(1), "X")},
		{"mod 97-10", Mod97_10, digitStrings(2)},
	}
	for _, sys := range systems {
		t.Run(sys.name, func(t *testing.T) {
			for range 200 {
				body := randomDigits(rng, 3+rng.IntN(20))
				full := ""
				for _, s := range sys.suffix {
					if sys.check(body + s) {
						full = body + s
						break
					}
				}
				if full == "" {
					t.Fatalf("no check digit for %s", body)
				}
				for i := range body {
					for d := byte('0'); d <= '9'; d++ {
						bad := []byte(full)
						bad[i] = d
						if got := sys.check(string(bad)); got != (d == full[i]) {
							t.Fatalf("%s with digit %d as %c: got %v", full, i, d, got)
						}
					}
				}
			}
		})
	}
}

func TestDigitsAppended(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		body := randomDigits(rng, 1+rng.IntN(24))
		if full := body + strconv.Itoa(LuhnDigit(body)); !Luhn(full) {
			t.Errorf("luhn refuses %s", full)
		}
		if full := body + strconv.Itoa(VerhoeffDigit(body)); !Verhoeff(full) {
			t.Errorf("verhoeff refuses %s", full)
		}
	}
	if LuhnDigit("") != -1 || VerhoeffDigit("12a") != -1 {
		t.Error("want -1 for text that is not a number")
	}
}

func digitStrings(width int) []string {
	var all []string
	limit := 10
	if width == 2 {
		limit = 100
	}
	for i := range limit {
		s := strconv.Itoa(i)
		for len(s) < width {
			s = "0" + s
		}
		all = append(all, s)
	}
	return all
}

func randomDigits(rng *rand.Rand, n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte('0' + rng.IntN(10))
	}
	return string(b)
}
