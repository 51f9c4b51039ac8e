package rename

import (
	"strings"

	"github.com/privlint/privlint/rules/lazy"
	"github.com/privlint/privlint/scanner/document"
)

var (
	braces  = lazy.MustCompile(`\{@?([^{}=:]+?)(?::[^{}]*)?\}`)
	dollars = lazy.MustCompile(`[$.]([\p{L}\p{N}_-]+)`)

	// Rasa marks entities as workspace reads them: [value](entity),
	// [value](entity:canonical), [value]{"entity": "e"}, [value][{}, {}].
	rasaMark   = lazy.MustCompile(`\[[^\]]+\](?:\(([^:)]+)(?::([^)]+))?\)|(\{[^}]+\})|\[(\{.*?\}(?:\s*,\s*\{.*?\})*)\])`)
	rasaObject = lazy.MustCompile(`\{[^}]*\}`)
	rasaPair   = lazy.MustCompile(`"([^"\\]*)"\s*:\s*"([^"\\]*)"`)
	rasaKey    = lazy.MustCompile(`"([^"\\]*)"\s*:`)
)

// inBraces finds {entity} and {entity:role}.
func inBraces(n *names, text string) []document.Edit {
	var out []document.Edit
	for _, m := range braces.FindAllStringSubmatchIndex(text, -1) {
		if name, ok := n.entity(text[m[2]:m[3]]); ok {
			out = append(out, document.Edit{Span: document.Span{Start: m[2], End: m[3]}, Text: name})
		}
	}
	return out
}

// inDollars finds $parameter and #context.parameter of Dialogflow, where the
// parameter has the name of an entity.
func inDollars(n *names, text string) []document.Edit {
	var out []document.Edit
	for _, m := range dollars.FindAllStringSubmatchIndex(text, -1) {
		if text[m[0]] == '.' && !strings.Contains(text[strings.LastIndexAny(text[:m[0]], " \n")+1:m[0]], "#") {
			continue
		}
		if name, ok := n.entity(text[m[2]:m[3]]); ok {
			out = append(out, document.Edit{Span: document.Span{Start: m[2], End: m[3]}, Text: name})
		}
	}
	return out
}

// entityReference finds an entity with or without an at sign before it.
func entityReference(n *names, text string) []document.Edit {
	bare := strings.TrimPrefix(text, "@")
	return shifted(entityName(n, bare), len(text)-len(bare))
}

// inIntentPath finds an intent, or the first part of a retrieval intent such
// as faq/ask_name.
func inIntentPath(n *names, text string) []document.Edit {
	if edits := intentName(n, text); edits != nil {
		return edits
	}
	base, _, _ := strings.Cut(text, "/")
	return intentName(n, base)
}

// inMarkup finds entities and their canonical values in a marked example.
func inMarkup(n *names, text string) []document.Edit {
	var out []document.Edit
	for _, m := range rasaMark.FindAllStringSubmatchIndex(text, -1) {
		if m[2] >= 0 {
			entity := strings.TrimSpace(text[m[2]:m[3]])
			out = append(out, shifted(entityName(n, text[m[2]:m[3]]), m[2])...)
			if m[4] >= 0 {
				if name, ok := n.value(entity, text[m[4]:m[5]]); ok {
					out = append(out, document.Edit{Span: document.Span{Start: m[4], End: m[5]}, Text: name})
				}
			}
			continue
		}
		from, to := m[6], m[7]
		if from < 0 {
			from, to = m[8], m[9]
		}
		for _, o := range rasaObject.FindAllStringSubmatchIndex(text[from:to], -1) {
			out = append(out, shifted(inObject(n, text[from+o[0]:from+o[1]]), from+o[0])...)
		}
	}
	return out
}

// inObject finds the entity and the value of {"entity": "e", "value": "v"}.
func inObject(n *names, text string) []document.Edit {
	var out []document.Edit
	pairs := rasaPair.FindAllStringSubmatchIndex(text, -1)
	entity := ""
	for _, m := range pairs {
		if text[m[2]:m[3]] == "entity" {
			entity = text[m[4]:m[5]]
			out = append(out, shifted(entityName(n, entity), m[4])...)
		}
	}
	for _, m := range pairs {
		if text[m[2]:m[3]] != "value" {
			continue
		}
		if name, ok := n.value(entity, text[m[4]:m[5]]); ok {
			out = append(out, document.Edit{Span: document.Span{Start: m[4], End: m[5]}, Text: n.quotable(name)})
		}
	}
	return out
}

// quotable notes a name that would need an escape in an object in a text.
func (n *names) quotable(name string) string {
	if strings.ContainsAny(name, "\"\\{}\n") {
		n.err = ErrSpelling
	}
	return name
}

// inPayload finds the intent, entities and values of /intent{"entity": "value"}.
func inPayload(n *names, text string) []document.Edit {
	if !strings.HasPrefix(text, "/") {
		return nil
	}
	end := len(text)
	if i := strings.IndexAny(text, "{@; "); i >= 0 {
		end = i
	}
	out := shifted(inIntentPath(n, text[1:end]), 1)
	for _, m := range rasaKey.FindAllStringSubmatchIndex(text[end:], -1) {
		out = append(out, shifted(entityName(n, text[end+m[2]:end+m[3]]), end+m[2])...)
	}
	for _, m := range rasaPair.FindAllStringSubmatchIndex(text[end:], -1) {
		if name, ok := n.value(text[end+m[2]:end+m[3]], text[end+m[4]:end+m[5]]); ok {
			out = append(out, document.Edit{Span: document.Span{Start: end + m[4], End: end + m[5]}, Text: n.quotable(name)})
		}
	}
	return out
}
