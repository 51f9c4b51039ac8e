package surrogate

import (
	"net/netip"
	"regexp"
	"strings"
	"sync"

	"github.com/privlint/privlint/rules"
)

// address of a page in its parts. A path begins with the first sign behind
// the host.
type page struct {
	scheme, www, host, port, path string
}

var pageShape = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?i)((?:(?:https?|ftps?|wss?):)?//)?(www\d?\.)?([\pL\pM\pN.-]+\.[\pL\pM\pN-]+)(:\d{1,5})?([/?#].*)?$`)
})

func readURL(value string) (page, bool) {
	p := pageShape().FindStringSubmatch(value)
	if p == nil {
		return page{}, false
	}
	return page{p[1], p[2], p[3], p[4], p[5]}, true
}

// pathWords are parts of paths that name nobody and tell the kind of page.
var pathWords = setOf("in pub user users u id profile profiles people channel c index html htm php aspx jpg jpeg png gif pdf txt")

var path = wording{
	keep: func(word string) bool { return pathWords[word] },
	list: handle.list,
}

// url gives a page of example.com, example.net or example.org (RFC 2606
// section 3, RFC 6761 section 6.5), or of an address for documentation where
// the host is an address, with invented words in its path.
func (m *Maker) url(t rules.EntityType, value string) string {
	p, ok := readURL(value)
	if !ok {
		return ""
	}
	c := m.choose(t, fold(value))
	var host string
	if _, err := netip.ParseAddr(p.host); err == nil {
		host = m.ip(t, p.host)
	} else {
		labels := strings.Split(p.host, ".")
		last := labels[len(labels)-1]
		host = cased("Example", p.host) + "." + cased(c.suffix(last), last)
	}
	fresh, n := c.reword(escaped().ReplaceAllString(p.path, "x"), path)
	if host == "" || n < 0 {
		return ""
	}
	return p.scheme + p.www + host + p.port + fresh
}

// escaped are bytes of letters that an URL cannot hold (RFC 3986 section 2.1).
var escaped = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?:%[0-9A-Fa-f]{2})+`) })

func isURL(value string) bool {
	if noExample(value) && !strings.ContainsAny(value, decimal) { // nor is its host an address
		return false
	}
	p, ok := readURL(value)
	if !ok || strings.Contains(p.path, "%") {
		return false
	}
	if !exampleDomain(strings.Split(p.host, ".")) && !isIP(p.host) {
		return false
	}
	all, _ := ours(p.path, path)
	return all
}
