package scanner

import (
	"fmt"
	"log/slog"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner/document"
)

// Aliases for callers, so that they need not import package document.
type (
	// Span is a half-open byte range.
	Span = document.Span
	// Place says where a finding stands, in the terms of the bot.
	Place = document.Place
	// Unit is one human-written string with its address.
	Unit = document.Unit
)

// Finding is one reported occurrence. It is a plain value: it holds no
// reference to the file, and its matched text sits in one unexported field
// that no formatting verb prints. The JSON form is part of the contract with
// outsiders (docs/design: "A finding").
type Finding struct {
	Rule       string           `json:"rule"`
	EntityType rules.EntityType `json:"entity_type"`
	Category   rules.Category   `json:"category"`
	Severity   rules.Severity   `json:"severity"`
	// Score is the evidence, in [0, 1].
	Score      float64          `json:"score"`
	Likelihood rules.Likelihood `json:"likelihood"`
	// Message is a sentence about the data, without the value.
	Message string `json:"message"`
	// Policies are the obligations that the finding touches, such as
	// "hipaa:G" or "gdpr:87". Findings of one rule share the list.
	Policies []string `json:"policies"`

	// Path is relative as given, with forward slashes; members of archives
	// stand after "!": "export.zip!dialog-skill.json".
	Path    string `json:"path"`
	Pointer string `json:"pointer"`
	// Record counts from 1 in CSV, JSONL and line files, else nil.
	Record *int `json:"record"`
	// Lines and columns count from 1, columns in code points.
	Line      int `json:"line"`
	Column    int `json:"column"`
	EndLine   int `json:"end_line"`
	EndColumn int `json:"end_column"`
	// ByteStart and ByteEnd are offsets into the raw file.
	ByteStart int `json:"byte_start"`
	ByteEnd   int `json:"byte_end"`
	// UnitStart and UnitEnd are code points in the decoded unit.
	UnitStart int   `json:"unit_start"`
	UnitEnd   int   `json:"unit_end"`
	Place     Place `json:"place"`

	// Masked is the shape of the value.
	Masked   string   `json:"masked"`
	Evidence []string `json:"evidence"`
	// Fingerprint identifies the finding across re-exports: rule, stable
	// address and masked text. It contains nothing of the value.
	Fingerprint string       `json:"fingerprint"`
	Suppressed  *Suppression `json:"suppressed"`

	// Before and After are up to 40 code points of the unit around the
	// value, other values masked. For snippets.
	Before string `json:"-"`
	After  string `json:"-"`

	value string
	// Where the value is: which unit of the file, from 0, and the byte range
	// in its text.
	unit int
	span Span
	// How many characters beyond U+FFFF stand on the line before the begin
	// and the end.
	wideStart, wideEnd int
	// What the stages after matching need to know.
	role      document.Role
	reserved  bool
	disclosed bool
	report    bool
	fixed     bool // the configuration set the severity
}

// Suppression is the reasoned decision to ignore a finding.
type Suppression struct {
	// Kind says where the decision stands: "config", "comment" or
	// "baseline", or "diff-base" for what was there before.
	Kind   string `json:"kind"`
	Reason string `json:"reason,omitempty"`
	Author string `json:"author,omitempty"`
	// Until is the last day that it holds, as YYYY-MM-DD.
	Until string `json:"until,omitempty"`
}

// Reveal is the matched text. Only code behind --show-values and the
// scrubber may call it.
func (f *Finding) Reveal() string { return f.value }

// Where tells in which unit of its input the value is, counted from 0 in the
// order of Reader.Each, and the byte range in the text of that unit.
func (f *Finding) Where() (unit int, span Span) { return f.unit, f.span }

// Role is what the unit of the finding is for in the bot.
func (f *Finding) Role() document.Role { return f.role }

// Reserved tells that the value is a well-known dummy.
func (f *Finding) Reserved() bool { return f.reserved }

// ColumnsUTF16 are Column and EndColumn in UTF-16 code units, as SARIF and
// editors count.
func (f *Finding) ColumnsUTF16() (start, end int) {
	return f.Column + f.wideStart, f.EndColumn + f.wideEnd
}

// String shows the finding without its value.
func (f Finding) String() string {
	return fmt.Sprintf("%s:%d:%d: %s %s (%d bytes)", f.Path, f.Line, f.Column, f.Severity, f.Rule, len(f.value))
}

// Format keeps the value out of every verb.
func (f Finding) Format(s fmt.State, _ rune) { _, _ = fmt.Fprint(s, f.String()) }

// LogValue keeps the value out of structured logs.
func (f Finding) LogValue() slog.Value { return slog.StringValue(f.String()) }
