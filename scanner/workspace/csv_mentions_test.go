package workspace

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/privlint/privlint/scanner/document"
)

// TestOffsetColumns reads tables that count out an entity of each utterance
// in columns of their own.
func TestOffsetColumns(t *testing.T) {
	const header = "utterance,intent,entity_type,entity_value,start_offset,end_offset\n"
	tests := []struct {
		name, data string
		want       []string
		notes      []string
	}{
		{
			"plain and quoted", header + "where is order 😀 88421,track,order,88421,17,22\n" + `"say ""Jo"", please",greet,name,Jo,"5",7` + "\n" + "hello,greet,,,,\n",
			[]string{"/utterance: 88421 in runes start=17 end=22", "/utterance: Jo in runes start=5 end=7"},
			nil,
		},
		{
			"numbers first", "end_offset,start_offset,text,intent\n5, 3 ,Hi Jo,greet\n2,0,Mo,greet\n",
			[]string{"/text: Jo in runes end=5 start=3", "/text: Mo in runes end=2 start=0"},
			nil,
		},
		{
			"outside and odd", header + "Hi Jo,greet,name,Jo,3,6\nHi Jo,greet,name,Jo,3,x\nHi Jo,greet,name,Jo,3,\nHi Jo,greet,name,Jo,3,3\nHi Jo,greet,name,Jo,3,5\n",
			[]string{"/utterance: Jo in runes start=3 end=5"},
			[]string{
				"note at 86: " + outsideText.String(),
				"note at 110: " + noNumbers.String(),
				"note at 134: " + noNumbers.String(),
				"note at 157: " + emptyMark.String(),
			},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			l := &listing{}
			in := &Input{Window: document.NewWindow(bytes.NewReader([]byte(tt.data)), 0, 0)}
			if err := readTable(in, l); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, mentionsOf([]byte(tt.data), l)); diff != "" {
				t.Errorf("mentions (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.notes, notesOf(l)); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
		})
	}
}
