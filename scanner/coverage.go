package scanner

import "github.com/privlint/privlint/rules"

// Status says how much of an input was examined.
type Status string

// The states of an input.
const (
	// StatusScanned inputs were read to the end by every rule.
	StatusScanned Status = "scanned"
	// StatusPartial inputs have findings, but something was left out: the
	// reasons say what. They never count as clean.
	StatusPartial Status = "partial"
	// StatusFailed inputs were named or found and could not be read at all.
	StatusFailed Status = "failed"
	// StatusSkipped inputs were left out by rule (binary, ignored, no
	// training data) while walking a folder.
	StatusSkipped Status = "skipped"
)

// Coverage is the account of one input.
type Coverage struct {
	Path   string `json:"path"`
	Status Status `json:"status"`
	// Format is the detected or given format, such as "watson-dialog".
	Format string `json:"format,omitempty"`
	// Encoding is the character set when it is not plain UTF-8.
	Encoding string `json:"encoding,omitempty"`
	// Reasons say in sentences, with places, why the status is not
	// "scanned", or what is worth knowing.
	Reasons []string `json:"reasons,omitempty"`
	Units   int      `json:"units"`
	Bytes   int64    `json:"bytes"`
	// Findings counts what was reported for this input, Suppressed what was
	// accepted before.
	Findings   int `json:"findings"`
	Suppressed int `json:"suppressed"`

	lore *lore
}

// Declares tells that the input declares words of its bot.
func (c *Coverage) Declares() bool { return c.lore != nil && c.lore.declared.Len() > 0 }

// Summary closes a run.
type Summary struct {
	Files   int   `json:"files"`
	Partial int   `json:"partial"`
	Failed  int   `json:"failed"`
	Skipped int   `json:"skipped"`
	Units   int   `json:"units"`
	Bytes   int64 `json:"bytes"`
	// Findings that nobody has accepted; the counts below are of these.
	Findings   int            `json:"findings"`
	Suppressed int            `json:"suppressed"`
	Severity   map[string]int `json:"by_severity"`
	Entity     map[string]int `json:"by_entity_type"`
	// Worst is the highest severity of an unsuppressed finding, 0 if none.
	Worst rules.Severity `json:"-"`
}

// Complete tells whether everything that was named or found was scanned to
// the end.
func (s *Summary) Complete() bool { return s.Partial == 0 && s.Failed == 0 && s.Files > 0 }

// Sink takes the results of a scan, in the order of the inputs and of the
// places in them, whatever the number of workers: the findings of an input,
// then its coverage. It is called from one goroutine at a time.
type Sink interface {
	Finding(f *Finding) error
	Coverage(c *Coverage) error
}
