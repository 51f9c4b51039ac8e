package main

import (
	"regexp"
	"slices"

	"github.com/nyaruka/phonenumbers"

	"github.com/privlint/privlint/rules/phoneplan"
)

// firstGroupOnly is how libphonenumber writes that no trunk prefix is needed.
var firstGroupOnly = regexp.MustCompile(`^\(?\$1\)?$`)

// kinds are the descriptions of number types in the order in which
// libphonenumber asks for them; the fixed line goes before the mobile.
var kinds = []struct {
	kind phoneplan.Kind
	desc func(*phonenumbers.PhoneMetadata) *phonenumbers.PhoneNumberDesc
}{
	{phoneplan.PremiumRate, (*phonenumbers.PhoneMetadata).GetPremiumRate},
	{phoneplan.TollFree, (*phonenumbers.PhoneMetadata).GetTollFree},
	{phoneplan.SharedCost, (*phonenumbers.PhoneMetadata).GetSharedCost},
	{phoneplan.VoIP, (*phonenumbers.PhoneMetadata).GetVoip},
	{phoneplan.Personal, (*phonenumbers.PhoneMetadata).GetPersonalNumber},
	{phoneplan.Pager, (*phonenumbers.PhoneMetadata).GetPager},
	{phoneplan.UAN, (*phonenumbers.PhoneMetadata).GetUan},
	{phoneplan.Voicemail, (*phonenumbers.PhoneMetadata).GetVoicemail},
	{phoneplan.FixedLine, (*phonenumbers.PhoneMetadata).GetFixedLine},
	{phoneplan.Mobile, (*phonenumbers.PhoneMetadata).GetMobile},
}

// accepted is a language that must be taken at one of some lengths.
type accepted struct {
	lang    *language
	lengths []int32
}

func (a accepted) takes(state, digits int) bool {
	return a.lang.accept[state] && (len(a.lengths) == 0 || slices.Contains(a.lengths, int32(digits)))
}

// addRegion puts the plan of a region into the automaton. The general
// description stands first in the list of languages, then the kinds, then
// two for each format.
func addRegion(b *builder, m *phonenumbers.PhoneMetadata) (int, error) {
	var langs []*language
	compile := func(pattern string) error {
		l, err := newLanguage(pattern)
		langs = append(langs, l)
		return err
	}
	general := m.GetGeneralDesc()
	if err := compile(general.GetNationalNumberPattern()); err != nil {
		return 0, err
	}
	list := []accepted{{langs[0], general.GetPossibleLength()}}
	for _, k := range kinds {
		desc := k.desc(m)
		if err := compile(desc.GetNationalNumberPattern()); err != nil {
			return 0, err
		}
		list = append(list, accepted{langs[len(langs)-1], desc.GetPossibleLength()})
	}
	formats := m.GetNumberFormat()
	for _, f := range formats {
		leading := ""
		if l := f.GetLeadingDigitsPattern(); len(l) > 0 {
			leading = l[len(l)-1]
		}
		if err := compile(f.GetPattern()); err != nil {
			return 0, err
		}
		if err := compile(`(?:` + leading + `)\d*`); err != nil {
			return 0, err
		}
	}
	accept := func(states []int, digits int) byte {
		if !list[0].lang.accept[states[0]] {
			return 0
		}
		out := phoneplan.General
		if list[0].takes(states[0], digits) {
			out |= byte(kindOf(m, list, states, digits))
		}
		at := len(list)
		for i, f := range formats {
			if langs[at+2*i].accept[states[at+2*i]] && langs[at+2*i+1].accept[states[at+2*i+1]] {
				if rule := f.GetNationalPrefixFormattingRule(); rule != "" && !f.GetNationalPrefixOptionalWhenFormatting() && !firstGroupOnly.MatchString(rule) {
					out |= phoneplan.TrunkWritten
				}
				break
			}
		}
		return out
	}
	return b.add(langs, accept, func(states []int) bool { return states[0] != dead }), nil
}

// kindOf is the kind of a number that the general description takes.
func kindOf(m *phonenumbers.PhoneMetadata, list []accepted, states []int, digits int) phoneplan.Kind {
	for i, k := range kinds {
		if !list[i+1].takes(states[i+1], digits) {
			continue
		}
		both := m.GetSameMobileAndFixedLinePattern() || list[len(kinds)].takes(states[len(kinds)], digits)
		if k.kind == phoneplan.FixedLine && both {
			return phoneplan.FixedLineOrMobile
		}
		return k.kind
	}
	return phoneplan.Unassigned
}
