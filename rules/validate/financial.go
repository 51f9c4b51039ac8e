package validate

var financialValidators = []Validator{}
