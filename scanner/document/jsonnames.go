package document

import (
	"hash/maphash"
	"slices"
)

const (
	fewNames  = 24      // looked through one by one
	manyNames = 1 << 16 // beyond, names of one object are no longer compared
)

// nameSet holds the names of one object by hash.
type nameSet struct {
	few  []uint64
	many map[uint64]struct{}
}

// add tells whether the name was there before.
func (n *nameSet) add(h uint64) bool {
	if n.many != nil {
		_, dup := n.many[h]
		if !dup && len(n.many) < manyNames {
			n.many[h] = struct{}{}
		}
		return dup
	}
	if slices.Contains(n.few, h) {
		return true
	}
	n.few = append(n.few, h)
	if len(n.few) > fewNames {
		n.many = make(map[uint64]struct{}, 4*fewNames)
		for _, known := range n.few {
			n.many[known] = struct{}{}
		}
	}
	return false
}

var nameSeed = maphash.MakeSeed()

// openNames begins the names of an object that was just opened.
func (s *JSONScanner) openNames() {
	for len(s.names) < len(s.stack) {
		s.names = append(s.names, nameSet{})
	}
	set := &s.names[len(s.stack)-1]
	set.few, set.many = set.few[:0], nil
}

// checkName reports a name that its object has already, and names too long
// to be read.
func (s *JSONScanner) checkName() {
	tok := &s.tok
	at := tok.Raw.Start - s.w.Offset()
	if tok.More {
		s.fault(FaultNameTooLong, at)
		return
	}
	name := tok.Content
	if tok.Escaped {
		name = s.AppendText(nil, tok)
	}
	if s.names[len(s.stack)-1].add(maphash.Bytes(nameSeed, name)) {
		s.fault(FaultDuplicateName, at)
	}
}
