package impact

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/privlint/privlint/scanner/document"
)

// cells makes a table of invented support requests: about 40 bytes a cell, a
// vocabulary of 20,000 words with the usual long tail.
func cells(n int, kind document.Role, place string) (units []document.Unit, size int64) {
	r := rand.New(rand.NewPCG(1, 2))
	vocabulary := make([]string, 20_000)
	for i := range vocabulary {
		vocabulary[i] = fmt.Sprintf("%c%s%d", 'a'+r.IntN(26), strings.Repeat("e", r.IntN(5)), r.IntN(1000))
	}
	for i := range n {
		var b strings.Builder
		for range 3 + r.IntN(8) {
			u := r.Float64()
			b.WriteString(vocabulary[int(u*u*u*float64(len(vocabulary)))])
			b.WriteByte(' ')
		}
		fmt.Fprintf(&b, "order %d", i)
		u := document.Unit{Text: b.String(), Role: kind, Group: i + 1, Record: i + 1, Pointer: "/text"}
		u.Place = document.Place{Kind: place, Example: i + 1, Intent: "intent_" + vocabulary[r.IntN(50)]}
		units = append(units, u)
		size += int64(b.Len())
	}
	return units, size
}

func BenchmarkBeforeAfter(b *testing.B) {
	for _, c := range []struct {
		name, format, place string
		role                document.Role
	}{
		{"table", "csv", "row", document.RoleData},
		{"utterances", "utterance-csv", "row", document.RoleUtterance},
		{"intents", "intent-csv", "example", document.RoleUtterance},
	} {
		b.Run(c.name, func(b *testing.B) {
			units, size := cells(500_000, c.role, c.place)
			b.SetBytes(size)
			b.ReportAllocs()
			for b.Loop() {
				i := New(Options{Format: c.format})
				for n := range units {
					i.Before(&units[n])
					i.After(&units[n], false)
				}
				if r := i.Report(); r.Before != r.After {
					b.Fatal("before and after differ")
				}
			}
		})
	}
}

func BenchmarkWording(b *testing.B) {
	for _, c := range []struct{ name, text string }{
		{"ascii", "Please send the invoice for order 4711 to my new address, thanks! "},
		{"latin", "Könnten Sie mir bitte die Rechnung für März an die neue Straße schicken? "},
		{"cyrillic", "Пришлите, пожалуйста, счёт за март на мой новый адрес "},
		{"chinese", "请把三月份的发票寄到我的新地址谢谢"},
		{"placeholders", "I am <PERSON_2>, mail <EMAIL_ADDRESS> or <PHONE_NUMBER~h4be1c0ffee5e1f00> "},
	} {
		b.Run(c.name, func(b *testing.B) {
			w := New(Options{}).words
			text := strings.Repeat(c.text, 20)
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				w.text = ""
				w.read(text)
			}
		})
	}
}
