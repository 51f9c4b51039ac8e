package surrogate

import (
	"regexp"
	"strings"
	"sync"

	"github.com/privlint/privlint/rules"
)

// Signs of an e-mail address, written or spoken; the words are those that
// the check of spoken addresses in package validate knows.
var (
	atSign = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)\s*[\[({<]\s*(?:at|@)\s*[\])}>]\s*|\s*[@＠]\s*|%40|` +
			`\s+(?:at|ät|arroba|arobase|chiocciola|klammeraffe|apenstaartje|małpa)\s+`)
	})
	dotSign = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)\s*[\[({<]\s*(?:dot|\.)\s*[\])}>]\s*|\s+(?:dot|punkt|point|punto|ponto|punt|kropka)\s+|\s*[.。]\s*`)
	})
)

// mail is an e-mail address in its parts.
type mail struct {
	prefix, local, at string
	domain            []string // labels
	dot               string   // what stands before the last label
}

func readEmail(value string) (mail, bool) {
	var a mail
	const scheme = "mailto:"
	if len(value) > len(scheme) && strings.EqualFold(value[:len(scheme)], scheme) {
		a.prefix, value = value[:len(scheme)], value[len(scheme):]
	}
	signs := atSign().FindAllStringIndex(value, -1)
	if len(signs) == 0 {
		return a, false
	}
	sign := signs[len(signs)-1]
	domain := value[sign[1]:]
	dots := dotSign().FindAllString(domain, -1)
	if len(dots) == 0 || sign[0] == 0 || strings.ContainsAny(domain, "/?#;,") {
		return a, false
	}
	a.local, a.at, a.dot = value[:sign[0]], value[sign[0]:sign[1]], dots[len(dots)-1]
	a.domain = dotSign().Split(domain, -1)
	return a, strings.TrimSpace(a.domain[len(a.domain)-1]) != ""
}

// email gives an address at example.com, example.net or example.org, which
// IANA keeps for documentation (RFC 2606 section 3, RFC 6761 section 6.5), with
// invented words before the sign.
func (m *Maker) email(t rules.EntityType, value string) string {
	a, ok := readEmail(value)
	if !ok {
		return ""
	}
	c := m.choose(t, fold(dotSign().ReplaceAllString(a.local, ".")+"@"+strings.Join(a.domain, ".")))
	var local strings.Builder
	rest := a.local
	for _, dot := range append(dotSign().FindAllStringIndex(a.local, -1), []int{len(a.local), len(a.local)}) {
		from := len(a.local) - len(rest)
		fresh, n := c.reword(a.local[from:dot[0]], handle)
		if n < 0 {
			return ""
		}
		local.WriteString(fresh)
		local.WriteString(a.local[dot[0]:dot[1]])
		rest = a.local[dot[1]:]
	}
	suffix := a.domain[len(a.domain)-1]
	if strings.Trim(a.domain[0], decimal) == "" {
		a.domain[0] = suffix
	}
	return a.prefix + local.String() + a.at + cased("Example", a.domain[0]) + a.dot + cased(c.suffix(suffix), suffix)
}

// suffix is that of a reserved name: the same, if it is one.
func (c choice) suffix(old string) string {
	old = strings.ToLower(old)
	fresh := c.of(exampleSuffixes)
	if old == "com" || old == "net" || old == "org" {
		return old
	}
	return fresh
}

// exampleLabel is the first label of the hosts that we give.
const exampleLabel = "example"

var exampleSuffixes = []string{"com", "net", "org"}

func exampleDomain(labels []string) bool {
	if len(labels) != 2 || fold(strings.TrimSpace(labels[0])) != exampleLabel {
		return false
	}
	switch fold(strings.TrimSpace(labels[1])) {
	case "com", "net", "org":
		return true
	}
	return false
}

// noExample tells that no host in value can be one that we give. Fullwidth
// letters are letters of a host as well.
func noExample(value string) bool {
	if !isASCII(value) {
		return false
	}
	for i := 0; i+len(exampleLabel) <= len(value); i++ {
		if value[i]|0x20 == exampleLabel[0] && strings.EqualFold(value[i:i+len(exampleLabel)], exampleLabel) {
			return false
		}
	}
	return true
}

func isEmail(value string) bool {
	if noExample(value) { // to read an address takes 4 us
		return false
	}
	a, ok := readEmail(value)
	if !ok || !exampleDomain(a.domain) {
		return false
	}
	all, _ := ours(dotSign().ReplaceAllString(a.local, "."), handle)
	return all
}
