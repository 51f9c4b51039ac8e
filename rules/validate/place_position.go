package validate

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// positionForm is a latitude and a longitude in decimal degrees, with or
// without brackets around both.
var positionForm = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(\()?([+-]?\d{1,2}(?:\.\d+)?) ?, ?([+-]?\d{1,3}(?:\.\d+)?)(\))?$`)
})

// latLong accepts a pair of decimal degrees on the globe, latitude first,
// whatever its precision. Degrees have no leading zeros in this form, unlike
// in the compact one of ISO 6709 section 6.
func latLong(value string) Verdict {
	m := positionForm().FindStringSubmatch(value)
	if m == nil || (m[1] == "") != (m[4] == "") {
		return Invalid
	}
	return verdict(withinDegrees(m[2], 90) && withinDegrees(m[3], 180))
}

func withinDegrees(s string, limit float64) bool {
	whole, _, _ := strings.Cut(strings.TrimLeft(s, "+-"), ".")
	if len(whole) > 2 && whole[0] == '0' {
		return false
	}
	v, err := strconv.ParseFloat(strings.TrimPrefix(s, "+"), 64)
	return err == nil && v >= -limit && v <= limit
}
