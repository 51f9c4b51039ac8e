package validate

import "testing"

func TestOrdinaryWord(t *testing.T) {
	for w, want := range map[string]bool{
		"will": true, "may": true, "grace": true, "june": true, "france": true, "london": true,
		"tamsin": false, "quillfeather": false, "gonzalez": false, "": false,
	} {
		if got := OrdinaryWord(w); got != want {
			t.Errorf("%q: %v", w, got)
		}
	}
}

func TestNameParticle(t *testing.T) {
	for w, want := range map[string]bool{"de": true, "van": true, "maria": false, "": false} {
		if got := NameParticle(w); got != want {
			t.Errorf("%q: %v", w, got)
		}
	}
}
