package scanner

import (
	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner/document"
	"github.com/privlint/privlint/scanner/match"
)

// setSeverity decides how bad a finding is: by rule or policy, then by
// place.
// A severity that the configuration sets is final, but for dummies.
func (o *outlook) setSeverity(f *Finding, h *match.Hit) {
	f.Severity = h.Rule.Severity
	if o.Policy != nil {
		f.Severity = o.Policy.Severity(h.Rule.EntityType, f.Severity)
	}
	severity, fixed := o.severity[h.Rule]
	switch {
	case h.Reserved:
		f.Severity = rules.SeverityInfo
	case fixed:
		f.Severity, f.fixed = severity, true
	case f.role == document.RoleAnswer && publishable(f.Category):
		// the switchboard of a company, more often than a customer
		f.Severity = min(f.Severity, rules.SeverityLow)
		f.Evidence = append(f.Evidence, "bot answer: contact of the organisation?")
	case f.role == document.RoleWebhook && f.Category == rules.CategoryCredential:
		f.Severity = rules.SeverityCritical
	case disclosable(f.EntityType) && h.Disclosed && personal(f.role):
		f.Severity = rules.SeverityCritical
		f.Policies = append(f.Policies, "phi")
	}
}

// publishable data stands in bot answers on purpose.
func publishable(c rules.Category) bool {
	switch c {
	case rules.CategoryContact, rules.CategoryPerson, rules.CategoryLocation, rules.CategoryNetwork:
		return true
	default:
		return false
	}
}

// disclosable data is information until somebody speaks of a person
// (design.md section 1).
func disclosable(t rules.EntityType) bool {
	return t == "MEDICAL_CONDITION" || t == "MEDICATION" || t == "LAB_RESULT"
}

// personal roles hold what people said, not what authors wrote about the
// bot.
func personal(r document.Role) bool {
	switch r {
	case document.RoleAnswer, document.RoleNote, document.RoleName, document.RolePattern, document.RoleCondition:
		return false
	default:
		return true
	}
}
