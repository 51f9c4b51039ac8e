package scanner

import (
	"strconv"
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
	var memory [128]byte
	b := memory[:0]
	part := func(what string) {
		if len(b) > 0 {
			b = append(b, ", "...)
		}
		b = append(b, what...)
	}
	name := func(what, name string) {
		if name != "" {
			part(what)
			b = strconv.AppendQuote(append(b, ' '), name)
		}
	}
	number := func(what string, n int) {
		part(what)
		b = strconv.AppendInt(append(b, ' '), int64(n), 10)
	}
	name("action", p.Action)
	name("step", p.Step)
	name("intent", p.Intent)
	name("entity", p.Entity)
	name("dialog node", p.Node)
	switch {
	case p.Example > 0:
		number(words(p.Kind), p.Example)
	case p.Synonym > 0:
		number("value", p.Value)
		number("synonym", p.Synonym)
	case p.Value > 0:
		number("value", p.Value)
	case p.Turn > 0 && p.Speaker != "":
		number("turn", p.Turn)
		b = append(append(append(b, " ("...), p.Speaker...), ')')
	case p.Turn > 0:
		number("turn", p.Turn)
	case (p.Kind == "row" || p.Kind == "line") && record > 0:
		number(p.Kind, record)
	default:
		part(words(p.Kind))
	}
	name("field", p.Field)
	return string(b)
}

func words(kind string) string {
	if kind == "" {
		return "text"
	}
	return strings.ReplaceAll(kind, "-", " ")
}
