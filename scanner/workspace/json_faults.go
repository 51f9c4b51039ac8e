package workspace

import (
	"fmt"

	"github.com/privlint/privlint/scanner/document"
)

// maxFaults is how many faults of one kind are listed with their places.
const maxFaults = 3

// faultCounter passes on the first faults of each kind and counts the rest.
type faultCounter struct {
	seen map[document.JSONFaultKind]int
}

func (c *faultCounter) add(f document.JSONFault, problem func(Problem)) {
	if c.seen == nil {
		c.seen = map[document.JSONFaultKind]int{}
	}
	c.seen[f.Kind]++
	if c.seen[f.Kind] > maxFaults {
		return
	}
	problem(Problem{Pos: f.Pos, Offset: f.Offset, Text: f.Kind.String(), Note: onlyNote(f.Kind)})
}

// close sums up what was not listed.
func (c *faultCounter) close(problem func(Problem)) {
	for _, kind := range sortedKeys(c.seen) {
		if n := c.seen[kind] - maxFaults; n > 0 {
			problem(Problem{Text: fmt.Sprintf("%d more of: %s", n, kind), Note: onlyNote(kind)})
		}
	}
}

// onlyNote tells whether all of the text was scanned in spite of the fault,
// and whether every reader of the file sees the same text. Readers disagree
// on duplicate names.
func onlyNote(k document.JSONFaultKind) bool {
	switch k {
	case document.FaultExtraComma, document.FaultTrailingComma, document.FaultMissingComma, document.FaultNumber,
		document.FaultEscape, document.FaultControl, document.FaultByteOrderMark:
		return true
	default:
		return false
	}
}
