package match

import (
	"testing"

	"github.com/privlint/privlint/rules"
)

// chatClean and chatPII are messages as people type them; all values are
// invented.
var (
	chatClean = []string{
		"how do i change the address on my account please",
		"what's the exchange rate for euros right now?",
		"I need a disposable virtual card. Please tell me how to order one.",
		"going to work, will there be traffic",
		"set a reminder to pay the rent at 5 pm",
		"is there a fee for the transfer that I made on monday",
		"thanks!",
		"my top up did not work, what should i do now",
		"can you tell me the nutritional info for 2 scoops of ice cream",
		"the app keeps closing when I open the statement from last month",
	}
	chatPII = []string{
		"my ssn is 536-90-4399 and mail is bo@example.com",
		"please call me at (212) 555-0147 tomorrow morning",
		"card number 4111 1111 1111 1111 expires 04/29",
		"i am Anna Smith, born 12 May 1984, and live at 12 Oak Street, Springfield",
		"send it to DE89 3704 0044 0532 0130 00 please",
	}
)

// chat is 1,000 messages of which a share carries personal data, spread
// evenly.
func chat(percent int) (texts []string, size int64) {
	owed, next := 0, 0
	for i := range 1000 {
		text := chatClean[i%len(chatClean)]
		if owed += percent; owed >= 100 {
			owed -= 100
			text = chatPII[next%len(chatPII)]
			next++
		}
		texts = append(texts, text)
		size += int64(len(text))
	}
	return texts, size
}

func builtinMatcher(tb testing.TB) *Matcher {
	tb.Helper()
	set, err := rules.Builtin()
	if err != nil {
		tb.Fatal(err)
	}
	m, err := New(set.Rules(), Options{MinScore: ExampleScore})
	if err != nil {
		tb.Fatal(err)
	}
	return m
}

// BenchmarkMatchChat has one session match messages one by one, as a worker
// of a scan does: sparse has personal data in 2 % of them, dense in 30 %.
func BenchmarkMatchChat(b *testing.B) {
	for _, c := range []struct {
		name    string
		percent int
	}{{"clean", 0}, {"sparse", 2}, {"dense", 30}} {
		b.Run(c.name, func(b *testing.B) {
			texts, size := chat(c.percent)
			s := builtinMatcher(b).Session()
			for _, text := range texts {
				s.Match(Input{Text: text}) // expressions are compiled at first use
			}
			b.SetBytes(size)
			b.ReportAllocs()
			for b.Loop() {
				for _, text := range texts {
					s.Match(Input{Text: text})
				}
			}
		})
	}
}

// BenchmarkFirstMatch is what the first message costs that wakes rules: the
// tables and the expressions are made for it.
func BenchmarkFirstMatch(b *testing.B) {
	for b.Loop() {
		builtinMatcher(b).Session().Match(Input{Text: chatPII[0]})
	}
}
