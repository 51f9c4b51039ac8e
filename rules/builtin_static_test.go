//go:build !rulesyaml

package rules

import "testing"

// The index that was made ahead is that of the patterns, in their order.
func TestBuiltinIndexIsCurrent(t *testing.T) {
	set, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	if string(set.Index()) != index {
		t.Error(regenerate)
	}
	number := 0
	for _, r := range set.Rules() {
		for i := range r.Patterns {
			if n, ok := r.Patterns[i].Number(); !ok || n != number {
				t.Fatalf("%s, pattern %s has number %d, not %d", r.ID, r.Patterns[i].Name, n, number)
			}
			number++
		}
	}
	known, err := BuiltinIndex()
	if err != nil {
		t.Fatal(err)
	}
	if n := len(known.Wakes()); n != number {
		t.Errorf("%d patterns in the index, %d in the rules", n, number)
	}
}
