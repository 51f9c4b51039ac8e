package validate

import "strings"

// signatureName accepts a line that stands alone below a closing ("All the
// best,"). The place says that it is a name, so common words may be in it
// ("Angel", "Faith Hope"), but not nothing else, and no word of a team.
func signatureName(value string) Verdict {
	words := nameWords(value)
	if len(words) == 0 || len(words) > 4 || notPerson(words) {
		return Invalid
	}
	l := lists()
	names := 0
	for i, w := range words {
		switch {
		case teamWord.has(w):
			return Invalid
		case l.first.has(w), l.last.has(w):
			names++
		case i > 0 && isInitial(w):
		case !l.stop.has(w) && !commonEnding(w):
			names++
		}
	}
	return verdict(names > 0 && !isInitial(words[0]))
}

// credentialedName accepts "LAST,FIRST M,MD": what stands before the last
// comma is a name, last name first.
func credentialedName(value string) Verdict {
	name, _, ok := cutLast(value, ',')
	if !ok {
		return Invalid
	}
	last, given, ok := strings.Cut(name, ",")
	if !ok {
		return Invalid
	}
	words := nameWords(given + " " + last)
	if len(words) < 2 || notPerson(words) || teamWord.has(words[0]) {
		return Invalid
	}
	l := lists()
	if !l.first.has(words[0]) && !plausibleName(words[0]) {
		return Invalid
	}
	return verdict(allFollow(words[1:]))
}

func cutLast(s string, sep byte) (before, after string, ok bool) {
	i := strings.LastIndexByte(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+1:], true
}

// teamWord are words of those who sign without being a person.
var teamWord = setOf("team", "support", "service", "services", "customer", "customers", "care", "department", "dept", "sales", "billing", "accounts", "office",
	"group", "company", "inc", "ltd", "llc", "gmbh", "corp", "bank", "insurance", "experience", "success", "help", "desk", "helpdesk", "reception", "hr", "it", "admin",
	"administration", "administrator", "management", "manager", "operations", "marketing", "community", "staff", "crew", "bot", "assistant", "agent", "hospital", "clinic",
	"center", "centre", "university", "school", "store", "shop", "hotel", "airlines", "director", "officer", "president", "ceo", "cto", "sent", "from", "regards", "thanks",
	"sincerely", "best", "cheers", "tel", "phone", "email", "website", "www", "ps", "attachment", "attachments", "confidential", "unsubscribe", "kundenservice", "kundendienst")
