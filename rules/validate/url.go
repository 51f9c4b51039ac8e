package validate

import (
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// checkURL wants a host under a known suffix or a public address. Names and
// addresses of the own machine and network are Reserved.
func checkURL(value string) Verdict {
	u, ok := parseURL(value)
	if !ok {
		return Invalid
	}
	if port := u.Port(); port != "" {
		if _, err := strconv.ParseUint(port, 10, 16); err != nil {
			return Invalid // ports of TCP and UDP have 16 bits
		}
	}
	host := u.Hostname()
	if addr, err := netip.ParseAddr(host); err == nil {
		if private(addr) || documentation(addr) {
			return Reserved
		}
		return Valid
	}
	if host == "localhost" {
		return Reserved
	}
	_, v := checkDomain(host)
	return v
}

// parseURL reads value as an absolute URL. The scheme may be missing, but not
// before a user: "javascript:x@host" has a scheme and no host.
func parseURL(value string) (*url.URL, bool) {
	if !strings.Contains(value, "://") {
		if authority, _, _ := strings.Cut(value, "/"); strings.Contains(authority, "@") {
			return nil, false
		}
		value = "https://" + value
	}
	u, err := url.Parse(value)
	return u, err == nil && u.Hostname() != ""
}

// profileHosts are services whose first path segments name a member, with
// the segments that lead to one; an empty list means the first segment.
var profileHosts = map[string][]string{
	"linkedin.com": {"in", "pub"}, "xing.com": {"profile"}, "reddit.com": {"user", "u"}, "snapchat.com": {"add"},
	"facebook.com": nil, "fb.com": nil, "instagram.com": nil, "twitter.com": nil, "x.com": nil, "github.com": nil,
	"gitlab.com": nil, "t.me": nil, "vk.com": nil, "pinterest.com": nil, "tiktok.com": nil, "youtube.com": {"user", "c"},
	"medium.com": nil, "soundcloud.com": nil, "twitch.tv": nil, "steamcommunity.com": {"id", "profiles"}, "wa.me": nil,
	"threads.net": nil, "venmo.com": {"u"}, "paypal.me": nil, "cash.app": nil, "keybase.io": nil, "orcid.org": nil,
	"researchgate.net": {"profile"}, "quora.com": {"profile"}, "kaggle.com": nil, "patreon.com": nil,
}

// notProfiles are first segments that belong to the service.
var notProfiles = []string{
	"about", "account", "accounts", "ads", "api", "app", "apps", "blog", "business", "careers", "company", "contact", "developers",
	"docs", "download", "events", "explore", "feed", "features", "groups", "hashtag", "help", "home", "i", "intent", "jobs",
	"legal", "login", "logout", "marketplace", "messages", "notifications", "oauth", "p", "pages", "photo.php", "policies",
	"policy", "posts", "pricing", "privacy", "reel", "search", "security", "settings", "share", "share.php", "sharer",
	"sharer.php", "signup", "stories", "support", "terms", "topics", "trending", "tos", "tv", "video", "watch", "orgs",
	"sponsors", "collections", "enterprise", "playlist", "channel", "embed", "dialog", "plugins", "tr", "v2", "m",
}

// checkProfileURL wants a page of a social network that belongs to one
// member.
func checkProfileURL(value string) Verdict {
	u, ok := parseURL(strings.TrimSuffix(value, "/"))
	if !ok {
		return Invalid
	}
	host := strings.ToLower(u.Hostname())
	under, known := profileHosts[host]
	for !known {
		_, rest, cut := strings.Cut(host, ".")
		if !cut {
			return Invalid
		}
		host = rest
		under, known = profileHosts[host]
	}
	segments := strings.Split(strings.Trim(u.Path, "/"), "/")
	first := strings.ToLower(segments[0])
	if first == "profile.php" {
		return verdict(u.Query().Get("id") != "")
	}
	if under != nil && !strings.HasPrefix(first, "@") {
		return verdict(len(segments) > 1 && slices.Contains(under, first) && segments[1] != "")
	}
	return verdict(len(segments) == 1 && len(first) > 1 && !slices.Contains(notProfiles, first))
}

// checkURLCredentials wants a user and a password in front of the host, both
// real: not placeholders.
func checkURLCredentials(value string) Verdict {
	_, rest, ok := strings.Cut(value, "://")
	if !ok {
		return Invalid
	}
	authority := rest
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		authority = rest[:i]
	}
	at := strings.LastIndexByte(authority, '@')
	if at < 0 {
		return Invalid
	}
	_, password, ok := strings.Cut(authority[:at], ":")
	if !ok || password == "" || placeholder(password) {
		return Invalid
	}
	if v := checkDummyPassword(password); v == Reserved {
		return v
	}
	return Valid
}
