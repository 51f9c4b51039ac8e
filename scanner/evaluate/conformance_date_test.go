package evaluate

// dateReasons are deliberate differences on dates and ages; see
// conformanceReasons.
var dateReasons = []conformanceReason{
	{
		name: "time of day",
		text: "Times are off: 45 CFR 164.514(b)(2)(i)(C) names elements of dates, so the span is the date without the time.",
		ids:  []string{"presidio/date/002[0-4]"},
		only: toFind,
	},
	{
		name: "an age is its number",
		text: "What 45 CFR 164.514(b)(2)(i)(C) restricts is the number: \"years old\" stays readable when the span is replaced.",
		ids:  []string{"recognizers-text/age/*", "phileas/age/*"},
		only: func(o outcome) bool { return o.overlap },
	},
}
