package generalize

import (
	"net/netip"

	"github.com/privlint/privlint/rules/validate"
)

// Network leaves the network of an address, written with its length:
// "81.2.69.160" becomes "81.2.69.0/24", and of IPv6 48 bits stay. A shorter
// prefix stays as short as it is. It is false for private addresses, whose
// networks are everybody's.
//
// Source: Regulation (EU) 2016/679 recital 30; the lengths are those of
// validate.GeneralBits4 and validate.GeneralBits6. Safe Harbor allows no part
// of an address, 45 CFR 164.514(b)(2)(i)(O).
func Network(text string) (string, bool) {
	bits := 128
	addr, err := netip.ParseAddr(text)
	if err != nil {
		prefix, err := netip.ParsePrefix(text)
		if err != nil {
			return "", false
		}
		addr, bits = prefix.Addr(), prefix.Bits()
	}
	if private, ok := validate.Lookup("ip-private"); !ok || private.Check(text) != validate.Invalid {
		return "", false
	}
	addr = addr.WithZone("").Unmap()
	longest := validate.GeneralBits6
	if addr.Is4() {
		longest = validate.GeneralBits4
	}
	prefix, err := addr.Prefix(min(bits, longest))
	if err != nil {
		return "", false
	}
	return prefix.String(), true
}
