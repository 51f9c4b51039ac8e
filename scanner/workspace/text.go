package workspace

import (
	"strings"

	"github.com/privlint/privlint/scanner/document"
)

// sniffText takes files with the name of a text that hold NUL bytes too.
// What else is text comes here by default.
func sniffText(h *Head) int {
	if h.Outline == nil && hasSuffix(h, ".txt", ".text", ".log") {
		return 2
	}
	return 0
}

// readText makes a unit of each line.
func readText(in *Input, out Emitter) error {
	var u document.Unit
	return eachLine(in, out, func(l document.Line) error {
		if strings.TrimSpace(l.Text) == "" {
			return nil
		}
		u = textUnit(l)
		return out.Unit(&u)
	})
}

func textUnit(l document.Line) document.Unit {
	u := l.Unit()
	u.Role = document.RoleText
	u.Place.Kind = "line"
	return u
}
