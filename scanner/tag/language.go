package tag

import (
	"strings"
	"sync"

	"github.com/privlint/privlint/scanner/tag/crf"
	"github.com/privlint/privlint/scanner/tag/gazetteer"
	"github.com/privlint/privlint/scanner/tag/token"
)

// The model learned English from real chats and the other languages from
// invented utterances, a few thousand of each. In these it takes many a
// German noun for a name because of its capital. So outside of English a find
// counts only when the gazetteer knows a part of it; other persons are
// faint.

// functionWords are frequent small words of de, fr, es, it, pt, nl, pl, da and
// sv, without those that English chats have too. The table is made for the
// first text that may be in another language.
var functionWords = sync.OnceValue(func() map[uint64]bool {
	table := wordTable(foreignWords)
	for h := range wordTable(englishWords) {
		delete(table, h)
	}
	return table
})

const (
	foreignWords = `der die das und ist nicht ich ein eine einen einem einer auf für von zu im dem den des wie wird bei mit sind war haben hat sich
	auch als oder aber nach aus wir ihr kann noch nur über vom zum zur keine kein mein meine ihre seine durch unter wurde werden
	le la les un une des du est et pas je vous nous pour dans sur avec que qui mon ma mes votre son sa ses ce cette il elle au aux ne par plus ont été
	el los las una unos es y no yo con para por que en del al mi su se lo como más pero fue ha este esta sin sobre
	il lo gli uno di che è e non per con mi si sono della del nel alla dei le ho ha come più anche questo
	o os as um uma é não eu para por com que em do da dos das no na se meu minha seu sua mais foi como você ao pelo pela
	het een en van niet ik op voor met dat zijn naar bij mijn heb uw wat maar ook nog werd wordt heeft deze
	w i na nie się do jest to z że o jak po co mi za od dla przez przy oraz ma był była są tym tego
	det og er ikke jeg til på som har med av den var fra kan blev eller men ett och är inte jag från att`
	englishWords = `a i o no me do to is as on in an at die war was hat men her who den also as de la le les si con per son mi not und he la kan du et en es un so van bin`
)

// wordTable has the hashes of the words in a text.
func wordTable(words string) map[uint64]bool {
	table := map[uint64]bool{}
	for w := range strings.FieldsSeq(words) {
		table[token.Hash(w)] = true
	}
	return table
}

// language is what is known of that of a text.
type language uint8

const (
	languageUnknown language = iota
	languageEnglish
	languageForeign
)

// languageTokens is how many tokens of a text its language is judged by.
const languageTokens = 2000

// foreign tells whether the text is in one of the other languages: it has
// two small words of theirs, and they are one in twelve of all.
func (w *worker) foreign() bool {
	if w.language != languageUnknown {
		return w.language == languageForeign
	}
	small := functionWords()
	found, words := 0, 0
	for i := range w.tokens[:min(len(w.tokens), languageTokens)] {
		if !w.tokens[i].Word() {
			continue
		}
		words++
		if small[w.tokens[i].Hash] {
			found++
		}
	}
	w.language = languageEnglish
	if found >= 2 && found*12 >= words {
		w.language = languageForeign
	}
	return w.language == languageForeign
}

// known tells whether the gazetteer has a part of what the model found, as
// what it found.
func (w *worker) known(s crf.Span) bool {
	var e gazetteer.Entry
	for i := s.From; i < s.To; i++ {
		k := w.sentence.Known(i)
		if level := max(k.Given(), k.Family()); s.Type == crf.Person && !k.Has(gazetteer.Dictionary) && (level > 1 || level == 1 && s.To-s.From > 1) {
			return true
		}
		e |= k
	}
	switch s.Type {
	case crf.Person:
		return false
	case crf.Location:
		return e.Has(gazetteer.City | gazetteer.Country | gazetteer.State)
	case crf.Condition:
		return e.Has(gazetteer.Condition)
	case crf.Drug:
		return e.Has(gazetteer.Drug)
	default:
		return true
	}
}
