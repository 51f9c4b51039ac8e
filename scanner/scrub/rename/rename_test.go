package rename

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"

	"github.com/privlint/privlint/scanner/document"
	"github.com/privlint/privlint/scanner/workspace"
)

// apply makes the edits that Find gives, and checks their order.
func apply(tb testing.TB, format, in string, n Names) (string, error) {
	tb.Helper()
	var b strings.Builder
	at := 0
	err := Find(format, document.NewWindow(strings.NewReader(in), 0, 0), nil, n, func(e Edit) error {
		if e.Raw.Start < at || e.Raw.End > len(in) || e.Raw.End <= e.Raw.Start {
			tb.Fatalf("edit at %v behind offset %d", e.Raw, at)
		}
		b.WriteString(in[at:e.Raw.Start] + e.Text)
		at = e.Raw.End
		return nil
	})
	return b.String() + in[at:], err
}

// ada renames what the fixtures call after a person.
func ada() Names {
	return Names{
		Intents:  map[string]string{"ask_ada": "ask_PERSON", "ada.order": "PERSON.order"},
		Entities: map[string]string{"ada_pets": "PERSON_pets"},
		Values:   map[string]map[string]string{"ada_pets": {"rex ada": "PERSON pet", "rexi": "pet-2"}},
		Keys:     map[string]string{"node_ada": "node_1"},
	}
}

func TestFind(t *testing.T) {
	tests := []struct {
		name, format, in, want string
	}{
		{"intent", "watson-dialog", `{"intents":[{"intent":"ask_ada","examples":[{"text":"ask_ada @ada_pets me@ada_pets"}]}]}`, `{"intents":[{"intent":"ask_PERSON","examples":[{"text":"ask_ada @PERSON_pets me@ada_pets"}]}]}`},
		{"letter case", "watson-dialog", `{"intents":[{"intent":"Ask_Ada"}],"dialog_nodes":[{"conditions":"#ASK_ada"}]}`, `{"intents":[{"intent":"ask_PERSON"}],"dialog_nodes":[{"conditions":"#ask_PERSON"}]}`},
		{"value before its entity", "watson-dialog", `{"entities":[{"values":[{"value":"rexi","synonyms":["rexi"]}],"entity":"ada_pets"},{"entity":"x","values":[{"value":"rexi"}]}]}`, `{"entities":[{"values":[{"value":"pet-2","synonyms":["rexi"]}],"entity":"PERSON_pets"},{"entity":"x","values":[{"value":"rexi"}]}]}`},
		{"mentions", "watson-dialog", `{"workspace":{"intents":[{"examples":[{"text":"a","mentions":[{"entity":"ada_pets","location":[0,1]}]}]}]}}`, `{"workspace":{"intents":[{"examples":[{"text":"a","mentions":[{"entity":"PERSON_pets","location":[0,1]}]}]}]}}`},
		{"escapes", "watson-dialog", `{"dialog_nodes":[{"conditions":"intents[0].intent == \"ask_ada\" \u0026\u0026 @ada\u005fpets:(rex ada)"}]}`, `{"dialog_nodes":[{"conditions":"intents[0].intent == \"ask_PERSON\" \u0026\u0026 @PERSON_pets:(PERSON pet)"}]}`},
		{"output", "watson-dialog", `{"dialog_nodes":[{"output":{"generic":[{"values":[{"text":"<? @ada_pets ?> and @ada_pets. #ask_ada"}]}]},"context":{"p":"<? entities['ada_pets'].value ?>","ask_ada":"$ada_pets"}}]}`, `{"dialog_nodes":[{"output":{"generic":[{"values":[{"text":"<? @PERSON_pets ?> and @PERSON_pets. #ask_ada"}]}]},"context":{"p":"<? entities['PERSON_pets'].value ?>","ask_ada":"$ada_pets"}}]}`},
		{"nodes", "watson-dialog", `{"dialog_nodes":[{"dialog_node":"node_ada","parent":"node_2"},{"previous_sibling":"node_ada","next_step":{"dialog_node":"node_ada"},"title":"node_ada"}]}`, `{"dialog_nodes":[{"dialog_node":"node_1","parent":"node_2"},{"previous_sibling":"node_1","next_step":{"dialog_node":"node_1"},"title":"node_ada"}]}`},
		{"counterexamples", "watson-dialog", `{"counterexamples":[{"text":"@ada_pets"}]}`, `{"counterexamples":[{"text":"@ada_pets"}]}`},
		{"actions", "watson-actions", `{"workspace":{"actions":[{"action":"node_ada","condition":{"intent":"ask_ada"},"steps":[{"question":{"entity":"ada_pets"},"condition":{"and":[{"entity":"ada_pets","value":"rexi"},{"eq":[{"variable":"step_1"},{"scalar":"rex ada"}]},{"expression":"@ada_pets:rexi"}]}}]}]}}`, `{"workspace":{"actions":[{"action":"node_1","condition":{"intent":"ask_PERSON"},"steps":[{"question":{"entity":"PERSON_pets"},"condition":{"and":[{"entity":"PERSON_pets","value":"pet-2"},{"eq":[{"variable":"step_1"},{"scalar":"PERSON pet"}]},{"expression":"@PERSON_pets:pet-2"}]}}]}]}}`},

		{"clu", "clu", `{"assets":{"intents":[{"category":"ask_ada"}],"entities":[{"category":"ada_pets","list":{"sublists":[{"listKey":"rexi"}]}}],"utterances":[{"intent":"ask_ada","entities":[{"category":"ada_pets","extraInformation":[{"extraInformationKind":"ListKey","key":"rexi"}]}]}]}}`, `{"assets":{"intents":[{"category":"ask_PERSON"}],"entities":[{"category":"PERSON_pets","list":{"sublists":[{"listKey":"pet-2"}]}}],"utterances":[{"intent":"ask_PERSON","entities":[{"category":"PERSON_pets","extraInformation":[{"extraInformationKind":"ListKey","key":"pet-2"}]}]}]}}`},
		{"luis", "luis", `{"intents":[{"name":"ask_ada","features":[{"modelName":"ada_pets"}]}],"closedLists":[{"name":"ada_pets","subLists":[{"canonicalForm":"rexi","list":["rexi"]}]}],"utterances":[{"text":"ask_ada","intent":"ask_ada","entities":[{"entity":"ada_pets","children":[{"entity":"ada_pets"}]}]}],"patterns":[{"pattern":"feed {ada_pets:role} [now]","intent":"ask_ada"}]}`, `{"intents":[{"name":"ask_PERSON","features":[{"modelName":"PERSON_pets"}]}],"closedLists":[{"name":"PERSON_pets","subLists":[{"canonicalForm":"pet-2","list":["rexi"]}]}],"utterances":[{"text":"ask_ada","intent":"ask_PERSON","entities":[{"entity":"PERSON_pets","children":[{"entity":"PERSON_pets"}]}]}],"patterns":[{"pattern":"feed {PERSON_pets:role} [now]","intent":"ask_PERSON"}]}`},
		{"dialogflow intent", "dialogflow-es", `{"name":"ask_ada","responses":[{"parameters":[{"name":"ada_pets","dataType":"@ada_pets","value":"$ada_pets"}],"speech":["ok $ada_pets, #ctx.ada_pets"]}]}`, `{"name":"ask_PERSON","responses":[{"parameters":[{"name":"PERSON_pets","dataType":"@PERSON_pets","value":"$PERSON_pets"}],"speech":["ok $PERSON_pets, #ctx.PERSON_pets"]}]}`},
		{"dialogflow phrases", "dialogflow-es", `[{"data":[{"text":"feed ada_pets "},{"text":"rexi","meta":"@ada_pets","alias":"ada_pets"}]}]`, `[{"data":[{"text":"feed ada_pets "},{"text":"rexi","meta":"@PERSON_pets","alias":"PERSON_pets"}]}]`},
		{"dialogflow entries", "dialogflow-es", `[{"value":"rexi","synonyms":["rexi"]}]`, `[{"value":"pet-2","synonyms":["rexi"]}]`},
		{"dialogflow cx", "dialogflow-cx", `{"displayName":"ask_ada","parameters":[{"entityType":"@ada_pets"}],"transitionRoutes":[{"intent":"ask_ada"}]}`, `{"displayName":"ask_PERSON","parameters":[{"entityType":"@PERSON_pets"}],"transitionRoutes":[{"intent":"ask_PERSON"}]}`},
		{"lex", "lex-v2", `{"name":"ask_ada","slotTypeName":"ada_pets","sampleUtterances":[{"utterance":"feed {ada_pets} ada_pets"}],"slotPriorities":[{"slotName":"ada_pets"}]}`, `{"name":"ask_PERSON","slotTypeName":"PERSON_pets","sampleUtterances":[{"utterance":"feed {PERSON_pets} ada_pets"}],"slotPriorities":[{"slotName":"PERSON_pets"}]}`},
		{"lex slot type", "lex-v2", `{"slotTypeValues":[{"sampleValue":{"value":"rexi"},"synonyms":[{"value":"rexi"}]}],"name":"ada_pets"}`, `{"slotTypeValues":[{"sampleValue":{"value":"pet-2"},"synonyms":[{"value":"rexi"}]}],"name":"PERSON_pets"}`},
		{"lex v1", "lex-v1", `{"resource":{"intents":[{"name":"ask_ada","sampleUtterances":["feed {ada_pets}"],"slots":[{"name":"pet","slotType":"ada_pets"}]}],"slotTypes":[{"name":"ada_pets","enumerationValues":[{"value":"rexi"}]}]}}`, `{"resource":{"intents":[{"name":"ask_PERSON","sampleUtterances":["feed {PERSON_pets}"],"slots":[{"name":"pet","slotType":"PERSON_pets"}]}],"slotTypes":[{"name":"PERSON_pets","enumerationValues":[{"value":"pet-2"}]}]}}`},
		{"rasa json", "rasa-json", `{"rasa_nlu_data":{"common_examples":[{"intent":"ask_ada","text":"rexi","entities":[{"start":0,"end":4,"value":"rexi","entity":"ada_pets"}]}],"entity_synonyms":[{"value":"rexi","synonyms":["rex"]}]}}`, `{"rasa_nlu_data":{"common_examples":[{"intent":"ask_PERSON","text":"rexi","entities":[{"start":0,"end":4,"value":"pet-2","entity":"PERSON_pets"}]}],"entity_synonyms":[{"value":"pet-2","synonyms":["rex"]}]}}`},

		{"rasa examples", "rasa-yaml", "nlu:\n- intent: ask_ada\n  examples: |\n    - feed [Rex](ada_pets:rexi) and [x](ada_pets)\n    - [r]{\"entity\": \"ada_pets\", \"value\": \"rexi\"}\n- lookup: ada_pets\n  examples: |\n    - rexi\n- synonym: rexi\n- intent: ask_ada/name\n", "nlu:\n- intent: ask_PERSON\n  examples: |\n    - feed [Rex](PERSON_pets:pet-2) and [x](PERSON_pets)\n    - [r]{\"entity\": \"PERSON_pets\", \"value\": \"pet-2\"}\n- lookup: PERSON_pets\n  examples: |\n    - rexi\n- synonym: pet-2\n- intent: ask_PERSON/name\n"},
		{"rasa stories", "rasa-yaml", "stories:\n- story: ask_ada\n  steps:\n  - intent: ask_ada\n    entities:\n    - ada_pets: rexi\n    - ada_pets\n  - or:\n    - intent: ask_ada # again\n  - user: |\n      feed [it](ada_pets)\n", "stories:\n- story: ask_ada\n  steps:\n  - intent: ask_PERSON\n    entities:\n    - PERSON_pets: pet-2\n    - PERSON_pets\n  - or:\n    - intent: ask_PERSON # again\n  - user: |\n      feed [it](PERSON_pets)\n"},
		{"rasa domain", "rasa-yaml", "intents:\n- ask_ada\n- \"ask_ada\":\n    use_entities: [ada_pets]\nentities: [ada_pets, other]\nslots:\n  pet:\n    mappings:\n    - type: from_entity\n      entity: ada_pets\n      intent: [ask_ada]\nresponses:\n  utter_ask_ada/name:\n  - text: ask_ada\n    buttons:\n    - payload: '/ask_ada{\"ada_pets\": \"rexi\"}'\n", "intents:\n- ask_PERSON\n- \"ask_PERSON\":\n    use_entities: [PERSON_pets]\nentities: [PERSON_pets, other]\nslots:\n  pet:\n    mappings:\n    - type: from_entity\n      entity: PERSON_pets\n      intent: [ask_PERSON]\nresponses:\n  utter_ask_PERSON/name:\n  - text: ask_ada\n    buttons:\n    - payload: '/ask_PERSON{\"PERSON_pets\": \"pet-2\"}'\n"},

		{"intent csv", "intent-csv", "hello ask_ada,ask_ada\r\n\"a, b\", ask_ada\r\nx,other\r\nno, quotes, ask_ada,\r\n", "hello ask_ada,ask_PERSON\r\n\"a, b\", ask_PERSON\r\nx,other\r\nno, quotes, ask_PERSON,\r\n"},
		{"intent csv with a header", "intent-csv", "intent,text\nask_ada,ask_ada\n", "intent,text\nask_PERSON,ask_ada\n"},
		{"entity csv", "entity-csv", "ada_pets,rexi,rexi\nx,rexi\n\"ada_pets\",\"rex ada\"\n", "PERSON_pets,pet-2,rexi\nx,rexi\n\"PERSON_pets\",\"PERSON pet\"\n"},
		{"table", "csv", "id,utterance,label\n1,ask_ada,ask_ada\n", "id,utterance,label\n1,ask_ada,ask_PERSON\n"},
		{"utterances", "utterance-csv", "ask_ada\n", "ask_ada\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := apply(t, tt.format, tt.in, ada())
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("after renaming (-want +got):\n%s", diff)
			}
			if strings.HasPrefix(got, "{") && !json.Valid([]byte(got)) {
				t.Error("not valid JSON any more")
			}
			if tt.format == "rasa-yaml" && yaml.Unmarshal([]byte(got), new(any)) != nil {
				t.Error("not valid YAML any more")
			}
			if again, err := apply(t, tt.format, got, ada()); err != nil || again != got {
				t.Errorf("a second time something changes (%v)", err)
			}
		})
	}
}

func TestFindErrors(t *testing.T) {
	twice := ada()
	twice.Values["other"] = map[string]string{"rexi": "another"}
	bad := ada()
	bad.Values["ada_pets"]["rexi"] = "pet)"
	tests := []struct {
		name, format, in string
		names            Names
		want             error
	}{
		{"text", "text", "ask_ada", ada(), ErrUnsupported},
		{"translation", "csv-translation", "id,locator\n", ada(), ErrUnsupported},
		{"logs", "watson-logs-v2", "{}", ada(), ErrUnsupported},
		{"value of two entities", "rasa-yaml", "nlu:\n- synonym: rexi\n", twice, ErrAmbiguous},
		{"parenthesis", "watson-dialog", `{"dialog_nodes":[{"conditions":"@ada_pets:rexi"}]}`, bad, ErrSpelling},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := apply(t, tt.format, tt.in, tt.names); !errors.Is(err, tt.want) {
				t.Errorf("got error %v, want %v", err, tt.want)
			}
		})
	}
}

// TestFormats keeps the list of formats that can be renamed.
func TestFormats(t *testing.T) {
	covered := map[string]bool{"rasa-yaml": true, "intent-csv": true, "entity-csv": true, "csv": true, "utterance-csv": true}
	for format := range jsonRules {
		covered[format] = true
	}
	for _, f := range workspace.Formats() {
		_, err := apply(t, f.Name, "", Names{})
		if supported := !errors.Is(err, ErrUnsupported); supported != covered[f.Name] {
			t.Errorf("%s: supported is %v, want %v", f.Name, supported, covered[f.Name])
		}
		delete(covered, f.Name)
	}
	if len(covered) > 0 {
		t.Errorf("no formats: %v", covered)
	}
}

// TestFindMapped has a raw file of two bytes for each decoded one.
func TestFindMapped(t *testing.T) {
	var got []Edit
	w := document.NewWindow(strings.NewReader(`{"intents":[{"intent":"ask_ada"}]}`), 0, 0)
	err := Find("watson-dialog", w, func(off int) int { return 2 * off }, ada(), func(e Edit) error {
		got = append(got, e)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	want := []Edit{{document.Span{Start: 2 * 23, End: 2 * 30}, "ask_PERSON"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("edits (-want +got):\n%s", diff)
	}
}
