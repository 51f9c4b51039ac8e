package rules

import "github.com/privlint/privlint/rules/program"

// Program is the expression of the pattern, compiled. The error is that of
// the parser, or a program.BeyondError for a pattern of regexp2 that only
// that engine can run. But for built-in patterns it is compiled at each call.
func (p *Pattern) Program() (*program.Program, error) {
	switch {
	case p.compiled != "":
		return program.Decode(p.compiled)
	case p.Engine == EngineRegexp2:
		return program.CompileLooks(p.Source())
	default:
		return program.Compile(p.Source())
	}
}

// Native tells whether the pattern has a program and runs in linear time.
// It is false for patterns of regexp2 that look at several characters
// around a match, refer back, and so on.
func (p *Pattern) Native() bool {
	_, err := p.Program()
	return err == nil
}

// Programs is the data of the programs of all patterns in the set, in their
// order, for the generator.
func (s *Set) Programs() ([]byte, error) {
	var list program.Writer
	for _, r := range s.Rules() {
		for i := range r.Patterns {
			p := &r.Patterns[i]
			if p.Engine == EngineRegexp2 {
				continue
			}
			compiled, err := program.Compile(p.Source())
			if err != nil {
				return nil, err
			}
			list.Add(compiled)
		}
	}
	return list.Bytes(), nil
}

// Index is the data of an index of all patterns in the set, in their order,
// for the generator.
func (s *Set) Index() []byte {
	var w IndexWriter
	for _, r := range s.Rules() {
		for i := range r.Patterns {
			w.Add(r, &r.Patterns[i])
		}
	}
	return w.Bytes()
}

// Number is the place of a built-in pattern in BuiltinIndex; ok is false for
// others.
func (p *Pattern) Number() (n int, ok bool) { return p.number - 1, p.number > 0 }
