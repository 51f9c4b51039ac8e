package validate

import (
	"encoding/base64"
	"encoding/json"
	"strings"
)

// checkJWT wants the compact form of a token: three parts in base64url for a
// signed one, of which the last is empty for the algorithm none, or five for
// an encrypted one. The first is a JSON object that names the algorithms.
func checkJWT(value string) Verdict {
	parts := strings.Split(value, ".")
	if len(parts) != 3 && len(parts) != 5 {
		return Invalid
	}
	for _, part := range parts {
		if _, err := base64.RawURLEncoding.DecodeString(part); err != nil {
			return Invalid
		}
	}
	raw, err := base64.RawURLEncoding.DecodeString(parts[0])
	if err != nil {
		return Invalid
	}
	var header struct {
		Alg string `json:"alg"`
		Enc string `json:"enc"`
	}
	if json.Unmarshal(raw, &header) != nil || header.Alg == "" {
		return Invalid
	}
	if len(parts) == 5 {
		return verdict(header.Enc != "")
	}
	return verdict(parts[1] != "" && (parts[2] != "" || strings.EqualFold(header.Alg, "none")))
}

// checkDiscordToken wants the number of a user in base64 in front of the
// first point.
func checkDiscordToken(value string) Verdict {
	first, _, _ := strings.Cut(value, ".")
	raw, err := base64.RawStdEncoding.DecodeString(first)
	if err != nil || len(raw) < 15 || len(raw) > 20 || !allDigits(string(raw)) {
		return Invalid
	}
	return checkToken(value)
}

// checkBasicAuth wants base64 of user:password.
func checkBasicAuth(value string) Verdict {
	raw, err := base64.StdEncoding.DecodeString(value)
	if err != nil {
		if raw, err = base64.RawStdEncoding.DecodeString(strings.TrimRight(value, "=")); err != nil {
			return Invalid
		}
	}
	user, password, ok := strings.Cut(string(raw), ":")
	if !ok || user == "" || strings.ContainsFunc(string(raw), func(r rune) bool { return r < ' ' || r == '\ufffd' }) {
		return Invalid
	}
	if user == "Aladdin" || placeholder(password) { // RFC 7617 section 2
		return Reserved
	}
	return Valid
}

// checkToken is for keys whose prefix tells the issuer: random behind it,
// no placeholder. Keys that the issuers document are Reserved.
func checkToken(value string) Verdict {
	if documented(value) {
		return Reserved
	}
	if placeholder(value) || strings.Contains(strings.ToLower(value), "your") {
		return Invalid
	}
	i := strings.LastIndexAny(value, "_-.")
	tail := value[i+1:]
	if len(tail) < minSecret {
		tail = value
	}
	return verdict(entropy(tail) >= minEntropy)
}

// keyBreaks are the line breaks of a key, as they are or escaped.
var keyBreaks = strings.NewReplacer(`\n`, "", "\n", "", `\r`, "", "\r", "", " ", "")

// checkPrivateKey wants a PEM block with a body.
func checkPrivateKey(value string) Verdict {
	_, body, ok := strings.Cut(value, "PRIVATE KEY-----")
	if !ok {
		_, body, ok = strings.Cut(value, "PRIVATE KEY BLOCK-----")
	}
	body, _, _ = strings.Cut(body, "-----END")
	body = keyBreaks.Replace(body)
	return verdict(ok && len(body) >= 20 && !placeholder(body))
}
