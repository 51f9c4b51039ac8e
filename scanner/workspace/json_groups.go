package workspace

// maxGroup is how many units may belong to one record that only its shape
// makes one. A larger one is a container of records.
const maxGroup = 200

// grouper numbers the things that belong together.
type grouper struct {
	now    int
	units  int  // in the group at hand
	record bool // a record is open
	lines  bool // each line is one record
}

// recordMark is what a level must undo at its end.
type recordMark struct{ record, next bool }

func (g *grouper) next() {
	g.now++
	g.units = 0
}

// document begins a document.
func (g *grouper) document() {
	g.next()
	g.record = g.lines
}

// begin looks at an object or array that begins inside levels. The outermost
// element of an array that is an object or array is a record, with all that
// is in it; but the first element of an array in the outermost object stays
// with that object, since it may be its only one.
func (g *grouper) begin(levels []level) recordMark {
	if g.units > maxGroup {
		g.next()
	}
	n := len(levels)
	if g.record || n == 0 || !levels[n-1].array {
		return recordMark{}
	}
	g.record = true
	if n > 1 && levels[n-1].index == 1 {
		return recordMark{record: true}
	}
	g.next()
	return recordMark{record: true, next: true}
}

func (g *grouper) end(m recordMark) {
	if !m.record {
		return
	}
	g.record = false
	if m.next {
		g.next()
	}
}

// unit counts a unit. Strings in a list are records of their own unless they
// stand in one.
func (g *grouper) unit(levels []level, records bool) {
	g.units++
	n := len(levels)
	if !records || g.record || n == 0 || !levels[n-1].array {
		return
	}
	if n == 1 || levels[n-1].index > 1 {
		g.next()
		g.units = 1
	}
}
