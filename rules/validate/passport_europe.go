package validate

// europeanPassports are forms of passport numbers of Europe; see passportForm.
var europeanPassports = []passportForm{
	{country: "be", forms: "AA999999"},
}
