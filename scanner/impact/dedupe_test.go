package impact

import (
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestDedupe(t *testing.T) {
	tests := []struct {
		name, format, data string
		want               []string // pointer and how often it came before, where it did
	}{
		{
			name: "dialog", format: "watson-dialog", data: `{
				"intents": [{"intent": "a", "examples": [{"text": "Hi <P>"}, {"text": "hi  <p> "}, {"text": "hi"}, {"text": "HI <P>"}]},
					{"intent": "b", "examples": [{"text": "hi"}]}, {"intent": "a", "examples": [{"text": "hi"}]}],
				"entities": [{"entity": "e", "values": [{"value": "x", "synonyms": ["x", "X"]}, {"value": "X", "synonyms": ["x"]}]},
					{"entity": "f", "values": [{"value": "x", "synonyms": []}]}],
				"counterexamples": [{"text": "hi"}, {"text": "hi"}],
				"dialog_nodes": [{"title": "hi"}, {"title": "hi"}]}`,
			want: []string{
				"/intents/0/examples/1/text 1", "/intents/0/examples/3/text 2",
				"/entities/0/values/0/synonyms/1 1", "/entities/0/values/1/value 1", "/counterexamples/1/text 1",
			},
		},
		{
			name: "intents", format: "intent-csv", data: "hi,a\nhi,b\nhi ,a\n",
			want: []string{"/example#3 1"},
		},
		{
			name: "rows", format: "utterance-csv", data: "hi there\nhi you\nHi there\n",
			want: []string{"/utterance#3 1"},
		},
		{
			name: "cells", format: "csv", data: "id,utterance,note\n1,hi there,x\n2,hi there,x\n",
		},
		{
			name: "translation", format: "csv-translation",
			data: "id,resource_type,locator,translatable_string\n1,EXAMPLE_TEXT,\"w.intents[0]\",\"\"\"hi\"\"\"\n2,EXAMPLE_TEXT,\"w.intents[0]\",\"\"\"hi\"\"\"\n",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := NewDedupe(tt.format)
			var got []string
			for _, u := range readUnits(t, tt.format, tt.data) {
				n := d.Seen(&u, u.Text)
				if n == 0 {
					continue
				}
				at := u.Pointer
				if u.Record > 0 {
					at += "#" + strconv.Itoa(u.Record)
				}
				got = append(got, at+" "+strconv.Itoa(n))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("seen (-want +got):\n%s", diff)
			}
			if d.Limited() {
				t.Error("limited")
			}
		})
	}
}

func TestDedupeIsBounded(t *testing.T) {
	d := NewDedupe("utterance-csv")
	d.seen = newMarks(2, true)
	u := readUnits(t, "utterance-csv", "hi there\nyou\n")[0]
	for _, step := range []struct {
		text string
		want int
	}{{"a", 0}, {"b", 0}, {"c", 0}, {"c", 0}, {"a", 1}, {"", 0}, {" ", 0}} {
		if got := d.Seen(&u, step.text); got != step.want {
			t.Errorf("%q: got %d, want %d", step.text, got, step.want)
		}
	}
	if !d.Limited() {
		t.Error("not limited")
	}
}
