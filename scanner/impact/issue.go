package impact

import (
	"slices"

	"github.com/privlint/privlint/scanner/document"
)

// Issue is one thing in the output that the scrub made or changed and that
// the import refuses or that costs training. It holds no text of the file but
// names, and those went through Options.Name.
type Issue struct {
	Kind     Kind     `json:"kind"`
	Severity Severity `json:"severity"`
	// Message is one sentence about the place and the fault.
	Message string         `json:"message"`
	Place   document.Place `json:"place"`
	// Pointer and Record are those of the unit.
	Pointer string `json:"pointer,omitempty"`
	Record  int    `json:"record,omitempty"`
	// Count is the number that the message is about: characters, words,
	// examples, rows. Zero where it is about none.
	Count int `json:"count,omitempty"`
}

// Total counts all issues of a kind.
type Total struct {
	Kind Kind `json:"kind"`
	// Severity is the worst of those that the scrub made, else of all.
	Severity Severity `json:"severity"`
	// Before and After count those in the input and in the output.
	Before int `json:"before"`
	After  int `json:"after"`
	// Made counts those of After that the scrub made or changed: the text
	// was edited, or the one that it is equal to.
	Made int `json:"made"`
	// Listed is how many of Made are in the list of issues.
	Listed int `json:"listed"`
}

// stage says whether a unit stands in the input or in the output, and whether
// its text was edited.
type stage uint8

const (
	before stage = iota
	after
	edited
)

// ledger counts issues and keeps the first of each kind.
type ledger struct {
	most   int
	totals map[Kind]*Total
	issues map[Kind][]Issue
}

func newLedger(most int) *ledger {
	return &ledger{most: most, totals: map[Kind]*Total{}, issues: map[Kind][]Issue{}}
}

// add counts an issue. Describe is called where it is to be listed.
func (l *ledger) add(s stage, kind Kind, severity Severity, made bool, describe func() Issue) {
	t := l.totals[kind]
	if t == nil {
		t = &Total{Kind: kind, Severity: Warned}
		l.totals[kind] = t
	}
	if s == before {
		t.Before++
		if severity == Refused && t.Made == 0 {
			t.Severity = Refused
		}
		return
	}
	t.After++
	if made && t.Made == 0 {
		t.Severity = severity // no more of those that stood there before
	}
	if severity == Refused && (made || t.Made == 0) {
		t.Severity = Refused
	}
	if !made {
		return
	}
	t.Made++
	if t.Listed == l.most {
		return
	}
	t.Listed++
	issue := describe()
	issue.Kind, issue.Severity = kind, severity
	l.issues[kind] = append(l.issues[kind], issue)
}

// list puts issues and totals in the order of the kinds.
func (l *ledger) list() (issues []Issue, totals []Total) {
	issues, totals = []Issue{}, []Total{} // JSON shows lists
	for _, kind := range Kinds() {
		if t := l.totals[kind]; t != nil {
			totals = append(totals, *t)
			issues = append(issues, l.issues[kind]...)
		}
	}
	return slices.Clip(issues), slices.Clip(totals)
}
