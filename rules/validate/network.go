package validate

var networkValidators = []Validator{}
