package review

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestLogTornLine(t *testing.T) {
	t.Chdir(t.TempDir())
	l := openLog(t)
	entry := Entry{Path: "a<b>.txt", Rule: "us-ssn", Fingerprint: "00", N: 1, Of: 2, Decision: Decision{Action: Keep, Reason: "ours"}}
	if err := l.append(entry); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile("review.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	if want := `{"path":"a<b>.txt","rule":"us-ssn","fingerprint":"00","n":1,"of":2,"action":"keep","reason":"ours"}` + "\n"; string(data) != want {
		t.Errorf("got %s", data)
	}
	if err := os.WriteFile("review.jsonl", append(data, data[:len(data)/2]...), 0o600); err != nil {
		t.Fatal(err)
	}
	l = openLog(t)
	if err := l.append(entry); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]Entry{entry, entry}, openLog(t).entries); diff != "" {
		t.Errorf("entries (-want +got):\n%s", diff)
	}
}

func TestLogRefuses(t *testing.T) {
	const good = `{"path":"a","rule":"r","fingerprint":"f","n":1,"of":1,"action":"accept"}` + "\n"
	for _, tt := range []struct{ name, text, want string }{
		{"no JSON", good + "secret\n", "review.jsonl:2: no decision of a review"},
		{"no action", `{"path":"a","rule":"r","fingerprint":"f","n":1,"of":1,"action":"shred"}` + "\n", "review.jsonl:1:"},
		{"no rule", `{"path":"a","fingerprint":"f","n":1,"of":1,"action":"keep"}` + "\n", "review.jsonl:1:"},
		{"numbers", "\n" + strings.Replace(good, `"n":1`, `"n":2`, 1), "review.jsonl:2:"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			if err := os.WriteFile("review.jsonl", []byte(tt.text), 0o600); err != nil {
				t.Fatal(err)
			}
			_, err := OpenLog("review.jsonl", "review.jsonl")
			if err == nil || !strings.Contains(err.Error(), tt.want) || strings.Contains(err.Error(), "secret") {
				t.Errorf("got %v, want %s", err, tt.want)
			}
		})
	}
}

func TestLogLeavesNothing(t *testing.T) {
	t.Chdir(t.TempDir())
	l := openLog(t)
	info, err := os.Stat("review.jsonl")
	if err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("%v, %v: others may read it", info, err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat("review.jsonl"); !os.IsNotExist(err) {
		t.Errorf("an empty log stays: %v", err)
	}
}
