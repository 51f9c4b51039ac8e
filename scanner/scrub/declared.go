package scrub

import (
	"io"
	"slices"

	"github.com/privlint/privlint/scanner"
	"github.com/privlint/privlint/scanner/document"
	"github.com/privlint/privlint/scanner/match"
	"github.com/privlint/privlint/scanner/workspace"
)

// maxTrials is how often a file is rewritten to find out which words its
// output declares. Words only go, so nearly all files need one trial.
const maxTrials = 4

// stillDeclared finds the words that a file declares and its output will
// declare as well: an entity value that is replaced keeps the tagger from
// nothing any more. It is nil where the scrub takes none away. Entities may
// stand behind the examples that hold their values, so this takes readings of
// their own.
func (s *Scrubber) stillDeclared(path string, file *filePlan, open Opener) (*match.Vocabulary, error) {
	if len(s.plan.known.values) == 0 && len(file.drops) == 0 || !file.coverage.Declares() {
		return nil, nil //nolint:nilnil // nothing goes
	}
	var words *match.Vocabulary
	for range maxTrials {
		trial := &pass{Scrubber: s, path: path, file: file, open: open, declared: words, standing: &match.Vocabulary{}}
		if err := trial.prepare(slices.Clone(file.drops)); err != nil {
			return nil, err
		}
		var before *match.Vocabulary
		if err := trial.read(func(r *scanner.Reader) error { before = r.Declared(); return nil }); err != nil {
			return nil, err
		}
		if _, err := trial.run(io.Discard, nil); err != nil {
			return nil, err
		}
		after := before.Both(trial.standing)
		if after.Len() == before.Len() {
			return words, nil
		}
		words = after
	}
	return &match.Vocabulary{}, nil // with no word declared, everything is found
}

// inform tells a reader of the input what the scan came to know of it, but for
// the words that the output does not declare.
func (p *pass) inform(r *scanner.Reader) {
	r.Knows(p.file.coverage)
	if p.declared != nil {
		r.Redeclare(p.declared)
	}
}

// declare notes what a unit of the output declares.
func (w *rewriter) declare(u *document.Unit) {
	if w.pass.standing == nil {
		return
	}
	if name := w.pass.names.entities[u.Place.Entity]; name != "" && w.pass.renamed {
		renamed := *u
		renamed.Place.Entity = name
		u = &renamed
	}
	for phrase := range workspace.Declared(u) {
		w.pass.standing.Add(phrase)
	}
}
