package scanner

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"sort"
	"strings"

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
	h := sha256.New()
	p := &f.Place
	_, _ = fmt.Fprintf(h, "privlint-1\x00%s\x00%s\x00%s\x00%s\x00%s\x00%s\x00%s\x00%s\x00",
		f.Rule, p.Kind, p.Intent, p.Entity, p.Node, p.Action, p.Step, p.Field)
	from, to := max(0, hit.Span.Start-fingerprintBytes), min(len(u.Text), hit.Span.End+fingerprintBytes)
	near := hits[firstEndingAfter(hits, from):]
	near = near[:sort.Search(len(near), func(i int) bool { return near[i].Span.Start >= to })]
	_, _ = fmt.Fprintf(h, "%d\x00%s", ordinal(near, hit), typed(u.Text, near, from, to))
	return hex.EncodeToString(h.Sum(nil)[:10])
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

// typed is text[from:to] with entity types in place of values.
func typed(text string, hits []match.Hit, from, to int) string {
	var b strings.Builder
	at := from
	for i := range hits {
		if h := &hits[i]; h.Score >= maskScore {
			b.WriteString(text[at:max(at, h.Span.Start)])
			b.WriteString("<" + string(h.Rule.EntityType) + ">")
			at = h.Span.End
		}
	}
	b.WriteString(text[min(at, to):to])
	return b.String()
}
