package validate

import (
	"encoding/hex"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
)

// verdictTest is one row of a table for a named check.
type verdictTest struct {
	name  string
	check string
	value string
	want  Verdict
}

func runVerdicts(t *testing.T, tests []verdictTest) {
	t.Helper()
	for _, tt := range tests {
		t.Run(tt.check+"/"+tt.name, func(t *testing.T) {
			v, ok := Lookup(tt.check)
			if !ok {
				t.Fatalf("no validator %q", tt.check)
			}
			if got := v.Check(tt.value); got != tt.want {
				t.Errorf("%q: got %v, want %v", tt.value, got, tt.want)
			}
		})
	}
}

func TestCards(t *testing.T) {
	runVerdicts(t, []verdictTest{
		{"visa", "credit-card", "4539148803436467", Valid},
		{"visa in groups", "credit-card", "4539 1488 0343 6467", Valid},
		{"visa with hyphens", "credit-card", "4539-1488-0343-6467", Valid},
		{"visa with points", "credit-card", "4539.1488.0343.6467", Valid},
		{"visa of 13", "credit-card", "4222222222222", Reserved},
		{"test visa", "credit-card", "4111 1111 1111 1111", Reserved},
		{"test amex", "credit-card", "3782-822463-10005", Reserved},
		{"test mastercard", "credit-card", "5555555555554444", Reserved},
		{"mastercard 2-series", "credit-card", "2223000048400011", Reserved},
		{"first of the 2-series", "credit-card", "2221000000000009", Valid},
		{"below the 2-series", "credit-card", "2220990000000002", Invalid},
		{"amex with 16 digits", "credit-card", "3782822463100053", Invalid},
		{"wrong digit", "credit-card", "4539148803436468", Invalid},
		{"no network", "credit-card", "7992739871300004", Invalid},
		{"zeros", "credit-card", "0000000000000000", Invalid},
		{"letters", "credit-card", "4539x48803436467", Invalid},
		{"empty", "credit-card", "", Invalid},
		{"shape only", "card-shape", "2356 8914 7856 2314", Valid},
		{"shape too short", "card-shape", "23568914785", Invalid},
		{"shape of one digit", "card-shape", "1111111111111111", Invalid},
		{"code of three", "card-security-code", "042", Valid},
		{"code of five", "card-security-code", "04211", Invalid},
		{"expiry", "card-expiry", "04/29", Valid},
		{"expiry with century", "card-expiry", "11-2031", Valid},
		{"expiry month 13", "card-expiry", "13/29", Invalid},
		{"expiry last century", "card-expiry", "11/1998", Invalid},
		{"track 1", "card-track", "%B4539148803436467^ROE/JANE^2904101", Valid},
		{"track 2 of a test card", "card-track", ";4111111111111111=2904101", Reserved},
		{"track of another number", "card-track", ";123456789012=2904101", Invalid},
		{"luhn", "luhn", "7992-7398-713", Valid},
		{"luhn zeros", "luhn", "0000", Invalid},
	})
}

func TestBanks(t *testing.T) {
	runVerdicts(t, []verdictTest{
		{"registry example", "iban", "DE89 3704 0044 0532 0130 00", Reserved},
		{"lower case", "iban", "gb29nwbk60161331926819", Reserved},
		{"hyphens", "iban", "BE71-0961-2345-6769", Valid},
		{"longest", "iban", "MT84MALT011000012345MTLCAST001S", Valid},
		{"shortest", "iban", "NO9386011117947", Reserved},
		{"not in the registry", "iban", "IR200170000000339545727003", Valid},
		{"check digits", "iban", "DE89370400440532013001", Invalid},
		{"check digits that no bank has", "iban", "DE00000044053201300000", Reserved},
		{"check digits that no bank has, letters", "iban-shape", "GB00 XXXX 6016 1331 9268 19", Reserved},
		{"check digits hidden", "iban-shape", "DE00370400440532013000", Valid},
		{"length of the country", "iban", "DE8937040044053201300", Invalid},
		{"structure of the country", "iban", "GB29 1WBK 6016 1331 9268 19", Invalid},
		{"no such country", "iban", "AB150120690000003111141", Invalid},
		{"too short", "iban", "DE89", Invalid},
		{"mistyped", "iban-shape", "DE89 3704 0044 0532 0130 01", Valid},
		{"no such country", "iban-shape", "AB150120690000003111141", Invalid},
		{"words", "iban-shape", "DE89abcdefghijklm", Invalid},
		{"head office", "bic", "DEUTDEFF", Valid},
		{"branch", "bic", "deutdeff500", Valid},
		{"no such country", "bic", "TRANSFER", Invalid},
		{"nine characters", "bic", "DEUTDEFF5", Invalid},
		{"routing", "aba-routing", "121042882", Valid},
		{"routing with hyphens", "aba-routing", "3222-7162-7", Valid},
		{"routing check digit", "aba-routing", "121042883", Invalid},
		{"routing district", "aba-routing", "421042111", Invalid},
		{"zeros", "aba-routing", "000000000", Invalid},
		{"sort code", "sort-code", "20-00-55", Valid},
		{"sort code and account", "sort-code", "200055 account number 55779911", Valid},
		{"seven digits", "sort-code", "20-00-551", Invalid},
		{"account", "account-number", "83920193", Valid},
		{"account with letters", "account-number", "GRM-998877", Valid},
		{"account that counts up", "account-number", "1234567890", Reserved},
		{"date", "account-number", "2018-07-10", Invalid},
		{"amount", "account-number", "12,500.00", Invalid},
		{"thousands", "account-number", "1.000.000", Invalid},
		{"word", "account-number", "deposit1", Invalid},
		{"four digits", "account-number", "3829", Invalid},
	})
}

func TestWallets(t *testing.T) {
	runVerdicts(t, []verdictTest{
		{"genesis", "bitcoin-address", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", Valid},
		{"script", "bitcoin-address", "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", Valid},
		{"segwit of BIP 173", "bitcoin-address", "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", Valid},
		{"taproot of BIP 350", "bitcoin-address", "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", Valid},
		{"test network of BIP 173", "bitcoin-address", "tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx", Reserved},
		{"bech32 for version 1", "bitcoin-address", "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd", Invalid},
		{"both cases", "bitcoin-address", "bc1QW508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", Invalid},
		{"ripple", "bitcoin-address", "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh", Valid},
		{"wrong character", "bitcoin-address", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", Invalid},
		{"not in the alphabet", "bitcoin-address", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfN0", Invalid},
		{"EIP-55", "ethereum-address", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", Valid},
		{"one case", "ethereum-address", "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed", Valid},
		{"wrong case", "ethereum-address", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD", Invalid},
		{"zero address", "ethereum-address", "0x0000000000000000000000000000000000000000", Reserved},
		{"short", "ethereum-address", "0xdeadbeef", Invalid},
		{"monero donation address", "monero-address", "44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A", Valid},
		{"monero wrong character", "monero-address", "44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3B", Invalid},
	})
}

// TestKeccak checks the hash of the empty text and of "abc" as the Keccak
// team published them.
func TestKeccak(t *testing.T) {
	const empty = "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"
	const abc = "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45"
	for text, want := range map[string]string{"": empty, "abc": abc} {
		sum := keccak256([]byte(text))
		if got := hex.EncodeToString(sum[:]); got != want {
			t.Errorf("keccak256(%q): got %s, want %s", text, got, want)
		}
	}
}

// TestMadeIBANs makes an account of every country and expects its check
// digits to be accepted, and any other pair to be refused.
func TestMadeIBANs(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 9))
	for _, country := range slices.Sorted(maps.Keys(ibanStructures)) {
		body := randomBBAN(rng, ibanStructures[country])
		check := 98 - Mod97(body+country+"00")
		for pair := range 100 {
			value := country + twoDigits(pair) + body
			if inventedIBAN(value) {
				continue // what the scrubber writes is reserved, not invalid
			}
			got := checkIBAN(value)
			if want := pair == check; (got != Invalid) != want && (pair-check)%97 != 0 {
				t.Errorf("%s: got %v, right check digits are %02d", value, got, check)
			}
		}
	}
}

func TestMadeCards(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 4))
	for _, r := range cardRanges {
		for _, n := range r.lengths {
			body := r.from + randomDigits(rng, n-1-len(r.from))
			full := body + string(rune('0'+LuhnDigit(body)))
			if checkCard(full) == Invalid {
				t.Errorf("%s of range %s to %s is refused", full, r.from, r.to)
			}
			for i := len(r.from); i < n; i++ {
				bad := []byte(full)
				bad[i] = '0' + (bad[i]-'0'+1+byte(rng.IntN(8)))%10
				if checkCard(string(bad)) != Invalid {
					t.Errorf("%s with a wrong digit %d is accepted", full, i)
				}
			}
		}
	}
}

// TestTestCardsAreCards keeps the list of dummies free of slips.
func TestTestCardsAreCards(t *testing.T) {
	for _, number := range testCards {
		if !Luhn(number) || !knownIssuer(number) {
			t.Errorf("%s is no card number", number)
		}
	}
	for number := range ibanExamples {
		if checkIBAN(number) != Reserved {
			t.Errorf("%s is no IBAN", number)
		}
	}
}

func randomBBAN(rng *rand.Rand, structure string) string {
	var out []byte
	for structure != "" {
		n := 0
		for structure[0] <= '9' {
			n = n*10 + int(structure[0]-'0')
			structure = structure[1:]
		}
		kind := structure[0]
		structure = structure[1:]
		for range n {
			switch kind {
			case 'n':
				out = append(out, byte('0'+rng.IntN(10)))
			case 'a':
				out = append(out, byte('A'+rng.IntN(26)))
			default:
				out = append(out, alphabet36[rng.IntN(36)])
			}
		}
	}
	return string(out)
}

func twoDigits(n int) string { return string([]byte{byte('0' + n/10), byte('0' + n%10)}) }
