package workspace

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestSpanLists reads the marks of annotation tools.
func TestSpanLists(t *testing.T) {
	tests := []struct {
		name, file, data string
		want             []string
		notes            []string
	}{
		{
			"spans in lines", "x.jsonl", `{"text":"😀 Jo","spans":[{"start":2,"end":4,"label":"N"}]}` + "\n" + `{"spans":[{"label":"N","end":2,"start":0}],"text":"Mo"}` + "\n",
			[]string{"/text: Jo in runes start=2 end=4", "/text: Mo in runes end=2 start=0"},
			nil,
		},
		{
			"prodigy", "x.jsonl", `{"text":"Hi Jo","tokens":[{"text":"Hi","start":0,"end":2,"id":0},{"text":"Jo","start":3,"end":5,"id":1}],"spans":[{"start":3,"end":5,"token_start":1,"token_end":1,"label":"N"}]}`,
			[]string{"/text: Hi in runes start=0 end=2", "/text: Jo in runes start=3 end=5", "/text: Jo in runes start=3 end=5"},
			nil,
		},
		{
			"prodigy in one file", "x.json", `{"text":"Hi Jo","tokens":[{"text":"Hi","start":0,"end":2,"id":0}],"spans":[{"start":3,"end":5}]}`,
			[]string{"/text: Hi in runes start=0 end=2", "/text: Jo in runes start=3 end=5"},
			nil,
		},
		{
			"doccano", "x.jsonl", `{"id":1,"text":"Hi Jo","label":[[3,5,"N"]],"Comments":[]}` + "\n" + `{"id":2,"text":"Mo","entities":[{"id":0,"label":"N","start_offset":0,"end_offset":2}],"relations":[]}`,
			[]string{"/text: Jo in runes start=3 end=5", "/text: Mo in runes start=0 end=2"},
			nil,
		},
		{
			"spacy pairs", "x.json", `[["Hi Jo",{"entities":[[3,5,"N"]]}],["Mo",{"entities":[[0,2,"N"]]}]]`,
			[]string{"/0/0: Jo in runes start=3 end=5", "/1/0: Mo in runes start=0 end=2"},
			nil,
		},
		{
			"spacy pairs in lines", "x.jsonl", `["Hi Jo",{"entities":[[3,5,"N"]]}]` + "\n" + `["Mo",{"entities":[[0,2,"N"]]}]`,
			[]string{"/0: Jo in runes start=3 end=5", "/0: Mo in runes start=0 end=2"},
			nil,
		},
		{
			"spacy pairs below a key", "x.json", `{"classes":["N"],"annotations":[["Hi Jo",{"entities":[[3,5,"N"]]}],["Mo",{"entities":[[0,2,"N"]]}]]}`,
			[]string{"/annotations/0/0: Jo in runes start=3 end=5", "/annotations/1/0: Mo in runes start=0 end=2"},
			nil,
		},
		{
			"records below a key", "x.json", `{"data":[{"sentence":"Hi Jo","entities":[{"start":3,"end":5}]}]}`,
			[]string{"/data/0/sentence: Jo in runes start=3 end=5"},
			nil,
		},
		{
			"records in an array", "x.json", `[{"full_text":"Hi Jo","spans":[{"entity_type":"PERSON","entity_value":"Jo","start_position":3,"end_position":5}]}]`,
			[]string{"/0/full_text: Jo in runes start=3 end=5"},
			nil,
		},
		{
			"label studio", "x.json", `[{"id":1,"data":{"text":"😀 Jo"},"annotations":[{"result":[{"value":{"start":3,"end":5,"text":"Jo","labels":["N"]},"type":"labels"}]}]}]`,
			[]string{"/0/data/text: Jo in utf-16 start=3 end=5"},
			nil,
		},
		{
			"outside", "x.json", `{"text":"Jo","entities":[{"start":0,"end":3}]}`,
			nil,
			[]string{"note at 34: " + outsideText.String()},
		},
		{
			"no marks", "x.json", `{"text":"Jo","annotations":[{"start":"10:00","end":"11:30"},{"start":1},{"end":2},[],[1],["a",2],[1.5,2],{"start":0,"end":1,"begin":0}],"labels":[1,2],"spans":{"start":0,"end":2}}`,
			nil, nil,
		},
		{"marks without a text", "x.json", `{"name":"Jo","entities":[{"start":0,"end":2}]}`, nil, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, l := readJSON(t, tt.file, []byte(tt.data))
			if diff := cmp.Diff(tt.want, mentionsOf([]byte(tt.data), l)); diff != "" {
				t.Errorf("mentions (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.notes, notesOf(l)); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
			checkUnits(t, []byte(tt.data), l.units)
		})
	}
}
