package validate

var europeanPassportCases = []identifierCase{
	{name: "be-passport", valid: []string{"EH482715"}, invalid: []string{"E482715", "EH4827159"}},
}
