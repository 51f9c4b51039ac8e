package evaluate

// dateReasons are deliberate differences on dates; see
// conformanceReasons.
var dateReasons = []conformanceReason{
	{
		name: "time from now",
		text: "\"2 months ago\", \"the 20th of next month\" and \"the second Sunday of May\" name no day of the calendar unless one knows when it was said; 45 CFR 164.514(b)(2)(i)(C) is about elements of dates.",
		ids: []string{
			"recognizers-text/date_time/en/011[124]",
			"recognizers-text/date_time/ja/0046", "recognizers-text/date_time/ja/005[12]", "recognizers-text/date_time/ja/0064",
			"recognizers-text/date_time/ja/0095", "recognizers-text/date_time/ja/0121",
			"recognizers-text/date_time/ko/0015", "recognizers-text/date_time/ko/0039", "recognizers-text/date_time/ko/0179",
			"recognizers-text/date_time/nl/0194",
		},
		only: toFind,
	},
	{
		name: "two numbers alone",
		text: "\"12/1\" with nothing beside it is a fraction or a ratio as well; a day without its year counts behind a word such as \"on\" or beside a weekday.",
		ids:  []string{"recognizers-text/date_time/zh/0051"},
		only: toFind,
	},
	{
		name: "full stop at the end",
		text: "A full stop behind the last word is the sentence's; the source takes it in for some short names of months (\"avr.\") and leaves it for others (\"01 jan.\").",
		ids:  []string{"recognizers-text/date_time/fr/0105", "recognizers-text/date_time/fr/011[01]"},
		only: func(o outcome) bool { return o.overlap },
	},
}
