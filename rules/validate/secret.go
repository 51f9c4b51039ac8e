package validate

import (
	"math"
	"slices"
	"strings"
)

// wordJoins are what stands between the words of a placeholder.
var wordJoins = strings.NewReplacer("-", "", "_", "", " ", "", ".", "")

// placeholder tells that text stands for a secret without being one: empty,
// masked, a template expression, or the words of documentation.
func placeholder(text string) bool {
	s := strings.ToLower(strings.Trim(text, `"'`+"`"))
	if s == "" || strings.Trim(s, "*x.•_-#?") == "" {
		return true
	}
	for _, pair := range []string{"${", "{{", "}}", "<?", "?>", "%(", "$(", "#{", "[[", "****", "xxxx", "...", "\u2026"} {
		if strings.Contains(s, pair) {
			return true
		}
	}
	switch s[0] {
	case '<', '{', '[', '(':
		return true
	case '$', '%', '@':
		// $context.token, %TOKEN% and @entity are references.
		if len(s) > 1 && isReference(s[1:]) {
			return true
		}
	}
	if strings.HasSuffix(s, "_here") || strings.HasSuffix(s, "-here") {
		return true
	}
	squeezed := wordJoins.Replace(s)
	return slices.Contains(placeholderWords, squeezed) ||
		strings.HasPrefix(squeezed, "your") || strings.HasPrefix(squeezed, "insert") || strings.HasPrefix(squeezed, "enteryour") ||
		strings.HasPrefix(squeezed, "replacewith") || strings.HasPrefix(squeezed, "process.env") || strings.HasPrefix(squeezed, "my") && strings.HasSuffix(squeezed, "key")
}

var placeholderWords = []string{
	"apikey", "changeit", "dummy", "empty", "example", "false", "foo", "foobar", "hidden", "masked", "na", "nil", "none", "null",
	"pass", "password", "passwd", "placeholder", "pwd", "redacted", "removed", "required", "sample", "secret", "string", "tbd",
	"text", "todo", "token", "true", "undefined", "unknown", "value", "mypassword", "mysecret", "mytoken", "optional",
}

// isReference tells that s is the path of a variable: letters, digits,
// points, underscores, and a letter in front; no digits alone.
func isReference(s string) bool {
	s = strings.TrimRight(s, "%")
	if s == "" {
		return false
	}
	digits := 0
	for i := range len(s) {
		c := s[i] | 0x20
		switch {
		case c >= 'a' && c <= 'z', s[i] == '_', s[i] == '.', s[i] == '-':
		case s[i] >= '0' && s[i] <= '9':
			digits++
		default:
			return false
		}
	}
	first := s[0] | 0x20
	return (first >= 'a' && first <= 'z' || s[0] == '_') && (digits == 0 || strings.Contains(s, "."))
}

// entropy is the information in s by the frequency of its bytes, in bits
// for each byte (Shannon 1948).
func entropy(s string) float64 {
	var counts [256]int
	for i := range len(s) {
		counts[s[i]]++
	}
	bits := 0.0
	for _, n := range counts {
		if n > 0 {
			p := float64(n) / float64(len(s))
			bits -= p * math.Log2(p)
		}
	}
	return bits
}

const (
	minSecret = 8
	// minEntropy lies between words and random characters: hexadecimal keys
	// of 16 characters have 3.0 bits or more, English identifiers of that
	// length rarely do once letters of one kind alone are refused.
	minEntropy = 2.8
)

// checkSecret is for the value of a field named secret, token or key: long,
// mixed and without blanks.
func checkSecret(value string) Verdict {
	s := strings.Trim(value, `"'`)
	if len(s) < minSecret || strings.ContainsAny(s, " \t\n") || placeholder(s) {
		return Invalid
	}
	if strings.Contains(s, "://") || strings.HasPrefix(s, "/") || dateLike(s) || amountLike(s) {
		return Invalid
	}
	if documented(s) {
		return Reserved
	}
	return verdict(entropy(s) >= minEntropy && kinds(s) >= 2 && !wordsOnly(s))
}

// documented tells keys that issuers print in their manuals.
func documented(s string) bool { return strings.Contains(strings.ToUpper(s), "EXAMPLE") }

// kinds counts small letters, capitals, digits and other characters in s.
func kinds(s string) int {
	var lower, upper, digit, other int
	for i := range len(s) {
		switch c := s[i]; {
		case c >= 'a' && c <= 'z':
			lower = 1
		case c >= 'A' && c <= 'Z':
			upper = 1
		case c >= '0' && c <= '9':
			digit = 1
		default:
			other = 1
		}
	}
	return lower + upper + digit + other
}

// wordsOnly tells names of things: letters with separators or inner
// capitals, no digits (order_confirmation, camelCaseName).
func wordsOnly(s string) bool {
	humps, letters := 0, 0
	for i := range len(s) {
		c := s[i]
		switch {
		case c >= '0' && c <= '9':
			return false
		case c >= 'A' && c <= 'Z':
			letters++
			if i > 0 && s[i-1] >= 'a' && s[i-1] <= 'z' {
				humps++
			}
		case c >= 'a' && c <= 'z':
			letters++
		case c != '_' && c != '-' && c != '.' && c != ':' && c != ',':
			return false
		}
	}
	return letters == 0 || humps*4 <= letters
}

// notPasswords are words that follow "password is" or "password" in
// sentences about passwords.
var notPasswords = []string{
	"a", "about", "above", "again", "all", "already", "also", "alone", "always", "and", "any", "are", "as", "asap", "at", "back",
	"bad", "because", "been", "being", "below", "blank", "blocked", "broken", "but", "by", "can", "cannot", "can't", "case",
	"change", "changed", "checker", "coming", "compromised", "confirmation", "correct", "current", "default", "denied", "different",
	"disabled", "do", "does", "doesn't", "don't", "easy", "email", "empty", "encrypted", "entered", "error", "even", "ever", "exactly",
	"expired", "expires", "expiring", "fails", "fine", "for", "forgotten", "from", "generated", "getting", "given", "gone", "good",
	"hacked", "has", "have", "help", "here", "hidden", "how", "i", "if", "in", "inactive", "incorrect", "invalid", "is", "isn't", "it",
	"just", "kept", "known", "link", "locked", "long", "longer", "lost", "maybe", "me", "mine", "missing", "must", "my", "needed",
	"needs", "never", "new", "no", "not", "now", "null", "of", "off", "ok", "okay", "old", "on", "only", "option", "or", "out", "page",
	"please", "policy", "protected", "protection", "really", "recovery", "rejected", "remembered", "required", "requirements", "reset",
	"resetting", "right", "safe", "same", "saved", "secure", "sent", "set", "shared", "short", "should", "showing", "so", "something",
	"still", "stolen", "stored", "strong", "stuck", "supposed", "temporary", "that", "the", "then", "there", "they", "this", "to", "too",
	"unable", "unavailable", "unknown", "unlocked", "used", "using", "valid", "very", "wasn't", "was", "weak", "were", "what", "when",
	"where", "which", "whilst", "while", "who", "why", "will", "with", "without", "won't", "working", "wrong", "you", "your",
	// German, French, Spanish, Italian, Portuguese, Dutch.
	"falsch", "nicht", "abgelaufen", "vergessen", "ung\u00fcltig", "gesperrt", "zu", "mein", "ist", "nie", "weg",
	"pas", "incorrecte", "oubli\u00e9", "expir\u00e9", "perdu", "bloqu\u00e9", "est", "ne", "le", "la", "les", "un", "une", "trop",
	"incorrecta", "olvidada", "caducada", "bloqueada", "el", "es", "mi", "muy", "una", "v\u00e1lida", "inv\u00e1lida",
	"errata", "scaduta", "sbagliata", "dimenticata", "bloccata", "non", "\u00e8", "troppo", "di", "per",
	"n\u00e3o", "errada", "incorreta", "esquecida", "expirada", "\u00e9", "minha", "de", "do", "da", "que",
	"verlopen", "fout", "vergeten", "onjuist", "geblokkeerd", "niet", "mijn", "te", "het", "een", "verkeerd",
}

// checkPassword is for the word after a label: no placeholder and no word
// with which a sentence about passwords goes on.
func checkPassword(value string) Verdict {
	s := strings.TrimRight(value, ".,;:!?")
	if len(s) < 3 || placeholder(s) || strings.HasPrefix(s, "http") || slices.Contains(notPasswords, strings.ToLower(s)) {
		return Invalid
	}
	if kinds(s) == 1 && (strings.HasSuffix(s, "ing") || len(s) > 6 && (strings.HasSuffix(s, "ly") || strings.HasSuffix(s, "ed"))) {
		return Invalid // "is expiring", "is sufficiently", "is supposed"
	}
	return checkDummyPassword(s)
}

// checkDummyPassword marks the passwords that are printed in manuals.
func checkDummyPassword(s string) Verdict {
	switch strings.ToLower(s) {
	case "changeme", "password", "passw0rd", "password1", "password123", "secret", "letmein", "hunter2", "correcthorsebatterystaple":
		return Reserved
	}
	if documented(s) {
		return Reserved
	}
	return Valid
}

// checkStrongPassword wants a password that looks like one, for places
// where ordinary words may follow the label.
func checkStrongPassword(value string) Verdict {
	s := strings.TrimRight(value, ".,;:?")
	if len(s) < 5 || kinds(s) < 2 || strings.Trim(s, "'\"-()/\u00e0\u00e9") != s || amountLike(s) || dateLike(s) {
		return Invalid
	}
	digits, signs := 0, 0
	for i := range len(s) {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			digits++
		case strings.IndexByte("!#$%&*+=?@^_~", c) >= 0:
			signs++
		}
	}
	if digits+signs == 0 || !strings.ContainsFunc(s, isLetter) {
		return Invalid
	}
	return checkPassword(value)
}

// checkPIN wants four to eight digits that are no year.
func checkPIN(value string) Verdict {
	digits, ok := digitsOf(value)
	return verdict(ok && len(digits) >= 4 && len(digits) <= 8)
}

// checkChosenPIN is for a PIN that somebody asks to be set: 1234 and 0000
// are what people write for any PIN.
func checkChosenPIN(value string) Verdict {
	digits, ok := digitsOf(value)
	if !ok || sameDigit(digits) || countsUp(digits) {
		return Invalid
	}
	return checkPIN(value)
}

// checkUsername is for the word after a label.
func checkUsername(value string) Verdict {
	s := strings.TrimRight(value, ".,;:!?)")
	if len(s) < 3 || len(s) > 64 || placeholder(s) || amountLike(s) || dateLike(s) || strings.HasPrefix(s, "http") {
		return Invalid
	}
	if kinds(s) == 1 && strings.HasSuffix(s, "ing") { // "my login is failing"
		return Invalid
	}
	return verdict(!slices.Contains(notPasswords, strings.ToLower(s)) && !slices.Contains(notUsernames, strings.ToLower(s)))
}

// notUsernames are further words that follow "username" and "login".
var notUsernames = []string{
	"account", "accounts", "address", "associated", "attempt", "attempts", "button", "credentials", "detail", "details", "failed",
	"failure", "field", "form", "history", "info", "information", "issue", "issues", "name", "number", "password", "passwords",
	"portal", "problem", "problems", "screen", "session", "site", "system", "taken", "test", "time", "times", "today", "try", "website",
	"name.", "user", "username", "userid", "registered", "through", "via", "into", "online", "first", "again", "problema", "string",
}

// checkHandle wants the name behind an at sign: letters, digits, points and
// underscores, a letter among them, and no reference to a system entity.
func checkHandle(value string) Verdict {
	s := strings.TrimPrefix(value, "@")
	if len(s) < 2 || len(s) > 30 || strings.HasPrefix(s, "sys-") || !strings.ContainsFunc(s, isLetter) {
		return Invalid
	}
	return verdict(!slices.Contains(notPasswords, strings.ToLower(s)) && !slices.Contains(notUsernames, strings.ToLower(s)) &&
		!slices.Contains(annotations, s))
}

// annotations are what follows the at sign in programs.
var annotations = []string{
	"After", "Autowired", "Bean", "Before", "Column", "Component", "Configuration", "Controller", "Data", "Deprecated", "Entity", "GeneratedValue",
	"GetMapping", "Id", "Inject", "Injectable", "Input", "JoinColumn", "ManyToOne", "NgModule", "NonNull", "NotNull", "Nullable", "OneToMany", "Output",
	"Override", "Param", "PathVariable", "PostMapping", "Query", "RequestBody", "RequestMapping", "RequestParam", "Repository", "RestController", "SafeVarargs",
	"Service", "SpringBootApplication", "SuppressWarnings", "Table", "Test", "Transactional", "Value", "ViewChild",
}

func isLetter(r rune) bool { return r|0x20 >= 'a' && r|0x20 <= 'z' || r > 0x7f }
