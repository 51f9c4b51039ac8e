package workspace

import (
	"strings"
	"testing"
)

func TestLookup(t *testing.T) {
	tests := []struct{ name, want, err string }{
		{"watson-dialog", "watson-dialog", ""},
		{"JSON-Generic", "json-generic", ""},
		{"watson-dialogue", "", `unknown input format "watson-dialogue": did you mean "watson-dialog"?`},
		{"qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq", "", `unknown input format "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq"`},
	}
	for _, tt := range tests {
		f, err := Lookup(tt.name)
		got := ""
		if err != nil {
			got = err.Error()
		}
		if f.Name != tt.want || got != tt.err {
			t.Errorf("%s: got %q, %s", tt.name, f.Name, got)
		}
	}
}

func TestFormatNames(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range Formats() {
		if seen[f.Name] || f.Name == "" || f.Title == "" || f.Sniff == nil || f.Read == nil {
			t.Errorf("format %q: twice or incomplete", f.Name)
		}
		seen[f.Name] = true
	}
}

// TestDetectJSON tells JSON formats apart by the beginning of a file, also
// where it is cut off, and leaves lookalikes alone.
func TestDetectJSON(t *testing.T) {
	big := strings.Repeat(`{"text":"hello there, how are you today"},`, 2000)
	tests := []struct{ name, file, head, want string }{
		{"one-line workspace cut in its intents", "x.json", `{"intents":[{"intent":"a","examples":[` + big, "watson-dialog"},
		{"workspace that begins with entities", "x", `{"entities":[{"entity":"e","values":[{"type":"synonyms","value":"v","synonyms":["s"]`, "watson-dialog"},
		{"wrapped actions cut before the actions", "x.json", `{"name":"a","type":"action","workspace":{"intents":[{"intent":"action_1","examples":[` + big, "watson-actions"},
		{"actions", "x.json", `{"workspace":{"actions":[{"steps":[{"step":"s"`, "watson-actions"},
		{"logs", "x.json", `[{"log_id":"1","request":{"input":{"text":"a"}}`, "watson-logs-v1"},
		{"logs v2", "x.json", `{"logs":[{"log_id":"1","session_id":"s","request":{"input":{"text":"a"}}`, "watson-logs-v2"},
		{"log events one a line", "x.jsonl", "{\"log_id\":\"1\",\"request\":{\"input\":{\"text\":\"a\"}},\"response\":{}}\n{\"log_id\":\"2\",\"request\":{\"input\":{\"text\":\"b\"}},\"response\":{}}\n", "watson-logs-v1"},
		{"chat", "x.jsonl", `{"messages":[{"role":"user","content":"a"}]}` + "\n", "jsonl-chat"},
		{"chat without a telling name", "x", strings.Repeat(`{"messages":[{"role":"user","content":"a"}]}`+"\n", 3), "jsonl-chat"},
		{"lines", "x.txt", "{\"a\":1}\n{\"a\":2}\n", "jsonl-generic"},
		{"lines, one broken", "x", "{\"a\":1}\n{\"a\":\n{\"a\":2}\n{\"a\":3}\n", "jsonl-generic"},
		{"records, one broken", "records.jsonl", "{\"a\":\n{\"a\":2}\n", "jsonl-generic"},
		{"printed over lines", "x.json", "[\n{\"a\":1},\n{\"a\":2}\n]\n", "json-generic"},
		{"empty object", "x.json", "{}", "json-generic"},
		{"chat in one document", "x.json", "{\n\"messages\":[{\"role\":\"user\",\"content\":\"a\"}]}", "json-generic"},
		{"blanks before", "x", "\n\n  {\"a\": \"b\"}", "json-generic"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			head := tt.head
			complete := len(head) <= 64<<10
			head = head[:min(len(head), 64<<10)]
			f, ok := Detect("some/dir/"+tt.file, []byte(head), complete)
			if !ok || f.Name != tt.want {
				t.Errorf("got %q, want %q", f.Name, tt.want)
			}
		})
	}
	for _, text := range []string{"[value](entity) is markup", "{name} hello", "[1] a footnote", "[Maria] hi", "{", "[", "just words", "- [a](b)\n- c\n"} {
		if o := newOutline([]byte(text), true); o != nil {
			t.Errorf("%q looks like JSON", text)
		}
	}
}

func TestDetectBinary(t *testing.T) {
	if f, ok := Detect("x.bin", []byte("\x7fELF\x00\x00\x01\x02"), true); ok {
		t.Errorf("binary file detected as %s", f.Name)
	}
	if f, ok := Detect("notes", []byte("Just a few words.\nAnd more of them, here.\n"), true); !ok {
		t.Error("text not detected")
	} else if strings.HasPrefix(f.Name, "json") {
		t.Errorf("text detected as %s", f.Name)
	}
}
