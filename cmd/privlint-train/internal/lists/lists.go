// Package lists has the names, places and words that the gazetteer and the
// invented training utterances are made of. They come from packages of public
// registries, which Sources names with their licences; none of them is in the
// repository.
package lists

// Weighted is a name or word with how common it is, in any unit; more is more
// common. Weights compare only within one list.
type Weighted struct {
	Text   string
	Weight float64
}

// Culture is the names of one language or country, in the Latin script.
type Culture struct {
	// Code is an IETF language tag such as "en-US", "hi-IN" or "vi".
	Code string
	// First and Last are given names and family names, spelled with capitals
	// and accents as people write them, most common first, each once.
	First, Last []Weighted
}

// Lists is all of it. Every list is without duplicates and in a fixed order,
// so that what is made of it is always the same.
type Lists struct {
	Cultures []Culture // by code
	// Cities are populated places with their inhabitants as weight, the
	// largest first. CityCountries has the ISO 3166 code of the country of
	// each, of the largest place where several share the name.
	Cities        []Weighted
	CityCountries []string
	// Countries and States (states, provinces, counties) have their usual
	// English names and, behind those, names in other languages.
	Countries, States []string
	// Streets are names of streets without their type: "Oak", "Martin Luther
	// King", and whole ones of languages that write them together:
	// "Hauptstraße", "rue de la Paix".
	Streets []string
	// Conditions and Drugs are as lay people and clinicians write them, in
	// lower case but for proper names.
	Conditions, Drugs []string
	// Medical are words that mean a condition or a drug first, but others,
	// too: "seizure", "infections".
	Medical []string
	// Organizations are companies, banks, insurers, hospitals, schools.
	Organizations []string
	// Products are brands and products that are no persons: cars, devices,
	// shops, foods.
	Products []string
	// Words are ordinary words of English in lower case, most common first,
	// before them those of chats. The first Core of them are in every text,
	// and the first Common are known to everybody.
	Words        []string
	Core, Common int
}
