package impact

import (
	"github.com/privlint/privlint/rules"
)

// Defaults of Options.
const (
	DefaultMaxTexts  = 1_000_000
	DefaultMaxWords  = 250_000
	DefaultMaxListed = 20
)

// Options say what is counted and how much of it is kept.
type Options struct {
	// Format is the name of the file's format, as workspace.Format.Name has
	// it. It decides about limits and about what an import refuses.
	Format string
	// MaxTexts bounds how many different texts are kept to find equal ones,
	// and how many combinations of quasi-identifiers. Zero means
	// DefaultMaxTexts, for which the tables grow to 25 MB, with intents or
	// synonyms to 50 MB.
	MaxTexts int
	// MaxWords bounds how many different words are kept for the vocabulary.
	// Zero means DefaultMaxWords, for which the table grows to 4 MB.
	MaxWords int
	// MaxListed bounds the listed issues of each kind. Zero means
	// DefaultMaxListed.
	MaxListed int
	// Name makes the name of an intent, entity, node or key fit for output.
	// It is called for every name that gets into the report. Nil shows
	// names as they are.
	Name func(string) string
	// Known tells which entity types a placeholder can have. Nil means the
	// built-in ones.
	Known func(entityType string) bool
}

func (o *Options) withDefaults() Options {
	out := *o
	if out.MaxTexts <= 0 {
		out.MaxTexts = DefaultMaxTexts
	}
	if out.MaxWords <= 0 {
		out.MaxWords = DefaultMaxWords
	}
	if out.MaxListed <= 0 {
		out.MaxListed = DefaultMaxListed
	}
	if out.Name == nil {
		out.Name = func(name string) string { return name }
	}
	if out.Known == nil {
		out.Known = builtinType
	}
	return out
}

func builtinType(name string) bool { return rules.HasType(name, nil) }
