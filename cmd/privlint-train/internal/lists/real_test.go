package lists

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/privlint/privlint/scanner/tag/gazetteer"
)

// TestFetchScript shows that the script fetches what Sources names, all of it
// and nothing else.
func TestFetchScript(t *testing.T) {
	script, err := os.ReadFile("../../fetch")
	if err != nil {
		t.Fatal(err)
	}
	_, table, ok := strings.Cut(string(script), "<<'PACKAGES'\n")
	if !ok {
		t.Fatal("the script has no table of packages")
	}
	var want strings.Builder
	for i := range Sources {
		s := &Sources[i]
		fmt.Fprintln(&want, s.Registry, s.Package, s.Version, s.File, s.SHA256)
	}
	if table != want.String()+"PACKAGES\n" {
		t.Errorf("the script fetches\n%swant\n%s", table, want.String())
	}
}

// TestNotice shows that every source is named in the NOTICE of the project.
func TestNotice(t *testing.T) {
	notice, err := os.ReadFile("../../../../NOTICE")
	if err != nil {
		t.Fatal(err)
	}
	for i := range Sources {
		if s := &Sources[i]; !strings.Contains(string(notice), s.Package+" "+s.Version) {
			t.Errorf("NOTICE lacks %s %s", s.Package, s.Version)
		}
	}
}

// TestReal makes the table of the packages in the folder that PRIVLINT_RAW
// names, as the script fetch leaves them.
func TestReal(t *testing.T) {
	dir := os.Getenv("PRIVLINT_RAW")
	if dir == "" {
		t.Skip("PRIVLINT_RAW names no folder of fetched packages")
	}
	l, err := Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	data, err := Gazetteer(l)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Gazetteer(l)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(data, again) {
		t.Error("two tables of one folder differ")
	}
	if limit := 1_600_000; len(data) > limit {
		t.Errorf("the table has %d bytes, want at most %d", len(data), limit)
	}
	table, err := gazetteer.Open(string(data))
	if err != nil {
		t.Fatal(err)
	}
	e := func(phrase string) gazetteer.Entry { return table.Lookup(hashOf(phrase)) }
	for name := range strings.FieldsSeq("maria john priya rahul fatima mohammed juan giulia agnieszka xiaoming minh grace may") {
		if e(name).Given() == 0 {
			t.Errorf("%q is no given name", name)
		}
	}
	for name := range strings.FieldsSeq("smith baker gonzalez patel nguyen zhang kowalski müller tanaka ivanova") {
		if e(name).Family() < 2 {
			t.Errorf("%q is no usual family name", name)
		}
	}
	for word := range strings.FieldsSeq("the and have want an can my app login online email wifi ok hi thanks wanna dont pls laptop refund que nicht") {
		if !e(word).Has(gazetteer.Common) || e(word).Given() > 2 {
			t.Errorf("%q is %q, want an ordinary word", word, e(word))
		}
	}
	for name := range strings.FieldsSeq("john smith baker hunter kowalski priya google metformin") {
		if e(name).Has(gazetteer.Common) && name != "google" {
			t.Errorf("%q is passed over", name)
		}
	}
	for phrase, flag := range map[string]gazetteer.Entry{
		"paris": gazetteer.BigCity, "münchen": gazetteer.BigCity, "st louis": gazetteer.City, "new york": gazetteer.State, "germany": gazetteer.Country,
		"wells fargo": gazetteer.Organization, "camry": gazetteer.Product, "diabetes": gazetteer.Condition, "high blood pressure": gazetteer.Condition,
		"metformin": gazetteer.Drug, "monday": gazetteer.Day, "april": gazetteer.Month, "parkinson": gazetteer.Eponym, "strasse": gazetteer.StreetType,
	} {
		if !e(phrase).Has(flag) {
			t.Errorf("%q is %q, want %s", phrase, e(phrase), flag)
		}
	}
}
