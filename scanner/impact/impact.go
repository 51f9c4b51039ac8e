package impact

import (
	"hash/maphash"
	"slices"
	"strings"

	"github.com/privlint/privlint/scanner/document"
)

// Impact counts what a scrub of one file did. Make one with New. It is not
// safe for concurrent use.
//
// Before, After and Dropped may be mixed in any way: one file after the other
// or unit by unit, which is the fastest. All counts but Total.Made of
// CrossIntent and SharedSynonym are the same for every order of the units;
// which issues are listed is not.
type Impact struct {
	opts    Options
	lists   lists
	limits  limitTable
	watson  bool
	words   *wording
	ledger  *ledger
	seen    *marks // texts by list; the value is the number of the first
	across  *marks // texts by list of lists; the value is the first list
	vocab   *marks
	intents intents
	input   tally
	output  tally
	people  records
}

// tally counts one side.
type tally struct {
	texts, examples, rows       int
	tokens, words, placeholders int
	edited, dropped             int
}

// New makes an Impact for one file.
func New(opts Options) *Impact {
	opts = opts.withDefaults()
	seed := maphash.MakeSeed()
	return &Impact{
		opts:   opts,
		lists:  newLists(seed, opts.Format),
		limits: newLimitTable(opts.Format),
		watson: strings.HasPrefix(opts.Format, "watson-") || slices.Contains(watsonTables, opts.Format),
		words:  newWording(seed, opts.Known),
		ledger: newLedger(opts.MaxListed),
		seen:   newMarks(opts.MaxTexts, true),
		across: newMarks(opts.MaxTexts, true),
		vocab:  newMarks(opts.MaxWords, false),
		people: newRecords(seed, opts.MaxTexts),
	}
}

var watsonTables = []string{"intent-csv", "entity-csv", "utterance-csv", "csv-translation"}

// Before takes the next unit of the input. It keeps nothing of it but the
// text of the last one.
func (i *Impact) Before(u *document.Unit) { i.take(u, before, &i.input) }

// After takes the next unit of the output, with its text and mentions after
// the edits; wasEdited tells that there were any.
func (i *Impact) After(u *document.Unit, wasEdited bool) {
	s := after
	if wasEdited {
		s = edited
	}
	i.take(u, s, &i.output)
}

// Dropped takes a unit of the input that is not in the output.
func (i *Impact) Dropped(u *document.Unit) {
	if i.trains(u) {
		i.output.dropped++
	}
	if isExample(u) {
		i.intents.of(u).dropped++
	}
}

func (i *Impact) take(u *document.Unit, s stage, t *tally) {
	trains := i.trains(u)
	m, listed := i.lists.of(u)
	if trains || listed || mustHaveText(u) {
		i.words.read(own(u))
	}
	if trains {
		i.count(u, s, t)
	}
	if listed && !i.words.blank {
		i.compare(u, s, &m)
	}
	i.check(u, s)
}

// trains tells whether a unit is text that a model learns from: what users
// say, prose and the cells and values of files without a known purpose, and
// in chats for fine-tuning the answers.
func (i *Impact) trains(u *document.Unit) bool {
	switch u.Role {
	case document.RoleUtterance, document.RoleText:
		return true
	case document.RoleAnswer:
		return i.opts.Format == "jsonl-chat" || u.Place.Kind == "row"
	case document.RoleData, document.RoleNote:
		return u.Place.Kind == "row" || u.Place.Kind == "value"
	default:
		return false
	}
}

func isExample(u *document.Unit) bool {
	return u.Role == document.RoleUtterance && u.Place.Kind == "example"
}

func (i *Impact) isRow(u *document.Unit) bool {
	return i.lists.rows && u.Role == document.RoleUtterance && u.Place.Kind == "row"
}

func (i *Impact) count(u *document.Unit, s stage, t *tally) {
	t.texts++
	t.tokens += len(i.words.words)
	t.placeholders += i.words.placeholders
	if s == edited {
		t.edited++
	}
	flag := uint64(inOutput)
	if s == before {
		flag = inInput
	}
	for _, hash := range i.words.words {
		if slot := i.vocab.slot(hash); slot >= 0 && i.vocab.mark(slot, flag)&flag == 0 {
			t.words++
		}
	}
	if i.isRow(u) && u.Own.Start == 0 {
		t.rows++
	}
	if !isExample(u) || u.Own.Start > 0 {
		return
	}
	t.examples++
	if n := i.intents.of(u); s == before {
		n.before++
	} else {
		n.after++
	}
}

// compare looks for an equal text in the list of the unit and in the lists
// beside it.
func (i *Impact) compare(u *document.Unit, s stage, m *membership) {
	slot := i.seen.slot(mix(i.words.hash, m.inner))
	if slot < 0 {
		return
	}
	here, flags := uint64(inInput), uint64(inInput)
	switch s {
	case after:
		here, flags = inOutput, inOutput|inPlain
	case edited:
		here, flags = inOutput, inOutput
	default:
	}
	tight := uint64(0)
	if i.words.tight {
		tight = tightOutput
		if s == before {
			tight = tightInput
		}
	}
	old := i.seen.mark(slot, flags|tight)
	if old&here != 0 {
		first := i.seen.values[slot]
		severity := Warned
		if i.lists.refused && old&tight != 0 {
			severity = Refused
		}
		// Two texts that no edit touched were equal before.
		made := s == edited || old&inPlain == 0
		i.ledger.add(s, m.kind, severity, made, func() Issue { return i.duplicate(u, m.kind, int(first)) })
		return
	}
	if s != before || old == 0 { // what reports tell is about the output
		i.seen.values[slot] = uint32(ordinal(u))
	}
	if m.outer == 0 {
		return
	}
	slot = i.across.slot(mix(i.words.hash, m.outer))
	if slot < 0 {
		return
	}
	old = i.across.mark(slot, flags)
	if old&here == 0 {
		if s != before || old == 0 {
			i.across.values[slot] = uint32(i.crossNumber(u, m.cross))
		}
		return
	}
	first := i.across.values[slot]
	made := s == edited || old&inPlain == 0
	i.ledger.add(s, m.cross, Warned, made, func() Issue { return i.crossing(u, m.cross, int(first)) })
}

// ordinal is the number of a unit in its list, or that of its record.
func ordinal(u *document.Unit) int {
	p := &u.Place
	for _, n := range []int{p.Example, p.Synonym, p.Value, u.Record} {
		if n > 0 {
			return n
		}
	}
	return 0
}

func (i *Impact) crossNumber(u *document.Unit, cross Kind) int {
	if cross == CrossIntent {
		return i.intents.number(u)
	}
	return u.Place.Value
}
