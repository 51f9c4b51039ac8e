package evaluate

// phoneKinds are the value kinds of telephone numbers; see valueKinds.
var phoneKinds = map[string][]string{
	"PHONE_NUMBER": {"phone-e164", "phone-local"},
}

// phoneReasons are deliberate differences on telephone numbers; see
// conformanceReasons.
var phoneReasons = []conformanceReason{
	{
		name: "national number without its country",
		text: "validator.js is told the country of a number and asks whether it is a mobile there. " +
			"In running text nobody says: under a label that says telephone, privlint takes any 7 to 15 digits (ITU-T E.164, section 6.1), " +
			"landlines included, that are no date, amount or address. Numbers with + are not excused.",
		ids:  []string{"validatorjs/isMobilePhone/*"},
		only: noCountry,
	},
}
