package phoneplan

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/nyaruka/phonenumbers"
)

// twinKinds are the kinds as the library numbers them.
var twinKinds = map[phonenumbers.PhoneNumberType]Kind{
	phonenumbers.FIXED_LINE:           FixedLine,
	phonenumbers.MOBILE:               Mobile,
	phonenumbers.FIXED_LINE_OR_MOBILE: FixedLineOrMobile,
	phonenumbers.TOLL_FREE:            TollFree,
	phonenumbers.PREMIUM_RATE:         PremiumRate,
	phonenumbers.SHARED_COST:          SharedCost,
	phonenumbers.VOIP:                 VoIP,
	phonenumbers.PERSONAL_NUMBER:      Personal,
	phonenumbers.PAGER:                Pager,
	phonenumbers.UAN:                  UAN,
	phonenumbers.VOICEMAIL:            Voicemail,
	phonenumbers.UNKNOWN:              Unassigned,
}

// compareTwin asks the library and the table about the same digits.
func compareTwin(t *testing.T, digits, region string) {
	t.Helper()
	got, ok := Parse(digits, region)
	want, err := phonenumbers.Parse(digits, region)
	if ok != (err == nil) {
		t.Errorf("Parse(%q, %s) = %+v, %v; the library says %v", digits, region, got, ok, err)
		return
	}
	if !ok {
		return
	}
	national := phonenumbers.GetNationalSignificantNumber(want)
	if code := strconv.Itoa(int(want.GetCountryCode())); got.Code != code || got.National != national {
		t.Errorf("Parse(%q, %s) = +%s %s, want +%s %s", digits, region, got.Code, got.National, code, national)
		return
	}
	if kind := twinKinds[phonenumbers.GetNumberType(want)]; got.Kind != kind || (got.Kind != Unassigned) != phonenumbers.IsValidNumber(want) {
		t.Errorf("Parse(%q, %s) is %v, want %v", digits, region, got.Kind, kind)
	}
	if valid := phonenumbers.IsValidNumberForRegion(want, region); valid != (got.In(region) != Unassigned) {
		t.Errorf("Parse(%q, %s) is of the region: %v, want %v", digits, region, !valid, valid)
	}
	where := phonenumbers.GetRegionCodeForNumber(want)
	if where == "001" {
		where = got.Code
	}
	if got.Region != where {
		t.Errorf("Parse(%q, %s) is of %q, want %q", digits, region, got.Region, where)
	}
}

// variations are forms of an example, and near misses.
func variations(r *rand.Rand, code, national string) []string {
	out := []string{national, "0" + national, "1" + national, "8" + national, "+" + code + national, "+" + code + "0" + national, code + national, "00" + code + national, "011" + code + national}
	for range 12 {
		digits := []byte(national)
		for range 1 + r.IntN(3) {
			digits[r.IntN(len(digits))] = byte('0' + r.IntN(10))
		}
		changed := string(digits)
		switch r.IntN(6) {
		case 0:
			changed += string(byte('0' + r.IntN(10)))
		case 1:
			changed = changed[:len(changed)-1]
		}
		out = append(out, changed, "+"+code+changed, "0"+changed)
	}
	return out
}

// For examples of all regions and kinds, and for near misses of them, the
// table says what the library says.
func TestTwin(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for region := range phonenumbers.GetSupportedRegions() {
		for kind := range twinKinds {
			n := phonenumbers.GetExampleNumberForType(region, kind)
			if n == nil || n.GetCountryCode() == 0 {
				continue
			}
			for _, digits := range variations(r, strconv.Itoa(int(n.GetCountryCode())), phonenumbers.GetNationalSignificantNumber(n)) {
				compareTwin(t, digits, region)
				compareTwin(t, digits, "US")
			}
		}
	}
	for code := range phonenumbers.GetSupportedGlobalNetworkCallingCodes() {
		n := phonenumbers.GetExampleNumberForNonGeoEntity(code)
		for _, digits := range variations(r, strconv.Itoa(code), phonenumbers.GetNationalSignificantNumber(n)) {
			if strings.HasPrefix(digits, "+") {
				compareTwin(t, digits, "DE")
			}
		}
	}
}

// Every region of the library has a plan.
func TestRegions(t *testing.T) {
	regions := Regions()
	if got, want := len(regions), len(phonenumbers.GetSupportedRegions()); got != want {
		t.Errorf("%d regions, want %d", got, want)
	}
	for _, region := range regions {
		if !Known(region) || CallingCode(region) != strconv.Itoa(phonenumbers.GetCountryCodeForRegion(region)) {
			t.Errorf("%s has no plan or the calling code %s", region, CallingCode(region))
		}
	}
	if Known("XX") || Known("800") || Known("us") {
		t.Error("Known takes what is no region")
	}
}

func FuzzTwin(f *testing.F) {
	f.Add("0343155551212", uint8(10))
	f.Add("+390236618300", uint8(100))
	f.Add("01164033316005", uint8(200))
	regions := Regions()
	f.Fuzz(func(t *testing.T, digits string, n uint8) {
		if rest := strings.TrimPrefix(digits, "+"); !literal(rest) || len(rest) > 25 || len(rest) < 3 {
			t.Skip()
		}
		compareTwin(t, digits, regions[int(n)%len(regions)])
	})
}

func BenchmarkParse(b *testing.B) {
	for b.Loop() {
		if n, ok := Parse("033316005", "NZ"); !ok || n.Kind != FixedLine {
			b.Fatal(n)
		}
	}
}
