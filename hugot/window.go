package hugot

// window is a part of the pieces of a text that the model sees at once: from
// and to are what it is shown, begin and end what its answer is taken for.
// Behind and before the edges the model lacks context, so of two windows that
// overlap each answers for its half.
type window struct{ from, to, begin, end int }

// windows cuts n pieces into windows of at most size, each with at least half
// of overlap as context where text goes on. within(i) tells that piece i goes
// on with the word before: windows begin and change at words where there is
// one near.
func windows(n, size, overlap int, within func(i int) bool) []window {
	if n <= size {
		return []window{{0, n, 0, n}}
	}
	var list []window
	for from := 0; ; {
		w := window{from: from, to: min(from+size, n), begin: 0, end: n}
		if len(list) > 0 {
			last := &list[len(list)-1]
			change := wordStart((from+last.to)/2, overlap/2, within)
			last.end, w.begin = change, change
		}
		list = append(list, w)
		if w.to == n {
			return list
		}
		from = wordStart(w.to-overlap, overlap, within)
	}
}

// wordStart is the last piece up to i at which a word begins, or i where it
// is more than far away.
func wordStart(i, far int, within func(i int) bool) int {
	for k := i; k > i-far && k > 0; k-- {
		if !within(k) {
			return k
		}
	}
	return i
}
