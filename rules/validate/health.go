package validate

var healthValidators = []Validator{}
