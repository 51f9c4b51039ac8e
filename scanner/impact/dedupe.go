package impact

import (
	"hash/maphash"
	"math"

	"github.com/privlint/privlint/scanner/document"
)

// Dedupe tells which texts of one file came before in their list, by the
// equality of the package. It keeps hashes of at most DefaultMaxTexts texts.
type Dedupe struct {
	lists lists
	words *wording
	seen  *marks
}

// NewDedupe makes a Dedupe for a file of the named format.
func NewDedupe(format string) *Dedupe {
	seed := maphash.MakeSeed()
	return &Dedupe{lists: newLists(seed, format), words: newWording(seed, builtinType), seen: newMarks(DefaultMaxTexts, true)}
}

// Seen tells how often a text equal to the given one came before in the list
// in which u stands: the examples of its intent, the counterexamples, the rows
// of a list of utterances, the values of its entity or the synonyms of its
// value. It is 0 for the first, for blank texts, for units that are in no such
// list (names, windows on long strings, cells of tables and of translations)
// and for texts that come new after Limited.
func (d *Dedupe) Seen(u *document.Unit, text string) int {
	m, ok := d.lists.of(u)
	if !ok || m.kind == DuplicateName {
		return 0
	}
	d.words.read(text)
	if d.words.blank {
		return 0
	}
	slot := d.seen.slot(mix(d.words.hash, m.inner))
	if slot < 0 {
		return 0
	}
	n := d.seen.values[slot]
	if n < math.MaxUint32 {
		d.seen.values[slot]++
	}
	return int(n)
}

// Limited tells that there were more texts than are kept, so that equal ones
// may have gone unseen.
func (d *Dedupe) Limited() bool { return d.seen.full }
