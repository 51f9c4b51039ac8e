package workspace

import (
	"encoding/binary"
	"slices"
	"strings"
	"sync"
)

// state is a node of the automaton that the paths of a table make. Walking
// it costs one map look-up for each object key, whatever the number of rows.
type state struct {
	field *field
	scope *scope
	id    int // from 0, in its automaton

	once  sync.Once
	c     *compiler
	items []item
	next  map[string]*state // for the keys that some row names here
	other *state            // for all other keys
	index *state            // for array indices
}

// step goes to the state of the value under a key.
func (s *state) step(key []byte) *state {
	s.once.Do(s.expand)
	if to, ok := s.next[string(key)]; ok {
		return to
	}
	return s.other
}

// element goes to the state of the elements of an array.
func (s *state) element() *state {
	s.once.Do(s.expand)
	return s.index
}

// compiler makes states of the paths: sets of places in them. It makes them
// when they are first come to, since a file visits few; all readers of a
// format share them.
type compiler struct {
	table *table
	paths [][]string // fields, then scopes

	mu     sync.Mutex
	states map[string]*state
}

// item is a place in a path.
type item struct{ path, at int }

// compile builds the automaton of t and returns its start.
func compile(t *table) *state {
	c := &compiler{table: t, states: map[string]*state{}}
	for _, f := range t.fields {
		c.paths = append(c.paths, segments(f.path))
	}
	for _, s := range t.scopes {
		c.paths = append(c.paths, segments(s.path))
	}
	items := make([]item, 0, len(c.paths))
	for p := range c.paths {
		items = append(items, item{p, 0})
	}
	return c.state(items)
}

func segments(path string) []string {
	if path == "" {
		return nil
	}
	return strings.Split(strings.TrimPrefix(path, "/"), "/")
}

// state finds or makes the state for a set of items.
func (c *compiler) state(items []item) *state {
	for i := 0; i < len(items); i++ { // "**" may stand for nothing
		it := items[i]
		if path := c.paths[it.path]; it.at < len(path) && path[it.at] == "**" {
			items = append(items, item{it.path, it.at + 1})
		}
	}
	slices.SortFunc(items, func(a, b item) int {
		if a.path != b.path {
			return a.path - b.path
		}
		return a.at - b.at
	})
	items = slices.Compact(items)
	var key []byte
	for _, it := range items {
		key = binary.AppendUvarint(binary.AppendUvarint(key, uint64(it.path)), uint64(it.at))
	}
	if s, ok := c.states[string(key)]; ok {
		return s
	}
	s := &state{c: c, items: items, id: len(c.states)}
	c.states[string(key)] = s
	for _, it := range items {
		if it.at < len(c.paths[it.path]) {
			continue
		}
		n := it.path - len(c.table.fields)
		switch {
		case n < 0 && s.field == nil:
			s.field = &c.table.fields[it.path]
		case n >= 0 && s.scope == nil:
			s.scope = &c.table.scopes[n]
		}
	}
	return s
}

// expand finds where a state leads to.
func (s *state) expand() {
	c := s.c
	c.mu.Lock()
	defer c.mu.Unlock()
	s.other = c.state(c.after(s.items, ""))
	s.index = c.state(c.after(s.items, "#"))
	for _, it := range s.items {
		path := c.paths[it.path]
		if it.at == len(path) || wildcard(path[it.at]) || s.next[path[it.at]] != nil {
			continue
		}
		if s.next == nil {
			s.next = map[string]*state{}
		}
		s.next[path[it.at]] = c.state(c.after(s.items, path[it.at]))
	}
	s.items = nil
}

func wildcard(segment string) bool { return segment == "*" || segment == "**" || segment == "#" }

// after moves the items over one level with the given key: "" for keys that
// no row names, "#" for indices.
func (c *compiler) after(items []item, key string) []item {
	var out []item
	for _, it := range items {
		path := c.paths[it.path]
		if it.at == len(path) {
			continue
		}
		switch path[it.at] {
		case "**":
			out = append(out, it)
		case "*", key:
			out = append(out, item{it.path, it.at + 1})
		}
	}
	return out
}
