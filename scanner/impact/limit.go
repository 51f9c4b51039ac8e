package impact

import "strings"

// Limit is the greatest length of one kind of text in a format.
type Limit struct {
	// Kind is that of the place; Within and Ends must stand in the pointer
	// and at its end, where they are not empty.
	Kind, Within, Ends string
	// Most characters the text can have, counted in UTF-16 code units: the
	// service is written in Java, and this is the stricter reading.
	Most int
	// Severity is Refused where the reference of the API states the limit.
	Severity Severity
	// Source names where the limit is stated.
	Source string
}

// Sources of limits.
const (
	apiReference  = "Watson Assistant API v1 reference (comments of the Go SDK 0.8.0)"
	intentsPage   = "Watson Assistant documentation, intents.md"
	entitiesPage  = "Watson Assistant documentation, entities.md"
	skillsPage    = "Watson Assistant documentation, skill-dialog-add.md, and admin-backup-restore.md of the newer one"
	responsesPart = "Watson Assistant API v1 reference, dialog node output"
)

// Limits lists the limits of a format; the first that fits a text counts. It
// is nil for formats without known ones.
func Limits(format string) []Limit {
	switch format {
	case "watson-dialog", "watson-actions", "watson-export":
		return skillLimits()
	case "intent-csv":
		return []Limit{
			{Kind: "example", Most: 1024, Severity: Refused, Source: intentsPage},
			{Kind: "intent-name", Most: 128, Severity: Refused, Source: intentsPage},
		}
	case "entity-csv":
		return []Limit{
			{Kind: "entity-name", Most: 64, Severity: Refused, Source: entitiesPage},
			{Kind: "entity-value", Most: 64, Severity: Refused, Source: entitiesPage},
			{Kind: "synonym", Most: 64, Severity: Refused, Source: entitiesPage},
			{Kind: "pattern", Most: 512 + len("//"), Severity: Refused, Source: entitiesPage},
		}
	case "utterance-csv":
		// Stated until 2020-05-12 (intent-recommendations.md): what is longer
		// was cut off.
		return []Limit{{Kind: "row", Most: 1024, Severity: Warned, Source: "Watson Assistant documentation, intent-recommendations.md until 2020-05"}}
	case "csv-translation":
		return []Limit{
			{Kind: "example", Most: 1024, Severity: Refused, Source: apiReference},
			{Kind: "entity-value", Most: 64, Severity: Refused, Source: apiReference},
			{Kind: "synonym", Most: 64, Severity: Refused, Source: apiReference},
		}
	}
	return nil
}

func skillLimits() []Limit {
	return []Limit{
		{Kind: "example", Most: 1024, Severity: Refused, Source: apiReference},
		{Kind: "counterexample", Most: 1024, Severity: Refused, Source: apiReference},
		{Kind: "intent-name", Most: 128, Severity: Refused, Source: apiReference},
		{Kind: "entity-name", Most: 64, Severity: Refused, Source: apiReference},
		{Kind: "entity-value", Most: 64, Severity: Refused, Source: apiReference},
		{Kind: "synonym", Most: 64, Severity: Refused, Source: apiReference},
		{Kind: "pattern", Most: 512, Severity: Refused, Source: apiReference},
		{Kind: "dialog-node", Most: 64, Severity: Refused, Source: apiReference},
		{Kind: "node-label", Most: 512, Severity: Refused, Source: apiReference},
		{Kind: "condition", Within: "/dialog_nodes/", Ends: "/conditions", Most: 2048, Severity: Refused, Source: apiReference},
		{Kind: "description", Within: "/intents/", Most: 128, Severity: Refused, Source: apiReference},
		{Kind: "description", Within: "/entities/", Most: 128, Severity: Refused, Source: apiReference},
		{Kind: "description", Within: "/dialog_nodes/", Most: 128, Severity: Refused, Source: apiReference},
		{Kind: "description", Ends: "/description", Most: 200, Severity: Warned, Source: skillsPage},
		{Kind: "skill-name", Most: 100, Severity: Warned, Source: skillsPage},
		{Kind: "answer", Within: "/generic/", Ends: "/title", Most: 512, Severity: Warned, Source: responsesPart},
		{Kind: "answer", Within: "/generic/", Ends: "/description", Most: 256, Severity: Warned, Source: responsesPart},
		{Kind: "answer", Within: "/generic/", Ends: "/message_to_human_agent", Most: 256, Severity: Warned, Source: responsesPart},
		{Kind: "answer", Within: "/generic/", Ends: "/text", Most: 4096, Severity: Warned, Source: responsesPart},
		{Kind: "answer", Within: "/generic/", Ends: "/concat", Most: 4096, Severity: Warned, Source: responsesPart},
	}
}

func (l *Limit) fits(pointer string) bool {
	return strings.HasSuffix(pointer, l.Ends) && (l.Within == "" || strings.Contains(pointer, l.Within))
}

// limitTable finds limits by the kind of the place.
type limitTable map[string][]Limit

func newLimitTable(format string) limitTable {
	t := limitTable{}
	for _, l := range Limits(format) {
		t[l.Kind] = append(t[l.Kind], l)
	}
	return t
}

func (t limitTable) find(kind, pointer string) *Limit {
	rows := t[kind]
	for i := range rows {
		if rows[i].fits(pointer) {
			return &rows[i]
		}
	}
	return nil
}

// characters counts UTF-16 code units.
func characters(text string) int {
	n := 0
	for _, r := range text {
		n++
		if r > 0xffff {
			n++
		}
	}
	return n
}
