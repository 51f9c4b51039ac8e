package match

import (
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"github.com/dlclark/regexp2/v2"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/rules/program"
	"github.com/privlint/privlint/rules/validate"
	"github.com/privlint/privlint/scanner/match/bounds"
)

const (
	// matchTimeout bounds one search of a backtracking expression. Honest
	// ones take microseconds on a chat message and 20 ms on 1 MiB.
	matchTimeout = 50 * time.Millisecond
	// timeoutCheck is how often regexp2 looks at its clock; at its default
	// of 100 ms a timeout of 50 ms really costs 200.
	timeoutCheck = time.Millisecond
)

// pattern is the compiled form of rules.Pattern. Expressions are compiled at
// first use, because most files need few of them. It is safe for concurrent
// use.
type pattern struct {
	rules.Pattern
	id        int
	evidence  string // what a match of it is; for each of them it took 50 ns
	detector  *detector
	wake      rules.Wake // what must be in a text
	validator *validate.Validator
	regional  *validate.Regional // the part of validator that asks for regions

	once   sync.Once
	err    error
	shape  program.Shape
	group  int
	bounds atomic.Pointer[bounds.Matcher] // nil before compile
	// glance looks for a match in all of a text, where that is needed.
	glance *glance
	re2    *regexp2.Regexp
	group2 int
}

// compile prepares the expression.
func (p *pattern) compile() error {
	p.once.Do(func() {
		p.evidence = "pattern " + p.Name
		prog, err := p.Program()
		switch {
		case err == nil:
			p.useProgram(prog)
		case errors.As(err, new(*program.BeyondError)):
			p.err = p.compileBacktracking()
		default:
			p.err = p.faulty(err)
		}
	})
	return p.err
}

func (p *pattern) useProgram(prog *program.Program) {
	p.shape, p.group = prog.Shape, prog.Group
	p.bounds.Store(bounds.New(prog))
	if p.anywhere() || p.shape.MaxBytes < 0 {
		p.glance = newGlance(prog)
	}
}

// evicted tells whether the expression is run by a slower machine.
func (p *pattern) evicted() bool {
	b := p.bounds.Load()
	return b != nil && b.Evicted()
}

// anywhere tells that the pattern is looked for in all of a text, rather than
// tried at places: its shape says too little, or it was written for regexp2,
// which goes on behind a match even where the boundary refuses it.
func (p *pattern) anywhere() bool { return !p.shape.Startable || p.Engine == rules.EngineRegexp2 }

// faultyError says that an expression cannot be used at all.
type faultyError struct {
	pattern *pattern
	cause   error
}

func (p *pattern) faulty(cause error) error { return &faultyError{p, cause} }

// Error names the rule and the pattern.
func (e *faultyError) Error() string {
	return fmt.Sprintf("rule %s, pattern %s: %v", e.pattern.detector.rule.ID, e.pattern.Name, e.cause)
}

// Unwrap returns what the compiler said.
func (e *faultyError) Unwrap() error { return e.cause }

func (p *pattern) compileBacktracking() error {
	re, err := p.Compile2()
	if err != nil {
		return p.faulty(err)
	}
	re.MatchTimeout = matchTimeout
	p.re2 = re
	p.group2 = max(re.GroupNumberFromName(program.ValueGroup), 0)
	return nil
}
