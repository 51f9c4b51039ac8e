package report

import (
	"fmt"
	"io"
	"net/url"
	"path"
	"strings"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/rules/policy"
	"github.com/privlint/privlint/scanner"
)

// sarifSchema is the schema of SARIF 2.1.0 with errata 01 (OASIS).
const sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

// sarif writes one run of SARIF 2.1.0. Results are streamed; the rules that
// they name and the notifications about inputs follow behind.
type sarif struct {
	jsonWriter
	o       Options
	started bool
	index   map[string]int
	used    []*rules.Rule
	notes   []sarifNotification
	failed  bool
	path    string // of the last result
	uri     string
}

func newSARIF(w io.Writer, o Options) *sarif {
	return &sarif{jsonWriter: newJSONWriter(w), o: o, index: make(map[string]int)}
}

type sarifText struct {
	Text     string `json:"text"`
	Markdown string `json:"markdown,omitempty"`
}

type sarifResult struct {
	RuleID              string             `json:"ruleId"`
	RuleIndex           int                `json:"ruleIndex"`
	Level               string             `json:"level"`
	Rank                float64            `json:"rank"`
	Message             sarifText          `json:"message"`
	Locations           []sarifLocation    `json:"locations"`
	PartialFingerprints *sarifFingerprints `json:"partialFingerprints,omitempty"`
	Suppressions        []sarifSuppression `json:"suppressions,omitempty"`
	Properties          sarifProperties    `json:"properties"`
}

// sarifFingerprints has the name that versions the fingerprint for programs
// that compare runs.
type sarifFingerprints struct {
	V1 string `json:"privlint/v1"`
}

// sarifProperties is a struct: with maps, writing a result took twice as long.
type sarifProperties struct {
	Category   rules.Category   `json:"category"`
	EntityType rules.EntityType `json:"entity_type"`
	Likelihood rules.Likelihood `json:"likelihood"`
	Policies   []string         `json:"policies,omitempty"`
	Severity   rules.Severity   `json:"severity"`
}

type sarifLocation struct {
	PhysicalLocation sarifPhysical  `json:"physicalLocation"`
	LogicalLocations []sarifLogical `json:"logicalLocations,omitempty"`
}

type sarifPhysical struct {
	ArtifactLocation sarifArtifact `json:"artifactLocation"`
	Region           *sarifRegion  `json:"region,omitempty"`
}

type sarifArtifact struct {
	URI string `json:"uri"`
}

type sarifRegion struct {
	StartLine   int        `json:"startLine"`
	StartColumn int        `json:"startColumn"`
	EndLine     int        `json:"endLine"`
	EndColumn   int        `json:"endColumn"`
	ByteOffset  int        `json:"byteOffset"`
	ByteLength  int        `json:"byteLength"`
	Snippet     *sarifText `json:"snippet,omitempty"`
}

type sarifLogical struct {
	FullyQualifiedName string `json:"fullyQualifiedName"`
	Kind               string `json:"kind"`
}

type sarifSuppression struct {
	Kind          string `json:"kind"`
	Status        string `json:"status"`
	Justification string `json:"justification,omitempty"`
}

type sarifNotification struct {
	Level      string          `json:"level"`
	Message    sarifText       `json:"message"`
	Locations  []sarifLocation `json:"locations"`
	Descriptor struct {
		ID string `json:"id"`
	} `json:"descriptor"`
}

func (s *sarif) start() {
	if s.started {
		return
	}
	s.started = true
	s.w.printf(`{"$schema":%q,"version":"2.1.0","runs":[{"columnKind":"utf16CodeUnits","results":[`, sarifSchema)
}

func (s *sarif) Finding(f *scanner.Finding) error {
	s.start()
	return s.item(s.result(f))
}

func (s *sarif) result(f *scanner.Finding) sarifResult {
	start, end := f.ColumnsUTF16()
	value := f.Masked
	if s.o.ShowValues {
		value = f.Reveal()
	}
	r := sarifResult{
		RuleID: f.Rule, RuleIndex: s.ruleIndex(f), Level: sarifLevel(f.Severity), Rank: f.Score * 100,
		Message: sarifText{Text: Escape(f.Message)},
		Locations: []sarifLocation{{PhysicalLocation: sarifPhysical{
			ArtifactLocation: sarifArtifact{s.uriOf(f.Path)},
			Region: &sarifRegion{
				StartLine: f.Line, StartColumn: start, EndLine: f.EndLine, EndColumn: end,
				ByteOffset: f.ByteStart, ByteLength: f.ByteEnd - f.ByteStart, Snippet: &sarifText{Text: value},
			},
		}}},
		Properties: sarifProperties{
			Category: f.Category, EntityType: f.EntityType, Likelihood: likelihood(f), Policies: f.Policies, Severity: f.Severity,
		},
	}
	if f.Pointer != "" {
		r.Locations[0].LogicalLocations = []sarifLogical{{f.Pointer, "member"}}
	}
	if f.Fingerprint != "" {
		r.PartialFingerprints = &sarifFingerprints{f.Fingerprint}
	}
	if d := f.Suppressed; d != nil {
		kind := "external"
		if d.Kind == "comment" {
			kind = "inSource"
		}
		r.Suppressions = []sarifSuppression{{kind, "accepted", suppressed(d)}}
	}
	return r
}

// uriOf is the URI of a path: findings of one input come one after the other.
func (s *sarif) uriOf(path string) string {
	if path != s.path || s.uri == "" {
		s.path, s.uri = path, uriOf(path)
	}
	return s.uri
}

// ruleIndex is the place of the rule of a finding among those that are
// described behind the results.
func (s *sarif) ruleIndex(f *scanner.Finding) int {
	if i, ok := s.index[f.Rule]; ok {
		return i
	}
	r := &rules.Rule{ID: f.Rule, Title: f.Rule, EntityType: f.EntityType, Category: f.Category, Severity: f.Severity}
	if s.o.Rules != nil {
		if known, ok := s.o.Rules.Rule(f.Rule); ok {
			r = known
		}
	}
	s.index[f.Rule] = len(s.used)
	s.used = append(s.used, r)
	return s.index[f.Rule]
}

func sarifLevel(s rules.Severity) string {
	switch s {
	case rules.SeverityCritical, rules.SeverityHigh:
		return "error"
	case rules.SeverityMedium:
		return "warning"
	default:
		return "note"
	}
}

// uriOf writes a path as a URI reference (RFC 3986): relative, or with the
// scheme file.
func uriOf(p string) string {
	u := url.URL{Path: p}
	if path.IsAbs(p) {
		u.Scheme = "file"
	} else if head, _, _ := strings.Cut(p, "/"); strings.Contains(head, ":") {
		u.Path = "./" + p // else the first part is a scheme
	}
	return u.String()
}

func (s *sarif) Coverage(c *scanner.Coverage) error {
	s.start()
	n := sarifNotification{Level: "note", Locations: []sarifLocation{{PhysicalLocation: sarifPhysical{ArtifactLocation: sarifArtifact{uriOf(c.Path)}}}}}
	switch c.Status {
	case scanner.StatusScanned:
		return s.w.flush()
	case scanner.StatusSkipped:
		n.Message.Text = "left out: " + reasons(c.Reasons)
	case scanner.StatusPartial, scanner.StatusFailed:
		n.Level = "error"
		n.Message.Text = strings.TrimPrefix(ProblemLine(c), Escape(c.Path)+": ")
		s.failed = true
	}
	n.Descriptor.ID = "input-" + string(c.Status)
	s.notes = append(s.notes, n)
	return s.w.flush()
}

type sarifRule struct {
	ID               string         `json:"id"`
	Name             string         `json:"name"`
	ShortDescription sarifText      `json:"shortDescription"`
	FullDescription  *sarifText     `json:"fullDescription,omitempty"`
	Help             sarifText      `json:"help"`
	Configuration    sarifConfig    `json:"defaultConfiguration"`
	Properties       map[string]any `json:"properties"`
}

type sarifConfig struct {
	Level string `json:"level"`
}

func (s *sarif) Close(*scanner.Summary) error {
	s.start()
	described := make([]sarifRule, len(s.used))
	for i, r := range s.used {
		described[i] = describeRule(r)
	}
	notes := s.notes
	if notes == nil {
		notes = []sarifNotification{}
	}
	version := s.o.Version
	if version == "" {
		version = "devel"
	}
	s.w.printf("\n],\"tool\":")
	if err := s.value(map[string]any{"driver": map[string]any{
		"name": "privlint", "version": version, "rules": described,
		"notifications": []map[string]string{{"id": "input-failed"}, {"id": "input-partial"}, {"id": "input-skipped"}},
	}}); err != nil {
		return err
	}
	s.w.printf(`,"invocations":`)
	if err := s.value([]map[string]any{{"executionSuccessful": !s.failed, "toolExecutionNotifications": notes}}); err != nil {
		return err
	}
	s.w.printf("}]}\n")
	return s.w.flush()
}

func describeRule(r *rules.Rule) sarifRule {
	help := strings.TrimSpace(oneLine(r.Description) + "\n\n" + oneLine(r.Remediation))
	if help == "" {
		help = r.Title
	}
	out := sarifRule{
		ID: r.ID, Name: string(r.EntityType), ShortDescription: sarifText{Text: r.Title},
		Help:          sarifText{Text: help, Markdown: helpMarkdown(r, help)},
		Configuration: sarifConfig{sarifLevel(r.Severity)},
		Properties:    map[string]any{"tags": append([]string{"security", "privacy", string(r.Category)}, policy.Tags(r.EntityType)...), "security-severity": securitySeverity(r.Severity)},
	}
	if r.Description != "" {
		out.FullDescription = &sarifText{Text: oneLine(r.Description)}
	}
	return out
}

func helpMarkdown(r *rules.Rule, help string) string {
	var b strings.Builder
	b.WriteString(help)
	if len(r.References) > 0 {
		b.WriteString("\n\nSource:\n")
		for _, ref := range r.References {
			fmt.Fprintf(&b, "\n- %s", oneLine(ref))
		}
	}
	fmt.Fprintf(&b, "\n\nMore: `privlint rules explain %s`", r.ID)
	return b.String()
}

// securitySeverity is the number by which GitHub sorts results, on the scale
// of CVSS: from 9 critical, 7 high, 4 medium.
func securitySeverity(s rules.Severity) string {
	switch s {
	case rules.SeverityCritical:
		return "9.5"
	case rules.SeverityHigh:
		return "8.0"
	case rules.SeverityMedium:
		return "5.5"
	case rules.SeverityLow:
		return "3.0"
	default:
		return "0.5"
	}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
