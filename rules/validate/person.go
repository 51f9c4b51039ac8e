package validate

var personValidators = []Validator{}
