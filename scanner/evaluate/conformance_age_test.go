package evaluate

// ageReasons are deliberate differences on ages; see conformanceReasons.
var ageReasons = []conformanceReason{
	{
		name: "a duration is nobody's age",
		text: "45 CFR 164.514(b)(2)(i)(C) speaks of ages of individuals. Recognizers-Text takes any number of years, months or days for an age: " +
			"\"eight months ago\", a bill of 90 days, a project of three weeks, a wall of 500 years. privlint takes the forms that are said of people.",
		ids: []string{
			"recognizers-text/age/nl/0014", "recognizers-text/age/fr/0009", "recognizers-text/age/fr/0014", "recognizers-text/age/fr/001[67]",
			"recognizers-text/age/de/0008", "recognizers-text/age/hi/0001", "recognizers-text/age/hi/0007", "recognizers-text/age/hi/0009",
			"recognizers-text/age/hi/0014", "recognizers-text/age/it/0009", "recognizers-text/age/it/0014", "recognizers-text/age/ko/0001",
			"recognizers-text/age/ko/0009", "recognizers-text/age/ko/0010", "recognizers-text/age/ko/0017", "recognizers-text/age/pt/0004",
			"recognizers-text/age/pt/0007", "recognizers-text/age/es/0001", "recognizers-text/age/es/0004", "recognizers-text/age/es/0008",
			"recognizers-text/age/es/0013", "recognizers-text/age/es/0016", "recognizers-text/age/tr/0004", "recognizers-text/age/tr/0012",
		},
		only: toFind,
	},
}
