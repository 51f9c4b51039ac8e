package rename

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"
)

const skill = `{
  "name": "pets",
  "intents": [
    {"intent": "ask_ada", "examples": [{"text": "what does @ada_pets eat"}, {"text": "feed Rexi", "mentions": [{"entity": "ada_pets", "location": [5, 9]}]}]},
    {"intent": "ada.order", "examples": [{"text": "order food"}]},
    {"intent": "hours", "examples": []}
  ],
  "entities": [
    {"entity": "ada_pets", "values": [{"type": "synonyms", "value": "rexi", "synonyms": []}, {"value": "rex ada"}, {"value": "other"}]},
    {"entity": "places", "values": [{"value": "rexi"}]}
  ],
  "counterexamples": [{"text": "x"}],
  "dialog_nodes": [
    {"dialog_node": "node_ada", "conditions": "#ask_ada && (@ada_pets:rexi || @ada_pets:(rex ada) || @ada_pets:other)", "output": {"text": "You mean @ada_pets"}},
    {"dialog_node": "node_2", "parent": "node_ada", "conditions": "intents[0].intent == 'ada.order' && @places:rexi", "next_step": {"behavior": "jump_to", "dialog_node": "node_ada"}},
    {"dialog_node": "node_3", "previous_sibling": "node_2", "conditions": "#ada.order || #hours || @ada_pets == 'rexi'"}
  ]
}
`

// TestWatsonResolves renames in a whole skill: every reference leads to
// something that is defined, and none of the old names is left.
func TestWatsonResolves(t *testing.T) {
	checkSkill(t, skill)
	for name, in := range map[string]string{
		"classic":  skill,
		"envelope": `{"type":"dialog","workspace":` + skill + `}`,
		"export":   `{"assistant_skills":[{"type":"dialog","workspace":` + skill + `}]}`,
	} {
		t.Run(name, func(t *testing.T) {
			format := "watson-dialog"
			if name == "export" {
				format = "watson-export"
			}
			got, err := apply(t, format, in, ada())
			if err != nil {
				t.Fatal(err)
			}
			start := strings.Index(got, "{\n")
			checkSkill(t, got[start:strings.LastIndex(got, "}\n")+1])
			if strings.Contains(got, "ada") {
				t.Error("an old name is left")
			}
			back, err := apply(t, format, got, reversed(ada()))
			if err != nil || back != in {
				t.Errorf("the way back leads elsewhere (%v)", err)
			}
		})
	}
}

func reversed(n Names) Names {
	turn := func(m map[string]string) map[string]string {
		out := map[string]string{}
		for old, name := range m {
			out[name] = old
		}
		return out
	}
	out := Names{Intents: turn(n.Intents), Entities: turn(n.Entities), Keys: turn(n.Keys), Values: map[string]map[string]string{}}
	for entity, values := range n.Values {
		out.Values[n.Entities[entity]] = turn(values)
	}
	return out
}

var (
	intentRefs  = regexp.MustCompile(`#([\w.-]+)|intents\[0\]\.intent == '([^']+)'`)
	entityRefs  = regexp.MustCompile(`@([\w-]+)(?::\(([^)]+)\)|:([\w-]+)| == '([^']+)')?`)
	skillFields = [...]string{"parent", "previous_sibling"}
)

// checkSkill checks that conditions, mentions and nodes name what there is.
func checkSkill(t *testing.T, in string) {
	t.Helper()
	var s struct {
		Intents []struct {
			Intent   string
			Examples []struct {
				Text     string
				Mentions []struct{ Entity string }
			}
		}
		Entities []struct {
			Entity string
			Values []struct{ Value string }
		}
		Nodes []map[string]any `json:"dialog_nodes"`
	}
	if err := json.Unmarshal([]byte(in), &s); err != nil {
		t.Fatal(err)
	}
	defined := map[string]bool{}
	for _, i := range s.Intents {
		defined["#"+i.Intent] = true
	}
	for _, e := range s.Entities {
		defined["@"+e.Entity] = true
		for _, v := range e.Values {
			defined["@"+e.Entity+":"+v.Value] = true
		}
	}
	for _, n := range s.Nodes {
		defined["node "+n["dialog_node"].(string)] = true
	}
	need := func(ref string) {
		t.Helper()
		if !defined[ref] {
			t.Errorf("nothing is defined for %s", ref)
		}
	}
	refs := func(text string) {
		t.Helper()
		for _, m := range intentRefs.FindAllStringSubmatch(text, -1) {
			need("#" + m[1] + m[2])
		}
		for _, m := range entityRefs.FindAllStringSubmatch(text, -1) {
			need("@" + m[1])
			if value := m[2] + m[3] + m[4]; value != "" {
				need("@" + m[1] + ":" + value)
			}
		}
	}
	for _, i := range s.Intents {
		for _, e := range i.Examples {
			refs(e.Text)
			for _, m := range e.Mentions {
				need("@" + m.Entity)
			}
		}
	}
	for _, n := range s.Nodes {
		refs(n["conditions"].(string))
		for _, field := range skillFields {
			if id, ok := n[field].(string); ok {
				need("node " + id)
			}
		}
		if next, ok := n["next_step"].(map[string]any); ok {
			need("node " + next["dialog_node"].(string))
		}
		if out, ok := n["output"].(map[string]any); ok {
			refs(out["text"].(string))
		}
	}
}
