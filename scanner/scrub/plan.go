package scrub

import (
	"crypto/sha256"
	"encoding/binary"
	"slices"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner"
	"github.com/privlint/privlint/scanner/document"
	"github.com/privlint/privlint/scanner/scrub/operator"
)

// choice is what becomes of findings of one type.
type choice struct {
	entity rules.EntityType
	op     *operator.Operator // nil keeps
}

// plan is what a scan found in all inputs, and what is to become of it.
type plan struct {
	opts    *Options
	choices []choice
	number  map[choice]uint16
	known   *known
	files   map[string]*filePlan
	order   []string
	at      *filePlan // of the findings that come at the moment
}

// filePlan is what was found in one input.
type filePlan struct {
	coverage *scanner.Coverage
	list     []planned
	drops    []int                      // raw offsets of what is to go with its example or row
	kept     map[rules.EntityType]int64 // findings that stay
	names    int                        // findings in names, which are renamed only on request
	lined    bool                       // it has records, such as lines
	subjects map[int]uint64
	// stays are the values of findings that suppressions or a review keep.
	stays map[uint64]struct{}
}

// planned is a finding: which unit of the input it is in, and where in the
// text of that.
type planned struct {
	unit       int32
	start, end int32
	choice     uint16
}

func (p planned) span() document.Span {
	return document.Span{Start: int(p.start), End: int(p.end)}
}

func newPlan(opts *Options) *plan {
	return &plan{
		opts: opts, number: map[choice]uint16{}, known: newKnown(), files: map[string]*filePlan{},
	}
}

// file is the plan of the input at path.
func (p *plan) file(path string) *filePlan {
	if p.at != nil && len(p.order) > 0 && p.order[len(p.order)-1] == path {
		return p.at
	}
	f, ok := p.files[path]
	if !ok {
		f = &filePlan{kept: map[rules.EntityType]int64{}}
		p.files[path] = f
		p.order = append(p.order, path)
	}
	p.at = f
	return f
}

// Finding implements scanner.Sink.
func (p *plan) Finding(f *scanner.Finding) error {
	file := p.file(f.Path)
	unit, span := f.Where()
	to := planned{unit: int32(unit), start: int32(span.Start), end: int32(span.End), choice: p.numberOf(choice{entity: f.EntityType})}
	c, change := p.decide(f)
	switch {
	case f.Suppressed != nil:
		file.keep(f.EntityType, p.known.hash(f.Reveal()))
	case !change:
		file.kept[f.EntityType]++
	case f.Role() == document.RoleName && !p.opts.Rename:
		file.names++
	case p.opts.Review != nil:
		op, err := p.opts.Review(f, c.op)
		if err != nil {
			return err
		}
		if op == nil || op.Keeps() {
			file.keep(f.EntityType, p.known.hash(f.Reveal()))
			break
		}
		c.op = op
		p.change(file, &to, c, f)
	default:
		p.change(file, &to, c, f)
	}
	file.lined = file.lined || f.Record != nil
	if p.opts.Subjects && f.Record != nil && subjectType(f.EntityType) {
		file.subject(*f.Record, f.Reveal())
	}
	// Findings of one unit come in order, and units as well.
	file.list = append(file.list, to)
	if p.opts.Also != nil {
		return p.opts.Also.Finding(f)
	}
	return nil
}

// change has a finding replaced.
func (p *plan) change(file *filePlan, to *planned, c choice, f *scanner.Finding) {
	to.choice = p.numberOf(c)
	if c.op.Drops() {
		file.drops = append(file.drops, f.ByteStart)
	}
	p.known.add(f.EntityType, f.Category, f.Reveal(), to.choice)
}

// Coverage implements scanner.Sink.
func (p *plan) Coverage(c *scanner.Coverage) error {
	p.file(c.Path).coverage = c
	if p.opts.Also != nil {
		return p.opts.Also.Coverage(c)
	}
	return nil
}

// decide chooses the operator for a finding, whatever it is in. False means
// that the value stays.
func (p *plan) decide(f *scanner.Finding) (choice, bool) {
	if f.Severity < p.opts.From || f.Reserved() {
		return choice{}, false
	}
	if f.Role() == document.RoleWebhook && f.EntityType == "URL" {
		return choice{}, false // the bot calls it; secrets in it are findings of their own
	}
	op := p.opts.Choose(f)
	if op == nil || op.Keeps() || op.Done(&operator.Value{Type: f.EntityType, Text: f.Reveal(), Whole: f.Reveal()}) {
		return choice{}, false
	}
	return choice{f.EntityType, op}, true
}

func (p *plan) numberOf(c choice) uint16 {
	if n, ok := p.number[c]; ok {
		return n
	}
	n := uint16(len(p.choices))
	p.choices = append(p.choices, c)
	p.number[c] = n
	return n
}

// subjectType tells which values say whom a record is about.
func subjectType(t rules.EntityType) bool {
	return t == "CUSTOMER_ID" || t == "MEDICAL_RECORD_NUMBER" || t == "ACCOUNT_NUMBER"
}

// subject notes whom a record is about, by a digest that is the same in every
// run; the first word counts.
func (f *filePlan) subject(record int, id string) {
	if f.subjects == nil {
		f.subjects = map[int]uint64{}
	}
	if _, ok := f.subjects[record]; !ok {
		sum := sha256.Sum256([]byte(operator.Fold(id)))
		f.subjects[record] = binary.BigEndian.Uint64(sum[:])
	}
}

// keep notes a value that somebody decided to keep.
func (f *filePlan) keep(t rules.EntityType, value uint64) {
	f.kept[t]++
	if f.stays == nil {
		f.stays = map[uint64]struct{}{}
	}
	f.stays[value] = struct{}{}
}

// keeps tells whether somebody decided to keep a value.
func (f *filePlan) keeps(value uint64) bool {
	_, ok := f.stays[value]
	return ok
}

// cursor gives the findings of one unit after the other.
type cursor struct {
	list []planned
	unit int32
}

// next is the findings of the next unit.
func (c *cursor) next() []planned {
	n := 0
	for n < len(c.list) && c.list[n].unit == c.unit {
		n++
	}
	out := c.list[:n]
	c.list = c.list[n:]
	c.unit++
	return out
}

// sorted puts the findings of the file in the order of its units, which is
// the one they came in but for what a review changed.
func (f *filePlan) sorted() []planned {
	slices.SortStableFunc(f.list, func(a, b planned) int {
		if a.unit != b.unit {
			return int(a.unit - b.unit)
		}
		return int(a.start - b.start)
	})
	return f.list
}
