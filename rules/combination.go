package rules

// Combination makes findings worse that stand together in one record, such
// as an identifier and an illness, which is protected health information
// only together.
type Combination struct {
	ID    string `yaml:"id"`
	Title string `yaml:"title"`
	// Severity that the findings of the raised members get at least.
	Severity Severity `yaml:"severity"`
	// Members must all be present in the record, each by a finding of its
	// own.
	Members []Member `yaml:"members"`
	// Within is how many bytes of one text may lie between the findings of
	// two members, so that they are about one subject; zero means any number.
	// Findings in different texts of a record always count together, and so
	// do those that a sentence says of a person (Rule.Disclosure).
	Within      int      `yaml:"within"`
	Description string   `yaml:"description"`
	References  []string `yaml:"references"`
	Policies    []string `yaml:"policies"`

	File string `yaml:"-"`
	Line int    `yaml:"-"`
}

// Member is one part of a combination: any finding of one of the types or
// categories.
type Member struct {
	Name        string       `yaml:"name"`
	EntityTypes []EntityType `yaml:"entity_types"`
	Categories  []Category   `yaml:"categories"`
	// Raise tells that findings of this member get the severity.
	Raise bool `yaml:"raise"`
}
