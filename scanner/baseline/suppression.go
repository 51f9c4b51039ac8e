package baseline

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/privlint/privlint/scanner"
)

// dateForm is how days are written.
const dateForm = time.DateOnly

// Suppression is the decision of a person to accept findings. At least one
// of Rule, Path, Pointer and Fingerprint is set; all that are set must fit.
type Suppression struct {
	// Rule is a rule id, entity type or category.
	Rule string
	// Path is a doublestar pattern for the path of the input, relative to
	// Base. A pattern without slash fits at any depth.
	Path string
	// Pointer is a pattern for the JSON pointer: "*" stands for one token,
	// "**" for any number.
	Pointer string
	// Fingerprint is that of one finding.
	Fingerprint string
	Reason      string
	Author      string
	// Until is the last day that it holds, as YYYY-MM-DD; empty means
	// forever.
	Until string

	// File and Line say where it stands, for messages.
	File string
	Line int
	// Kind is what scanner.Suppression.Kind shall say.
	Kind string
	// Local gives the path of an input relative to the folder that Path
	// counts from; nil means as it is.
	Local func(path string) string
}

// String says where the suppression stands and what it is about.
func (s *Suppression) String() string {
	var about []string
	for _, part := range []struct{ name, value string }{
		{"rule", s.Rule}, {"path", s.Path}, {"pointer", s.Pointer}, {"fingerprint", s.Fingerprint},
	} {
		if part.value != "" {
			about = append(about, part.name+" "+part.value)
		}
	}
	return fmt.Sprintf("%s:%d: suppression of %s", s.File, s.Line, strings.Join(about, ", "))
}

func (s *Suppression) covers(f *scanner.Finding) bool {
	return (s.Rule == "" || s.names(f)) &&
		(s.Fingerprint == "" || s.Fingerprint == f.Fingerprint) &&
		s.onPath(f.Path) &&
		(s.Pointer == "" || fitsPointer(s.Pointer, f.Pointer))
}

func (s *Suppression) names(f *scanner.Finding) bool {
	return s.Rule == f.Rule || strings.EqualFold(s.Rule, string(f.EntityType)) || s.Rule == string(f.Category)
}

func (s *Suppression) onPath(p string) bool {
	if s.Path == "" {
		return true
	}
	if s.Local != nil {
		p = s.Local(p)
	}
	return FitsPath(s.Path, p)
}

// FitsPath tells whether a doublestar pattern fits a path with forward
// slashes. A pattern without slash fits the last element, or the last one
// before the members of an archive; one that fits a folder fits all in it. A
// slash at the end says nothing, one at the begin ties it to the top.
func FitsPath(pattern, p string) bool {
	pattern = strings.TrimSuffix(pattern, "/")
	anywhere := !strings.Contains(pattern, "/")
	pattern = strings.TrimPrefix(strings.TrimPrefix(pattern, "./"), "/")
	for {
		name := p
		if anywhere {
			name = p[strings.LastIndexAny(p, "/!")+1:]
		}
		if doublestar.MatchUnvalidated(pattern, name) {
			return true
		}
		cut := strings.LastIndexAny(p, "/!")
		if cut < 0 {
			return false
		}
		p = p[:cut]
	}
}

// fitsPointer compares token by token. Tokens are compared as they are
// written, escapes included.
func fitsPointer(pattern, pointer string) bool {
	return fitsTokens(strings.Split(pattern, "/"), strings.Split(pointer, "/"))
}

func fitsTokens(pattern, tokens []string) bool {
	for i, want := range pattern {
		if want == "**" {
			for j := i; j <= len(tokens); j++ {
				if fitsTokens(pattern[i+1:], tokens[j:]) {
					return true
				}
			}
			return false
		}
		if i >= len(tokens) || want != "*" && want != tokens[i] {
			return false
		}
	}
	return len(pattern) == len(tokens)
}

// Rules is a set of suppressions as a scanner.Suppressor. It remembers which
// were of use. It is not safe for concurrent use.
type Rules struct {
	list  []*Suppression
	today string
	used  map[*Suppression]bool
	// seen tells of each suppression whether its path was scanned at all.
	seen    map[*Suppression]bool
	expired map[*Suppression]int // findings that it would have covered

	comments fileComments
	remarks  []string // on comments
}

// NewRules prepares suppressions for a day. The first that covers a finding
// decides; one that holds goes before one that has expired.
func NewRules(list []*Suppression, today time.Time) *Rules {
	return &Rules{
		list: list, today: today.Format(dateForm),
		used: make(map[*Suppression]bool), seen: make(map[*Suppression]bool), expired: make(map[*Suppression]int),
	}
}

// Suppress implements scanner.Suppressor.
func (r *Rules) Suppress(f *scanner.Finding) *scanner.Suppression {
	if s := r.byComment(f); s != nil {
		return s
	}
	var late *Suppression
	for _, s := range r.list {
		if !s.covers(f) {
			continue
		}
		if s.Until != "" && s.Until < r.today {
			if late == nil {
				late = s
			}
			continue
		}
		r.used[s] = true
		return &scanner.Suppression{Kind: s.Kind, Reason: s.Reason, Author: s.Author, Until: s.Until}
	}
	if late != nil {
		r.expired[late]++
	}
	return nil
}

// Scanned notes that the input at path was examined.
func (r *Rules) Scanned(path string) {
	for _, s := range r.list {
		r.seen[s] = r.seen[s] || s.onPath(path)
	}
}

// Warnings tells of comments that are wrong, of suppressions that have expired but still cover findings,
// and of those that cover nothing although their paths were scanned.
func (r *Rules) Warnings() []string {
	r.closeComments()
	out := slices.Clone(r.remarks)
	// A file that others extend gives each suppression more than once.
	used, told := make(map[string]bool), make(map[string]bool)
	for _, s := range r.list {
		used[s.String()] = used[s.String()] || r.used[s] || r.expired[s] > 0
	}
	for _, s := range r.list {
		name := s.String()
		switch {
		case told[name]:
			continue
		case r.expired[s] > 0:
			out = append(out, fmt.Sprintf("%s expired on %s: findings that it covers count again", s, s.Until))
		case !used[name] && r.seen[s]:
			out = append(out, fmt.Sprintf("%s is not used: remove it", s))
		default:
			continue
		}
		told[name] = true
	}
	return out
}

// Chain asks suppressors in order; the first decision counts.
type Chain []scanner.Suppressor

// Suppress implements scanner.Suppressor.
func (c Chain) Suppress(f *scanner.Finding) *scanner.Suppression {
	for _, s := range c {
		if d := s.Suppress(f); d != nil {
			return d
		}
	}
	return nil
}
