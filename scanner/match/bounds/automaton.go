package bounds

import (
	"slices"
	"sync/atomic"
	"unicode/utf8"
)

// An entry of a table is the row of the state that a character leads to, or
// zero where it is not known yet, with flags.
const (
	// matchedNow tells that a match ends behind the character, matchedBefore
	// that one ended before it: some conditions must see it first.
	matchedNow    = 1 << 29
	matchedBefore = 1 << 30
	// dead tells that no match is longer.
	dead    = 1 << 31
	rowMask = matchedNow - 1
)

const (
	// maxStates and maxSize bound the states of an automaton and the
	// instructions in them. Of the built-in expressions none comes near;
	// those that do have a repetition within a repetition.
	maxStates = 2048
	maxSize   = 1 << 17
	// fewWide is the number of columns for characters outside ASCII that an
	// automaton begins with; most expressions tell no more apart.
	fewWide = 3
	// maxWide bounds the columns for characters outside ASCII.
	maxWide = 1 << 10
	// cacheBits is the size of the cache of characters outside ASCII.
	cacheBits = 8
	// columnBits is the room for a column beside the 21 bits of a character.
	columnBits = 11
)

// automaton is a deterministic automaton whose states are made as texts ask
// for them. Its tables are read without a lock; all else is guarded by the
// Matcher.
type automaton struct {
	*alphabet
	stride uint32
	room   int // columns for characters outside ASCII
	// cells are the entries, row after row. Row 0 is the place before
	// anything is read: there the column is that of the character before.
	cells atomic.Pointer[[]uint32]
	// wide finds columns of characters outside ASCII: the character, and its
	// column in the low bits.
	wide atomic.Pointer[[1 << cacheBits]uint32]

	// origins are the ways through the cells, where a group was asked for.
	origins atomic.Pointer[[]atomic.Pointer[origin]]

	states  []state
	lists   []uint32 // room for those of states to come
	size    int
	buckets []uint16 // of a hash table of states, 0 for none
	// runes are one of each column, and befores what stands for it as the
	// character before a place.
	runes   []rune
	befores []rune
	columns map[string]uint32 // of characters outside ASCII, by what takes them
	// originSize is the number of steps in all origins; crowded tells, without
	// a lock, that it has come to its bound.
	originSize int
	crowded    atomic.Bool
}

// state is a list of instructions that wait at a place.
type state struct {
	waiting []uint32
	// before is the character before, or one that comes to the same, where
	// conditions are pending; they and those behind them may ask for it.
	before  rune
	pending bool
}

const firstRows = 8

func newAutomaton(a *alphabet, room int) *automaton {
	u := &automaton{alphabet: a, stride: uint32(len(a.reps) + room), room: room, states: make([]state, 1, firstRows), buckets: make([]uint16, 4*firstRows)}
	cells := make([]uint32, firstRows*u.stride)
	u.cells.Store(&cells)
	u.runes = append(make([]rune, 0, u.stride), a.reps...)
	u.runes[edgeColumn] = edge
	u.befores = append(make([]rune, 0, u.stride), 0)
	for _, r := range u.runes[edgeColumn:] {
		u.befores = append(u.befores, u.standIn(r))
	}
	return u
}

// standIn is the first character that comes to the same as r before a place.
func (u *automaton) standIn(r rune) rune {
	for _, other := range u.befores[edgeColumn:] {
		if u.alike(r, other) {
			return other
		}
	}
	return r
}

// find is the column of a character outside ASCII, 0 where it is not known.
func (u *automaton) find(r rune) uint32 {
	cache := u.wide.Load()
	if cache == nil {
		return 0
	}
	if e := atomic.LoadUint32(&cache[slot(r)]); e>>columnBits == uint32(r) {
		return e & (1<<columnBits - 1)
	}
	return 0
}

func slot(r rune) uint32 { return uint32(r) * 0x9e3779b1 >> (32 - cacheBits) }

// makeColumn is find for characters that it does not know; there may be no
// room for them.
func (u *automaton) makeColumn(r rune) (column uint32, ok bool) {
	key := make([]byte, 0, 64)
	bit := byte(0)
	note := func(takes bool) {
		if bit&7 == 0 {
			key = append(key, 0)
		}
		if takes {
			key[len(key)-1] |= 1 << (bit & 7)
		}
		bit++
	}
	for i := range u.prog.Chars {
		note(u.prog.Chars[i].MatchRune(r))
	}
	for i := range u.prog.Looks {
		note(u.prog.Looks[i].Char.MatchRune(r))
	}
	column, ok = u.columns[string(key)]
	if !ok {
		if len(u.runes) == int(u.stride) {
			return 0, false
		}
		if u.columns == nil {
			u.columns = make(map[string]uint32)
		}
		column = uint32(len(u.runes))
		u.columns[string(key)] = column
		u.runes = append(u.runes, r)
		u.befores = append(u.befores, u.standIn(r))
	}
	cache := u.wide.Load()
	if cache == nil {
		cache = new([1 << cacheBits]uint32)
		u.wide.Store(cache)
	}
	atomic.StoreUint32(&cache[slot(r)], uint32(r)<<columnBits|column)
	return column, true
}

// step makes and notes the entry of a row and a column that has none. There
// may be no room for it.
func (u *automaton) step(c *closure, row, column uint32) (entry uint32, ok bool) {
	cells := *u.cells.Load()
	if entry = cells[row+column]; entry != 0 {
		return entry, true
	}
	if row == 0 {
		entry, ok = u.start(c, column)
	} else {
		entry, ok = u.follow(c, &u.states[row/u.stride], column)
	}
	if ok {
		atomic.StoreUint32(&(*u.cells.Load())[row+column], entry)
	}
	return entry, ok
}

func (u *automaton) start(c *closure, column uint32) (entry uint32, ok bool) {
	c.begin(u.prog)
	if c.add(u.alphabet, u.prog.Start, u.runes[column], unseen) {
		entry = matchedNow
	}
	return u.enter(c.list, column, entry)
}

func (u *automaton) follow(c *closure, s *state, column uint32) (entry uint32, ok bool) {
	r, waiting := u.runes[column], s.waiting
	if s.pending {
		c.begin(u.prog)
		for _, pc := range waiting {
			if c.add(u.alphabet, pc, s.before, r) {
				entry = matchedBefore
				break
			}
		}
		waiting = c.list
	}
	if column == edgeColumn {
		return entry | dead, true
	}
	c.begin(u.prog)
	for _, pc := range waiting {
		if in := &u.prog.Insts[pc]; u.takes(in, r) && c.add(u.alphabet, in.Out, r, unseen) {
			entry |= matchedNow
			break
		}
	}
	return u.enter(c.list, column, entry)
}

// enter adds the row of a list behind a column to an entry.
func (u *automaton) enter(waiting []uint32, column, entry uint32) (uint32, bool) {
	if len(waiting) == 0 {
		return entry | dead, true
	}
	before, pending := edge, slices.ContainsFunc(waiting, func(pc uint32) bool { return !u.prog.Insts[pc].Waits() })
	if pending {
		before = u.befores[column]
	}
	row, ok := u.intern(waiting, before, pending)
	return entry | row, ok
}

// intern finds or makes the state of a list, and is its row. There may be no
// room for it.
func (u *automaton) intern(waiting []uint32, before rune, pending bool) (row uint32, ok bool) {
	mask := uint64(len(u.buckets) - 1)
	at := hash(waiting, before) & mask
	for ; u.buckets[at] != 0; at = (at + 1) & mask {
		n := uint32(u.buckets[at])
		if s := &u.states[n]; s.before == before && slices.Equal(s.waiting, waiting) {
			return n * u.stride, true
		}
	}
	if len(u.states) >= maxStates || u.size+len(waiting) > maxSize {
		return 0, false
	}
	n := len(u.states)
	u.buckets[at] = uint16(n)
	u.states = append(u.states, state{u.keep(waiting), before, pending})
	u.size += len(waiting)
	cells := *u.cells.Load()
	if room := len(cells) / int(u.stride); n == room {
		more := make([]uint32, 2*len(cells))
		copy(more, cells)
		u.cells.Store(&more)
	}
	if 2*n >= len(u.buckets) {
		u.rehash()
	}
	return uint32(n) * u.stride, true
}

// keep copies a list. Lists lie one behind the other: it saves two of five
// allocations of a first use, and a fifth of the time.
func (u *automaton) keep(list []uint32) []uint32 {
	if cap(u.lists)-len(u.lists) < len(list) {
		u.lists = make([]uint32, 0, max(len(list), u.size, 64))
	}
	from := len(u.lists)
	u.lists = append(u.lists, list...)
	return u.lists[from:len(u.lists):len(u.lists)]
}

func (u *automaton) rehash() {
	u.buckets = make([]uint16, 4*len(u.buckets))
	mask := uint64(len(u.buckets) - 1)
	for n := 1; n < len(u.states); n++ {
		at := hash(u.states[n].waiting, u.states[n].before) & mask
		for u.buckets[at] != 0 {
			at = (at + 1) & mask
		}
		u.buckets[at] = uint16(n)
	}
}

func hash(waiting []uint32, before rune) uint64 {
	const prime = 0x9e3779b97f4a7c15
	h := uint64(before+2) * prime
	for _, pc := range waiting {
		h = (h ^ h>>29 ^ uint64(pc)) * prime
	}
	return h ^ h>>32
}

// adopt is the row in u of a state of another automaton of the expression.
func (u *automaton) adopt(from *automaton, row uint32) (uint32, bool) {
	if row == 0 {
		return 0, true
	}
	s := &from.states[row/from.stride]
	return u.intern(s.waiting, s.before, s.pending)
}

// columnOf is the column of a character.
func (u *automaton) columnOf(r rune) uint32 {
	if r < utf8.RuneSelf {
		return uint32(u.column[r])
	}
	return u.find(r)
}
