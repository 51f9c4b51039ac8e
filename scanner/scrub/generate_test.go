package scrub

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"sync"
	"testing"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/privlint/privlint/rules"
)

// pool are the examples of the rules in which a scan finds something: invented
// texts of every type of value.
var pool = sync.OnceValues(func() ([]string, error) {
	set, err := rules.Builtin()
	if err != nil {
		return nil, err
	}
	var out []string
	for _, r := range set.Rules() {
		for i, e := range r.Examples.Match {
			if e.Field == "" && i < 4 && len(e.Text) < 200 && !strings.ContainsFunc(e.Text, unicode.IsControl) {
				out = append(out, e.Text)
			}
		}
	}
	return out, nil
})

// gen makes random files.
type gen struct {
	*rand.Rand
	pool  []string
	latin bool // only what Windows-1252 has
	keys  int  // no key comes twice
}

func newGen(tb testing.TB, seed uint64) *gen {
	tb.Helper()
	list, err := pool()
	if err != nil {
		tb.Fatal(err)
	}
	return &gen{Rand: rand.New(rand.NewPCG(seed, 5)), pool: list}
}

var (
	fillers = []string{
		"please", "order", "a pizza", "now", "thank you", "the weather", "is it", "what about", "12", "3.5", "and", "-", "ok", "?",
	}
	strange = []string{
		"für", "😀", "e\u0301", "北京", "👩‍👩‍👧", "ʼn", "ﬀ", "\u200d", "a\u00a0b", "שלום", "Łódź", `"quoted"`, `it's`, `a\b`, "a/b", "x:y", "# no", "100%", "&amp;", "𝒳",
		"İ", "ß", "{x}", "<b>", "|", "- ", ": ", "~", "null", "yes", "*", "!", "\u2028",
	}
)

func pick[T any](g *gen, list ...T) T { return list[g.IntN(len(list))] }

// text is a sentence, often with values in it.
func (g *gen) text() string {
	var parts []string
	for range 1 + g.IntN(4) {
		switch n := g.IntN(10); {
		case n < 4:
			parts = append(parts, g.pool[g.IntN(len(g.pool))])
		case n < 6:
			s := pick(g, strange...)
			if g.latin && encodedLatin(s) == "" {
				s = "für"
			}
			parts = append(parts, s)
		default:
			parts = append(parts, pick(g, fillers...))
		}
	}
	text := strings.Join(parts, " ")
	if g.latin && encodedLatin(text) == "" {
		return "Grüße"
	}
	return text
}

func encodedLatin(s string) string {
	out, err := charset("windows-1252").NewEncoder().String(s)
	if err != nil {
		return ""
	}
	return out
}

// line is a text without what markup and separators would take apart.
func (g *gen) line() string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("[](){}|#*`~\u2028", r) {
			return ' '
		}
		return r
	}, strings.TrimSpace(g.text()))
}

// quote writes a JSON string with escapes that need not be.
func (g *gen) quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch n := g.IntN(12); {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < ' ':
			fmt.Fprintf(&b, `\u%04x`, r)
		case r == '/' && n < 6:
			b.WriteString(`\/`)
		case n == 0 && r >= 0x10000:
			hi, lo := utf16.EncodeRune(r)
			fmt.Fprintf(&b, `\u%04X\u%04x`, hi, lo)
		case n == 0 && r < 0x10000 || r > 0x7f && n < 4 && r < 0x10000:
			fmt.Fprintf(&b, pick(g, `\u%04x`, `\u%04X`), r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// field writes a CSV field, in quotes where it must be or by chance.
func (g *gen) field(s string, comma rune) string {
	if strings.ContainsAny(s, "\"\r\n") || strings.ContainsRune(s, comma) || strings.TrimSpace(s) != s || g.IntN(4) == 0 {
		return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
	}
	return s
}

// scalar writes a YAML scalar in a style by chance, with the given
// indentation for what stands on lines of its own.
func (g *gen) scalar(s string, indent int) string {
	pad := strings.Repeat(" ", indent)
	s = strings.ReplaceAll(s, "\u2028", " ")
	switch g.IntN(6) {
	case 0:
		return "'" + strings.ReplaceAll(s, "'", "''") + "'"
	case 1:
		return pick(g, "|", "|-", ">", ">-") + "\n" + pad + strings.TrimSpace(s) + "\n" + pad + g.line()
	case 2: // folded over lines
		return `"` + strings.ReplaceAll(strings.Trim(g.yamlQuote(s), `"`), " and ", " and\n"+pad) + `"`
	case 3, 4:
		if plain(s) {
			return s
		}
	}
	return g.yamlQuote(s)
}

// yamlQuote writes a double quoted scalar: YAML has no surrogate pairs.
func (g *gen) yamlQuote(s string) string {
	s = strings.Map(func(r rune) rune {
		if r > 0xffff || r == '/' {
			return '|'
		}
		return r
	}, s)
	return g.quote(s)
}

// plain tells whether YAML can write s without quotes.
func plain(s string) bool {
	return s != "" && unicode.IsLetter([]rune(s)[0]) && s[0] < utf8.RuneSelf && !strings.ContainsAny(s, "#:\\\"'[]{},&*!|>%@`") && strings.TrimSpace(s) == s &&
		s != "null" && s != "yes"
}

// form is a way to make a file.
type form struct {
	name string // of the file
	make func(g *gen) string
}

func (g *gen) list(n int, one func() string, sep string) string {
	parts := make([]string, n)
	for i := range parts {
		parts[i] = one()
	}
	return strings.Join(parts, sep)
}

// object writes a JSON value with texts at its leaves.
func (g *gen) object(depth int) string {
	key := func() string { g.keys++; return strconv.Itoa(g.keys) }
	switch n := g.IntN(9); {
	case depth == 0 || n < 3:
		return g.quote(g.text())
	case n == 3:
		return pick(g, "12", "-1.50e+3", "null", "true", "13125550100", "2125550100", "0.0")
	case n == 4: // JSON in a string
		return g.quote(g.object(depth - 1))
	case n < 7:
		return "[" + g.list(g.IntN(4), func() string { return g.object(depth - 1) }, pick(g, ",", ", ", " ,\n")) + "]"
	}
	return "{" + g.list(g.IntN(4), func() string {
		return g.quote(pick(g, "name", "phone", "note", "ssn", "kéy", "address", "a/b", "text", "birth_date")+key()) + pick(g, ":", " : ") + g.object(depth-1)
	}, ",\n\t") + "}"
}

var forms = []form{
	{"any.json", func(g *gen) string {
		return "{" + g.list(1+g.IntN(4), func() string {
			return g.quote(pick(g, "name", "x", "phone")+strconv.Itoa(g.IntN(1_000_000_000))) + ": " + g.object(4)
		}, ", ") + "}\n"
	}},
	{"watson.json", func(g *gen) string {
		return `{"name": "s", "intents": [` + g.list(2, func() string {
			return `{"intent": "a` + strconv.Itoa(g.IntN(99)) + `", "examples": [` + g.list(1+g.IntN(4), func() string { return `{"text": ` + g.quote(g.text()) + `}` }, ", ") + `]}`
		}, ",\n  ") + `], "entities": [{"entity": "e", "values": [` + g.list(2, func() string {
			return `{"type": "synonyms", "value": ` + g.quote(g.text()) + `, "synonyms": [` + g.quote(g.text()) + `]}`
		}, ", ") + `]}], "counterexamples": [{"text": ` + g.quote(g.text()) + `}], "dialog_nodes": [{"dialog_node": "n", "context": {"k": ` + g.object(2) +
			`}, "output": {"generic": [{"response_type": "text", "values": [{"text": ` + g.quote(g.text()) + `}]}]}}]}`
	}},
	{"log.jsonl", func(g *gen) string {
		return g.list(1+g.IntN(5), func() string {
			return `{"text": ` + g.quote(g.text()) + `, "more": ` + strings.ReplaceAll(g.object(2), "\n", " ") + `}`
		}, pick(g, "\n", "\r\n"))
	}},
	{"intents.csv", func(g *gen) string {
		end := pick(g, "\n", "\r\n")
		return g.list(2+g.IntN(6), func() string { return g.field(g.text(), ',') + "," + pick(g, "greet", "pay_bill", "ask") }, end) + pick(g, "", end)
	}},
	{"table.csv", func(g *gen) string {
		comma := pick(g, ',', ';', '\t')
		sep := string(comma)
		return "id" + sep + "note" + sep + "phone" + sep + "comment\n" + g.list(2+g.IntN(6), func() string {
			return strconv.Itoa(g.IntN(99)) + sep + g.field(g.text(), comma) + sep + pick(g, "", "+1 212 456 7890", "2124567890") + sep + g.field(g.text(), comma)
		}, "\n") + "\n"
	}},
	{"lines.txt", func(g *gen) string { return g.list(1+g.IntN(8), g.text, pick(g, "\n", "\r\n")) }},
	{"notes.md", func(g *gen) string {
		return "# Notes\n\n" + g.list(1+g.IntN(6), func() string { return pick(g, "- ", "", "> ", "| a | ", "1. ") + g.text() }, "\n\n")
	}},
	{"nlu.yml", func(g *gen) string {
		return "version: \"3.1\"\nnlu:\n- intent: inform\n  examples: |\n" + g.list(1+g.IntN(4), func() string {
			return "    - " + g.line() + " [" + g.line() + "]" + pick(g, "(name)", `{"entity": "name", "value": `+g.quote(g.line())+`}`, "(name:"+g.line()+")") + pick(g, "", " "+g.line())
		}, "\n") + "\n- synonym: " + g.scalar(g.line(), 4) + "\n  examples: |\n    - " + g.line() + "\nresponses:\n  utter_a:\n  - text: " + g.scalar(g.text(), 6) + "\n"
	}},
	{"config.yaml", func(g *gen) string {
		return g.list(1+g.IntN(5), func() string {
			return pick(g, "name", "phone", "note", "address", "owner") + strconv.Itoa(g.IntN(9999)) + ": " + pick(g, "", "!!str ", "&a"+strconv.Itoa(g.IntN(1_000_000_000))+" ") + g.scalar(g.text(), 2)
		}, "\n") + "\nlist:\n" + g.list(1+g.IntN(3), func() string { return "  - " + g.scalar(g.text(), 4) }, "\n") + "\nflow: [" + g.list(2, func() string { return g.yamlQuote(g.text()) }, ", ") + "]\n"
	}},
	{"rasa.md", func(g *gen) string {
		return "## intent:inform\n" + g.list(1+g.IntN(4), func() string { return "- " + g.line() + " [" + g.line() + "](name) " + g.line() }, "\n") + "\n\n## synonym:x\n- " + g.line() + "\n"
	}},
	{"app.lu", func(g *gen) string {
		return "# Order\n" + g.list(1+g.IntN(4), func() string {
			return "- " + strings.ReplaceAll(g.line(), "=", " ") + " {@name=" + strings.ReplaceAll(g.line(), "=", " ") + "} " + pick(g, "", strings.ReplaceAll(g.line(), "=", " "))
		}, "\n") + "\n\n@ list color =\n\t- red :\n\t\t- " + g.line() + "\n"
	}},
	{"dialogflow.json", func(g *gen) string {
		return `[` + g.list(1+g.IntN(3), func() string {
			return `{"id": "x", "data": [` + g.list(1+g.IntN(4), func() string {
				return `{"text": ` + g.quote(g.text()+pick(g, "", " ")) + pick(g, "", `, "meta": "@sys.given-name", "alias": "name"`) + `, "userDefined": false}`
			}, ", ") + `], "isTemplate": false, "count": 0}`
		}, ",\n ") + `]`
	}},
	{"cx.json", func(g *gen) string {
		return `{"trainingPhrases": [` + g.list(1+g.IntN(3), func() string {
			return `{"id": "1", "parts": [` + g.list(1+g.IntN(4), func() string { return `{"text": ` + g.quote(g.text()) + pick(g, "", `, "parameterId": "city"`) + `}` }, ", ") + `], "repeatCount": 1, "languageCode": "en"}`
		}, ",") + `]}`
	}},
	{"lex.json", func(g *gen) string {
		return `{"name":"Order","identifier":"ABC","description":null,"sampleUtterances":[` + g.list(1+g.IntN(4), func() string { return `{"utterance":` + g.quote(g.text()) + `}` }, ",") + `]}`
	}},
	{"snips.json", func(g *gen) string {
		return `{"language": "en", "intents": {"turnOn": {"utterances": [` + g.list(1+g.IntN(3), func() string {
			return `{"data": [` + g.list(1+g.IntN(3), func() string {
				return `{"text": ` + g.quote(g.text()) + pick(g, "", `, "entity": "room", "slot_name": "where"`) + `}`
			}, ", ") + `]}`
		}, ", ") + `]}}, "entities": {"room": {"data": [{"value": ` + g.quote(g.text()) + `, "synonyms": [` + g.quote(g.text()) + `]}], "use_synonyms": true}}}`
	}},
	{"snips.yaml", func(g *gen) string {
		return "---\ntype: intent\nname: turnOn\nutterances:\n" + g.list(1+g.IntN(3), func() string { return "  - " + g.yamlQuote("tell "+g.line()+" [room:name]("+g.line()+")") }, "\n") + "\n"
	}},
	{"talk.convo.txt", func(g *gen) string {
		return "Talk\n\n" + g.list(1+g.IntN(4), func() string { return pick(g, "#me", "#bot") + "\n" + g.line() }, "\n\n") + "\n"
	}},
	{"luis.json", func(g *gen) string { return luisFile(g, nil) }},
}

// luisFile is an application of LUIS with texts of g and utterances.
func luisFile(g *gen, utterances []string) string {
	return `{"luis_schema_version": "6.0.0", "versionId": "0.1", "name": "App", "culture": "en-us", "intents": [{"name": "Order"}], "entities": [{"name": "Size"}],
 "closedLists": [{"name": "People", "subLists": [{"canonicalForm": ` + g.quote(g.text()) + `, "list": [` + g.quote(g.text()) + `]}]}], "utterances": [` +
		strings.Join(append(utterances, `{"text": `+g.quote(g.text())+`, "intent": "Order", "entities": []}`), ",\n") + `]}`
}
