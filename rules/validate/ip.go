package validate

import (
	"net/netip"
	"strings"
)

// Ranges set aside for documentation: RFC 5737, RFC 3849 and RFC 9637.
var documentationRanges = []netip.Prefix{
	netip.MustParsePrefix("192.0.2.0/24"),
	netip.MustParsePrefix("198.51.100.0/24"),
	netip.MustParsePrefix("203.0.113.0/24"),
	netip.MustParsePrefix("2001:db8::/32"),
	netip.MustParsePrefix("3fff::/20"),
}

// Ranges that lead to no subscriber: RFC 1122, RFC 6598, RFC 2544, RFC 1112
// and RFC 8215, beyond those that package netip knows.
var sharedRanges = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"),
	netip.MustParsePrefix("100.64.0.0/10"),
	netip.MustParsePrefix("198.18.0.0/15"),
	netip.MustParsePrefix("240.0.0.0/4"),
	netip.MustParsePrefix("64:ff9b:1::/48"),
}

// Ranges that carry an IPv4 address in their last four bytes, which says
// whose the address is: RFC 4291 section 2.5.5 (compatible, mapped), RFC
// 2765 section 2.1 (translated) and RFC 6052 section 2.1 (NAT64).
var carrierRanges = []netip.Prefix{
	netip.MustParsePrefix("::/96"),
	netip.MustParsePrefix("::ffff:0:0/96"),
	netip.MustParsePrefix("::ffff:0:0:0/96"),
	netip.MustParsePrefix("64:ff9b::/96"),
}

// checkPublicIP wants an address that the internet routes to somebody.
func checkPublicIP(value string) Verdict {
	addr, ok := parseIP(value)
	switch {
	case !ok || private(addr):
		return Invalid
	case documentation(addr), generalNetwork(value):
		return Reserved
	}
	return Valid
}

// generalNetwork tells whether value is a network that generalization leaves
// of an address: many subscribers, and no bit behind its prefix.
func generalNetwork(value string) bool {
	prefix, err := netip.ParsePrefix(value)
	if err != nil || prefix.Masked() != prefix {
		return false
	}
	if prefix.Addr().Is4() {
		return prefix.Bits() <= GeneralBits4
	}
	return prefix.Bits() <= GeneralBits6
}

// Lengths of the prefixes that generalization leaves of an address. A /24 is
// the longest that providers announce; a /48 is the site of one customer at
// most (RFC 6177 section 2), which is why it is no longer, and the practice
// of web statistics ("IP masking" in Google Analytics takes 8 and 80 bits).
const (
	GeneralBits4 = 24
	GeneralBits6 = 48
)

// checkPrivateIP wants an address with a meaning in one network or machine
// only.
func checkPrivateIP(value string) Verdict {
	addr, ok := parseIP(value)
	return verdict(ok && private(addr))
}

// checkIPRange wants an address with the length of a prefix behind it. Bits
// behind the prefix may be set: 192.0.2.7/24 is the way that interfaces are
// written.
func checkIPRange(value string) Verdict {
	prefix, err := netip.ParsePrefix(value)
	switch {
	case err != nil:
		return Invalid
	case documentation(prefix.Addr()):
		return Reserved
	}
	return Valid
}

// parseIP reads an address, with or without prefix length. Eight pairs of
// hexadecimal digits are an EUI-64, not an IPv6 address.
func parseIP(value string) (netip.Addr, bool) {
	host, bits, cut := strings.Cut(value, "/")
	addr, err := netip.ParseAddr(host)
	if err != nil || strings.ContainsAny(addr.Zone(), "% ") {
		return netip.Addr{}, false
	}
	if cut {
		if _, err := netip.ParsePrefix(addr.WithZone("").String() + "/" + bits); err != nil {
			return netip.Addr{}, false
		}
	}
	return addr, !eightPairs(host)
}

func eightPairs(host string) bool {
	groups := strings.Split(host, ":")
	for _, g := range groups {
		if len(g) != 2 {
			return false
		}
	}
	return len(groups) == 8
}

func documentation(addr netip.Addr) bool { return within(addr, documentationRanges) }

func private(addr netip.Addr) bool {
	addr = carried(addr)
	return addr.IsPrivate() || addr.IsLoopback() || addr.IsUnspecified() || addr.IsMulticast() ||
		addr.IsLinkLocalUnicast() || within(addr, sharedRanges)
}

// carried is the IPv4 address inside addr, or addr itself without its zone.
// The loopback and unspecified addresses of IPv6 carry none.
func carried(addr netip.Addr) netip.Addr {
	addr = addr.WithZone("")
	if addr.Is4() || addr.IsLoopback() || addr.IsUnspecified() {
		return addr
	}
	for _, p := range carrierRanges {
		if p.Contains(addr) {
			b := addr.As16()
			return netip.AddrFrom4([4]byte(b[12:]))
		}
	}
	return addr.Unmap()
}

func within(addr netip.Addr, ranges []netip.Prefix) bool {
	addr = carried(addr)
	for _, p := range ranges {
		if p.Contains(addr) {
			return true
		}
	}
	return false
}
