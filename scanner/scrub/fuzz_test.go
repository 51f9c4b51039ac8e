package scrub

import (
	"bytes"
	"testing"
)

// fuzzed bounds what a fuzz target gives to a scan, which is not fast.
const fuzzed = 8 << 10

// FuzzScrub checks all properties on any bytes under any name of a format:
// the bytes between the edits, the shape, twice is once, and that the output
// verifies.
func FuzzScrub(f *testing.F) {
	for i, form := range forms {
		f.Add(uint8(i), uint8(i), []byte(form.make(newGen(f, uint64(i)))))
	}
	f.Add(uint8(1), uint8(6), []byte(`{"intents":[{"intent":"a","examples":[{"text":"mail jo@corp-mail.org","mentions":[{"entity":"e","location":[5,21]}]}]}],"dialog_nodes":[]}`))
	f.Add(uint8(0), uint8(13), []byte("{\"a\":\"{\\\"phone\\\": 2124567890}\"}"))
	f.Add(uint8(5), uint8(2), []byte("\xff\xfej\x00o\x00@\x00a\x00c\x00m\x00e\x00.\x00o\x00r\x00g\x00"))
	f.Add(uint8(8), uint8(5), []byte("a: jo@corp-mail.org mo@corp-mail.org\n"))
	f.Fuzz(func(t *testing.T, form, ops uint8, data []byte) {
		if len(data) > fuzzed {
			return
		}
		name := forms[int(form)%len(forms)].name
		choice := operatorsOfTest[int(ops)%len(operatorsOfTest)]
		for _, o := range (trial{operators: choice}).prove(t, input{name, data}) {
			if choice[0] != "*=encrypt" || !o.reversible() {
				continue
			}
			back, res, err := restored(t, input{name, o.data})
			if err != nil {
				t.Fatalf("restore: %v", err)
			}
			if res.Foreign == 0 && !bytes.Equal(back, data) {
				t.Fatalf("does not come back: %q from %q", back, o.data)
			}
		}
	})
}

// FuzzRestore gives any bytes to restore: it ends without a panic, and changes
// nothing but placeholders.
func FuzzRestore(f *testing.F) {
	f.Add(uint8(0), []byte(`{"a":"<PERSON~eAAAAAAAAAAAAAAAAAAAAAAAA>"}`))
	f.Add(uint8(5), []byte("<US_SSN~f309-1 72123456>"))
	f.Fuzz(func(t *testing.T, form uint8, data []byte) {
		name := forms[int(form)%len(forms)].name
		out, res, err := restored(t, input{name, data})
		if err == nil && res.Values == 0 && !bytes.Equal(out, data) {
			t.Errorf("%q became %q", data, out)
		}
	})
}
