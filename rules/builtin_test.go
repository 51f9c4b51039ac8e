package rules

import (
	"os"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const regenerate = `run "go generate ./rules"`

// The rules in the program are those of the YAML files.
func TestBuiltinIsCurrent(t *testing.T) {
	fsys := os.DirFS(".")
	want, err := parseBuiltin(fsys)
	if err != nil {
		t.Fatal(err)
	}
	got, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	compare(t, "rule", want.Rules(), got.Rules(), func(r *Rule) string { return r.ID })
	compare(t, "combination", want.Combinations(), got.Combinations(), func(c *Combination) string { return c.ID })

	types, err := parseBuiltinTypes(fsys)
	if err != nil {
		t.Fatal(err)
	}
	compare(t, "entity type", types, EntityTypes(), func(i TypeInfo) string { return string(i.Name) })
}

func compare[T any](t *testing.T, kind string, want, got []T, id func(T) string) {
	t.Helper()
	if len(want) != len(got) {
		t.Errorf("%d %ss in the files, %d in the program: %s", len(want), kind, len(got), regenerate)
	}
	for i := range min(len(want), len(got)) {
		if diff := cmp.Diff(want[i], got[i], ignoreKnown); diff != "" {
			t.Fatalf("%s %s is not current: %s (-file +program):\n%s", kind, id(want[i]), regenerate, diff)
		}
	}
}

// Programs that were compiled ahead are those of the expressions.
func TestBuiltinProgramsAreCurrent(t *testing.T) {
	set, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range set.Rules() {
		for _, known := range r.Patterns {
			if known.Engine == EngineRegexp2 {
				continue
			}
			fresh := known
			fresh.compiled = ""
			want, err := fresh.Program()
			if err != nil {
				t.Fatalf("%s, pattern %s: %v", r.ID, known.Name, err)
			}
			got, err := known.Program()
			if err != nil {
				t.Fatalf("%s, pattern %s: %v", r.ID, known.Name, err)
			}
			if !reflect.DeepEqual(got, want) {
				t.Errorf("%s, pattern %s: the program is not current: %s", r.ID, known.Name, regenerate)
			}
		}
	}
}

func BenchmarkBuiltin(b *testing.B) {
	for b.Loop() {
		set, err := loadBuiltin()
		if err != nil || len(set.Rules()) == 0 {
			b.Fatal(err)
		}
		types, err := builtinTypes()
		if err != nil {
			b.Fatal(err)
		}
		newTypeTable(types)
	}
}
