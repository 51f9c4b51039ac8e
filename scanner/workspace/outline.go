package workspace

// Outline is the set of paths that the beginning of a JSON file shows, with
// "*" for array indices: "/intents", "/intents/*/examples/*/text". It is
// what JSON formats are recognised by.
type Outline struct {
	paths map[string]struct{}
}
