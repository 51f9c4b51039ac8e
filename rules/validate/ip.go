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
	netip.MustParsePrefix("64:ff9b::/96"),
	netip.MustParsePrefix("64:ff9b:1::/48"),
}

// checkPublicIP wants an address that the internet routes to somebody.
func checkPublicIP(value string) Verdict {
	addr, ok := parseIP(value)
	switch {
	case !ok || private(addr):
		return Invalid
	case documentation(addr):
		return Reserved
	}
	return Valid
}

// checkPrivateIP wants an address with a meaning in one network or machine
// only.
func checkPrivateIP(value string) Verdict {
	addr, ok := parseIP(value)
	return verdict(ok && private(addr))
}

// parseIP reads an address, with or without prefix length. Eight pairs of
// hexadecimal digits are an EUI-64, not an IPv6 address.
func parseIP(value string) (netip.Addr, bool) {
	host, bits, cut := strings.Cut(value, "/")
	if cut && (bits == "" || len(bits) > 3 || !allDigits(bits)) {
		return netip.Addr{}, false
	}
	addr, err := netip.ParseAddr(host)
	if err != nil {
		return netip.Addr{}, false
	}
	if len(host) == 23 && strings.Count(host, ":") == 7 {
		return netip.Addr{}, false
	}
	return addr, true
}

func documentation(addr netip.Addr) bool { return within(addr, documentationRanges) }

func private(addr netip.Addr) bool {
	addr = addr.Unmap().WithZone("")
	return addr.IsPrivate() || addr.IsLoopback() || addr.IsUnspecified() || addr.IsMulticast() ||
		addr.IsLinkLocalUnicast() || within(addr, sharedRanges)
}

func within(addr netip.Addr, ranges []netip.Prefix) bool {
	addr = addr.Unmap().WithZone("")
	for _, p := range ranges {
		if p.Contains(addr) {
			return true
		}
	}
	return false
}
