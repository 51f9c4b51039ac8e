package receipt

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	stdjson "encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/go-json-experiment/json/jsontext"
	"github.com/google/go-cmp/cmp"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner/scrub/key"
)

var update = flag.Bool("update", false, "rewrite golden files")

func parseKey(tb testing.TB, text string) key.Key {
	tb.Helper()
	k, err := key.Parse([]byte(text))
	if err != nil {
		tb.Fatal(err)
	}
	return k
}

// testKey is SHA-256 of "privlint test key".
func testKey(tb testing.TB) key.Key {
	tb.Helper()
	return parseKey(tb, "z+CB2gg/zHwYc65EjeszgG8k41xRQsMosviiGf2L1IE=")
}

func otherKey(tb testing.TB) key.Key {
	tb.Helper()
	return parseKey(tb, "2cbf4b5bd2f0a0ee1c5c1a1b63fa09d3f57e9a0d0bb5e4d7a0c6a9e8f1b2c3d4")
}

func digest(text string) Digest {
	sum := sha256.Sum256([]byte(text))
	return Digest{int64(len(text)), hex.EncodeToString(sum[:])}
}

func sample() *Receipt {
	return &Receipt{
		Tool:    Tool{"privlint", "1.2.3"},
		Created: "2026-03-04T05:06:07Z",
		Policy:  Policy{"gdpr", digest("policy").SHA256},
		Rules:   Rules{321, digest("rules").SHA256},
		Operators: map[rules.EntityType]Operator{
			"PERSON":        {Name: "pseudonym"},
			"CREDIT_CARD":   {"mask", map[string]string{"keep": "4", "with": "*"}},
			"EMAIL_ADDRESS": {Name: "encrypt"},
		},
		Files: []File{
			{
				Path: "out/skill.json", Source: "skill.json", Format: "watson-skill", Input: digest("skill in"), Output: digest("skill out"), Edits: 5,
				Counts:    Counts{"PERSON": {"pseudonym": 3}, "EMAIL_ADDRESS": {"encrypt": 2, "replace": 1}},
				Remaining: map[rules.EntityType]int64{"URL": 4},
			},
			{Path: "out/chats \"é🏔\".csv", Format: "csv", Input: digest("csv"), Output: digest("csv"), Remaining: map[rules.EntityType]int64{"URL": 1}},
		},
	}
}

func sign(tb testing.TB, r *Receipt, k key.Key) []byte {
	tb.Helper()
	data, err := Sign(r, k)
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

func TestSign(t *testing.T) {
	r := sample()
	data := sign(t, r, testKey(t))
	golden := filepath.Join("testdata", "golden", "receipt.json")
	if *update {
		if err := os.WriteFile(golden, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(bytes.ReplaceAll(want, []byte("\r\n"), []byte("\n"))), string(data)); diff != "" {
		t.Errorf("(-want +got): %s", diff)
	}
	// The public key of the seed by the Python package cryptography.
	if got, want := r.PublicKey, "875cc5c0db047eebd8d9ba2887327e56a2c03fb6ebbeb7e7c067d8d6c00ac645"; got != want {
		t.Errorf("public key: got %s, want %s", got, want)
	}
	turned := sample()
	slices.Reverse(turned.Files)
	if !bytes.Equal(sign(t, turned, testKey(t)), data) {
		t.Error("the order of the files matters")
	}
	if !bytes.Equal(sign(t, r, testKey(t)), data) {
		t.Error("signing again gives other bytes")
	}
}

func TestVerify(t *testing.T) {
	r := sample()
	data := sign(t, r, testKey(t))
	var reformatted bytes.Buffer
	if err := stdjson.Compact(&reformatted, data); err != nil {
		t.Fatal(err)
	}
	var members map[string]stdjson.RawMessage
	if err := stdjson.Unmarshal(data, &members); err != nil {
		t.Fatal(err)
	}
	sorted, err := stdjson.Marshal(members)
	if err != nil {
		t.Fatal(err)
	}
	for name, form := range map[string][]byte{
		"as written": data, "compact": reformatted.Bytes(), "members in another order": sorted,
		"escapes": bytes.ReplaceAll(data, []byte("é"), []byte(`\u00E9`)),
	} {
		got, err := Verify(form)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if diff := cmp.Diff(Totals{
			Files: 2, Edits: 5,
			Counts:    Counts{"PERSON": {"pseudonym": 3}, "EMAIL_ADDRESS": {"encrypt": 2, "replace": 1}},
			Remaining: map[rules.EntityType]int64{"URL": 5},
		}, got.Totals); diff != "" {
			t.Errorf("%s: totals (-want +got): %s", name, diff)
		}
		if again := sign(t, got, testKey(t)); !bytes.Equal(again, data) {
			t.Errorf("%s: what was read is another receipt", name)
		}
	}
}

func TestVerifyWith(t *testing.T) {
	data := sign(t, sample(), testKey(t))
	if _, err := VerifyWith(data, testKey(t)); err != nil {
		t.Error(err)
	}
	if _, err := VerifyWith(data, otherKey(t)); !errors.Is(err, ErrKey) {
		t.Errorf("another key: got %v, want ErrKey", err)
	}
	if _, err := VerifyWith(data, key.Key{}); !errors.Is(err, ErrNoKey) {
		t.Errorf("no key: got %v, want ErrNoKey", err)
	}
	forged := sign(t, sample(), otherKey(t))
	if _, err := Verify(forged); err != nil {
		t.Error(err)
	}
	if _, err := VerifyWith(forged, testKey(t)); !errors.Is(err, ErrKey) {
		t.Errorf("signed by another: got %v, want ErrKey", err)
	}
	if _, err := VerifyWith([]byte("{}"), testKey(t)); err == nil {
		t.Error("an empty object was taken")
	}
	if _, err := Sign(sample(), key.Key{}); !errors.Is(err, ErrNoKey) {
		t.Errorf("sign with no key: got %v, want ErrNoKey", err)
	}
}

// refused tells whether Verify gives one of the documented errors and no
// receipt.
func refused(data []byte) bool {
	r, err := Verify(data)
	_, form := errors.AsType[*FormError](err)
	return r == nil && (form || errors.Is(err, ErrSignature))
}

// TestTampering changes every value, every name and every member of a receipt
// in turn.
func TestTampering(t *testing.T) {
	data := sign(t, sample(), testKey(t))
	var tree any
	decoder := stdjson.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	if err := decoder.Decode(&tree); err != nil {
		t.Fatal(err)
	}
	changes := 0
	try := func(what string) {
		t.Helper()
		changed, err := stdjson.Marshal(tree)
		if err != nil {
			t.Fatal(err)
		}
		changes++
		if !refused(changed) {
			t.Errorf("%s was not noticed", what)
		}
	}
	var walk func(at string, v any, set func(any))
	walk = func(at string, v any, set func(any)) {
		for _, other := range []any{nil, true, "", "x", 0, 1e300, []any{}, map[string]any{}, stdjson.Number("1.0")} {
			if !cmp.Equal(other, v) && fmt.Sprint(other) != fmt.Sprint(v) {
				set(other)
				try(fmt.Sprintf("%s as %v", at, other))
			}
		}
		switch v := v.(type) {
		case string:
			for i := range v {
				c := "0"
				if v[i] == '0' {
					c = "1"
				}
				set(v[:i] + c + v[i+1:])
				try(at)
			}
			set(strings.ToUpper(v))
			if v != strings.ToUpper(v) {
				try(at + " in capitals")
			}
		case stdjson.Number:
			for _, n := range []string{"1" + v.String(), "-" + v.String(), "9007199254740993", "1e2", v.String() + ".5"} {
				set(stdjson.Number(n))
				if n != "-0" {
					try(at)
				}
			}
		case []any:
			set(append(slices.Clone(v), v...))
			try(at + " twice")
			set(v[1:])
			try(at + " without the first")
			turned := slices.Clone(v)
			slices.Reverse(turned)
			set(turned)
			try(at + " turned round")
			set(v)
			for i := range v {
				old := v[i]
				walk(fmt.Sprintf("%s/%d", at, i), old, func(x any) { v[i] = x })
				v[i] = old
			}
		case map[string]any:
			set(v)
			for name, old := range v {
				delete(v, name)
				try(at + " without " + name)
				v[strings.ToUpper(name)+"_"] = old
				try(at + " with another name for " + name)
				delete(v, strings.ToUpper(name)+"_")
				v[name] = old
				walk(at+"/"+name, old, func(x any) { v[name] = x })
				v[name] = old
			}
			v["more"] = stdjson.Number("1")
			try(at + " with more")
			delete(v, "more")
		}
		set(v)
	}
	walk("", tree, func(x any) { tree = x })
	if changes < 1000 {
		t.Errorf("only %d changes were tried", changes)
	}
	same, err := stdjson.Marshal(tree)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Verify(same); err != nil {
		t.Errorf("the walk did not put everything back: %v", err)
	}
}

func TestVerifyRefuses(t *testing.T) {
	text := string(sign(t, sample(), testKey(t)))
	resigned := func(change func(*Receipt)) string {
		r, err := Verify([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		change(r)
		private := ed25519.NewKeyFromSeed(testKey(t).Derive("receipt", ed25519.SeedSize))
		canonical, err := r.canonical()
		if err != nil {
			t.Fatal(err)
		}
		r.Signature = hex.EncodeToString(ed25519.Sign(private, canonical))
		out, err := r.marshal()
		if err != nil {
			t.Fatal(err)
		}
		return string(out)
	}
	for _, tc := range []struct{ name, text, want string }{
		{"empty", "", "not a receipt: it is not JSON"},
		{"null", "null", "not a receipt: no receipt of version 1"},
		{"list", "[]", "not a receipt: a member has another type than in receipts"},
		{"other JSON", `{"intents":[]}`, "not a receipt: it has a member that receipts do not have"},
		{"behind the end", text + "{}", "not a receipt: it is not JSON"},
		{"cut", text[:len(text)-3], "not a receipt: it is not JSON"},
		{"name twice", strings.Replace(text, `"tool"`, `"created": "2026-03-04T05:06:07Z", "tool"`, 1), "not a receipt: it has a member twice"},
		{"type twice", strings.Replace(text, `"PERSON": {`, `"PERSON": {"name": "keep"}, "PERSON": {`, 1), "not a receipt: it has a member twice"},
		{"name in another case", strings.Replace(text, `"tool"`, `"Tool"`, 1), "not a receipt: it has a member that receipts do not have"},
		{"not UTF-8", strings.Replace(text, "gdpr", "gd\xffpr", 1), "not a receipt: it is not JSON"},
		{"another version", strings.Replace(text, `"privlint-receipt": 1`, `"privlint-receipt": 2`, 1), "not a receipt: no receipt of version 1"},
		{"signature in capitals", strings.Replace(text, signatureOf(t, text), strings.ToUpper(signatureOf(t, text)), 1), ErrSignature.Error()},
		{"null for an empty object", strings.Replace(text, `"counts": {}`, `"counts": null`, 1), "not a receipt: a member is missing, null or empty that is not so in receipts"},
		{"empty member", strings.Replace(text, `"name": "pseudonym"`, `"name": "pseudonym", "parameters": {}`, 1), "not a receipt: a member is missing, null or empty that is not so in receipts"},
		{"signed, but no time", resigned(func(r *Receipt) { r.Created = "today" }), "not a receipt: created is no time by RFC 3339"},
		{"signed, but wrong totals", resigned(func(r *Receipt) { r.Totals.Edits++ }), "not a receipt: the totals are not those of the files"},
		{"signed, but a total more", resigned(func(r *Receipt) { r.Totals.Remaining["X"] = 0 }), "not a receipt: the totals are not those of the files"},
		{"signed, but another count", resigned(func(r *Receipt) { r.Totals.Counts["PERSON"]["pseudonym"]-- }), "not a receipt: the totals are not those of the files"},
		{"signed, but out of order", resigned(func(r *Receipt) { slices.Reverse(r.Files) }), "not a receipt: file 2: the path is there twice, or not in order"},
		{"signed, but a number out of range", resigned(func(r *Receipt) { r.Files[0].Output.Bytes = 1 << 53 }), "not a receipt: file 1: a number is out of range"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			r, err := Verify([]byte(tc.text))
			if err == nil || r != nil {
				t.Fatal("was taken")
			}
			if got := err.Error(); got != tc.want {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}

// signatureOf cuts the signature out of a receipt.
func signatureOf(t *testing.T, text string) string {
	t.Helper()
	r, err := Verify([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return r.Signature
}

func TestSignRefuses(t *testing.T) {
	for _, tc := range []struct {
		name   string
		change func(*Receipt)
		want   string
	}{
		{"no time", func(r *Receipt) { r.Created = "" }, "created is no time by RFC 3339"},
		{"policy", func(r *Receipt) { r.Policy.SHA256 = "ab" }, "the digest of the policy is not 64 hexadecimal digits"},
		{"rules", func(r *Receipt) { r.Rules.SHA256 = "" }, "the digest of the rules is not 64 hexadecimal digits"},
		{"number of rules", func(r *Receipt) { r.Rules.Count = -1 }, "the number of rules is out of range"},
		{"no path", func(r *Receipt) { r.Files[0].Path = "" }, "file 1: no path"},
		{"path twice", func(r *Receipt) { r.Files[1].Path = r.Files[0].Path }, "file 2: the path is there twice, or not in order"},
		{"path not UTF-8", func(r *Receipt) { r.Files[0].Path = "\xff" }, "a text is not UTF-8"},
		{"digest", func(r *Receipt) { r.Files[0].Input.SHA256 = strings.ToUpper(r.Files[0].Input.SHA256) }, "file 2: a digest is not 64 hexadecimal digits"},
		{"edits", func(r *Receipt) { r.Files[0].Edits = -1 }, "file 2: a number is out of range"},
		{"count", func(r *Receipt) { r.Files[0].Counts["PERSON"]["pseudonym"] = -1 }, "file 2: a number is out of range"},
		{"remaining", func(r *Receipt) { r.Files[0].Remaining["URL"] = 1 << 53 }, "file 2: a number is out of range"},
		{"sum", func(r *Receipt) { r.Files[0].Edits, r.Files[1].Edits = maxNumber, maxNumber }, "the totals are not those of the files"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			r := sample()
			tc.change(r)
			_, err := Sign(r, testKey(t))
			bad, ok := errors.AsType[*FormError](err)
			if !ok || bad.Reason != tc.want {
				t.Errorf("got %v, want %s", err, tc.want)
			}
		})
	}
}

func TestEmptyReceipt(t *testing.T) {
	r := &Receipt{Created: "2026-03-04T05:06:07+01:00", Rules: Rules{SHA256: digest("").SHA256}}
	if _, err := VerifyWith(sign(t, r, testKey(t)), testKey(t)); err != nil {
		t.Error(err)
	}
}

func TestCheckFiles(t *testing.T) {
	r := sample()
	sign(t, r, testKey(t))
	const csv, skill = "out/chats \"é🏔\".csv", "out/skill.json"
	denied := errors.New("denied")
	files := func(content map[string]string) func(string) (io.ReadCloser, error) {
		return func(path string) (io.ReadCloser, error) {
			text, ok := content[path]
			switch {
			case !ok:
				return nil, fmt.Errorf("open: %w", fs.ErrNotExist)
			case text == "denied":
				return nil, denied
			case text == "breaks":
				return io.NopCloser(iotest.ErrReader(denied)), nil
			}
			return io.NopCloser(strings.NewReader(text)), nil
		}
	}
	for _, tc := range []struct {
		name    string
		content map[string]string
		want    map[string]error
	}{
		{"as written", map[string]string{csv: "csv", skill: "skill out"}, nil},
		{"missing", map[string]string{csv: "csv"}, map[string]error{skill: ErrMissing}},
		{"changed", map[string]string{csv: "csv", skill: "skill Out"}, map[string]error{skill: ErrChanged}},
		{"input again", map[string]string{csv: "csv", skill: "skill in"}, map[string]error{skill: ErrChanged}},
		{"longer", map[string]string{csv: "csv", skill: "skill out\n"}, map[string]error{skill: ErrChanged}},
		{"shorter", map[string]string{csv: "cs", skill: ""}, map[string]error{csv: ErrChanged, skill: ErrChanged}},
		{"cannot be opened or read", map[string]string{csv: "breaks", skill: "denied"}, map[string]error{csv: denied, skill: denied}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := r.CheckFiles(files(tc.content))
			if len(got) != len(tc.want) {
				t.Fatalf("got %d errors, want %d", len(got), len(tc.want))
			}
			for i := range got {
				if !errors.Is(&got[i], tc.want[got[i].Path]) {
					t.Errorf("got %v, want %v", &got[i], tc.want[got[i].Path])
				}
			}
		})
	}
}

func FuzzVerify(f *testing.F) {
	data := sign(f, sample(), testKey(f))
	f.Add(data)
	f.Add([]byte("{}"))
	f.Add(bytes.Replace(data, []byte("PERSON"), []byte("PERSOM"), 1))
	f.Add(bytes.Replace(data, []byte(" 5"), []byte(" 5e0"), 1))
	own := jsontext.Value(bytes.Clone(data))
	if err := own.Canonicalize(); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if refused(data) {
			return
		}
		// Nobody finds a signature by chance: it is the seed, reformatted.
		other := jsontext.Value(bytes.Clone(data))
		if err := other.Canonicalize(); err != nil || !bytes.Equal(own, other) {
			t.Error("a receipt was taken that nobody signed")
		}
	})
}
