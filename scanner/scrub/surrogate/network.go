package surrogate

import (
	"net/netip"
	"strings"

	"github.com/privlint/privlint/rules"
)

// Addresses for documentation: RFC 5737 section 3 and RFC 3849 section 2.
var (
	documentation4 = []netip.Prefix{
		netip.MustParsePrefix("192.0.2.0/24"),
		netip.MustParsePrefix("198.51.100.0/24"),
		netip.MustParsePrefix("203.0.113.0/24"),
	}
	documentation6 = netip.MustParsePrefix("2001:db8::/32")
)

// ip gives an address for documentation, with the length of the prefix and
// the zone of the value.
func (m *Maker) ip(t rules.EntityType, value string) string {
	host, bits, cut := strings.Cut(value, "/")
	addr, err := netip.ParseAddr(host)
	if err != nil {
		return ""
	}
	c := m.choose(t, addr.String())
	var fresh string
	switch at := strings.LastIndexByte(host, ':'); {
	case addr.Is4():
		fresh = c.ip4()
	case addr.Zone() == "" && strings.Contains(host[at+1:], "."): // an IPv4 address inside
		fresh = host[:at+1] + c.ip4()
	default:
		fresh = c.ip6(addr, host)
	}
	if fresh == host {
		return ""
	}
	if cut {
		fresh += "/" + bits
	}
	return fresh
}

func (c choice) ip4() string {
	b := documentation4[c.below(len(documentation4))].Addr().As4()
	b[3] = byte(1 + c.below(254))
	return netip.AddrFrom4(b).String()
}

// ip6 keeps which groups are zero, so that the address stays as short.
func (c choice) ip6(addr netip.Addr, host string) string {
	b, zone := addr.As16(), addr.Zone()
	fresh := documentation6.Addr().As16()
	for group := 2; group < 8; group++ {
		old, into := b[2*group:2*group+2], fresh[2*group:2*group+2]
		if old[0] == 0 && old[1] == 0 && group < 7 {
			continue
		}
		if old[0] != 0 {
			into[0] = byte(1 + c.below(255))
		}
		into[1] = byte(1 + c.below(255))
	}
	out := netip.AddrFrom16(fresh)
	text := out.String()
	if host, _, _ := strings.Cut(host, "%"); len(host) == len("2001:0db8:0000:0000:0000:0000:0000:0000") {
		text = out.StringExpanded()
	}
	if strings.ToUpper(host) == host && zone == "" && strings.ContainsAny(host, "ABCDEF") {
		text = strings.ToUpper(text)
	}
	if zone != "" {
		text += "%" + zone
	}
	return text
}

func isIP(value string) bool {
	host, _, _ := strings.Cut(value, "/")
	addr, err := netip.ParseAddr(host)
	if err != nil {
		return false
	}
	addr = addr.WithZone("")
	host, _, _ = strings.Cut(host, "%")
	if at := strings.LastIndexByte(host, ':'); at >= 0 && strings.Contains(host[at:], ".") {
		b := addr.As16()
		addr = netip.AddrFrom4([4]byte(b[12:]))
	}
	for _, p := range documentation4 {
		if p.Contains(addr) {
			return true
		}
	}
	return documentation6.Contains(addr)
}

// Hardware addresses for documentation: RFC 9542 (RFC 7042 before it), sections
// 2.1.4 and 2.2.3. Two hexadecimal digits follow.
const (
	documentationMAC   = "00005E0053"
	documentationEUI64 = "00005EEF100000"
)

func (m *Maker) mac(t rules.EntityType, value string) string {
	old, ok := hexOf(value)
	if !ok {
		return ""
	}
	c := m.choose(t, old)
	fresh := documentationMAC
	if len(old) == 16 {
		fresh = documentationEUI64
	}
	fresh += string([]byte{c.from(hexadecimal), c.from(hexadecimal)})
	if strings.ToUpper(value) != value {
		fresh = strings.ToLower(fresh)
	}
	at := -1
	return strings.Map(func(r rune) rune {
		if isHex(r) {
			at++
			return rune(fresh[at])
		}
		return r
	}, value)
}

const hexadecimal = "0123456789ABCDEF"

func isHex(r rune) bool { return r < 0x80 && strings.ContainsRune("0123456789ABCDEFabcdef", r) }

// hexOf are the twelve or sixteen hexadecimal digits of a hardware address.
func hexOf(value string) (string, bool) {
	var out strings.Builder
	for _, r := range value {
		switch {
		case isHex(r):
			out.WriteRune(r)
		case !strings.ContainsRune(":-. ", r):
			return "", false
		}
	}
	s := strings.ToUpper(out.String())
	return s, len(s) == 12 || len(s) == 16
}

func isMAC(value string) bool {
	s, ok := hexOf(value)
	return ok && (len(s) == 12 && strings.HasPrefix(s, documentationMAC) || len(s) == 16 && strings.HasPrefix(s, documentationEUI64))
}
