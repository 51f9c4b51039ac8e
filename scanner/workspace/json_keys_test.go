package workspace

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/privlint/privlint/scanner/document"
)

func TestMachineValues(t *testing.T) {
	const uuid = "794bc420-6ea1-11ea-a1b9-c3fbaf202271"
	tests := []struct {
		key, value string
		want       bool
	}{
		{"created_at", "2020-01-31T10:00:00Z", true},
		{"updatedAt", "2020-01-31 10:00:00+01:00", true},
		{"request_timestamp", "2018-09-17T18:54:17.351Z", true},
		{"dateCreated", "2018-09-17T18:54:17.351Z", true},
		{"id", uuid, true},
		{"sessionId", uuid, true},
		{"_id", "507f1f77bcf86cd799439011", true},
		{"minor_version", "2018-07-10", true},
		{"version", "v2", true},
		{"version", "1.10.3", true},
		{"language", "pt-br", true},
		{"sha256", "4f4263e531e25861ca206c4a9cb51acd96e9df2a94347fde5d6ad890c9df04fd", true},
		{"image", "data:image/png;base64,AAAA", true},

		{"created_at", "by Jo Muster", false},
		{"created_at", "2020-01-31", false},
		{"dob", "1970-01-31T00:00:00Z", false},
		{"birth_date", "1970-01-31T00:00:00Z", false},
		{"date", "2020-01-31T10:00:00Z", false},
		{"id", "536904399", false},
		{"id", "jo@example.org", false},
		{"customer", uuid, false},
		{"version", "10.11.12.13", false},
		{"version", "536-90-4399", false},
		{"version", "536904399", false},
		{"language", "speaks Polish with Jo", false},
		{"note", "data: 555-0100", false},
	}
	for _, tt := range tests {
		if got := newKey(tt.key).machine([]byte(tt.value)); got != tt.want {
			t.Errorf("%s: %q: got %v, want %v", tt.key, tt.value, got, tt.want)
		}
	}
}

func TestOddKeys(t *testing.T) {
	for key, want := range map[string]bool{
		"jo@example.org": true, "Jo Muster": true, "536-90-4399": true, "+15550100123": true,
		"name": false, "address_1": false, "line2": false, "node_10_1467233806357": false,
		"794bc420-6ea1-11ea-a1b9-c3fbaf202271": false, "507f1f77bcf86cd799439011": false, "": false,
	} {
		if got := newKey(key).odd; got != want {
			t.Errorf("%q: got %v, want %v", key, got, want)
		}
	}
}

func TestKeyWords(t *testing.T) {
	for key, want := range map[string][]string{
		"dateCreated": {"date", "created"}, "user_id": {"user", "id"}, "user-ID": {"user", "id"}, "ssn": {"ssn"},
		"e-mail Adresse": {"e", "mail", "adresse"}, "": nil, "--": nil,
	} {
		if diff := cmp.Diff(want, keyWords(key)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", key, diff)
		}
	}
}

func TestAnnotate(t *testing.T) {
	const text = "a😀łódź b"
	tests := []struct {
		name string
		note note
		want string // the marked text, empty for none
	}{
		{"code points", note{label: "city", start: 2, end: 6, count: inRunes}, "łódź"},
		{"utf-16", note{label: "city", start: 3, end: 7, count: inUTF16}, "łódź"},
		{"bytes", note{label: "city", start: 5, end: 12, count: inBytes}, "łódź"},
		{"to the end", note{label: "city", start: 7, end: 8, count: inRunes}, "b"},
		{"all", note{label: "city", start: 0, end: 8, count: inRunes}, text},
		{"past the end", note{label: "city", start: 7, end: 9, count: inRunes}, ""},
		{"far past the end", note{label: "city", start: 700, end: 900, count: inUTF16}, ""},
		{"negative", note{label: "city", start: -1, end: 3, count: inRunes}, ""},
		{"empty", note{label: "city", start: 3, end: 3, count: inRunes}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got strings.Builder
			for _, l := range annotate(text, []note{tt.note}) {
				if l.Kind != document.LabelAnnotation || l.Text != "city" {
					t.Errorf("label %s %q", l.Kind, l.Text)
				}
				got.WriteString(text[l.Span.Start:l.Span.End])
			}
			if got.String() != tt.want {
				t.Errorf("got %q, want %q", got.String(), tt.want)
			}
		})
	}
}

func TestTablePaths(t *testing.T) {
	start := compile(&table{
		fields: []field{
			{path: "/a/b", kind: "exact"},
			{path: "/a/*", kind: "one level"},
			{path: "/a/#", kind: "never: the row before takes indices too"},
			{path: "/l/#", kind: "index"},
			{path: "/c/**/x", kind: "deep x"},
			{path: "/c/**", kind: "deep"},
			{path: "", kind: "root"},
			{path: "/**", kind: "rest"},
		},
		scopes: []scope{{path: "/**/s"}},
	})
	tests := []struct {
		path, want string
		scope      bool
	}{
		{"", "root", false},
		{"/a", "rest", false},
		{"/a/b", "exact", false},
		{"/a/z", "one level", false},
		{"/a/#", "one level", false},
		{"/a/b/c", "rest", false},
		{"/l/#", "index", false},
		{"/l/0", "rest", false},
		{"/c", "deep", false},
		{"/c/x", "deep x", false},
		{"/c/y/#/x", "deep x", false},
		{"/c/x/y", "deep", false},
		{"/q/r/s", "rest", true},
		{"/s", "rest", true},
	}
	for _, tt := range tests {
		at := start
		for _, key := range segments(tt.path) {
			if key == "#" {
				at = at.element()
			} else if tt.path != "" {
				at = at.step([]byte(key))
			}
		}
		if at.field == nil || at.field.kind != tt.want || (at.scope != nil) != tt.scope {
			t.Errorf("%q: got %+v, scope %v", tt.path, at.field, at.scope)
		}
	}
}
