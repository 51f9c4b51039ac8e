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

func toFind(o outcome) bool   { return o.found }
func toPassBy(o outcome) bool { return !o.found }

// conformanceReasons are tried in order. A reason excuses a case in the
// documentation only: it counts as wrong for the floor all the same.
var conformanceReasons = slices.Concat(phoneReasons, contactReasons, dateReasons, ageReasons, europeReasons, worldReasons, businessReasons, placeReasons)

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

// kindsPart lists the kinds without a rule, those that name no person apart.
func kindsPart(results map[string][]outcome) string {
	count := make(map[string]int)
	for _, list := range results {
		for _, o := range list {
			if o.missing {
				count[o.kind]++
			}
		}
	}
	open, impersonal := []string{}, map[string][]string{}
	for _, kind := range slices.Sorted(maps.Keys(count)) {
		entry := fmt.Sprintf("`%s` %d", kind, count[kind])
		if what, ok := impersonalKinds[kind]; ok {
			impersonal[what] = append(impersonal[what], entry)
		} else {
			open = append(open, entry)
		}
	}
	var b strings.Builder
	b.WriteString("No personal data, by what the number names:\n\n")
	for _, what := range slices.Sorted(maps.Keys(impersonal)) {
		fmt.Fprintf(&b, "- %s: %s\n", what, strings.Join(impersonal[what], ", "))
	}
	if len(open) == 0 {
		open = []string{"none"}
	}
	fmt.Fprintf(&b, "\nNot yet: %s\n", strings.Join(open, ", "))
	return b.String()
}
