// Package tag finds names, places, addresses and health terms in running text
// with a statistical model. Begin with New.
package tag

// Preset says how sure a Tagger must be of what it proposes.
type Preset uint8

// The presets. The zero value is Default.
const (
	// Default weighs what is missed as much as what is found wrongly.
	Default Preset = iota
	// Strict proposes less, for gates that must not cry wolf.
	Strict
	// Recall proposes more, for scrubs that must not leave a name.
	Recall
)

// Presets lists the names of all presets, the default first.
func Presets() []string { return []string{"default", "strict", "recall"} }

// ParsePreset finds a preset by its name.
func ParsePreset(name string) (p Preset, ok bool) {
	for i, known := range Presets() {
		if name == known {
			return Preset(i), true
		}
	}
	return Default, false
}

// Options of a Tagger.
type Options struct {
	Preset Preset
	// Organizations has companies and the like proposed too.
	Organizations bool
}
