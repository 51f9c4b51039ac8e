package validate

var governmentValidators = []Validator{}
