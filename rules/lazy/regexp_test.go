package lazy

import (
	"sync"
	"testing"
)

func TestRegexp(t *testing.T) {
	re := MustCompile(`(\d+)-(\d+)`)
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			if !re.MatchString("12-34") || re.MatchString("12") {
				t.Error("wrong match")
			}
		})
	}
	group.Wait()
	if got := re.FindStringSubmatch("x 12-34"); len(got) != 3 || got[1] != "12" {
		t.Errorf("got %q", got)
	}
	if got := re.ReplaceAllString("12-34", "$2-$1"); got != "34-12" {
		t.Errorf("got %q", got)
	}
	defer func() {
		if recover() == nil {
			t.Error("a wrong expression was accepted")
		}
	}()
	MustCompile("(").MatchString("")
}
