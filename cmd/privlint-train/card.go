package main

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

// writeCard writes what a model was made of: digests of all that went in and
// of the model, settings, and how many utterances of each source were learned
// and left out.
func writeCard(path string, c *cli.Context, t *text, names, model []byte) error {
	var b strings.Builder
	fmt.Fprintf(&b, "model      sha256 %x, %d bytes\n", sha256.Sum256(model), len(model))
	fmt.Fprintf(&b, "gazetteer  sha256 %x, %d bytes\n", sha256.Sum256(names), len(names))
	fmt.Fprintf(&b, "settings   seed %d, bits %d, epochs %d, rate %g\n", c.Uint64("seed"), c.Uint("bits"), c.Int("epochs"), c.Float64("rate"))
	b.WriteString("\ninputs\n")
	for _, in := range t.inputs {
		fmt.Fprintf(&b, "  %s  sha256 %x, %d utterances\n", in.name, in.digest, in.count)
	}
	learned := map[string]int{}
	for i := range t.utterances {
		learned[family(t.utterances[i].Source)]++
	}
	b.WriteString("\nsource      learned  held out\n")
	for _, source := range slices.Sorted(maps.Keys(both(learned, t.heldOut))) {
		fmt.Fprintf(&b, "%-10s %8d %9d\n", source, learned[source], t.heldOut[source])
	}
	return os.WriteFile(path, []byte(b.String()), 0o644) //nolint:gosec // a file for everyone
}

// both has the keys of two maps.
func both(a, b map[string]int) map[string]int {
	out := maps.Clone(a)
	maps.Copy(out, b)
	return out
}
