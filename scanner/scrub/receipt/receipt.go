package receipt

import (
	"cmp"
	"slices"

	"github.com/privlint/privlint/rules"
)

// Version of the form of a receipt.
const Version = 1

// Receipt of a scrub.
type Receipt struct {
	// Schema is Version. [Sign] sets it.
	Schema int  `json:"privlint-receipt"`
	Tool   Tool `json:"tool"`
	// Created is the time of the run by RFC 3339.
	Created string `json:"created"`
	Policy  Policy `json:"policy"`
	Rules   Rules  `json:"rules"`
	// Operators tells what was to be done with each entity type.
	Operators map[rules.EntityType]Operator `json:"operators"`
	// Files by path. [Sign] sorts them.
	Files []File `json:"files"`
	// Totals of Files. [Sign] sets them.
	Totals Totals `json:"totals"`
	// KeyID names the key of the scrub and of the signature. [Sign] sets it.
	KeyID string `json:"key_id"`
	// PublicKey is the Ed25519 key of the signature: 64 hexadecimal digits.
	// [Sign] sets it.
	PublicKey string `json:"public_key"`
	// Signature is 128 hexadecimal digits. [Sign] sets it.
	Signature string `json:"signature,omitempty"`
}

// Tool is the program that scrubbed.
type Tool struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

// Policy chose the operators.
type Policy struct {
	// Name, "" for none.
	Name string `json:"name"`
	// SHA256 of its text: 64 hexadecimal digits, "" for none.
	SHA256 string `json:"sha256"`
}

// Rules that found the values.
type Rules struct {
	Count int64 `json:"count"`
	// SHA256 over their ids and definitions: 64 hexadecimal digits.
	SHA256 string `json:"sha256"`
}

// Operator is what is done with values, without keys.
type Operator struct {
	Name       string            `json:"name"`
	Parameters map[string]string `json:"parameters,omitempty"`
}

// Counts of values, by entity type and name of the operator.
type Counts map[rules.EntityType]map[string]int64

// File is one input and what became of it.
type File struct {
	// Path of the output, by which [Receipt.CheckFiles] finds it.
	Path string `json:"path"`
	// Source is the path of the input, "" where it is the same.
	Source string `json:"source,omitempty"`
	Format string `json:"format"`
	Input  Digest `json:"input"`
	Output Digest `json:"output"`
	// Edits is how many places of the file were written anew. One edit may
	// take several values, and moved offsets are edits without one.
	Edits  int64  `json:"edits"`
	Counts Counts `json:"counts"`
	// Remaining tells what was found and kept, by entity type.
	Remaining map[rules.EntityType]int64 `json:"remaining"`
}

// Digest names the content of a file.
type Digest struct {
	Bytes int64 `json:"bytes"`
	// SHA256 is 64 hexadecimal digits.
	SHA256 string `json:"sha256"`
}

// Totals over all files.
type Totals struct {
	Files     int64                      `json:"files"`
	Edits     int64                      `json:"edits"`
	Counts    Counts                     `json:"counts"`
	Remaining map[rules.EntityType]int64 `json:"remaining"`
}

// Add counts n values of a type that went through an operator.
func (c *Counts) Add(t rules.EntityType, operator string, n int64) {
	if *c == nil {
		*c = make(Counts)
	}
	if (*c)[t] == nil {
		(*c)[t] = make(map[string]int64)
	}
	(*c)[t][operator] += n
}

// sort brings the files into the order of their paths.
func (r *Receipt) sort() {
	slices.SortStableFunc(r.Files, func(a, b File) int { return cmp.Compare(a.Path, b.Path) })
}

// sum makes the totals of the files.
func (r *Receipt) sum() Totals {
	t := Totals{Files: int64(len(r.Files)), Counts: Counts{}, Remaining: make(map[rules.EntityType]int64)}
	for i := range r.Files {
		f := &r.Files[i]
		t.Edits += f.Edits
		for entityType, operators := range f.Counts {
			for operator, n := range operators {
				t.Counts.Add(entityType, operator, n)
			}
		}
		for entityType, n := range f.Remaining {
			t.Remaining[entityType] += n
		}
	}
	return t
}
