package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/privlint/privlint/cmd/privlint-train/internal/lists"
	"github.com/privlint/privlint/cmd/privlint-train/internal/synth"
)

// tiny is invented lists that are just long enough.
func tiny() *lists.Lists {
	names := func(text string) (list []lists.Weighted) {
		for i, name := range strings.Fields(text) {
			list = append(list, lists.Weighted{Text: name, Weight: float64(200000 / (i + 1))})
		}
		return list
	}
	return &lists.Lists{
		Cultures: []lists.Culture{
			{Code: "de", First: names("Anke Bernd Carsten Dörte Elke Frauke Gerd Heike Ingo Jürgen"), Last: names("Ahrens Böttcher Claasen Dreyer Eggers Förster Groth Hansen Iversen Jessen")},
			{Code: "en-US", First: names("Alice Brian Cindy Derek Ellen Floyd Gwen Hank Irene Jordan"), Last: names("Abbott Barlow Cobb Draper Easton Finch Garner Hobbs Ingram Jarvis")},
		},
		Cities: names("Ashford Bellmont Cravenport Dunmore Eastvale"), CityCountries: strings.Fields("GB US IE US CA"),
		Countries: strings.Fields("Freedonia Ruritania Sylvania"), States: strings.Fields("Northshire Westmark"),
		Streets: strings.Fields("Oakmoor Pinefold Hauptstraße"), Conditions: strings.Fields("asthma gout eczema"), Drugs: strings.Fields("paracetal ibumol"),
		Organizations: strings.Fields("Acmebank Globexa Initeq"), Products: strings.Fields("Roadstar Fonely"),
		Words: strings.Fields("the to is my i a and name please need on with for it in have this hi hello call me can you not at was of am from about book help order"),
	}
}

// folder is where a test has its gazetteer and its utterances.
type folder struct {
	t   *testing.T
	dir string
}

// newFolder makes a folder with names.bin and, of n utterances, gen.jsonl.
func newFolder(t *testing.T, n int) folder {
	t.Helper()
	f := folder{t, t.TempDir()}
	table, err := lists.Gazetteer(tiny())
	if err != nil {
		t.Fatal(err)
	}
	f.write("names.bin", string(table))
	if err := generate(tiny(), synth.Options{Seed: 1, N: n}, f.path("gen.jsonl")); err != nil {
		t.Fatal(err)
	}
	return f
}

func (f folder) path(name string) string { return filepath.Join(f.dir, name) }

func (f folder) write(name, content string) {
	f.t.Helper()
	path := f.path(name)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		f.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		f.t.Fatal(err)
	}
}

func (f folder) read(name string) string {
	f.t.Helper()
	data, err := os.ReadFile(f.path(name))
	if err != nil {
		f.t.Fatal(err)
	}
	return string(data)
}

// run runs a command in which names that begin with "@" are of the folder.
func (f folder) run(command string) (code int, stdout, stderr string) {
	args := []string{"privlint-train"}
	for arg := range strings.FieldsSeq(command) {
		if name, ok := strings.CutPrefix(arg, "@"); ok {
			arg = f.path(name)
		}
		args = append(args, arg)
	}
	var out, errs bytes.Buffer
	code = run(args, &out, &errs)
	return code, out.String(), errs.String()
}

func (f folder) must(command string) string {
	f.t.Helper()
	code, stdout, stderr := f.run(command)
	if code != 0 {
		f.t.Fatalf("%s ends with %d: %s", command, code, stderr)
	}
	return stdout
}
