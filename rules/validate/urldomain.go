package validate

import (
	"slices"
	"strings"

	"golang.org/x/net/publicsuffix"
)

// checkDomainName is for a host without scheme that a label calls one: a
// name under a suffix of the ICANN part of the Public Suffix List. Names of
// files and programs (setup.sh, asp.net) are none, nor is a forgotten blank
// behind a full stop ("the site is down.help me").
func checkDomainName(value string) Verdict {
	_, v := bareDomain(value)
	return v
}

// checkBareDomain is for a host without scheme or label in running text. It
// leaves out countries whose code is a word.
func checkBareDomain(value string) Verdict {
	suffix, v := bareDomain(value)
	if v == Valid && slices.Contains(wordCountries, suffix) {
		return Invalid
	}
	return v
}

// bareDomain checks the host at the start of value and gives its suffix, which
// is empty for hosts that are known as a whole.
func bareDomain(value string) (suffix string, v Verdict) {
	host := value
	if i := strings.IndexAny(value, "/?#:"); i >= 0 {
		host = value[:i]
	}
	host, v = checkDomain(host)
	if v != Valid || slices.Contains(shortHosts, host) {
		return "", v
	}
	suffix, ok := icannSuffix(host)
	name := strings.TrimSuffix(host, "."+suffix)
	name = name[strings.LastIndexByte(name, '.')+1:]
	switch {
	case !ok || !strings.ContainsFunc(name, isLetter): // 7.am, 2.50.to
		return "", Invalid
	case slices.Contains(wordSuffixes, suffix), slices.Contains(sentenceCountries, suffix), slices.Contains(fileSuffixes, suffix), slices.Contains(notDomains, host):
		return "", Invalid
	}
	return suffix, Valid
}

// icannSuffix is the suffix of host by the ICANN part of the list: github.io
// is one by the wish of its owner, and stands under io.
func icannSuffix(host string) (string, bool) {
	suffix, icann := publicsuffix.PublicSuffix(host)
	for !icann {
		_, rest, cut := strings.Cut(suffix, ".")
		if !cut {
			return "", false
		}
		suffix, icann = publicsuffix.PublicSuffix(rest)
	}
	return suffix, true
}

// shortHosts are services whose suffix is a word of a language.
var shortHosts = []string{"amzn.to", "cash.me", "is.gd", "paypal.me", "redd.it", "t.me", "wa.me", "who.is", "youtu.be"}

// wordSuffixes are top-level domains that are everyday words of the languages
// that people chat in, so that they follow full stops.
var wordSuffixes = []string{
	"able", "app", "art", "auto", "baby", "band", "bank", "bar", "best", "bet", "bid", "bike", "boo", "book", "box", "broker", "build",
	"business", "buy", "cab", "cafe", "call", "camera", "camp", "car", "card", "cards", "care", "cars", "case", "cash", "center",
	"chat", "cheap", "church", "city", "clinic", "cloud", "coach", "coffee", "community", "company", "computer", "contact", "cool",
	"country", "coupon", "credit", "cruise", "dad", "dance", "data", "date", "day", "deal", "deals", "delivery", "dentist", "design",
	"digital", "direct", "discount", "doctor", "dog", "download", "drive", "earth", "eat", "email", "energy", "events", "exchange",
	"expert", "express", "fail", "faith", "family", "fan", "farm", "fast", "feedback", "film", "final", "finance", "fish", "fit",
	"flights", "food", "football", "forsale", "forum", "free", "fun", "fund", "game", "games", "garden", "gift", "gifts", "gives",
	"giving", "global", "gold", "golf", "got", "green", "group", "guide", "hair", "health", "help", "here", "holiday", "home", "homes",
	"horse", "hospital", "hot", "hotel", "hotels", "house", "how", "insure", "jobs", "joy", "kids", "land", "law", "lawyer", "lease",
	"life", "like", "limited", "live", "living", "loan", "loans", "lol", "love", "map", "market", "media", "meet", "memorial", "men",
	"menu", "mobile", "moda", "mom", "money", "music", "name", "navy", "network", "new", "news", "now", "off", "one", "online", "open",
	"page", "party", "pay", "pet", "phone", "photo", "photos", "pics", "pin", "pink", "pizza", "place", "play", "plus", "post",
	"press", "prime", "pro", "promo", "property", "pub", "quest", "racing", "radio", "read", "red", "rent", "rentals", "repair",
	"report", "rest", "restaurant", "review", "reviews", "ride", "rip", "room", "run", "safe", "safety", "sale", "save", "school",
	"science", "search", "secure", "security", "select", "services", "sex", "shop", "shopping", "show", "sick", "singles", "site",
	"ski", "smart", "social", "solutions", "space", "sport", "spot", "store", "stream", "study", "style", "sucks", "supplies",
	"supply", "support", "surf", "surgery", "talk", "tax", "taxi", "team", "tickets", "tips", "tires", "today", "tools", "top",
	"tours", "town", "toys", "trade", "training", "travel", "tube", "unicom", "university", "vacations", "video", "vip", "vision",
	"vote", "voyage", "walter", "watch", "watches", "weather", "website", "wedding", "wiki", "win", "wine", "winners", "work", "works",
	"world", "wow", "wtf", "yes", "you", "zero",
}

// wordCountries are countries whose code is a word: "hola.de nada".
var wordCountries = []string{
	"ad", "ae", "af", "ai", "al", "an", "at", "au", "ax", "ba", "be", "bi", "ca", "ci", "da", "de", "du", "er", "es", "et", "eu", "fi",
	"fm", "ga", "ge", "go", "gp", "gt", "he", "hm", "hr", "id", "ie", "il", "im", "in", "io", "ir", "it", "ja", "je", "jo", "ki", "la",
	"li", "lu", "ma", "mm", "mo", "mu", "na", "ne", "ni", "no", "nu", "om", "pa", "re", "sa", "se", "si", "st", "su", "ta", "te", "th",
	"tj", "tn", "tu", "um", "un", "us", "va", "ve", "vi", "vs", "vu", "wo", "ws", "ya", "yo",
}

// sentenceCountries are codes that stand behind forgotten blanks most.
var sentenceCountries = []string{"am", "as", "by", "do", "is", "me", "my", "so", "to"}

// fileSuffixes are top-level domains that are common endings of file names.
var fileSuffixes = []string{"app", "cab", "cc", "gz", "java", "md", "mk", "ml", "mov", "pl", "ps", "py", "rs", "sh", "so", "tf", "vb", "zip"}

// notDomains are names of programs and libraries, not of hosts.
var notDomains = []string{"ado.net", "asp.net", "dot.net", "ml.net", "paint.net", "vb.net"}
