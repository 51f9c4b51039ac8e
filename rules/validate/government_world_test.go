package validate

// worldCases are cases of national identifiers outside Europe, made up but
// for the examples that issuers print.
var worldCases = []identifierCase{}
