package scanner

import (
	"crypto/sha256"
	"encoding/hex"
	"sort"
	"strconv"

	"github.com/privlint/privlint/scanner/document"
	"github.com/privlint/privlint/scanner/match"
)

// fingerprintBytes is how much text on either side of a value goes into its
// fingerprint: all of a chat message, and a bounded part of a long text.
const fingerprintBytes = 2048

// fingerprint identifies a finding across re-exports: the rule, the address
// in the bot's terms, and the text with every value in it replaced by its
// entity type. It holds nothing of a value, so it cannot be looked up, and
// no position, so it does not move when the file is reordered or indented.
func fingerprint(f *Finding, u *document.Unit, hits []match.Hit, hit *match.Hit) string {
	p := &f.Place
	var memory [1 << 10]byte // enough for nearly all
	b := append(memory[:0], "privlint-1\x00"...)
	for _, part := range [...]string{f.Rule, p.Kind, p.Intent, p.Entity, p.Node, p.Action, p.Step, p.Field} {
		b = append(append(b, part...), 0)
	}
	from, to := max(0, hit.Span.Start-fingerprintBytes), min(len(u.Text), hit.Span.End+fingerprintBytes)
	near := hits[firstEndingAfter(hits, from):]
	near = near[:sort.Search(len(near), func(i int) bool { return near[i].Span.Start >= to })]
	b = append(strconv.AppendInt(b, int64(ordinal(near, hit)), 10), 0)
	b = appendTyped(b, u.Text, near, from, to)
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:10])
}

// ordinal counts the earlier hits of the same rule in the text.
func ordinal(hits []match.Hit, hit *match.Hit) int {
	n := 0
	for i := range hits {
		if hits[i].Rule == hit.Rule && hits[i].Span.Start < hit.Span.Start && hits[i].Score >= maskScore {
			n++
		}
	}
	return n
}

// appendTyped appends text[from:to] with entity types in place of values.
func appendTyped(b []byte, text string, hits []match.Hit, from, to int) []byte {
	at := from
	for i := range hits {
		if h := &hits[i]; h.Score >= maskScore {
			b = append(b, text[at:max(at, h.Span.Start)]...)
			b = append(append(append(b, '<'), h.Rule.EntityType...), '>')
			at = h.Span.End
		}
	}
	return append(b, text[min(at, to):to]...)
}
