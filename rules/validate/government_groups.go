package validate

import "strings"

// groupedDigits is digitsOf for digits of which the groups have the given
// lengths: between them separators may stand, inside them not.
func groupedDigits(value string, groups ...int) (string, bool) {
	value = strings.Trim(value, separators)
	var s strings.Builder
	for i, size := range groups {
		if i > 0 {
			value = strings.TrimLeft(value, separators)
		}
		if len(value) < size || !allDigits(value[:size]) {
			return "", false
		}
		s.WriteString(value[:size])
		value = value[size:]
	}
	return s.String(), value == ""
}
