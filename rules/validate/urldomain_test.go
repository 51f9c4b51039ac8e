package validate

import "testing"

func TestDomainNames(t *testing.T) {
	runVerdicts(t, []verdictTest{
		{"com", "domain-bare", "acme-tools.com", Valid},
		{"two levels", "domain-bare", "shop.acme.co.il", Valid},
		{"with a path", "domain-bare", "acme.org/cart?id=7", Valid},
		{"short host", "domain-bare", "t.me/acme", Valid},
		{"suffix of a host", "domain-bare", "acme.blogspot.com", Valid},
		{"for documentation", "domain-bare", "shop.example.com", Reserved},
		{"suffix alone", "domain-bare", "co.uk", Invalid},
		{"no suffix", "domain-bare", "acme.notatld", Invalid},
		{"digits alone", "domain-bare", "7.com", Invalid},
		{"forgotten blank, small word", "domain-bare", "works.is", Invalid},
		{"forgotten blank, country", "domain-bare", "hola.de", Invalid},
		{"forgotten blank, word", "domain-bare", "down.help", Invalid},
		{"file", "domain-bare", "readme.md", Invalid},
		{"program", "domain-bare", "asp.net", Invalid},

		{"country behind a label", "domain-name", "hotel.de", Valid},
		{"small word behind a label", "domain-name", "works.is", Invalid},
		{"word behind a label", "domain-name", "down.help", Invalid},
		{"file behind a label", "domain-name", "setup.sh", Invalid},
	})
}
