package validate

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// trimmed is Longest by asking for one length after the other.
func trimmed(check func(string) Verdict, value string) int {
	for {
		bare := strings.TrimSuffix(value, ".")
		if strings.HasSuffix(bare, " ") {
			bare = value
		}
		if check(value) != Invalid || check(bare) != Invalid {
			return len(bare)
		}
		last := strings.LastIndexByte(value, ' ')
		if last < 0 {
			return -1
		}
		value = strings.TrimRight(value[:last], " ")
	}
}

// addressPieces make texts that are nearly addresses.
var addressPieces = strings.Fields(`1 12 12a 12-14 5th 007 1234567 flat no apt unit #4 # 4b main Main MAIN st St. street st. road hwy us 431 n west de
	la new york TX tx texas in IN 62704 62704-1234 600 042 LS1 4AP M5V 2T6 1234 AB zip code floor rd nd the of and is Pärnu ÉCOLE Estonia broadway
	el camino real way court square hill . .. park station lincoln field usa o'fallon`)

func randomAddress(r *rand.Rand) string {
	var b strings.Builder
	for range 1 + r.IntN(30) {
		b.WriteString(addressPieces[r.IntN(len(addressPieces))])
		b.WriteString([]string{" ", " ", " ", " ", " ", "  ", ", ", " ,", ",", "\n", " \n ", "\t ", " , "}[r.IntN(13)])
	}
	if r.IntN(2) == 0 {
		return strings.TrimSpace(b.String())
	}
	return b.String()
}

func checkLongest(t *testing.T, value string) {
	t.Helper()
	for name, check := range map[string]func(string) Verdict{"street-address": streetAddress, "address-whole": wholeAddress, "address-block": addressBlock} {
		longest, ok := LookupLongest(name)
		if !ok {
			t.Fatalf("%s cannot trim", name)
		}
		if got, want := longest(value), trimmed(check, value); got != want {
			t.Fatalf("%s: %q: got %d bytes, want %d", name, value, got, want)
		}
	}
}

func TestLongest(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	passed := 0
	for range 30_000 {
		value := randomAddress(r)
		checkLongest(t, value)
		if n, _ := LookupLongest("street-address"); n(value) > 0 {
			passed++
		}
	}
	if passed < 300 {
		t.Errorf("only %d texts began with an address", passed)
	}
}

func FuzzLongest(f *testing.F) {
	for _, s := range []string{"", " ", "123 main st and then", "12 Elm Street, Toronto, ON M5V 2T6 is", "1 1 1 1 1 1 1 1", "1 . main st", "12 main st , , x", strings.Repeat("1 a ", 30)} {
		f.Add(s)
	}
	f.Fuzz(checkLongest)
}

// TestDigitsHaveNoClass: words that begin with a digit are not looked up.
func TestDigitsHaveNoClass(t *testing.T) {
	for w := range addressClasses() {
		if w == "" || w[0] >= '0' && w[0] <= '9' {
			t.Errorf("the class of %q is never asked", w)
		}
	}
}

func TestAddressAllocates(t *testing.T) {
	const value = "4057 s willow way #26, bristol, tx 66430 and please call me back"
	if n := testing.AllocsPerRun(100, func() { longestLine(value) }); n > 0 {
		t.Errorf("got %v allocations, want none", n)
	}
}
