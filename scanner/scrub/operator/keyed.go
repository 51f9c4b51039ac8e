package operator

import (
	"strconv"
	"strings"

	"github.com/privlint/privlint/rules/placeholder"
	"github.com/privlint/privlint/scanner/scrub/cipher"
	"github.com/privlint/privlint/scanner/scrub/dateshift"
	"github.com/privlint/privlint/scanner/scrub/generalize"
	"github.com/privlint/privlint/scanner/scrub/surrogate"
)

// buildHash writes a keyed hash, equal for equal values.
func buildHash(m *Maker, _ Spec, o *Operator) error {
	h, err := cipher.NewHash(m.opts.Key)
	if err != nil {
		return err
	}
	o.apply = func(v *Value) (string, bool) { return h.Hash(v.Type, Fold(v.Whole)), true }
	return nil
}

// The first byte of an encrypted text that is not a value but the bytes of
// the file, because the file does not spell the value as privlint would.
const (
	asWritten = "\x00"
	asNumber  = "\x01" // and the quotes around the placeholder are not the file's
	asLatin   = "\x02" // in Windows-1252, which the placeholder does not show
)

// Unseal takes the mark from what the operators encrypt and fpe have sealed.
// The bytes are those of the file, in UTF-8. Number tells that the quotes
// around the placeholder came with it, Latin that the file had them in
// Windows-1252.
func Unseal(plain string) Verbatim {
	if rest, ok := strings.CutPrefix(plain, asNumber); ok {
		return Verbatim{Bytes: rest, Number: true}
	}
	if rest, ok := strings.CutPrefix(plain, asLatin); ok {
		return Verbatim{Bytes: rest, Latin: true}
	}
	return Verbatim{Bytes: strings.TrimPrefix(plain, asWritten)}
}

// sealed is what Unseal reads.
func sealed(v *Value) string {
	switch {
	case v.Verbatim.Number:
		return asNumber + v.Verbatim.Bytes
	case v.Verbatim.Latin:
		return asLatin + v.Verbatim.Bytes
	case !v.Verbatim.Canonical || strings.HasPrefix(v.Text, asWritten) || strings.HasPrefix(v.Text, asNumber) || strings.HasPrefix(v.Text, asLatin):
		return asWritten + v.Verbatim.Bytes
	}
	return v.Text
}

// buildEncrypt writes what restore turns back: AES-SIV, RFC 5297.
func buildEncrypt(m *Maker, _ Spec, o *Operator) error {
	siv, err := cipher.NewSIV(m.opts.Key)
	if err != nil {
		return err
	}
	o.apply = func(v *Value) (string, bool) {
		out, err := siv.Encrypt(v.Type, sealed(v))
		return out, err == nil
	}
	return nil
}

// buildFPE enciphers the digits and keeps the rest: FF1, NIST SP 800-38G.
// Values that have too few digits, or letters, are encrypted as a whole: fpe
// promises that restore gives them back.
func buildFPE(m *Maker, s Spec, o *Operator) error {
	fpe, err := cipher.NewFPE(m.opts.Key)
	if err != nil {
		return err
	}
	siv, err := cipher.NewSIV(m.opts.Key)
	if err != nil {
		return err
	}
	bare, err := s.choice("bare", "false", "true")
	if err != nil {
		return err
	}
	o.apply = func(v *Value) (string, bool) {
		if bare == "true" {
			out, err := fpe.Bare(v.Type, v.Text)
			return out, err == nil
		}
		if v.Verbatim.Canonical && !v.Verbatim.Number {
			if out, err := fpe.Encrypt(v.Type, v.Text); err == nil {
				return out, true
			}
		}
		out, err := siv.Encrypt(v.Type, sealed(v))
		return out, err == nil
	}
	o.Reversible = bare == "false"
	return nil
}

// buildSurrogate writes an invented value of the same shape.
func buildSurrogate(m *Maker, _ Spec, o *Operator) error {
	maker := surrogate.New(m.key.Derive("surrogate", 32))
	o.apply = func(v *Value) (string, bool) { return maker.Make(v.Type, v.Text) }
	o.done = func(v *Value) bool { return surrogate.Is(v.Type, v.Whole) }
	return nil
}

// buildGeneralize writes less of the value: a year, an age band, the region
// of a postcode.
func buildGeneralize(m *Maker, s Spec, o *Operator) error {
	band, err := s.number("age-band", 10)
	if err != nil {
		return err
	}
	ages, err := s.choice("ages", "band", "over-89")
	if err != nil {
		return err
	}
	p := generalize.Params{Year: m.opts.Year, AgeBand: band, KeepAges: ages == "over-89", Region: strings.ToUpper(s.Params["region"])}
	o.apply = func(v *Value) (string, bool) { return generalize.Value(v.Type, v.Text, p) }
	o.done = func(v *Value) bool {
		again, ok := generalize.Value(v.Type, v.Whole, p)
		return ok && again == v.Whole
	}
	return nil
}

// buildDateShift moves dates, those of one subject by the same number of
// days.
func buildDateShift(m *Maker, s Spec, o *Operator) error {
	by, err := s.choice("by", "customer", "file", "corpus")
	if err != nil {
		return err
	}
	shifter := dateshift.New(m.key.Derive("date-shift", 32))
	o.apply = func(v *Value) (string, bool) {
		subject := v.Subject
		switch by {
		case "file":
			subject = v.Path
		case "corpus":
			subject = ""
		}
		return shifter.Shift(subject, v.Text)
	}
	o.done = func(v *Value) bool { return dateshift.Is(v.Whole) }
	return nil
}

// Numbered is a placeholder in the place of one without a number, "" where
// the text has none: the n-th of equal examples. The last one is taken.
func Numbered(text string, n int, known func(string) bool) string {
	var last placeholder.Placeholder
	for p := range placeholder.All(text, known) {
		if p.Kind == placeholder.Bare {
			last = p
		}
	}
	if last.End == 0 {
		return ""
	}
	return text[:last.End-1] + "_" + strconv.Itoa(n) + text[last.End-1:]
}
