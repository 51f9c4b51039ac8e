package config

import (
	"bufio"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"github.com/privlint/privlint/rules"
)

// allowed is the compiled form of all that is allowed.
type allowed struct {
	entries []entry
	domains []string
	phones  map[string]bool // by digits
	names   map[string]bool // folded
}

type entry struct {
	values map[string]bool // folded
	re     *regexp.Regexp
	rules  []string
}

// minPhone is how many digits from the end make a telephone number the same:
// with and without country code.
const minPhone = 7

// Allowed compiles what the files allow. It fails on dictionaries that
// cannot be read. The function is nil where nothing is allowed, and safe for
// concurrent use.
func (c *Config) Allowed() (func(r *rules.Rule, value string) bool, error) {
	a := &allowed{phones: make(map[string]bool), names: make(map[string]bool)}
	for _, l := range c.layers {
		for i := range l.Allow {
			e, err := l.entry(&l.Allow[i])
			if err != nil {
				return nil, err
			}
			a.entries = append(a.entries, e)
		}
		if o := l.Organization; o != nil {
			for _, d := range o.Domains {
				a.domains = append(a.domains, domainOf(d))
			}
			for _, p := range o.PhoneNumbers {
				a.phones[digitsOf(p)] = true
			}
			for _, n := range o.Names {
				a.names[fold(n)] = true
			}
		}
	}
	if len(a.entries)+len(a.domains)+len(a.phones)+len(a.names) == 0 {
		return nil, nil //nolint:nilnil // nothing is allowed
	}
	return a.allows, nil
}

func (l *layer) entry(a *Allow) (entry, error) {
	e := entry{values: make(map[string]bool), rules: a.Rules}
	for _, v := range a.Values {
		e.values[fold(v)] = true
	}
	if a.Regexp != "" {
		re, err := compileAllowed(a.Regexp)
		if err != nil {
			return e, fmt.Errorf("%s: %w", l.path, err)
		}
		e.re = re
	}
	if a.File == "" {
		return e, nil
	}
	f, err := os.Open(resolve(l.dir, a.File))
	if err != nil {
		return e, fmt.Errorf("%s: cannot read %s: %w", l.path, a.File, cause(err))
	}
	defer func() { _ = f.Close() }() // read only
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		if line := strings.TrimSpace(strings.TrimPrefix(lines.Text(), "\ufeff")); line != "" && !strings.HasPrefix(line, "#") {
			e.values[fold(line)] = true
		}
	}
	if err := lines.Err(); err != nil {
		return e, fmt.Errorf("%s: cannot read %s: %w", l.path, a.File, err)
	}
	return e, nil
}

func (a *allowed) allows(r *rules.Rule, value string) bool {
	folded := fold(value)
	for i := range a.entries {
		e := &a.entries[i]
		if len(e.rules) > 0 && !slices.ContainsFunc(e.rules, r.Named) {
			continue
		}
		if e.values[folded] || e.re != nil && e.re.MatchString(strings.TrimSpace(value)) {
			return true
		}
	}
	switch r.EntityType {
	case "EMAIL_ADDRESS", "URL":
		return a.atDomain(folded)
	case "PHONE_NUMBER", "FAX_NUMBER":
		return a.isPhone(digitsOf(value))
	case "PERSON", "ORGANIZATION", "LOCATION", "USERNAME":
		return a.names[folded]
	}
	return false
}

// atDomain tells whether the host of an address is one of the organisation,
// or below one.
func (a *allowed) atDomain(address string) bool {
	host := address
	if _, rest, ok := strings.Cut(host, "://"); ok {
		host = rest
	}
	if i := strings.IndexAny(host, "/?#"); i >= 0 {
		host = host[:i]
	}
	if i := strings.LastIndexByte(host, '@'); i >= 0 {
		host = host[i+1:]
	}
	host, _, _ = strings.Cut(host, ":")
	return slices.ContainsFunc(a.domains, func(d string) bool {
		return host == d || strings.HasSuffix(host, "."+d)
	})
}

// isPhone compares digits from the end, so that a country code may be there
// or not.
func (a *allowed) isPhone(digits string) bool {
	if digits == "" {
		return false
	}
	if a.phones[digits] {
		return true
	}
	for p := range a.phones {
		short, long := digits, p
		if len(short) > len(long) {
			short, long = long, short
		}
		if short = strings.TrimLeft(short, "0"); len(short) >= minPhone && strings.HasSuffix(long, short) {
			return true
		}
	}
	return false
}

func digitsOf(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}

// domainOf is a domain as people write it: "@example.com", "*.example.com".
func domainOf(d string) string {
	return strings.ToLower(strings.TrimPrefix(strings.TrimPrefix(strings.TrimSpace(d), "@"), "*."))
}

// fold makes values equal that people take for the same: letter case, blanks,
// and accents that are written as one character or two.
func fold(s string) string {
	return cases.Fold().String(norm.NFC.String(strings.Join(strings.Fields(s), " ")))
}
