package program

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

var expressions = []string{
	`(?i)am \d+`, `\bmay\b`, `[а-я]{2,3}!`, `a.c|(?s)b.c`, `a|`, `^a$`, `(?P<value>\d{3})-x+`, `(?i)kelvin|[^a-z\x{1f600}]`, ``,
}

func TestRoundTrip(t *testing.T) {
	var w Writer
	var want []*Program
	for _, src := range expressions {
		p, err := Compile(src)
		if err != nil {
			t.Fatal(err)
		}
		w.Add(p)
		want = append(want, p)
	}
	list := List(string(w.Bytes()))
	for i, src := range expressions {
		got, err := Decode(list.Next())
		if err != nil {
			t.Fatalf("%q: %v", src, err)
		}
		if diff := cmp.Diff(got, want[i]); diff != "" {
			t.Errorf("%q comes back as another (-got +want):\n%s", src, diff)
		}
	}
	if list.Next() != "" {
		t.Error("there is more than was written")
	}
}

func TestShape(t *testing.T) {
	for _, tt := range []struct {
		src                                string
		min, max                           int
		startable, edged, digitFirst, tail bool
		first                              string
	}{
		{src: `\d{3}-\d{4}`, min: 8, max: 32, startable: true, digitFirst: true, first: "07"},
		{src: `\b[a-c]+x`, min: 2, max: -1, startable: true, edged: true, first: "ac"},
		{src: `a?`, min: 0, max: 4},
		{src: `^a`, min: 1, max: 4},
		{src: `ab$`, min: 2, max: 8, startable: true, tail: true, first: "a"},
		{src: `\b@x`, min: 2, max: 8}, // "\b@" holds behind a word
	} {
		p, err := Compile(tt.src)
		if err != nil {
			t.Fatal(err)
		}
		s := p.Shape
		if s.Startable != tt.startable || tt.startable && (s.MinBytes != tt.min || s.MaxBytes != tt.max || s.Edged != tt.edged || s.DigitFirst != tt.digitFirst || s.Tail != tt.tail) {
			t.Errorf("%q: got %+v", tt.src, s)
		}
		for _, c := range []byte(tt.first) {
			if !s.First[c] {
				t.Errorf("%q cannot begin with %q", tt.src, c)
			}
		}
	}
}

func TestCompileFaults(t *testing.T) {
	if _, err := Compile(`a(`); err == nil {
		t.Error("an open group compiles")
	}
}

// Whatever the data, Decode gives a program that can be walked, or an error.
func FuzzDecode(f *testing.F) {
	for _, src := range expressions {
		p, err := Compile(src)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(p.AppendBinary(nil)))
	}
	for _, tt := range looks {
		p, err := CompileLooks(tt.source)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(p.AppendBinary(nil)))
	}
	f.Fuzz(func(t *testing.T, data string) {
		p, err := Decode(data)
		if err != nil {
			return
		}
		if int(p.Start) >= len(p.Insts) {
			t.Fatal("the program begins behind its end")
		}
		for i := range p.Insts {
			in := &p.Insts[i]
			if in.Waits() && int(in.Arg) >= len(p.Chars) || in.Op == OpLook && int(in.Arg) >= len(p.Looks) || int(in.Out) >= len(p.Insts) {
				t.Fatalf("instruction %d leads out of the program", i)
			}
		}
	})
}
