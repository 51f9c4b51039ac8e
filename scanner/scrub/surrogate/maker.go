package surrogate

import (
	"bytes"
	"unicode/utf8"

	"github.com/privlint/privlint/rules"
)

// Maker invents surrogates. It is safe for concurrent use.
type Maker struct {
	key []byte
}

// New takes a key of 32 bytes, already derived for this use. The key is
// copied.
func New(key []byte) *Maker { return &Maker{key: bytes.Clone(key)} }

// form is how the surrogates of an entity type are made and known. Make
// gives "" where it does not understand the value.
type form struct {
	make func(m *Maker, t rules.EntityType, value string) string
	is   func(value string) bool
}

// forms are the entity types that have more than check digits.
var forms = map[rules.EntityType]form{
	"EMAIL_ADDRESS":  {(*Maker).email, isEmail},
	"URL":            {(*Maker).url, isURL},
	"IP_ADDRESS":     {(*Maker).ip, isIP},
	"MAC_ADDRESS":    {(*Maker).mac, isMAC},
	"PHONE_NUMBER":   {(*Maker).phone, isPhone},
	"FAX_NUMBER":     {(*Maker).phone, isPhone},
	"US_SSN":         {(*Maker).ssn, isSSN},
	"US_ITIN":        {(*Maker).itin, isITIN},
	"CREDIT_CARD":    {(*Maker).card, isCard},
	"IBAN_CODE":      {(*Maker).iban, isIBAN},
	"ZIP_CODE":       {(*Maker).zip, isZIP},
	"PERSON":         {(*Maker).person, isPerson},
	"USERNAME":       {(*Maker).username, isUsername},
	"ORGANIZATION":   {(*Maker).organization, isOrganization},
	"LOCATION":       {(*Maker).location, isLocation},
	"STREET_ADDRESS": {(*Maker).address, isAddress},
}

// maxValue is the longest value, in bytes, that gets a surrogate. Longer ones
// are texts rather than values.
const maxValue = 1024

// Make invents a value of the entity type in the shape of value. It is false,
// and the surrogate empty, where no range is set aside or the shape is not
// understood. The surrogate is never the value.
func (m *Maker) Make(t rules.EntityType, value string) (surrogate string, ok bool) {
	if value == "" || len(value) > maxValue || !utf8.ValidString(value) {
		return "", false
	}
	how := (*Maker).identifier
	if f, special := forms[t]; special {
		how = f.make
	}
	s := how(m, t, value)
	if s == "" || s == value || !utf8.ValidString(s) {
		return "", false
	}
	return s, true
}

// Is tells whether value is one that Make can give, whatever the key, so that
// scrubbing twice keeps it: a value of a reserved range, or words of ours
// alone. Numbers with a wrong check digit are not known by Is, because people
// mistype real ones; the scanner does not find them.
func Is(t rules.EntityType, value string) bool {
	if value == "" || len(value) > maxValue || !utf8.ValidString(value) {
		return false
	}
	if f, ok := forms[t]; ok {
		return f.is(value)
	}
	return isReserve(t, value)
}
