package rules

// EntityType names what was found, in capitals as Presidio names it.
type EntityType string

// Category groups entity types.
type Category string

// The categories, in the order in which people see them.
const (
	CategoryContact      Category = "contact"
	CategoryPerson       Category = "person"
	CategoryLocation     Category = "location"
	CategoryGovernmentID Category = "government-id"
	CategoryFinancial    Category = "financial"
	CategoryHealth       Category = "health"
	CategoryCredential   Category = "credential"
	CategoryNetwork      Category = "network"
	CategoryDevice       Category = "device"
	// CategorySpecial holds GDPR art. 9 and art. 10 data other than health.
	CategorySpecial Category = "special"
)

// Severity says how bad a finding is. It is never derived from the score
// alone.
type Severity int

// The severities, from mild to bad. The zero value is not a severity.
const (
	SeverityInfo Severity = iota + 1
	SeverityLow
	SeverityMedium
	SeverityHigh
	SeverityCritical
)

// Likelihood is a score in words, for people.
type Likelihood string

// The likelihoods.
const (
	VeryUnlikely Likelihood = "very-unlikely"
	Unlikely     Likelihood = "unlikely"
	Possible     Likelihood = "possible"
	Likely       Likelihood = "likely"
	VeryLikely   Likelihood = "very-likely"
)

// LikelihoodOf puts a score in [0, 1] into words: five equal bands.
func LikelihoodOf(score float64) Likelihood {
	switch {
	case score < 0.2:
		return VeryUnlikely
	case score < 0.4:
		return Unlikely
	case score < 0.6:
		return Possible
	case score < 0.8:
		return Likely
	default:
		return VeryLikely
	}
}
