package baseline

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/privlint/privlint/scanner"
)

// Comments are written into files that have comments:
//
//	# privlint:ignore us-ssn -- sample of the docs
//	# privlint:ignore us-ssn, URL author=ann until=2027-01-31 -- why
//	# privlint:ignore-file email-address -- all of these are invented
//
// One behind a text is for its line, one on a line of its own for the next
// line. In YAML one on a line of its own is for the node that begins on the
// next line, and one behind a key for all below the key. The rules are ids,
// entity types or categories.
const (
	ignoreLine = "privlint:ignore"
	ignoreFile = "privlint:ignore-file"
)

// comment is one remark with the lines that it is for.
type comment struct {
	Suppression
	names    []string
	from, to int // lines, to is 0 for all of the file
	used     bool
	late     bool // it has expired, and would have covered a finding
}

// ruleName is how a rule, entity type or category may be called. Other words
// are not repeated in messages: they may be the value itself.
var ruleName = regexp.MustCompile(`^[A-Za-z](?:[A-Za-z_-]|\d{1,2}(?:[A-Za-z_-]|$))*$`)

// parseComment reads a remark. Its error says what is missing.
func parseComment(path string, c scanner.Comment) (*comment, error) {
	out := &comment{Suppression: Suppression{Kind: "comment", File: path, Line: c.Line}, from: c.Line, to: max(c.Line, c.To)}
	if c.InText {
		return nil, fmt.Errorf("%s:%d: this privlint:ignore stands in a text and does not count: write it behind or before the key", path, c.Line)
	}
	head, reason, found := strings.Cut(c.Text, " -- ")
	if out.Reason = strings.TrimSpace(reason); !found || out.Reason == "" {
		return nil, fmt.Errorf("%s:%d: a privlint:ignore needs a reason behind \" -- \"", path, c.Line)
	}
	words := strings.Fields(strings.ReplaceAll(head, ",", " "))
	switch words[0] {
	case ignoreFile:
		out.from, out.to = 1, 0
	case ignoreLine:
	default:
		return nil, fmt.Errorf("%s:%d: want privlint:ignore or privlint:ignore-file", path, c.Line)
	}
	for _, word := range words[1:] {
		switch name, value, ok := strings.Cut(word, "="); {
		case !ok && !ruleName.MatchString(word):
			return nil, fmt.Errorf("%s:%d: a privlint:ignore takes rule ids, entity types and categories, then \" -- \" and the reason", path, c.Line)
		case !ok:
			out.names = append(out.names, word)
		case name == "author":
			out.Author = value
		case name == "until":
			if _, err := time.Parse(dateForm, value); err != nil {
				return nil, fmt.Errorf("%s:%d: until: want a day as 2006-01-02", path, c.Line)
			}
			out.Until = value
		default:
			return nil, fmt.Errorf("%s:%d: a privlint:ignore takes author= and until=", path, c.Line)
		}
	}
	if len(out.names) == 0 {
		return nil, fmt.Errorf("%s:%d: a privlint:ignore needs the rules that it is for", path, c.Line)
	}
	return out, nil
}

func (c *comment) covers(f *scanner.Finding) bool {
	if f.Line < c.from || c.to > 0 && f.Line > c.to {
		return false
	}
	for _, name := range c.names {
		c.Rule = name
		if c.Suppression.names(f) {
			return true
		}
	}
	return false
}

func (c *comment) String() string {
	return fmt.Sprintf("%s:%d: privlint:ignore %s", c.File, c.Line, strings.Join(c.names, ", "))
}

// fileComments are the remarks in the input at hand.
type fileComments struct {
	path string
	list []*comment
}

// Comments implements scanner.Commented.
func (r *Rules) Comments(path string, comments []scanner.Comment) {
	if r.comments.path != path {
		r.closeComments()
		r.comments.path = path
	}
	for _, c := range comments {
		parsed, err := parseComment(path, c)
		if err != nil {
			r.remarks = append(r.remarks, err.Error())
			continue
		}
		r.comments.list = append(r.comments.list, parsed)
	}
}

// byComment is the decision of a remark on a finding, or nil.
func (r *Rules) byComment(f *scanner.Finding) *scanner.Suppression {
	if r.comments.path != f.Path {
		return nil
	}
	for _, c := range r.comments.list {
		if !c.covers(f) {
			continue
		}
		if c.Until != "" && c.Until < r.today {
			c.late = true
			continue
		}
		c.used = true
		return &scanner.Suppression{Kind: c.Kind, Reason: c.Reason, Author: c.Author, Until: c.Until}
	}
	return nil
}

// closeComments settles the remarks of an input.
func (r *Rules) closeComments() {
	for _, c := range r.comments.list {
		switch {
		case c.late:
			r.remarks = append(r.remarks, fmt.Sprintf("%s expired on %s: findings that it covers count again", c, c.Until))
		case !c.used:
			r.remarks = append(r.remarks, c.String()+" is not used: remove it")
		}
	}
	r.comments = fileComments{}
}
