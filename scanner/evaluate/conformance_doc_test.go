package evaluate

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
)

// conformanceReason is why cases may come out otherwise than their source
// says: the issuer's rule, or what the program is for, decides.
type conformanceReason struct {
	name string
	text string
	// ids are patterns of case ids, as of path.Match with * over slashes.
	ids []string
	// only limits the reason further; nil does not.
	only func(o outcome) bool
}

func toFind(o outcome) bool    { return o.found }
func toPassBy(o outcome) bool  { return !o.found }
func noCountry(o outcome) bool { return !o.found && o.national }

// conformanceReasons are tried in order. A reason excuses a case in the
// documentation only: it counts as wrong for the floor all the same.
var conformanceReasons = []conformanceReason{
	{
		name: "national number without its country",
		text: "validator.js is told the country of a number and asks whether it is a mobile there. " +
			"In running text nobody says: under a label that says telephone, privlint takes any 7 to 15 digits (ITU-T E.164, section 6.1), " +
			"landlines included, that are no date, amount or address. Numbers with + are not excused.",
		ids:  []string{"validatorjs/isMobilePhone/*"},
		only: noCountry,
	},
	{
		name: "UUID of any version",
		text: "RFC 9562 section 4 fixes the form only; version and variant do not matter for an identifier of a device, " +
			"nor do the hyphens. The nil and max UUID (sections 5.9 and 5.10) identify nothing.",
		ids: []string{"validatorjs/isUUID/*"},
	},
	{
		name: "URL by RFC 3986",
		text: "validator.js refuses by its default settings what RFC 3986 allows: schemes of one's own (section 3.1), " +
			"hosts without a dot and any user information (section 3.2), any length.",
		ids:  []string{"validatorjs/isURL/*"},
		only: toPassBy,
	},
	{
		name: "quotes are no part of a URL",
		text: "RFC 3986 appendix C: quotes delimit a URL.",
		ids:  []string{"presidio/url/0012"},
	},
	{
		name: "time of day",
		text: "Times are off: 45 CFR 164.514(b)(2)(i)(C) names elements of dates, so the span is the date without the time.",
		ids:  []string{"presidio/date/002[0-4]"},
		only: toFind,
	},
	{
		name: "an age is its number",
		text: "What 45 CFR 164.514(b)(2)(i)(C) restricts is the number: \"years old\" stays readable when the span is replaced.",
		ids:  []string{"recognizers-text/age/*", "phileas/age/*"},
		only: func(o outcome) bool { return o.overlap },
	},
	{
		name: "IBAN without national check",
		text: "ISO 13616-1 asks for the structure of the registry and check digits by ISO/IEC 7064 MOD 97-10; " +
			"a check inside the BBAN is a matter of the bank's country.",
		ids:  []string{"stdnum/iban/*"},
		only: toPassBy,
	},
	{
		name: "MAC address of an unlisted maker",
		text: "IEEE 802-2014 clause 8: locally administered addresses (second bit of the first octet) have no " +
			"listed maker, and phones use them for privacy. They identify a device.",
		ids:  []string{"stdnum/mac/*"},
		only: toPassBy,
	},
	{
		name: "broadcast address",
		text: "IEEE 802-2014 clause 8: FF-FF-FF-FF-FF-FF is every station, so it identifies none.",
		ids:  []string{"logstop/mac/*", "validatorjs/isMACAddress/0009"},
		only: toFind,
	},
	{
		name: "SIN that begins with 0",
		text: "The Social Insurance Register (Service Canada) issues no number that begins with 0.",
		ids:  []string{"validatorjs/isTaxID/0076", "validatorjs/isTaxID/0085"},
		only: toFind,
	},
	{
		name: "FIN with a letter that ICA does not use",
		text: "The Immigration and Checkpoints Authority issues S, T, F, G and M; the source gives such values 0 to 0.3.",
		ids:  []string{"presidio/sg_fin/000[78]"},
		only: toFind,
	},
	{
		name: "company's number",
		text: "A Spanish CIF (Orden EHA/451/2008) names a company, not a person.",
		ids:  []string{"stdnum/es.nif/*"},
		only: toFind,
	},
	{
		name: "NIE where a DNI was asked for",
		text: "One table serves both modules of the source here; Real Decreto 557/2011 article 206 makes the value a NIE by form.",
		ids:  []string{"stdnum/es.dni/*"},
		only: toPassBy,
	},
	{
		name: "separators are the pattern's",
		text: "A check sees digits; where hyphens may stand is decided by the patterns of the rule, so no such span reaches the check.",
		ids:  []string{"stdnum/us.ssn/0001", "validatorjs/isMACAddress/*"},
		only: toPassBy,
	},
	{
		name: "full-width letters",
		text: "UTS #46 maps full-width letters in a host name to ASCII, as mail programs do.",
		ids:  []string{"validatorjs/isEmail/0023"},
		only: toPassBy,
	},
	{
		name: "half of a surrogate pair",
		text: "RFC 8259 section 8.2: a lone surrogate is no character; decoded to UTF-8 it is U+FFFD, and the test is another one.",
		ids:  []string{"validatorjs/isEmail/0209", "validatorjs/isEmail/0210"},
	},
}

// reasonOf finds the reason for a case that came out wrong.
func reasonOf(o outcome) *conformanceReason {
	for i := range conformanceReasons {
		r := &conformanceReasons[i]
		if r.only != nil && !r.only(o) {
			continue
		}
		id := strings.ReplaceAll(o.id, "/", ":")
		if slices.ContainsFunc(r.ids, func(pattern string) bool {
			ok, err := path.Match(strings.ReplaceAll(pattern, "/", ":"), id)
			return err == nil && ok
		}) {
			return r
		}
	}
	return nil
}

// conformanceParts are the generated parts of docs/conformance.md.
func conformanceParts(results map[string][]outcome) map[string]string {
	return map[string]string{
		"files":   filesPart(results),
		"reasons": reasonsPart(results),
		"rest":    restPart(results),
		"kinds":   kindsPart(results),
	}
}

func markdownTable(header []string, rows [][]string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "| %s |\n| --- |%s\n", strings.Join(header, " | "), strings.Repeat(" ---: |", len(header)-1))
	for _, row := range rows {
		fmt.Fprintf(&b, "| %s |\n", strings.Join(row, " | "))
	}
	return b.String()
}

func filesPart(results map[string][]outcome) string {
	var rows [][]string
	for _, name := range slices.Sorted(maps.Keys(results)) {
		rows = append(rows, append([]string{"`" + name + "`"}, tallyOutcomes(results[name]).row()...))
	}
	var texts, values []outcome
	for _, name := range slices.Sorted(maps.Keys(results)) {
		for _, o := range results[name] {
			if o.text {
				texts = append(texts, o)
			} else {
				values = append(values, o)
			}
		}
	}
	rows = append(rows, append([]string{"all texts"}, tallyOutcomes(texts).row()...), append([]string{"all values"}, tallyOutcomes(values).row()...))
	return markdownTable(append([]string{"file"}, tallyHeader...), rows)
}

func reasonsPart(results map[string][]outcome) string {
	count := make(map[string]int)
	for _, list := range results {
		for _, o := range list {
			if r := reasonOf(o); r != nil && !o.exact && !o.missing {
				count[r.name]++
			}
		}
	}
	var b strings.Builder
	for i := range conformanceReasons {
		r := &conformanceReasons[i]
		fmt.Fprintf(&b, "- **%s** (%d cases). %s\n", r.name, count[r.name], r.text)
	}
	return b.String()
}

// restPart lists the groups with cases that came out wrong for no reason.
func restPart(results map[string][]outcome) string {
	var rows [][]string
	for _, name := range slices.Sorted(maps.Keys(results)) {
		groups := byGroup(results[name])
		for _, group := range slices.Sorted(maps.Keys(groups)) {
			var found, bounds, label, kind, silent int
			cases := 0
			for _, o := range groups[group] {
				if !o.missing {
					cases++
				}
				switch {
				case o.missing || o.exact || reasonOf(o) != nil:
				case !o.found:
					silent++
				case o.overlap:
					bounds++
				case o.labelled:
					label++
				case o.covered:
					kind++
				default:
					found++
				}
			}
			if found+bounds+label+kind+silent == 0 {
				continue
			}
			row := []string{strings.TrimSuffix(name, ".jsonl") + " " + group, strconv.Itoa(cases)}
			for _, n := range []int{found, label, bounds, kind, silent} {
				row = append(row, strconv.Itoa(n))
			}
			rows = append(rows, row)
		}
	}
	return markdownTable([]string{"group", "cases", "not found", "needs a label", "other bounds", "other kind", "false find"}, rows)
}

// kindsPart lists the kinds without a rule.
func kindsPart(results map[string][]outcome) string {
	count := make(map[string]int)
	for _, list := range results {
		for _, o := range list {
			if o.missing {
				count[o.kind]++
			}
		}
	}
	var names []string
	for _, kind := range slices.Sorted(maps.Keys(count)) {
		names = append(names, fmt.Sprintf("`%s` %d", kind, count[kind]))
	}
	return strings.Join(names, ", ") + "\n"
}
