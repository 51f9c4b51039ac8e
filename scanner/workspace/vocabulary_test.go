package workspace

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/privlint/privlint/scanner/document"
)

// declarations keeps what units declare.
type declarations struct{ words []string }

func (c *declarations) Unit(u *document.Unit) error {
	c.words = slices.AppendSeq(c.words, Declared(u))
	return nil
}

func (*declarations) Problem(Problem) {}

func TestDeclared(t *testing.T) {
	tests := []struct {
		name, file, content string
		want                []string
	}{
		{
			"watson dialog", "skill.json", `{"name":"Nova assistant","intents":[{"intent":"buy","examples":[{"text":"a mercedes","mentions":[{"entity":"car","location":[2,10]}]}]}],
			"entities":[{"entity":"car","values":[{"value":"mercedes","type":"synonyms","synonyms":["merc"]}]},{"entity":"customers","values":[{"value":"tamsin","type":"synonyms","synonyms":["tam"]}]}],"dialog_nodes":[]}`,
			[]string{"Nova assistant", "Nova", "mercedes", "merc"},
		},
		{
			"rasa yaml", "nlu.yml", "nlu:\n- intent: buy\n  examples: |\n    - a [merc](car:mercedes)\n    - for [tamsin]{\"entity\": \"who\", \"value\": \"Tamsin\"}\n- lookup: car\n  examples: |\n    - mercedes\n- lookup: first_name\n  examples: |\n    - tamsin\n",
			[]string{"mercedes"},
		},
		{"rasa markdown", "nlu.md", "## intent:buy\n- a [merc](car:mercedes)\n\n## lookup:car\n- mercedes\n\n## lookup:person\n- tamsin\n", []string{"mercedes"}},
		{
			"rasa json", "nlu.json", `{"rasa_nlu_data":{"common_examples":[{"text":"a merc","intent":"buy","entities":[{"start":2,"end":6,"value":"mercedes","entity":"car"}]}],"lookup_tables":[{"name":"car","elements":["audi"]}]}}`,
			[]string{"audi"},
		},
		{
			"lex", "bot.json", `{"metadata":{"schemaVersion":"1.0","importType":"LEX","importFormat":"JSON"},"resource":{"name":"CarBot","intents":[],"slotTypes":[{"name":"car","enumerationValues":[{"value":"mercedes","synonyms":["merc"]}]}]}}`,
			[]string{"CarBot", "CarBot", "mercedes", "merc"},
		},
		{
			"luis", "app.json", `{"luis_schema_version":"7.0.0","name":"cars","intents":[],"closedLists":[{"name":"car","subLists":[{"canonicalForm":"mercedes","list":["merc"]}]}],"phraselists":[{"name":"brands","words":"audi,bmw"}],"utterances":[]}`,
			[]string{"cars", "cars", "mercedes", "merc", "audi", "bmw"},
		},
		{
			"clu", "clu.json", `{"projectFileVersion":"2022-05-01","stringIndexType":"Utf16CodeUnit","metadata":{"projectKind":"Conversation","projectName":"cars"},"assets":{"projectKind":"Conversation","intents":[],"entities":[{"category":"car","list":{"sublists":[{"listKey":"mercedes","synonyms":[{"language":"en","values":["merc"]}]}]}}],"utterances":[]}}`,
			[]string{"cars", "cars", "mercedes", "merc"},
		},
		{
			"snips", "snips.json", `{"language":"en","intents":{"buy":{"utterances":[{"data":[{"text":"a "},{"text":"merc","entity":"car","slot_name":"car"}]}]}},"entities":{"car":{"data":[{"value":"mercedes","synonyms":["merc"]}],"use_synonyms":true}}}`,
			[]string{"mercedes", "merc"},
		},
		{"lu", "a.lu", "# buy\n- a {@car=mercedes}\n\n@ list car =\n- mercedes:\n\t- merc\n\n@ list person =\n- tamsin:\n", []string{"mercedes", "merc"}},
		{"entity csv", "entities.csv", "car,mercedes,merc,/mer.*/\ncar,audi\nemployee,tamsin\n", []string{"mercedes", "merc", "audi"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			format, ok := Detect(tt.file, []byte(tt.content), true)
			if tt.name == "entity csv" {
				format, _ = Lookup("entity-csv")
			}
			if !ok || !format.Declares() {
				t.Fatalf("format %q declares nothing", format.Name)
			}
			var c declarations
			if err := format.Read(&Input{Window: document.NewWindow(strings.NewReader(tt.content), 0, 0)}, &c); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, c.words); diff != "" {
				t.Errorf("%s (-want +got):\n%s", format.Name, diff)
			}
		})
	}
}

func TestHoldsPersons(t *testing.T) {
	for entity, want := range map[string]bool{
		"person": true, "sys-person": true, "Customers": true, "firstName": true, "first_name": true, "name": true, "userName": true, "patientId": true, "PersonNames": true,
		"car": false, "product_name": false, "cardName": false, "brandNames": false, "city": false, "": false, "personal_loan": false,
	} {
		if got := holdsPersons(entity); got != want {
			t.Errorf("%q: %v", entity, got)
		}
	}
}
