package impact

import (
	"hash/maphash"
	"slices"

	"github.com/privlint/privlint/rules"
)

// quasiIdentifiers are the entity types that tell little alone and single a
// person out together. SOURCE: Regulation (EU) 2016/679 recital 26 and
// Article 29 Working Party opinion 05/2014, section 3; 45 CFR
// 164.514(b)(2)(i)(B) and (C) for places, dates and ages. Health data and
// numbers given to one person are none: the first are what is protected, the
// second identify alone. The last ones are types that users define.
var quasiIdentifiers = map[rules.EntityType]bool{
	"AGE": true, "DATE_OF_BIRTH": true, "DATE_TIME": true, "GENDER": true, "NATIONALITY": true, "ORGANIZATION": true,
	"ZIP_CODE": true, "LOCATION": true, "COORDINATES": true, "NRP": true, "ETHNICITY": true, "RELIGION": true,
	"POLITICAL_OPINION": true, "TRADE_UNION": true, "SEXUAL_ORIENTATION": true,
	"SEX": true, "PROFESSION": true, "OCCUPATION": true, "JOB_TITLE": true, "MARITAL_STATUS": true, "EDUCATION": true,
}

// IsQuasiIdentifier tells whether Impact.Finding counts findings of a type.
func IsQuasiIdentifier(t rules.EntityType) bool { return quasiIdentifiers[t] }

// maxTraits bounds the quasi-identifiers of one record.
const maxTraits = 64

// records counts which combinations of quasi-identifiers records have.
type records struct {
	seed    maphash.Seed
	words   *wording
	group   int
	traits  []uint64 // hashes of type and value in the group, each once
	types   []rules.EntityType
	classes *marks // combinations; the value is the number of records
	total   int
}

func newRecords(seed maphash.Seed, limit int) records {
	return records{seed: seed, words: newWording(seed, func(string) bool { return false }), classes: newMarks(limit, true)}
}

// Finding takes a quasi-identifier that is still in the output. Group is that
// of its unit: findings of a group come one after the other, in any order,
// and groups in any. Other types are ignored, and of the value only a hash is
// kept.
func (i *Impact) Finding(group int, t rules.EntityType, value string) {
	if !IsQuasiIdentifier(t) {
		return
	}
	r := &i.people
	if group != r.group {
		r.flush()
		r.group = group
	}
	r.words.read(value)
	trait := mix(r.words.hash, maphash.String(r.seed, string(t)))
	if len(r.traits) >= maxTraits || slices.Contains(r.traits, trait) {
		return
	}
	r.traits = append(r.traits, trait)
	if !slices.Contains(r.types, t) {
		r.types = append(r.types, t)
	}
}

// flush puts the last record into its class. Values of one type alone are no
// combination.
func (r *records) flush() {
	if len(r.types) > 1 {
		slices.Sort(r.traits)
		class := uint64(len(r.traits))
		for _, t := range r.traits {
			class = mix(class, t)
		}
		r.total++
		if slot := r.classes.slot(class); slot >= 0 {
			r.classes.values[slot]++
		}
	}
	r.traits, r.types = r.traits[:0], r.types[:0]
}

// Anonymity says how well records hide among each other. Records are the
// groups with quasi-identifiers of at least two types; a class are those
// with the same ones.
type Anonymity struct {
	Records int `json:"records"`
	Classes int `json:"classes"`
	// K is the size of the smallest class: k-anonymity (Sweeney 2002).
	K int `json:"k"`
	// Unique is the number of records that are alone in their class.
	Unique int `json:"unique"`
}

// anonymity is nil where no record has two quasi-identifiers.
func (r *records) anonymity() *Anonymity {
	r.flush()
	if r.total == 0 {
		return nil
	}
	a := &Anonymity{Records: r.total, Classes: r.classes.used}
	for _, n := range r.classes.values {
		if n == 0 {
			continue
		}
		if a.K == 0 || int(n) < a.K {
			a.K = int(n)
		}
		if n == 1 {
			a.Unique++
		}
	}
	return a
}
