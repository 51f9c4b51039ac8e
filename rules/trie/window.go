package trie

// WindowSize is how many places of a text a Window shows.
const WindowSize = 1 << 10

// insideWord marks the keys of places between two characters of one word.
const insideWord = 1 << 15

// Window shows a part of a text to many tries, prepared once: the classes of
// the three bytes from each place on, and whether it stands inside a word.
type Window struct {
	text         string
	from, size   int
	digits       bool
	keys, shapes [WindowSize]uint16
}

// Show prepares the places of text from the given one on, WindowSize at most,
// and returns the first behind them; digits tells whether there are any in
// the text, so that shapes matter. Letters outside ASCII must be in lower
// case.
func (w *Window) Show(text string, from int, digits bool) (behind int) {
	w.text, w.from, w.digits = text, from, digits
	w.size = min(len(text)-from, WindowSize)
	prepare(w.keys[:w.size], Fold, text, from)
	if digits {
		prepare(w.shapes[:w.size], Shape, text, from)
	}
	return from + w.size
}

func prepare(keys []uint16, a *Alphabet, text string, from int) {
	before := from > 0 && word[text[from-1]]
	key := a.key(text, from)<<classBits | a.key(text, from+1)
	for i := range keys {
		at := from + i
		key = key<<classBits&(1<<(3*classBits)-1) | a.key(text, at+2)
		inside := word[text[at]]
		keys[i] = key
		if inside && before {
			keys[i] |= insideWord
		}
		before = inside
	}
}

// key is the class of the byte at i, or of none behind the end.
func (a *Alphabet) key(text string, i int) uint16 {
	if i < len(text) {
		return uint16(a.class[text[i]])
	}
	return 0
}
