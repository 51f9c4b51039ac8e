package scrub

import (
	"bytes"
	"fmt"
	"testing"
)

// operatorsOfTest are choices that together use every operator.
var operatorsOfTest = [][]string{
	{"*=replace"},
	{"*=replace:with=REMOVED"},
	{"*=mask"},
	{"*=mask:char=#,last=4"},
	{"*=mask:first=1,char=•"},
	{"*=redact"},
	{"*=pseudonym"},
	{"*=pseudonym:scope=file"},
	{"*=pseudonym:scope=conversation"},
	{"*=surrogate"},
	{"*=generalize"},
	{"*=date-shift"},
	{"*=hash"},
	{"*=encrypt"},
	{"*=fpe"},
	{"*=fpe:bare=true"},
	{"*=drop"},
	{"*=replace", "contact=keep", "DATE_TIME=generalize", "PERSON=surrogate"},
}

// What holds for every operator holds on every format.
func TestProperties(t *testing.T) {
	for _, f := range forms {
		t.Run(f.name, func(t *testing.T) {
			scanned := 0
			for i, ops := range operatorsOfTest {
				for round := range rounds {
					g := newGen(t, uint64(i*1000+round))
					in := input{f.name, []byte(f.make(g))}
					out := trial{operators: ops}.prove(t, in)
					for j := range out {
						scanned++
						if len(ops) == 1 && ops[0] == "*=replace" || ops[0] == "*=redact" {
							if left := remaining(t, input{f.name, out[j].data}); left != nil {
								t.Fatalf("%s: still finds %v in\n%q", ops, left, clip(out[j].data))
							}
						}
					}
				}
			}
			if scanned < len(operatorsOfTest)*rounds/2 {
				t.Errorf("only %d files of %d could be scanned", scanned, len(operatorsOfTest)*rounds)
			}
		})
	}
}

const rounds = 2

// What encrypt took out comes back byte for byte, in every character set.
func TestRestore(t *testing.T) {
	for _, f := range forms {
		for _, charset := range []string{"", "utf-8-bom", "utf-16le", "utf-16be", "windows-1252"} {
			t.Run(fmt.Sprint(f.name, " ", charset), func(t *testing.T) {
				exact, tries := 0, 0
				for round := range 3 {
					g := newGen(t, uint64(round))
					g.latin = charset == "windows-1252"
					data := []byte(f.make(g))
					if charset != "" {
						data = encoded(t, data, charset)
					}
					in := input{f.name, data}
					for _, op := range []string{"*=encrypt", "*=fpe"} {
						for _, o := range (trial{operators: []string{op}}).prove(t, in) {
							back, _, err := restored(t, input{f.name, o.data})
							if err != nil {
								t.Fatalf("%s: %v\n%q\nfrom\n%q", op, err, clip(in.data), clip(o.data))
							}
							if op == "*=encrypt" {
								tries++
							}
							if !o.reversible() {
								continue
							}
							if op == "*=encrypt" {
								exact++
							}
							if !bytes.Equal(back, in.data) {
								t.Fatalf("%s: does not come back\n%q\ngot\n%q\nfrom\n%q", op, clip(in.data), clip(back), clip(o.data))
							}
						}
					}
				}
				t.Logf("%d of %d", exact, tries)
			})
		}
	}
}
