package validate

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/idna"
	"golang.org/x/net/publicsuffix"

	"github.com/privlint/privlint/rules/lazy"
)

const (
	maxAddress   = 254 // RFC 5321 section 4.5.3.1.3 less the angle brackets, octets
	maxLocalPart = 64  // RFC 5321 section 4.5.3.1.1, octets
	maxDomain    = 253 // RFC 1035 section 2.3.4 less the root, octets
	maxLabel     = 63
)

// checkEmail wants an address whose domain stands under a suffix of the
// Public Suffix List.
func checkEmail(value string) Verdict {
	at := strings.LastIndexByte(value, '@')
	if at < 1 || len(value) > maxAddress {
		return Invalid
	}
	local, domain := value[:at], value[at+1:]
	if len(local) > maxLocalPart || !quotedLocal(local) && !dotAtom(local) {
		return Invalid
	}
	host, v := checkDomain(unmixed(domain))
	if v == Invalid || local == "git" && slices.Contains(codeHosts, host) {
		return Invalid
	}
	return v
}

// dotAtom tells the usual form of what stands before the at sign: runs of
// the characters of RFC 5322 section 3.2.3, or of letters and digits of any
// script (RFC 6531 section 3.3), with single points between.
func dotAtom(local string) bool {
	for atom := range strings.SplitSeq(local, ".") {
		if atom == "" || strings.ContainsFunc(atom, func(r rune) bool {
			if r > unicode.MaxASCII {
				return !unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.S)
			}
			return !isLetter(r) && (r < '0' || r > '9') && !strings.ContainsRune("!#$%&'*+-/=?^_`{|}~", r)
		}) {
			return false
		}
	}
	return true
}

// quotedLocal tells a quoted string of RFC 5322 section 3.2.4.
func quotedLocal(local string) bool {
	if len(local) < 3 || local[0] != '"' || local[len(local)-1] != '"' {
		return false
	}
	escaped := false
	for _, r := range local[1 : len(local)-1] {
		if r < ' ' || r == '"' && !escaped {
			return false
		}
		escaped = r == '\\' && !escaped
	}
	return !escaped
}

// lookalikes are Cyrillic and Greek letters that people put into addresses to
// get past a filter (Unicode Technical Standard 39).
var lookalikes = strings.NewReplacer("\u0430", "a", "\u0435", "e", "\u043e", "o", "\u0440", "p", "\u0441", "c", "\u0443", "y", "\u0445", "x",
	"\u0456", "i", "\u0455", "s", "\u0458", "j", "\u03bf", "o", "\u03b1", "a", "\u03bd", "v", "\u03c1", "p")

// unmixed writes those labels of a domain in Latin letters that mix them with
// lookalikes.
func unmixed(domain string) string {
	if !strings.ContainsFunc(domain, func(r rune) bool { return unicode.In(r, unicode.Cyrillic, unicode.Greek) }) {
		return domain
	}
	labels := strings.Split(domain, ".")
	for i, label := range labels {
		if strings.ContainsFunc(label, func(r rune) bool { return unicode.Is(unicode.Latin, r) }) {
			labels[i] = lookalikes.Replace(label)
		}
	}
	return strings.Join(labels, ".")
}

// codeHosts take "git" as the user of every repository: git@github.com is an
// address of a program, not of a person.
var codeHosts = []string{"github.com", "gitlab.com", "bitbucket.org", "ssh.dev.azure.com"}

// checkDomain tells whether domain is registered under a known suffix, and
// gives it in lower-case ASCII. Names that RFC 2606 and RFC 6761 set aside
// are Reserved.
func checkDomain(domain string) (string, Verdict) {
	host, err := idna.Lookup.ToASCII(domain)
	if err != nil || len(host) > maxDomain || !strings.Contains(host, ".") {
		return "", Invalid
	}
	for label := range strings.SplitSeq(host, ".") {
		if label == "" || len(label) > maxLabel || label[0] == '-' || label[len(label)-1] == '-' || strings.Contains(label, "_") {
			return "", Invalid
		}
	}
	if !strings.ContainsFunc(host[strings.LastIndexByte(host, '.'):], isLetter) {
		return "", Invalid // an IP address
	}
	if reservedDomain(host) {
		return host, Reserved
	}
	suffix, listed := publicsuffix.PublicSuffix(host)
	if !listed && !strings.Contains(suffix, ".") || listed && suffix == host {
		return "", Invalid
	}
	return host, Valid
}

// reservedDomain tells the names of RFC 2606 sections 2 and 3 and RFC 6761
// section 6.
func reservedDomain(host string) bool {
	labels := strings.Split(host, ".")
	switch labels[len(labels)-1] {
	case "example", "test", "invalid", "localhost":
		return true
	case "com", "net", "org":
		return len(labels) > 1 && labels[len(labels)-2] == "example"
	}
	return false
}

// Words that people say for the signs of an address, in English, German,
// French, Spanish, Italian, Portuguese, Dutch and Polish.
var (
	spokenAt = lazy.MustCompile(`(?i)\s*(?:[\[({<]\s*(?:at|@)\s*[\])}>]|@)\s*|` +
		`\s+(?:at|ät|arroba|arobase|chiocciola|klammeraffe|apenstaartje|małpa)\s+`)
	spokenDot = lazy.MustCompile(`(?i)\s*(?:[\[({<]\s*(?:dot|\.)\s*[\])}>])\s*|` +
		`\s+(?:dot|punkt|point|punto|ponto|punt|kropka)\s+|\s*\.\s*`)
	spokenLow  = lazy.MustCompile(`(?i)\s+(?:underscore|under score|unterstrich|guion bajo|tiret bas)\s+`)
	spokenDash = lazy.MustCompile(`(?i)\s+(?:dash|hyphen|minus|bindestrich|tiret|guion|trattino)\s+`)
	plainAt    = lazy.MustCompile(`(?i)\s(?:at|ät)\s`)
)

// notLocalParts are words that stand before "at" in sentences.
var notLocalParts = []string{
	"a", "about", "account", "address", "am", "an", "and", "are", "arrive", "arrived", "at", "available", "back", "be", "both",
	"bought", "business", "buy", "call", "contact", "email", "emails", "everyone", "found", "from", "get", "good", "guys",
	"have", "here", "him", "home", "i", "in", "is", "it", "job", "join", "live", "located", "login", "look", "looked",
	"looking", "mail", "mailbox", "me", "meet", "message", "money", "my", "of", "on", "online", "open", "order", "ordered",
	"out", "page", "people", "price", "purchase", "reach", "registered", "saw", "see", "sell", "service", "shop", "shopping",
	"shown", "sign", "site", "sold", "someone", "something", "spam", "start", "store", "stuff", "support", "team", "that",
	"the", "there", "them", "this", "to", "up", "us", "was", "website", "were", "with", "work", "worked", "working", "you",
}

// strippedProvider is the end of an address that lost its signs.
var strippedProvider = lazy.MustCompile(`(?i)(?:gmail|hotmail|yahoo|ymail|outlook|icloud|aol|rediffmail|protonmail)com$`)

// checkStrippedEmail wants a name or number before the provider, in the same
// word or as a word of its own: "kiraroegmailcom", "kira 458 gmailcom".
func checkStrippedEmail(value string) Verdict {
	at := strippedProvider.FindStringIndex(value)
	if at == nil {
		return Invalid
	}
	local := strings.ToLower(strings.TrimRight(value[:at[0]], " "))
	word := local[strings.LastIndexByte(local, ' ')+1:]
	return verdict(len(word) > 1 && !slices.Contains(notLocalParts, word) && !slices.Contains([]string{"www", "http", "https", "via", "use", "using"}, word))
}

// checkSpokenEmail reads "john dot doe at mail dot com", "john(at)mail.com"
// and the like as the address that is meant.
func checkSpokenEmail(value string) Verdict {
	if !strings.ContainsAny(value, " \t\n\f\r[({<") {
		return checkWrittenEmail(value, false) // nothing is said; the expressions take 4 us
	}
	said := plainAt.MatchString(value)
	s := spokenAt.ReplaceAllString(value, "@")
	s = spokenDot.ReplaceAllString(s, ".")
	s = spokenLow.ReplaceAllString(s, "_")
	s = spokenDash.ReplaceAllString(s, "-")
	return checkWrittenEmail(strings.ReplaceAll(s, " ", ""), said)
}

// checkWrittenEmail checks what an address reads as when it is written; said
// tells that its sign was a word.
func checkWrittenEmail(s string, said bool) Verdict {
	at := strings.IndexByte(s, '@')
	if at < 1 || said && slices.Contains(notLocalParts, strings.ToLower(s[:at])) {
		return Invalid
	}
	return checkEmail(s)
}
