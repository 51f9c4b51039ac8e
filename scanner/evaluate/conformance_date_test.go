package evaluate

// dateReasons are deliberate differences on dates; see
// conformanceReasons.
var dateReasons = []conformanceReason{
	{
		name: "time of day",
		text: "Times are off: 45 CFR 164.514(b)(2)(i)(C) names elements of dates, so the span is the date without the time.",
		ids:  []string{"presidio/date/002[0-4]"},
		only: toFind,
	},
}
