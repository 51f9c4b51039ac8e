package tag

import (
	_ "embed" // the model and the gazetteer
	"strings"
	"sync"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner/document"
	"github.com/privlint/privlint/scanner/match"
	"github.com/privlint/privlint/scanner/tag/crf"
	"github.com/privlint/privlint/scanner/tag/gazetteer"
	"github.com/privlint/privlint/scanner/tag/token"
)

//go:embed model.bin
var modelData string

//go:embed gazetteer.bin
var gazetteerData string

// entityTypes are what the types of the model are called in findings. Dates
// are found by rules; the model knows them so that it does not take them for
// names.
var entityTypes = [crf.Types]rules.EntityType{
	crf.Person: "PERSON", crf.Location: "LOCATION", crf.Address: "STREET_ADDRESS",
	crf.Organization: "ORGANIZATION", crf.Condition: "MEDICAL_CONDITION", crf.Drug: "MEDICATION",
}

// faint is the least probability of a word to be a name for it to be
// proposed at all: it counts where a label or an introduction speaks for it.
const faint = 0.08

// Tagger implements match.Tagger. It is safe for concurrent use.
type Tagger struct {
	opts Options
	load func() (*tables, error)
	pool sync.Pool
}

// tables are what all Taggers share.
type tables struct {
	model     *crf.Model
	gazetteer *gazetteer.Table
}

// builtin opens the embedded tables, once.
var builtin = sync.OnceValues(func() (*tables, error) { return openTables(modelData, gazetteerData) })

func openTables(model, names string) (*tables, error) {
	m, err := crf.Open(model)
	if err != nil {
		return nil, err
	}
	g, err := gazetteer.Open(names)
	if err != nil {
		return nil, err
	}
	return &tables{m, g}, nil
}

// New makes a Tagger. It costs nothing: tables are opened by the first call
// of Tag.
func New(opts Options) *Tagger { return &Tagger{opts: opts, load: builtin} }

// Load makes a Tagger of a model and a gazetteer that privlint-train wrote,
// in place of the embedded ones. Errors wrap crf.ErrCorrupt or
// gazetteer.ErrCorrupt.
func Load(model, names string, opts Options) (*Tagger, error) {
	t, err := openTables(model, names)
	if err != nil {
		return nil, err
	}
	return &Tagger{opts: opts, load: func() (*tables, error) { return t, nil }}, nil
}

// worker is the working memory of one call.
type worker struct {
	tables   *tables
	decoder  *crf.Decoder
	sentence crf.Sentence
	tokens   []token.Token
	spans    []crf.Span
	language language
}

func (t *Tagger) worker() *worker {
	if w, ok := t.pool.Get().(*worker); ok {
		return w
	}
	tables, err := t.load()
	if err != nil {
		panic("tag: the embedded tables are damaged: " + err.Error()) //nolint:forbidigo // a broken build: TestLoad opens them
	}
	return &worker{tables: tables, decoder: crf.NewDecoder(tables.model, int(t.opts.Preset), faint)}
}

// Tag appends the candidates in text to dst.
func (t *Tagger) Tag(dst []match.Tagged, text string) []match.Tagged {
	w := t.worker()
	defer t.pool.Put(w)
	w.tokens = token.Split(w.tokens[:0], text)
	w.language = languageUnknown
	for rest := w.tokens; len(rest) > 0; {
		n := sentenceEnd(rest, text)
		dst = t.sentence(dst, w, text, rest[:n])
		rest = rest[n:]
	}
	return dst
}

// Where a text is cut: behind a sentence or line once it has shortSentence
// tokens, behind any token at longSentence. The model learned from utterances
// of this size, and what capitals are worth is judged for each part.
const (
	shortSentence = 32
	longSentence  = 160
)

// sentenceEnd is how many of the tokens are labelled together.
func sentenceEnd(tokens []token.Token, text string) int {
	for i := shortSentence; i < len(tokens); i++ {
		if i == longSentence || tokens[i].Break && i+1 < len(tokens) && blankLine(text[tokens[i-1].End:tokens[i].Start]) ||
			tokens[i].Space && strings.IndexByte(".!?", text[tokens[i-1].Start]) >= 0 && !tokens[i-1].Word() {
			return i
		}
	}
	return len(tokens)
}

// blankLine tells whether the space between two tokens has an empty line.
func blankLine(space string) bool { return strings.Count(space, "\n") > 1 }

func (t *Tagger) sentence(dst []match.Tagged, w *worker, text string, tokens []token.Token) []match.Tagged {
	w.sentence.Prepare(w.tables.gazetteer, text, tokens, false)
	w.spans = w.decoder.Spans(w.spans[:0], &w.sentence)
	for _, s := range w.spans {
		if !w.known(s) && w.foreign() {
			s.Faint = true
			if s.Type != crf.Person {
				continue
			}
		}
		if s.Type == crf.Date || s.Type == crf.Organization && !t.opts.Organizations || !w.credible(s, text, tokens) {
			continue
		}
		evidence, score := "tagger", s.Score
		if s.Faint {
			evidence, score = "tagger, faint", min(score, faintest)
		}
		dst = append(dst, match.Tagged{
			Type: entityTypes[s.Type], Score: score, Evidence: evidence,
			Span: document.Span{Start: int(tokens[s.From].Start), End: int(tokens[s.To-1].End)},
		})
	}
	return dst
}

// faintest is the score that faint finds stay under: they are not to be
// reported for themselves.
const faintest = 0.49
