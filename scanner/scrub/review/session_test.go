package review

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner"
	"github.com/privlint/privlint/scanner/scrub/operator"
	"github.com/privlint/privlint/scanner/source"
)

// sample has two numbers with the same text around and two other values.
const sample = `my ssn is 536-90-4399
write to ann.ward@initrode.org please
my ssn is 212-44-8123
the card 4916 1234 5678 9017 was declined
`

// values of the sample, in order. No output may hold them.
var values = []string{"536-90-4399", "ann.ward@initrode.org", "212-44-8123", "4916 1234 5678 9017"}

type findings []*scanner.Finding

func (l *findings) Finding(f *scanner.Finding) error {
	kept := *f
	*l = append(*l, &kept)
	return nil
}

func (*findings) Coverage(*scanner.Coverage) error { return nil }

// scanText scans a text as bot.txt in a new working directory.
func scanText(t *testing.T, text string) findings {
	t.Helper()
	t.Chdir(t.TempDir())
	if err := os.WriteFile("bot.txt", []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := scanner.New(scanner.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var list findings
	if _, err := s.Scan(t.Context(), source.Files([]string{"bot.txt"}, source.Options{}), &list); err != nil {
		t.Fatal(err)
	}
	return list
}

// reviewed is a review that was held.
type reviewed struct {
	*Session
	list findings
	out  string
	err  error
}

// hold reviews findings; the operator proposed is replace. Options may be nil.
func hold(t *testing.T, list findings, input string, change func(*Options)) *reviewed {
	t.Helper()
	set, err := rules.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	maker := operator.NewMaker(operator.Options{Year: 2026})
	var out bytes.Buffer
	opts := Options{
		Keyboard: Keys(strings.NewReader(input), func() (func(), error) { return func() {}, nil }), Out: &out,
		Rules: set, Make: maker.Make, Today: "2026-11-23", Config: ".privlint.yaml",
	}
	if change != nil {
		change(&opts)
	}
	s := New(opts)
	replace, err := maker.Make(operator.Spec{Name: "replace"})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range list {
		if op, err := s.Collect(f, replace); op != replace || err != nil {
			t.Fatalf("Collect gives %v, %v", op, err)
		}
	}
	err = s.Run()
	return &reviewed{Session: s, list: list, out: out.String(), err: err}
}

// decisions are the operators for the findings, "-" for values that stay.
func (r *reviewed) decisions(t *testing.T) []string {
	t.Helper()
	var out []string
	for _, f := range r.list {
		op, err := r.Decide(f, nil)
		switch {
		case err != nil:
			t.Fatal(err)
		case op == nil:
			out = append(out, "-")
		default:
			out = append(out, op.Spec.String())
		}
	}
	return out
}

// silent makes sure that nothing shows a value.
func silent(t *testing.T, what, text string) {
	t.Helper()
	for i, v := range values {
		if strings.Contains(text, v) {
			t.Errorf("%s holds value %d", what, i)
		}
	}
}

func TestKeys(t *testing.T) {
	list := scanText(t, sample)
	if len(list) != len(values) {
		t.Fatalf("%d findings in the sample, want %d", len(list), len(values))
	}
	for _, tt := range []struct {
		name, input string
		want        []string
		says        string // in the output
	}{
		{"accept", "aaaa\r", []string{"replace", "replace", "replace", "replace"}, "all decided: 4 replaced as proposed"},
		{"Enter accepts", "\r\r\r\r\r", []string{"replace", "replace", "replace", "replace"}, ""},
		{"operator by name", "omask:last=4\n\raaa\r", []string{"mask:last=4", "replace", "replace", "replace"}, "***-**-4399  (mask:last=4)"},
		{"operator by number", "o2:last=4\r\raaa\r", []string{"mask:last=4", "replace", "replace", "replace"}, ""},
		{"operator for all of the rule", "oredact\nAaa\r", []string{"redact", "replace", "redact", "replace"}, "[A]ll 2 of us-ssn"},
		{"operator, and back", "oredact\nbaaaa\r", []string{"replace", "replace", "replace", "replace"}, ""},
		{"operator, and back at once", "o\naaaa\r", []string{"replace", "replace", "replace", "replace"}, ""},
		{"operator of that name there is none", "omsk\nmask\n\raaa\r", []string{"mask", "replace", "replace", "replace"}, `unknown operator "msk"`},
		{"operator of that number there is none", "o99\nmask\n\raaa\r", []string{"mask", "replace", "replace", "replace"}, "the numbers are 1 to"},
		{"operator with bad parameters", "omask:last=x\nmask:lst=4\nmask\n\raaa\r", []string{"mask", "replace", "replace", "replace"}, "unknown parameter"},
		{"operator without a key", "oencrypt\nmask\n\raaa\r", []string{"mask", "replace", "replace", "replace"}, "encrypt needs --key-file"},
		{"operator with the value", "oreplace:with=no 536 90 4399\nmask\n\raaa\r", []string{"mask", "replace", "replace", "replace"}, "that holds the value"},
		{"operator that does not fit", "omask:last=9\n\raaa\r", []string{"mask:last=9", "replace", "replace", "replace"}, "does not fit this value"},
		{"operator keep asks why", "okeep\nsample\naaa\r", []string{"-", "replace", "replace", "replace"}, "why keep it?"},
		{"keep", "kfrom the docs\naaa\r", []string{"-", "replace", "replace", "replace"}, "1 kept"},
		{"keep needs a reason", "k\naaaa\r", []string{"replace", "replace", "replace", "replace"}, ""},
		{"keep with the value as reason", "kit is 536-90-4399\nour own\naaa\r", []string{"-", "replace", "replace", "replace"}, "that holds the value"},
		{"suppress", "asour own\n2027-01-31\naa\r", []string{"replace", "-", "replace", "replace"}, "1 suppressed"},
		{"suppress what fingerprints do not tell apart", "sydocs\n\naa\r", []string{"-", "replace", "-", "replace"}, "2 findings here have the same text around them"},
		{"suppress one of them only", "snaaaa\r", []string{"replace", "replace", "replace", "replace"}, ""},
		{"suppress until a bad day", "asour own\n31.1.2027\n2020-01-31\n2026-11-23\naa\r", []string{"replace", "-", "replace", "replace"}, "that day is over"},
		{"all of the rule", "Aaa\r", []string{"replace", "replace", "replace", "replace"}, "accepted: 2 findings"},
		{"all of the type", "Taa\r", []string{"replace", "replace", "replace", "replace"}, "accepted: 2 findings"},
		{"undo", "koops\nuaaaa\r", []string{"replace", "replace", "replace", "replace"}, "taken back"},
		{"undo nothing", "uaaaa\r", []string{"replace", "replace", "replace", "replace"}, "there is nothing to undo"},
		{"undo all of the rule", "AuAkx\na\r", []string{"replace", "-", "replace", "replace"}, ""},
		{"undo twice", "koops\nkagain\nuuaaaa\r", []string{"replace", "replace", "replace", "replace"}, ""},
		{"undo the last", "aaakoops\nua\r", []string{"replace", "replace", "replace", "replace"}, ""},
		{"explanation", "?aaaa\r", []string{"replace", "replace", "replace", "replace"}, "More: privlint rules explain us-ssn"},
		{"other keys", "x\x1b[A\x1bOP\té\x7faaaa\r", []string{"replace", "replace", "replace", "replace"}, "no such key"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := hold(t, list, tt.input, nil)
			if r.err != nil {
				t.Fatalf("%v after\n%s", r.err, r.out)
			}
			if diff := cmp.Diff(tt.want, r.decisions(t)); diff != "" {
				t.Errorf("decisions (-want +got):\n%s", diff)
			}
			if !strings.Contains(r.out, tt.says) {
				t.Errorf("want %q in\n%s", tt.says, r.out)
			}
			silent(t, "the output", r.out)
		})
	}
}

func TestLeave(t *testing.T) {
	list := scanText(t, sample)
	for _, tt := range []struct {
		name, input string
		want        error
	}{
		{"quit", "aq", ErrQuit},
		{"quit at the end", "aaaaq", ErrQuit},
		{"interrupt", "a\x03", ErrInterrupted},
		{"interrupt in a line", "k\x03", ErrInterrupted},
		{"interrupt in a question", "ok\x03", ErrInterrupted},
		{"Ctrl-D", "a\x04", ErrQuit},
		{"end of the input", "aa", ErrQuit},
		{"end of the input in a line", "aakwhy", ErrQuit},
		{"no input", "", ErrQuit},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if r := hold(t, list, tt.input, nil); !errors.Is(r.err, tt.want) {
				t.Errorf("got %v, want %v", r.err, tt.want)
			}
		})
	}
}

func TestLines(t *testing.T) {
	list := scanText(t, sample)
	r := hold(t, list, "what?\r\no\nredact\n\n\nk\nwhy not\na\n\n", func(o *Options) {
		o.Keyboard = Lines(strings.NewReader("what?\r\no\nredact\n\n\nk\nwhy not\na\n\n"))
	})
	if r.err != nil {
		t.Fatal(r.err)
	}
	if diff := cmp.Diff([]string{"redact", "replace", "-", "replace"}, r.decisions(t)); diff != "" {
		t.Errorf("decisions (-want +got):\n%s", diff)
	}
}

func TestShowValues(t *testing.T) {
	r := hold(t, scanText(t, sample), "aaaa\r", func(o *Options) { o.ShowValues = true })
	for i, v := range values {
		if !strings.Contains(r.out, v) {
			t.Errorf("value %d is not shown", i)
		}
	}
}

func TestNoValueInPreview(t *testing.T) {
	list := scanText(t, "i am 45 years old\n")
	if len(list) != 1 {
		t.Fatalf("%d findings, want 1", len(list))
	}
	r := hold(t, list, "ogeneralize:ages=over-89\n\r\r", nil)
	if r.err != nil {
		t.Fatal(r.err)
	}
	if strings.Contains(r.out, "45") || !strings.Contains(r.out, "the value stays") {
		t.Errorf("got\n%s", r.out)
	}
}

func TestWidth(t *testing.T) {
	long := strings.Repeat("und dann ", 20) + "my ssn is 536-90-4399 " + strings.Repeat("和 ", 40) + "\n"
	list := scanText(t, long)
	for _, width := range []int{0, 40, 80, 200} {
		r := hold(t, list, "?k\noredact\nuq", func(o *Options) { o.Width = func() int { return width } })
		for line := range strings.Lines(r.out) {
			limit := max(width, minWidth)
			if width == 0 {
				limit = defaultWidth
			}
			if n := columns(strings.TrimRight(line, "\n")); n > limit && !strings.Contains(line, "(Enter: back):") { // what is typed ends a prompt
				t.Errorf("width %d: line of %d columns: %q", width, n, line)
			}
		}
		if !strings.Contains(r.out, "***-**-****") {
			t.Errorf("width %d: value not in\n%s", width, r.out)
		}
	}
}

func TestColor(t *testing.T) {
	list := scanText(t, sample)
	if r := hold(t, list, "aaaa\r", nil); strings.Contains(r.out, "\x1b") {
		t.Error("colours where none are wanted")
	}
	if r := hold(t, list, "aaaa\r", func(o *Options) { o.Color = true }); !strings.Contains(r.out, "\x1b[31mcritical\x1b[0m") {
		t.Error("no colours")
	}
}

// openLog opens the log of a test.
func openLog(t *testing.T) *Log {
	t.Helper()
	l, err := OpenLog("review.jsonl", "review.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	return l
}

func TestResume(t *testing.T) {
	digest := func(key string) func(rule, value string) string {
		return func(rule, value string) string {
			sum := sha256.Sum256([]byte(key + rule + value))
			return hex.EncodeToString(sum[:])
		}
	}
	for _, tt := range []struct {
		name          string
		first, second string
		between       string // text of the second review, the sample if empty
		key, later    string
		want          []string
		says          string
	}{
		{
			name: "all that was decided", first: "akour own\noredact\nq", second: "a\r",
			want: []string{"replace", "-", "redact", "replace"}, says: "review.jsonl: 3 earlier decisions taken up\n1 finding to review",
		},
		{
			name: "suppressions", first: "asour own\n\nq", second: "aa\r",
			want: []string{"replace", "-", "replace", "replace"}, says: "2 earlier decisions",
		},
		{
			name: "nothing left", first: "aaaa\r", second: "",
			want: []string{"replace", "replace", "replace", "replace"}, says: "4 earlier decisions taken up, nothing is left to decide",
		},
		{
			name: "interrupted", first: "aa\x03", second: "aa\r",
			want: []string{"replace", "replace", "replace", "replace"}, says: "2 earlier decisions",
		},
		{
			name: "undone is undone", first: "akoops\nuq", second: "aaa\r",
			want: []string{"replace", "replace", "replace", "replace"}, says: "1 earlier decision taken up",
		},
		{
			name: "findings that are gone", first: "kx\nky\nkz\nq", second: "a\r", between: "write to ann.ward@initrode.org please\nmy ssn is 212-44-8123\n",
			want: []string{"-", "replace"}, says: "1 earlier decision taken up",
		},
		{
			name: "same place, other value, with a key", first: "akx\nq", second: "aaaa\r", key: "k", later: "k",
			between: strings.ReplaceAll(sample, "ann.ward", "joe.wood"),
			want:    []string{"replace", "replace", "replace", "replace"}, says: "1 earlier decision taken up",
		},
		{
			name: "with a key and without", first: "akx\nq", second: "aa\r", key: "k",
			want: []string{"replace", "-", "replace", "replace"}, says: "2 earlier decisions taken up",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			list := scanText(t, sample)
			log := openLog(t)
			with := func(key string) func(*Options) {
				return func(o *Options) {
					o.Log = log
					if key != "" {
						o.Digest = digest(key)
					}
				}
			}
			first := hold(t, list, tt.first, with(tt.key))
			silent(t, "the first output", first.out)
			data, err := os.ReadFile("review.jsonl")
			if err != nil {
				t.Fatal(err)
			}
			silent(t, "the log", string(data))
			if tt.between != "" {
				list = scanText(t, tt.between)
				if err := os.WriteFile("review.jsonl", data, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			log = openLog(t)
			second := hold(t, list, tt.second, with(tt.later))
			if second.err != nil {
				t.Fatalf("%v after\n%s", second.err, second.out)
			}
			if diff := cmp.Diff(tt.want, second.decisions(t)); diff != "" {
				t.Errorf("decisions (-want +got):\n%s\n%s", diff, second.out)
			}
			if !strings.Contains(second.out, tt.says) {
				t.Errorf("want %q in\n%s", tt.says, second.out)
			}
		})
	}
}

func TestAcceptedIsNotAnotherOperator(t *testing.T) {
	list := scanText(t, sample)
	log := openLog(t)
	hold(t, list, "aaaa\r", func(o *Options) { o.Log = log })
	log = openLog(t)
	for i := range log.entries {
		log.entries[i].Operator = "redact" // that was the policy then
	}
	r := hold(t, list, "q", func(o *Options) { o.Log = log })
	if !errors.Is(r.err, ErrQuit) || strings.Contains(r.out, "earlier") {
		t.Errorf("taken up: %v\n%s", r.err, r.out)
	}
}

func TestUnknownFindingIsReplaced(t *testing.T) {
	list := scanText(t, sample)
	r := hold(t, list, "kw\nkx\nky\nkz\n\r", nil)
	other := scanText(t, strings.ReplaceAll(sample, "536-90-4399", "536-90-4377"))
	op := &operator.Operator{Spec: operator.Spec{Name: "mask"}}
	if got, err := r.Decide(other[0], op); got != op || err != nil {
		t.Errorf("another value at the same place: %v, %v", got, err)
	}
	if got, err := r.Decide(other[1], op); got != nil || err != nil {
		t.Errorf("the same value: %v, %v", got, err)
	}
}

func TestTooMany(t *testing.T) {
	list := scanText(t, sample)
	s := New(Options{Keyboard: Lines(strings.NewReader("")), Out: &bytes.Buffer{}})
	for range MaxFindings {
		if _, err := s.Collect(list[0], nil); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Collect(list[0], nil); !errors.Is(err, ErrTooMany) {
		t.Errorf("got %v", err)
	}
}

type broken struct{ err error }

func (b broken) Write([]byte) (int, error) { return 0, b.err }

func TestOutputFails(t *testing.T) {
	want := errors.New("gone")
	if r := hold(t, scanText(t, sample), "aaaa\r", func(o *Options) { o.Out = broken{want} }); !errors.Is(r.err, want) {
		t.Errorf("got %v", r.err)
	}
}
