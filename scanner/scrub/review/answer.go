package review

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/privlint/privlint/scanner"
	"github.com/privlint/privlint/scanner/report"
	"github.com/privlint/privlint/scanner/scrub/operator"
)

// decide shows a finding and asks until it is decided, or another is to be
// shown.
func (s *Session) decide(i *int) error {
	it := s.items[*i]
	s.show(*i)
	for s.err == nil {
		s.menu(s.choices(it))
		key, err := s.key()
		if err != nil {
			return err
		}
		done := true
		switch key {
		case 'a', keyEnter:
			err = s.accept(*i, []*item{it})
		case 'A':
			err = s.accept(*i, s.open(func(f *scanner.Finding) bool { return f.Rule == it.finding.Rule }))
		case 'T', 't':
			err = s.accept(*i, s.open(func(f *scanner.Finding) bool { return f.EntityType == it.finding.EntityType }))
		case 'o', 'O':
			done, err = s.another(*i)
		case 'k', 'K':
			done, err = s.keep(*i)
		case 's', 'S':
			done, err = s.suppress(*i)
		case 'u', 'U':
			if len(s.steps) > 0 {
				return s.back(i)
			}
			s.printf("there is nothing to undo\n")
			done = false
		case '?', 'h':
			err = s.explain(it)
			done = false
		case 'q', 'Q':
			return ErrQuit
		default:
			s.printf("no such key\n")
			done = false
		}
		if err != nil || done {
			return err
		}
	}
	return s.err
}

// key prompts and reads a key.
func (s *Session) key() (rune, error) {
	s.printf("> ")
	if s.err != nil {
		return keyNone, s.err
	}
	key, err := s.opts.Keyboard.Key()
	if s.opts.Keyboard.raw == nil && err == nil {
		return key, nil // the terminal shows what is typed
	}
	if key > ' ' {
		s.printf("%c", key)
	}
	s.printf("\n")
	return key, err
}

// line prompts and reads a line.
func (s *Session) line(prompt string) (string, error) {
	s.printf("%s: ", prompt)
	if s.err != nil {
		return "", s.err
	}
	text, err := s.opts.Keyboard.Line()
	if err != nil {
		s.printf("\n")
	}
	return text, err
}

// choices are the keys that make sense for a finding.
func (s *Session) choices(it *item) []string {
	list := []string{"[a]ccept", "[o]perator", "[k]eep"}
	if s.opts.NoSuppress == "" {
		list = append(list, "[s]uppress")
	}
	ofRule := len(s.open(func(f *scanner.Finding) bool { return f.Rule == it.finding.Rule }))
	ofType := len(s.open(func(f *scanner.Finding) bool { return f.EntityType == it.finding.EntityType }))
	if ofRule > 1 {
		list = append(list, fmt.Sprintf("[A]ccept all %d of %s", ofRule, it.finding.Rule))
	}
	if ofType > ofRule {
		list = append(list, fmt.Sprintf("[T]ype: all %d %s", ofType, it.finding.EntityType))
	}
	if len(s.steps) > 0 {
		list = append(list, "[u]ndo")
	}
	return append(list, "[?] rule", "[q]uit")
}

func (s *Session) accept(i int, list []*item) error {
	if len(list) > 1 {
		s.printf("accepted: %d findings\n", len(list))
	}
	return s.record(i, list, Decision{Action: Accept}, func(it *item) *operator.Operator { return it.proposed })
}

// back undoes the last answer.
func (s *Session) back(i *int) (err error) {
	*i, err = s.undo()
	s.printf("taken back\n")
	return err
}

// confirm ends the review, or goes back into it.
func (s *Session) confirm(i *int) error {
	s.printf("\nall decided: %s\n", s.tally())
	for s.err == nil {
		s.menu([]string{"[Enter] go on", "[u]ndo", "[q]uit, write nothing"})
		key, err := s.key()
		switch {
		case err != nil:
			return err
		case key == keyEnter || key == 'y':
			*i++
			return nil
		case key == 'u' || key == 'U':
			return s.back(i)
		case key == 'q' || key == 'Q':
			return ErrQuit
		}
		s.printf("no such key\n")
	}
	return s.err
}

// explain shows what a person needs to know of a rule to decide.
func (s *Session) explain(it *item) error {
	r, ok := s.opts.Rules.Rule(it.finding.Rule)
	if !ok {
		s.printf("the rule %s says nothing about itself\n", it.finding.Rule)
		return nil
	}
	s.printf("\n%s\n", s.paint.text(bold, r.Title))
	for _, part := range []struct{ title, text string }{
		{"", r.Description},
		{"False positives: ", r.FalsePositives},
		{"What to do: ", r.Remediation},
		{"Why here: ", strings.Join(it.finding.Evidence, "; ")},
		{"", "More: privlint rules explain " + r.ID},
	} {
		if strings.TrimSpace(part.text) == "" {
			continue
		}
		s.printf("\n%s\n", s.wrap(report.Escape(part.title+strings.Join(strings.Fields(part.text), " "))))
	}
	s.printf("\n")
	return s.err
}

const needsKey = "needs --key-file"

// another has another operator chosen. False means that it was not.
func (s *Session) another(i int) (bool, error) {
	it := s.items[i]
	infos := operator.Infos()
	s.printf("\n")
	for n, info := range infos {
		title := info.Title
		if _, err := s.opts.Make(operator.Spec{Name: info.Name}); errors.Is(err, operator.ErrNoKey) {
			title += "; " + needsKey
		}
		s.printf("%s\n", s.hang(fmt.Sprintf("%3d  %-11s ", n+1, info.Name), title))
		for _, p := range info.Params {
			s.printf("%s\n", s.hang(fmt.Sprintf("%17s:%s= ", "", p.Name), p.Title))
		}
	}
	for s.err == nil {
		text, err := s.line("operator, by number or name, as in mask:last=4 (Enter: back)")
		if err != nil || text == "" {
			return false, err
		}
		op, err := s.parse(it, text)
		if err != nil {
			s.printf("%s\n", report.Escape(err.Error()))
			continue
		}
		if op.Keeps() {
			return s.keep(i)
		}
		s.becomes(it, op)
		list, err := s.scope(it)
		if err != nil || list == nil {
			return false, err
		}
		return true, s.record(i, list, Decision{Action: Operator}, func(*item) *operator.Operator { return op })
	}
	return false, s.err
}

// parse reads an operator as a person names it.
func (s *Session) parse(it *item, text string) (*operator.Operator, error) {
	name, params, has := strings.Cut(text, ":")
	infos := operator.Infos()
	if n, err := strconv.Atoi(strings.TrimSpace(name)); err == nil {
		if n < 1 || n > len(infos) {
			return nil, fmt.Errorf("the numbers are 1 to %d", len(infos))
		}
		text = infos[n-1].Name
		if has {
			text += ":" + params
		}
	}
	spec, err := operator.ParseSpec(text)
	if err != nil {
		return nil, err
	}
	for _, param := range spec.Params {
		if holds(param, it.finding.Reveal()) {
			return nil, errValue
		}
	}
	op, err := s.opts.Make(spec)
	if errors.Is(err, operator.ErrNoKey) {
		return nil, fmt.Errorf("%s %s", spec.Name, needsKey)
	}
	return op, err
}

var errValue = errors.New("that holds the value, and would be kept in a file: say it without")

// scope asks which findings an operator is for; nil means none.
func (s *Session) scope(it *item) ([]*item, error) {
	all := s.open(func(f *scanner.Finding) bool { return f.Rule == it.finding.Rule })
	if len(all) == 1 {
		return all, nil
	}
	for s.err == nil {
		s.menu([]string{"[Enter] for this one", fmt.Sprintf("[A]ll %d of %s", len(all), it.finding.Rule), "[b]ack"})
		key, err := s.key()
		switch {
		case err != nil:
			return nil, err
		case key == keyEnter || key == 'a':
			return []*item{it}, nil
		case key == 'A':
			return all, nil
		case key == 'b' || key == 'B':
			return nil, nil
		}
		s.printf("no such key\n")
	}
	return nil, s.err
}

// keep leaves the value, this time.
func (s *Session) keep(i int) (bool, error) {
	reason, err := s.reason(s.items[i], "why keep it?")
	if err != nil || reason == "" {
		return false, err
	}
	return true, s.record(i, []*item{s.items[i]}, Decision{Action: Keep, Reason: reason}, nothing)
}

func nothing(*item) *operator.Operator { return nil }

// reason asks for a reason; empty means that the person goes back.
func (s *Session) reason(it *item, prompt string) (string, error) {
	for s.err == nil {
		text, err := s.line(prompt + " (Enter: back)")
		if err != nil || text == "" {
			return "", err
		}
		if !holds(text, it.finding.Reveal()) {
			return text, nil
		}
		s.printf("%s\n", errValue)
	}
	return "", s.err
}

// suppress has the finding accepted from now on.
func (s *Session) suppress(i int) (bool, error) {
	it := s.items[i]
	if s.opts.NoSuppress != "" {
		s.printf("no suppressions: %s\n", report.Escape(s.opts.NoSuppress))
		return false, nil
	}
	if s.opts.NewConfig && !s.asked {
		yes, err := s.yes("there is no " + report.Escape(s.opts.Config) + ": create it at the end?")
		if err != nil || !yes {
			return false, err
		}
		s.asked = true
	}
	like := s.suppression(it)
	list := s.open(func(f *scanner.Finding) bool {
		return f.Rule == like.Rule && f.Path == like.Path && f.Fingerprint == like.Fingerprint &&
			(like.Pointer == "" || f.Pointer == like.Pointer)
	})
	if len(list) > 1 {
		yes, err := s.yes(fmt.Sprintf("%d findings here have the same text around them; a suppression is for all. Suppress all %d?", len(list), len(list)))
		if err != nil || !yes {
			return false, err
		}
	}
	reason, err := s.reason(it, "why is it no finding?")
	if err != nil || reason == "" {
		return false, err
	}
	until, err := s.until()
	if err != nil {
		return false, err
	}
	return true, s.record(i, list, Decision{Action: Suppress, Reason: reason, Until: until}, nothing)
}

// until asks for the last day of a suppression.
func (s *Session) until() (string, error) {
	for s.err == nil {
		text, err := s.line("until which day, as YYYY-MM-DD? (Enter: for good)")
		if err != nil || text == "" {
			return "", err
		}
		switch _, err := time.Parse(time.DateOnly, text); {
		case err != nil:
			s.printf("no day: write it as 2027-01-31\n")
		case text < s.opts.Today:
			s.printf("that day is over\n")
		default:
			return text, nil
		}
	}
	return "", s.err
}

func (s *Session) yes(question string) (bool, error) {
	s.printf("%s [y/N] ", s.wrap(question))
	key, err := s.key()
	return key == 'y' || key == 'Y', err
}
