package workspace

import (
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/privlint/privlint/rules/lazy"
	"github.com/privlint/privlint/scanner/document"
)

// Rasa marks entities in the sentence: [value](entity),
// [value](entity:canonical), [value]{"entity": "e", "value": "v"} and
// [value][{...}, {...}].
var rasaMark = lazy.MustCompile(`\[([^\]]+)\](?:\(([^:)]+)(?::([^)]+))?\)|\{([^}]+)\}|\[(\{.*?\})\])`)

// unmarked takes the markup out of an example. It returns the sentence, with
// an annotation for each entity, and the canonical values as units of their
// own.
func unmarked(u document.Unit) (sentence document.Unit, values []document.Unit) {
	if len(u.Text) > maxMarkup || !strings.Contains(u.Text, "]") {
		return u, nil
	}
	marks := rasaMark.FindAllStringSubmatchIndex(u.Text, -1)
	if len(marks) == 0 {
		return u, nil
	}
	var b document.TextBuilder
	sentence = u
	sentence.Labels = slices.Clip(u.Labels)
	at := 0
	for _, m := range marks {
		b.Part(&u, document.Span{Start: at, End: m[0]})
		from := b.Len()
		b.Part(&u, document.Span{Start: m[2], End: m[3]})
		at = m[1]
		entity := ""
		switch {
		case m[4] >= 0:
			entity = u.Text[m[4]:m[5]]
			if m[6] >= 0 {
				values = append(values, canonical(&u, document.Span{Start: m[6], End: m[7]}, entity))
			}
		case m[8] >= 0:
			var more []document.Unit
			entity, more = markObject(&u, document.Span{Start: m[8] - 1, End: m[9] + 1})
			values = append(values, more...)
		case m[10] >= 0:
			var more []document.Unit
			entity, more = markObject(&u, document.Span{Start: m[10] - 1, End: m[11] + 1})
			values = append(values, more...)
		}
		if entity != "" {
			sentence.Labels = append(sentence.Labels, document.Label{
				Kind: document.LabelAnnotation, Text: entity, Span: document.Span{Start: from, End: b.Len()},
			})
		}
	}
	b.Part(&u, document.Span{Start: at, End: len(u.Text)})
	b.Fill(&sentence)
	return sentence, values
}

// canonical is the value that the bot works with in place of the words.
// Entity is the name, perhaps with a role behind a blank.
func canonical(u *document.Unit, s document.Span, entity string) document.Unit {
	v := u.Slice(s)
	v.Role = document.RoleEntityValue
	v.Place.Kind = "entity-value"
	v.Place.Entity, _, _ = strings.Cut(entity, " ") // without the role
	v.Labels = label(document.LabelEntity, entity)
	return v
}

// markObject reads the JSON in a mark: the name of its entity, with its
// role, and its canonical values.
func markObject(u *document.Unit, s document.Span) (entity string, values []document.Unit) {
	object := u.Slice(s)
	scan := document.NewJSONScanner(document.NewTextWindow(object.Text), false)
	name, role := "", ""
	var spans []document.Span
	for {
		tok, err := scan.Next()
		if err != nil {
			if !errors.Is(err, io.EOF) {
				// Not JSON: the braces are scanned as they stand.
				spans = []document.Span{{Start: 0, End: len(object.Text)}}
			}
			break
		}
		content := string(scan.AppendText(nil, tok))
		switch {
		case tok.Kind == document.JSONName:
			name = content
			continue
		case tok.Kind == document.JSONString && name == "entity":
			entity = content
		case tok.Kind == document.JSONString && name == "role":
			role = content
		case tok.Kind == document.JSONString && name == "value" && tok.Raw.Len() > 0:
			spans = append(spans, document.Span{Start: tok.Raw.Start - 1, End: tok.Raw.End + 1})
		case tok.Kind == document.JSONNumber && name == "value":
			spans = append(spans, tok.Raw)
		}
		name = ""
	}
	if role != "" {
		entity += " " + role
	}
	for _, sp := range spans {
		v := canonical(&object, sp, entity)
		if decoded, err := document.DecodeJSONString(&v); err == nil {
			v = decoded
		}
		values = append(values, v)
	}
	return entity, values
}

// emitMarked emits an example and the canonical values in it.
func emitMarked(out Emitter, u *document.Unit) error {
	if strings.IndexByte(u.Text, ']') < 0 {
		if strings.TrimSpace(u.Text) == "" {
			return nil
		}
		return document.Windows(u, out.Unit)
	}
	sentence, values := unmarked(*u)
	if strings.TrimSpace(sentence.Text) != "" {
		if err := document.Windows(&sentence, out.Unit); err != nil {
			return err
		}
	}
	for i := range values {
		if err := out.Unit(&values[i]); err != nil {
			return err
		}
	}
	return nil
}
