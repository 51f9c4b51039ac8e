package hugot

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"unicode"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner/match"

	"github.com/privlint/privlint/hugot/internal/token"
)

// Aggregation says which pieces of a word speak for it.
type Aggregation uint8

// The aggregations. The zero value is First, which is right for models that
// were trained with a label on the first piece of each word, as most are.
const (
	First Aggregation = iota
	// Average takes the mean of all pieces.
	Average
	// Max takes the piece that is surest of an entity.
	Max
)

// Options of a Tagger. The zero value is ready to use.
type Options struct {
	// File is the name of the ONNX file; empty means model.onnx.
	File string
	// Labels says what labels of the model mean, where New does not know
	// them or otherwise than it does: "PER" is an entity type of
	// rules.TaggedTypes, or "" for none. Case, marks and the prefixes B-, I-
	// and so on do not count.
	Labels map[string]rules.EntityType
	// Organizations has companies and the like proposed too.
	Organizations bool
	// Aggregation says which pieces of a word speak for it.
	Aggregation Aggregation
	// Window is the number of pieces that the model sees at once. Zero, and
	// what is more, mean what the model takes, and at most 512.
	Window int
}

// The least window; a smaller one has no room for a name and its context.
const minWindow = 16

// ErrClosed tells that a text came after Close.
var ErrClosed = errors.New("the tagger is closed")

// Tagger implements match.Tagger with a model. It is safe for concurrent use.
type Tagger struct {
	session   *session
	tokenizer *token.Tokenizer
	classes   []class
	how       Aggregation
	size      int // of a window, without what stands around it

	open sync.RWMutex // held for writing by Close alone

	mu       sync.Mutex
	closed   bool
	first    error
	failures int
}

// New opens the model in the folder at path: config.json with the names of the
// labels, tokenizer.json, and the weights in ONNX form. Errors name what is
// missing, and wrap ErrIncomplete then. The model is tried once, so that one
// that cannot run is refused here.
func New(path string, opts Options) (*Tagger, error) {
	f, err := openFolder(path, opts.File)
	if err != nil {
		return nil, err
	}
	t := &Tagger{how: opts.Aggregation}
	if t.classes, err = classify(f.labels, opts.Labels, opts.Organizations); err != nil {
		return nil, fmt.Errorf("%s: %w", f.path, err)
	}
	if t.tokenizer, err = token.Load(f.tokenizer); err != nil {
		return nil, fmt.Errorf("%s: %w", f.path, err)
	}
	f.limit = min(f.limit, maxPieces)
	if opts.Window > 0 {
		f.limit = min(f.limit, opts.Window)
	}
	if t.size = f.limit - len(t.tokenizer.Prefix) - len(t.tokenizer.Suffix); t.size < minWindow {
		return nil, fmt.Errorf("%s: a window of %d pieces is too small: want at least %d and those around a text", f.path, f.limit, minWindow)
	}
	if t.session, err = openSession(f); err != nil {
		return nil, err
	}
	if _, err := t.read("hello"); err != nil {
		t.session.close()
		return nil, fmt.Errorf("%s: the model cannot run: %w", f.weights, err)
	}
	return t, nil
}

// Tag appends the entities in text to dst. Where the model fails it appends
// none, and Err tells.
func (t *Tagger) Tag(dst []match.Tagged, text string) []match.Tagged {
	if !strings.ContainsFunc(text, unicode.IsLetter) {
		return dst // what it is to find has letters
	}
	t.open.RLock()
	defer t.open.RUnlock()
	if t.isClosed() {
		t.fail(ErrClosed)
		return dst
	}
	r, err := t.read(text)
	if err != nil {
		t.fail(withoutText(err))
		return dst
	}
	return r.spans(dst)
}

// withoutText is an error of read that holds nothing of the text.
func withoutText(err error) error {
	if library, ok := errors.AsType[*libraryError](err); ok {
		return fmt.Errorf("the model failed on a text with a %T", library.error)
	}
	return fmt.Errorf("the model failed on a text: %w", err)
}

// read has the model read a text. Only a libraryError may hold some of it.
func (t *Tagger) read(text string) (*reading, error) {
	pieces, err := t.tokenizer.Split(text)
	if err != nil {
		return nil, err
	}
	r := &reading{text: text, pieces: pieces, classes: t.classes, how: t.how, labels: make([][]float32, len(pieces))}
	before, behind := t.tokenizer.Prefix, t.tokenizer.Suffix
	follows := func(i int) bool { return within(text, pieces[i-1], pieces[i]) }
	ids := make([]uint32, 0, min(len(pieces), t.size)+len(before)+len(behind))
	for _, w := range windows(len(pieces), t.size, min(t.size/4, 64), follows) {
		ids = append(ids[:0], before...)
		for _, p := range pieces[w.from:w.to] {
			ids = append(ids, p.ID)
		}
		labels, err := t.session.run(append(ids, behind...))
		if err != nil {
			return nil, err
		}
		for i := max(w.from, w.begin); i < min(w.to, w.end); i++ {
			r.labels[i] = labels[len(before)+i-w.from]
		}
	}
	return r, nil
}

func (t *Tagger) isClosed() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.closed
}

func (t *Tagger) fail(err error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.failures++
	if t.first == nil {
		t.first = err
	}
}

// Err is what the model failed with first, or nil. Texts on which it failed
// were not examined by it: a scan with an Err is not complete. The error holds
// nothing of a text.
func (t *Tagger) Err() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.first
}

// Failures counts the texts on which the model failed.
func (t *Tagger) Failures() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.failures
}

// Close ends the session after the texts that are being read. Texts that come
// later fail with ErrClosed.
func (t *Tagger) Close() {
	t.mu.Lock()
	already := t.closed
	t.closed = true
	t.mu.Unlock()
	if already {
		return
	}
	t.open.Lock()
	defer t.open.Unlock()
	t.session.close()
}

// Join is a tagger that proposes what any of several do. Nil ones are left
// out.
func Join(taggers ...match.Tagger) match.Tagger {
	var all joined
	for _, t := range taggers {
		if t != nil {
			all = append(all, t)
		}
	}
	return all
}

type joined []match.Tagger

func (j joined) Tag(dst []match.Tagged, text string) []match.Tagged {
	for _, t := range j {
		dst = t.Tag(dst, text)
	}
	return dst
}
