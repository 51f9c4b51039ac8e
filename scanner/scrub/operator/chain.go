package operator

import (
	"fmt"
	"slices"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/rules/policy"
	"github.com/privlint/privlint/rules/suggest"
)

// Chain chooses operators: later layers go before earlier ones, and in a
// layer the closest target decides: rule id, entity type, category, "*".
type Chain struct {
	maker  *Maker
	layers []map[string]*Operator
	chosen map[target]*Operator
}

type target struct {
	rule     string
	entity   rules.EntityType
	category rules.Category
}

// ForPolicy lists what a policy chooses.
func ForPolicy(p *policy.Policy) ([]Rule, error) {
	others, err := ParseSpec(p.Scrub.Others)
	if err != nil {
		return nil, err
	}
	named, err := ParseSpec(p.Scrub.Named)
	if err != nil {
		return nil, err
	}
	list := []Rule{{"*", others}}
	for _, o := range p.Obligations {
		for _, t := range o.EntityTypes {
			list = append(list, Rule{string(t), named})
		}
	}
	for _, text := range p.Scrub.Operators {
		r, err := ParseRule(text)
		if err != nil {
			return nil, err
		}
		list = append(list, r)
		if r.Target == "*" {
			continue
		}
		for _, info := range rules.EntityTypes() { // a category goes before the obligations
			if string(info.Category) == r.Target {
				list = append(list, Rule{string(info.Name), r.Spec})
			}
		}
	}
	return list, nil
}

// NewChain prepares a choice among layers of rules, the strongest last. Every
// target must name a rule, entity type or category of set, or be "*".
func NewChain(m *Maker, set *rules.Set, layers ...[]Rule) (*Chain, error) {
	c := &Chain{maker: m, chosen: map[target]*Operator{}}
	for _, list := range layers {
		layer := map[string]*Operator{}
		for _, r := range list {
			if err := known(set, r.Target); err != nil {
				return nil, err
			}
			op, err := m.Make(r.Spec)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", r.Target, err)
			}
			layer[r.Target] = op
		}
		c.layers = append(c.layers, layer)
	}
	return c, nil
}

func known(set *rules.Set, name string) error {
	if name == "*" {
		return nil
	}
	if _, ok := rules.TypeOf(rules.EntityType(name)); ok {
		return nil
	}
	var all []string
	for _, r := range set.Rules() {
		if r.Named(name) {
			return nil
		}
		all = append(all, r.ID, string(r.EntityType), string(r.Category))
	}
	for _, c := range rules.Categories() {
		if string(c) == name {
			return nil
		}
	}
	return fmt.Errorf("unknown rule, entity type or category %q%s", name, suggest.Hint(name, all))
}

// Make makes an operator that agrees with those of the chain.
func (c *Chain) Make(s Spec) (*Operator, error) { return c.maker.Make(s) }

// Choose is the operator for findings of a rule, nil where no layer has one.
func (c *Chain) Choose(rule string, t rules.EntityType, category rules.Category) *Operator {
	at := target{rule, t, category}
	if op, ok := c.chosen[at]; ok {
		return op
	}
	op := c.choose(at)
	c.chosen[at] = op
	return op
}

func (c *Chain) choose(at target) *Operator {
	for _, layer := range slices.Backward(c.layers) {
		for _, name := range []string{at.rule, string(at.entity), string(at.category), "*"} {
			if op, ok := layer[name]; ok {
				return op
			}
		}
	}
	return nil
}

// Uses tells whether any layer names an operator.
func (c *Chain) Uses(name string) bool {
	for _, layer := range c.layers {
		for _, op := range layer {
			if op.Spec.Name == name {
				return true
			}
		}
	}
	return false
}
