package lists

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// organizations are the known ones of this package, then banks and
// universities of mimesis, without what they have in brackets.
func organizations(mimesis archive) ([]string, error) {
	var list collector
	for _, name := range knownOrganizations {
		list.add(name, 0)
	}
	for _, path := range mimesis.paths("mimesis/datasets/", "/finance.json") {
		var data struct {
			Banks []string
		}
		if err := json.Unmarshal(mimesis[path], &data); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		for _, name := range data.Banks {
			list.add(withoutBrackets(name), 0)
		}
	}
	for _, path := range mimesis.paths("mimesis/datasets/", "/person.json") {
		var data struct{ University any }
		if err := json.Unmarshal(mimesis[path], &data); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		for _, name := range leaves(data.University) {
			list.add(withoutBrackets(name), 0)
		}
	}
	return list.plain(), nil
}

func withoutBrackets(s string) string {
	s, _, _ = strings.Cut(s, "(")
	return strings.TrimSpace(s)
}

// products are cars and their makers, dishes and drinks of mimesis, and the
// foods and vehicles of WordNet.
func products(mimesis archive, w *wordnet) ([]string, error) {
	var list collector
	for _, name := range slices.Concat(knownProducts, brands, currencies) {
		list.add(name, 0)
	}
	data, err := mimesis.file("datasets/int/transport.py")
	if err != nil {
		return nil, err
	}
	for _, v := range variables(string(data)) {
		if v.name == "CARS" || v.name == "AUTO_MANUFACTURERS" {
			for _, car := range v.values {
				list.add(car.Text, 0)
			}
		}
	}
	for _, path := range mimesis.paths("mimesis/datasets/en/", "/food.json") {
		var food map[string][]string
		if err := json.Unmarshal(mimesis[path], &food); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		for _, kind := range []string{"dishes", "drinks", "fruits", "spices", "vegetables"} {
			for _, name := range food[kind] {
				list.add(name, 0)
			}
		}
	}
	for _, name := range w.under(sense{"dish", 1}, sense{"food", 0}, sense{"food", 1}, sense{"motor_vehicle", 0}) {
		list.add(name, 0)
	}
	return list.plain(), nil
}
