package rename

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"github.com/privlint/privlint/scanner/document"
)

// replaced makes the edits of a text.
func replaced(tb testing.TB, text string, edits []document.Edit) string {
	tb.Helper()
	slices.SortFunc(edits, func(a, b document.Edit) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	var b strings.Builder
	at := 0
	for _, e := range edits {
		if e.Span.Start < at || e.Span.End <= e.Span.Start || e.Span.End > len(text) {
			tb.Fatalf("edit at %v behind offset %d of %d", e.Span, at, len(text))
		}
		b.WriteString(text[at:e.Span.Start] + e.Text)
		at = e.Span.End
	}
	return b.String() + text[at:]
}

func TestExpression(t *testing.T) {
	n := newNames(Names{
		Intents:  map[string]string{"ada": "P", "a.b": "Q", "with blank": "B"},
		Entities: map[string]string{"pet": "E", "x-y": "F"},
		Values:   map[string]map[string]string{"pet": {"rex": "v1", "rex ada": "v 2", "it's": "v'3", "1.5": "v4"}},
	})
	n.fold = true
	tests := []struct{ in, want string }{
		{"#ada", "#P"},
		{"#ada && !#ada_x || #ADA", "#P && !#ada_x || #P"},
		{"#a.b and #ada.confidence > 0.5", "#Q and #P.confidence > 0.5"},
		{"#(with blank) #( ada )", "#(B) #(P)"},
		{"@pet @pet-x @x-y @pets", "@E @pet-x @F @pets"},
		{"@pet:rex", "@E:v1"},
		{"@pet:rex.", "@E:v1."},
		{"(@pet:rex)&&@pet:(rex ada)", "(@E:v1)&&@E:(v 2)"},
		{"@pet:1.5||@other:rex", "@E:v4||@other:rex"},
		{"@pet:( rex )", "@E:(v1)"},
		{"@pet:Rex", "@E:v1"},
		{"@pet == 'rex' && @pet.value=='rex ada'", "@E == 'v1' && @E.value=='v 2'"},
		{"'rex' == @pet", "'v1' == @E"},
		{"@pet == 'it''s' || @pet == \"it's\"", "@E == 'v''3' || @E == \"v'3\""},
		{"@pet.values.contains('rex')", "@E.values.contains('v1')"},
		{"input.text == 'rex' && @pet", "input.text == 'rex' && @E"},
		{"$pet == 'rex' || $ada", "$pet == 'rex' || $ada"},
		{"@pet ? 'rex' : 'ada'", "@E ? 'rex' : 'ada'"},
		{"intents[0].intent == 'ada'", "intents[0].intent == 'P'"},
		{"intents.contains('ada') && input.text.contains('ada')", "intents.contains('P') && input.text.contains('ada')"},
		{"intent == \"ada\"", "intent == \"P\""},
		{"entities['pet'].value == 'rex'", "entities['E'].value == 'v1'"},
		{"entities[ \"pet\" ]?.literal", "entities[ \"E\" ]?.literal"},
		{"entities.pet != null && entities.size() > 1", "entities.E != null && entities.size() > 1"},
		{"entities.pet[0].value == 'rex'", "entities.E[0].value == 'v1'"},
		{"entities.containsKey('pet')", "entities.containsKey('E')"},
		{"entities[0].entity == 'pet' && entities[0].value == 'rex'", "entities[0].entity == 'E' && entities[0].value == 'v1'"},
		{"entities.filter(\"e\", \"e.entity == 'pet'\").size() > 0", "entities.filter(\"e\", \"e.entity == 'E'\").size() > 0"},
		{"don't @pet", "don't @E"},
		{"${step_1.ada} == 'ada'", "${step_1.ada} == 'ada'"},
		{"@", "@"},
		{"#", "#"},
		{"@pet:", "@E:"},
		{"@pet:(rex", "@E:(rex"},
	}
	for _, tt := range tests {
		t.Run(tt.in, func(t *testing.T) {
			if got := replaced(t, tt.in, inExpression(n, tt.in)); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

func TestInText(t *testing.T) {
	n := newNames(Names{Intents: map[string]string{"ada": "P"}, Entities: map[string]string{"pet": "E"}})
	tests := []struct{ in, want string }{
		{"ask @pet, not ada@pet or #ada", "ask @E, not ada@pet or #ada"},
		{"<? @pet ?>, <? #ada ?> #ada", "<? @E ?>, <? #P ?> #ada"},
		{"<?> @pet", "<?> @E"},
		{"<? @pet", "<? @E"},
	}
	for _, tt := range tests {
		if got := replaced(t, tt.in, inText(n, tt.in)); got != tt.want {
			t.Errorf("got %s, want %s", got, tt.want)
		}
	}
}

func FuzzExpression(f *testing.F) {
	f.Add("#ada && @pet:(rex) == 'rex' || entities['pet'] <? intents[0].intent == \"ada\" ?>")
	f.Add("entities.filter(\"e\", \"e.entity == 'pet'\") @pet:ada.")
	n := newNames(Names{
		Intents:  map[string]string{"ada": "P"},
		Entities: map[string]string{"pet": "E"},
		Values:   map[string]map[string]string{"pet": {"rex": "v1"}},
	})
	f.Fuzz(func(t *testing.T, text string) {
		for _, find := range []finder{inExpression, inText, inPlain, inMarkup, inPayload, inBraces, inDollars} {
			edits := find(n, text)
			for _, e := range edits {
				if old := strings.TrimSpace(text[e.Span.Start:e.Span.End]); old != "ada" && old != "pet" && old != "rex" {
					t.Fatal("an edit of something else than a name")
				}
			}
			replaced(t, text, edits)
		}
	})
}
