package scanner

import (
	"fmt"
	"strings"

	"github.com/privlint/privlint/scanner/match"
)

// message is a sentence about the data: what, and where in the bot.
func message(h *match.Hit, p *Place, record int) string {
	what := h.Rule.Title
	if h.Reserved {
		what += " (dummy value)"
	}
	return what + " in " + placeText(p, record)
}

// placeText names a place for people. Names in p are masked already.
func placeText(p *Place, record int) string {
	var parts []string
	add := func(format string, args ...any) { parts = append(parts, fmt.Sprintf(format, args...)) }
	if p.Action != "" {
		add("action %q", p.Action)
	}
	if p.Step != "" {
		add("step %q", p.Step)
	}
	if p.Intent != "" {
		add("intent %q", p.Intent)
	}
	if p.Entity != "" {
		add("entity %q", p.Entity)
	}
	if p.Node != "" {
		add("dialog node %q", p.Node)
	}
	switch {
	case p.Example > 0 && p.Kind == "example":
		add("example %d", p.Example)
	case p.Example > 0:
		add("%s %d", words(p.Kind), p.Example)
	case p.Synonym > 0:
		add("value %d, synonym %d", p.Value, p.Synonym)
	case p.Value > 0:
		add("value %d", p.Value)
	case p.Turn > 0 && p.Speaker != "":
		add("turn %d (%s)", p.Turn, p.Speaker)
	case p.Turn > 0:
		add("turn %d", p.Turn)
	case (p.Kind == "row" || p.Kind == "line") && record > 0:
		add("%s %d", p.Kind, record)
	default:
		add("%s", words(p.Kind))
	}
	if p.Field != "" {
		add("field %q", p.Field)
	}
	return strings.Join(parts, ", ")
}

func words(kind string) string {
	if kind == "" {
		return "text"
	}
	return strings.ReplaceAll(kind, "-", " ")
}
