package scanner

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/privlint/privlint/scanner/document"
	"github.com/privlint/privlint/scanner/match"
	"github.com/privlint/privlint/scanner/source"
	"github.com/privlint/privlint/scanner/workspace"
)

// headBytes is how much of a file its format is recognised by.
const headBytes = 64 << 10

// maxReasons bounds the problems listed for one file; the rest is counted.
const maxReasons = 20

// file is an input on its way through the pipeline. The reader fills it
// until it sends the last batch; from then on it belongs to the collector.
type file struct {
	coverage Coverage
	named    bool
	outlook  *outlook
	watch    *watcher // nil until the text is read
	comment  string   // what comments begin with, "" for none
	session  *match.Session
	names    nameCache
	lore     *lore
	regions  []string // where its language is spoken
	problems []workspace.Problem
	more     int   // problems not listed
	partial  bool  // a problem left something out
	failure  error // what stopped the reading
	faults   []string
}

// read takes one input apart and sends it on, batch by batch.
func (p *pipeline) read(ctx context.Context, item source.Item) error {
	o, err := p.scanner.outlookOf(item.Path)
	if err != nil {
		return err
	}
	f := &file{coverage: Coverage{Path: item.Path}, named: item.Named, outlook: o, session: p.scanner.matcher.Session(), lore: newLore()}
	last := &batch{file: f, last: true}
	switch {
	case item.Skipped != "":
		f.coverage.Status = StatusSkipped
		f.coverage.Reasons = []string{item.Skipped}
	case item.Err != nil:
		f.failure = item.Err
	default:
		e := &emitter{ctx: ctx, pipeline: p, file: f, batch: &batch{file: f}}
		f.failure = p.readContent(item, e)
		if errors.Is(f.failure, errStopped) {
			return context.Cause(ctx)
		}
		last = e.batch
		last.last = true
	}
	return p.send(ctx, last)
}

func (p *pipeline) readContent(item source.Item, e *emitter) (err error) {
	raw, err := item.Open()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, raw.Close()) }()
	counted := &countingReader{r: raw, progress: p.scanner.opts.Progress}
	counted.progress.begin(item.Path, item.Size)
	defer func() { e.file.coverage.Bytes = counted.n }()
	var again *spool
	input := io.Reader(counted)
	if item.Streamed && p.scanner.opts.Tagger != nil {
		again = &spool{raw: counted}
		input = again
	}
	text, err := source.Decode(input)
	if err != nil {
		return err
	}
	e.text = text
	defer e.closeText()
	watch := newWatcher(text, func(offset int) int { return text.RawOffset(text.Base() + offset) })
	e.file.watch = watch
	w := document.NewWindow(watch, text.Base(), 0)
	format, err := e.file.outlook.formatOf(item.Path, w)
	if err != nil {
		return err
	}
	e.file.coverage.Format = format.Name
	e.file.comment = format.Comment
	watch.knows(format.Comment)
	e.file.regions = regionsOf(format.Language)
	e.mustUTF8 = format.UTF8
	if err := p.readDeclared(&item, &format, again, e.file.lore); err != nil {
		return err
	}
	return format.Read(&workspace.Input{Window: w, Fields: e.file.outlook.Fields}, e)
}

// readDeclared reads an input a first time for the words that it declares, if
// it may and there is a tagger whose guesses they mute.
func (p *pipeline) readDeclared(item *source.Item, format *workspace.Format, again *spool, l *lore) error {
	if again != nil {
		defer func() { again.stop = true }()
	}
	if p.scanner.opts.Tagger == nil || !format.Declares() {
		return nil
	}
	raw, err := twice(item, again)
	if err != nil || raw == nil {
		return err
	}
	l.declare(format, raw)
	return raw.Close()
}

// formatOf recognises the format of the input that w begins with.
func (o *outlook) formatOf(path string, w *document.Window) (workspace.Format, error) {
	head, complete, err := peek(w)
	if err != nil {
		return workspace.Format{}, err
	}
	if o.format != nil {
		return *o.format, nil
	}
	format, ok := workspace.Detect(path, head, complete)
	if !ok {
		return format, errors.New("no known format of text")
	}
	return format, nil
}

// peek fills the window with the head of the file.
func peek(w *document.Window) (head []byte, complete bool, err error) {
	for len(w.Bytes()) < headBytes {
		switch err := w.Fill(); {
		case errors.Is(err, io.EOF):
			return w.Bytes(), true, nil
		case err != nil:
			return nil, false, err
		}
	}
	return w.Bytes()[:headBytes], false, nil
}

// close settles the account of the file.
func (f *file) close() *Coverage {
	c := &f.coverage
	if !f.lore.names.Empty() || f.lore.declared.Len() > 0 {
		c.lore = f.lore
	}
	if c.Status == StatusSkipped {
		return c
	}
	c.Status = StatusScanned
	if f.partial {
		c.Status = StatusPartial
	}
	for _, p := range f.problems {
		c.Reasons = append(c.Reasons, p.String())
	}
	if f.more > 0 {
		c.Reasons = append(c.Reasons, fmt.Sprintf("%d more problems", f.more))
	}
	if faults := slices.Concat(f.faults, f.session.Faults()); len(faults) > 0 {
		c.Status = StatusPartial
		c.Reasons = append(c.Reasons, faults...)
	}
	if f.failure != nil {
		c.Status = StatusPartial
		c.Reasons = append(c.Reasons, f.failure.Error())
		if c.Units == 0 {
			c.Status = StatusFailed
		}
	}
	if f.named && c.Units == 0 && c.Status == StatusScanned {
		c.Status = StatusFailed
		c.Reasons = append(c.Reasons, nothingToScan(c))
	}
	return c
}

func nothingToScan(c *Coverage) string {
	if c.Bytes == 0 {
		return "empty file: nothing to scan"
	}
	return "holds no text to scan"
}

// emitter gathers the units of a file into batches.
type emitter struct {
	ctx      context.Context //nolint:containedctx // an emitter lives for one call of Read
	pipeline *pipeline
	file     *file
	text     *source.Text
	batch    *batch
	batches  int // sent
	mustUTF8 bool
}

// fullBatch is how many bytes of text make a batch.
func (e *emitter) fullBatch() int {
	return min(e.pipeline.full, firstBytes<<min(e.batches, 8))
}

// closeText takes over what is known of the character set once all is read.
func (e *emitter) closeText() {
	enc := e.text.Encoding()
	if enc != source.UTF8 {
		e.file.coverage.Encoding = enc
	}
	if enc == source.Windows1252 && e.mustUTF8 {
		e.note(workspace.Problem{Text: "holds bytes that are not UTF-8, which this format must be"})
	}
	for _, fault := range e.text.Problems() {
		e.note(workspace.Problem{Text: fault.Text, Pos: fault.Pos, Offset: fault.Offset, Note: fault.Note})
	}
}

// Unit implements workspace.Emitter.
func (e *emitter) Unit(u *document.Unit) error {
	if err := e.text.Remap(u); err != nil {
		return err
	}
	b := e.batch
	if n := len(b.units); n > 0 {
		whole := b.units[n-1].Group != u.Group
		full := b.bytes >= e.fullBatch() || u.Raw.Start-b.units[0].Raw.Start >= spreadBytes
		if whole && full || b.bytes >= groupBytes {
			if err := e.pipeline.send(e.ctx, b); err != nil {
				return errStopped
			}
			b = &batch{file: e.file, units: e.pipeline.unitMemory(n)} // the units sent are a worker's now
			e.batch = b
			e.batches++
		}
	}
	if len(b.units) == 0 {
		b.first = e.file.coverage.Units
	}
	e.file.coverage.Units++
	b.units = append(b.units, *u)
	b.bytes += len(u.Text) + unitBytes
	return nil
}

// Problem implements workspace.Emitter.
func (e *emitter) Problem(p workspace.Problem) {
	p.Offset = e.text.RawOffset(p.Offset)
	e.note(p)
}

func (e *emitter) note(p workspace.Problem) {
	e.file.partial = e.file.partial || !p.Note
	if len(e.file.problems) >= maxReasons {
		e.file.more++
		return
	}
	e.file.problems = append(e.file.problems, p)
}
