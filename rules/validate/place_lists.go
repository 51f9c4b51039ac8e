package validate

import (
	"strings"
	"sync"
)

// placeLists are the names that end addresses.
type placeLists struct {
	// regions are countries, states and provinces, towns large towns.
	regions, towns wordSet
	// longest is the number of words of the longest name.
	longest int
}

// places reads the lists at the first address.
var places = sync.OnceValue(func() placeLists {
	var p placeLists
	p.regions = p.read("place-regions.txt")
	p.towns = p.read("place-towns.txt")
	return p
})

// read reads names with commas between.
func (p *placeLists) read(file string) wordSet {
	set := make(wordSet)
	for line := range wordLines(file) {
		for name := range strings.SplitSeq(line, ",") {
			if name = strings.TrimSpace(name); name != "" {
				set[name] = struct{}{}
				p.longest = max(p.longest, strings.Count(name, " ")+1)
			}
		}
	}
	return set
}

// stateCode are abbreviations of states and provinces (USPS Publication 28,
// appendix B; Canada Post; Australia Post) that are no common words.
var stateCode = setOf("al", "ak", "az", "ar", "ca", "co", "ct", "de", "dc", "fl", "ga", "ia", "id", "il", "ks", "ky", "la", "ma", "md", "mi", "mn", "mo", "ms",
	"mt", "nc", "nd", "ne", "nh", "nj", "nm", "nv", "ny", "oh", "pa", "ri", "sc", "sd", "tn", "tx", "ut", "va", "vt", "wa", "wi", "wv", "wy", "pr",
	"ab", "bc", "mb", "nb", "nl", "ns", "nt", "nu", "pe", "qc", "sk", "yt", "nsw", "vic", "qld", "tas", "act")

// stateWord are abbreviations that are words as well: they count in capitals,
// or before a postcode.
var stateWord = setOf("in", "or", "ok", "hi", "me", "on")
