package evaluate

import (
	"strings"

	"github.com/privlint/privlint/rules/phoneplan"
	"github.com/privlint/privlint/rules/validate"
)

// phoneKinds are the value kinds of telephone numbers; see valueKinds.
var phoneKinds = map[string][]string{
	"PHONE_NUMBER": {"phone-e164"},
}

// phoneReasons are deliberate differences on telephone numbers; see
// conformanceReasons. The numbering plan of the country decides.
var phoneReasons = []conformanceReason{
	{
		name: "no mobile number by the plan",
		text: "validator.js takes the number for a mobile one of the country. The country's numbering plan (ITU-T E.164 section 6.2.3: the " +
			"national authority decides), as libphonenumber reads it from the plans that the authorities publish, assigns it " +
			"to fixed lines or services; privlint finds it as a telephone number all the same.",
		ids:  []string{"validatorjs/isMobilePhone/*"},
		only: func(o outcome) bool { return o.found && o.plan != notAssigned && o.plan != mobile },
	},
	{
		name: "not assigned by the plan",
		text: "validator.js takes the number for a mobile one of the country, whose numbering plan has no such number: the range is not " +
			"assigned, or the length is another.",
		ids:  []string{"validatorjs/isMobilePhone/*"},
		only: func(o outcome) bool { return o.found && o.plan == notAssigned },
	},
	{
		name: "mobile number by the plan",
		text: "validator.js refuses a number that the country's numbering plan assigns to mobile services: its expression knows fewer ranges, or " +
			"fewer ways to set the digits apart. How digits are grouped is no matter of the plan (ITU-T E.123 recommends only).",
		ids:  []string{"validatorjs/isMobilePhone/*"},
		only: func(o outcome) bool { return !o.found && o.plan == mobile },
	},
	{
		name: "wrong number of digits",
		text: "ITU-T E.164 section 6.1: fifteen digits with the country code at most, and exactly ten behind +1 (ATIS-0300051).",
		ids:  []string{"recognizers-text/phone_number/*/0154", "logstop/phone/0012"},
		only: toFind,
	},
	{
		name: "number of another country",
		text: "The source asks for a Turkish or Philippine number. 712 and 917 are area codes of Iowa and New York (NANPA), and ten digits that are all of an answer are " +
			"a telephone number in nine of ten chats of the multidogo corpus.",
		ids:  []string{"presidio/tr_phone_number/*", "presidio/ph_mobile_number/*"},
		only: toPassBy,
	},
	{
		name: "range not assigned, length right",
		text: "Groups behind + and a country code that have the length of the country's numbers are found, if with a low score: " +
			"regulators open ranges faster than tables follow, and people mistype.",
		ids:  []string{"recognizers-text/phone_number/en/0330", "recognizers-text/phone_number/zh/0331"},
		only: toPassBy,
	},
}

// What the plans say of a number.
const (
	notAssigned = "not assigned"
	mobile      = "mobile"
	otherKind   = "no mobile"
)

// regions are where the text of a case is from.
func (c *conformanceCase) regions() []string {
	if c.Region != "" {
		return []string{c.Region}
	}
	return c.Regions
}

// runPhone asks whether a value is a number of its kind: a mobile one of the
// country of the locale, or any.
func runPhone(cs *conformanceCase, o *outcome) {
	var valid bool
	if cs.Check == "isMobilePhone" {
		v, _ := validate.Lookup("phone-mobile")
		r, _ := validate.LookupRegional("phone-mobile")
		regions := mobileRegions(cs.Locale)
		if regions == nil {
			valid = v.Check(cs.Value) != validate.Invalid
			regions = phoneplan.Regions()
		} else {
			valid = r.Check(cs.Value, regions) != validate.Invalid
		}
		o.plan = planSays(cs.Value, regions)
	} else {
		v, _ := validate.Lookup("phone-e164")
		valid = v.Check(cs.Value) != validate.Invalid
	}
	o.exact = valid == cs.Valid
	o.overlap, o.covered, o.labelled = o.exact, o.exact, o.exact
}

// mobileRegions is the country of a locale such as pt-BR, or nil for any.
func mobileRegions(locale string) []string {
	_, country, _ := strings.Cut(locale, "-")
	if country = strings.ToUpper(country); phoneplan.Known(country) {
		return []string{country}
	}
	return nil
}

// planSays reads the digits of a value by the plans of regions, without the
// checks of privlint: what it says may excuse them.
func planSays(value string, regions []string) string {
	digits := strings.Map(func(r rune) rune {
		if r == '+' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, value)
	says := notAssigned
	for _, region := range regions {
		n, ok := phoneplan.Parse(digits, region)
		switch {
		case !ok || n.Kind == phoneplan.Unassigned || n.Code != phoneplan.CallingCode(region):
		case n.Kind.IsMobile():
			return mobile
		default:
			says = otherKind
		}
	}
	return says
}
