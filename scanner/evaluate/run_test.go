package evaluate

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/privlint/privlint/rules"
)

// write makes a file of lines and returns its path.
func write(t *testing.T, dir, name string, lines ...string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	data := []byte(strings.Join(lines, "\n") + "\n")
	if strings.HasSuffix(name, ".gz") {
		var b bytes.Buffer
		w := gzip.NewWriter(&b)
		if _, err := w.Write(data); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		data = b.Bytes()
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// find is a prediction by its text: the first place where it stands.
type find struct {
	text  string
	kind  rules.EntityType
	score float64
}

// finder predicts whatever of its list stands in a text.
func finder(finds ...find) Predictor {
	return func(text string) ([]Prediction, error) {
		var out []Prediction
		for _, f := range finds {
			if at := strings.Index(text, f.text); at >= 0 {
				out = append(out, Prediction{Type: f.kind, Start: at, End: at + len(f.text), Score: max(f.score, 0.01)})
			}
		}
		return out, nil
	}
}

const (
	recordBob  = `{"id":"a:1","corpus":"a","text":"call Bob at 555-0100","spans":[[5,8,"PERSON"],[12,20,"PHONE"]]}`
	recordZoe  = `{"id":"a:2","corpus":"a","text":"Zoë Öz lives in Rome","spans":[[0,6,"PERSON"]],"raw_labels":["x"],"ignore":[[16,20]]}`
	cleanA     = `{"id":"c:1","corpus":"c","text":"what is my balance","spans":[]}`
	cleanB     = `{"id":"c:2","corpus":"c","text":"open an account","spans":[]}`
	recordDate = `{"id":"d:1","corpus":"d","text":"on Monday at noon","spans":[[3,9,"DATE"],[13,17,"TIME"]]}`
)

func TestRunJudges(t *testing.T) {
	tests := []struct {
		name         string
		gold         []string
		predict      Predictor
		opts         Options
		want         map[string]Counts
		wantUnjudged int
	}{
		{
			"overlap by one character",
			[]string{recordBob},
			finder(find{text: "l B", kind: "PERSON"}, find{text: "0 is not there", kind: "PHONE_NUMBER"}),
			Options{},
			map[string]Counts{"PERSON": {1, 1, 1, 1}, "PHONE": {1, 0, 0, 0}},
			0,
		},
		{
			"neighbours do not overlap",
			[]string{recordBob},
			finder(find{text: "call ", kind: "PERSON"}, find{text: " at ", kind: "PERSON"}),
			Options{},
			map[string]Counts{"PERSON": {1, 0, 2, 0}, "PHONE": {1, 0, 0, 0}},
			0,
		},
		{
			"code points, not bytes",
			[]string{recordZoe},
			finder(find{text: "z", kind: "PERSON"}),
			Options{},
			map[string]Counts{"PERSON": {1, 1, 1, 1}},
			0,
		},
		{
			"behind a name with umlauts",
			[]string{recordZoe},
			finder(find{text: " lives", kind: "PERSON"}),
			Options{},
			map[string]Counts{"PERSON": {1, 0, 1, 0}},
			0,
		},
		{
			"other label",
			[]string{recordBob},
			finder(find{text: "Bob", kind: "PHONE_NUMBER"}),
			Options{},
			map[string]Counts{"PERSON": {1, 0, 0, 0}, "PHONE": {1, 0, 1, 0}},
			0,
		},
		{
			"label that the corpus does not annotate",
			[]string{recordBob},
			finder(find{text: "555-0100", kind: "US_SSN"}),
			Options{},
			map[string]Counts{"PERSON": {1, 0, 0, 0}, "PHONE": {1, 0, 0, 0}},
			1,
		},
		{
			"ignore region",
			[]string{recordZoe},
			finder(find{text: "Rome", kind: "PERSON"}),
			Options{},
			map[string]Counts{"PERSON": {1, 0, 0, 0}},
			1,
		},
		{
			"partly in an ignore region",
			[]string{recordZoe},
			finder(find{text: "in Rome", kind: "PERSON"}),
			Options{},
			map[string]Counts{"PERSON": {1, 0, 1, 0}},
			0,
		},
		{
			"type that stands for two labels",
			[]string{recordDate},
			finder(find{text: "Monday", kind: "DATE_TIME"}, find{text: "noon", kind: "DATE_TIME"}, find{text: "on ", kind: "DATE_TIME"}),
			Options{},
			map[string]Counts{"DATE": {1, 1, 2, 1}, "TIME": {1, 1, 1, 1}},
			0,
		},
		{
			"gold in entity types",
			[]string{`{"id":"1","text":"my ssn is 000-12-3456","spans":[[10,21,"US_SSN"]]}`},
			finder(find{text: "000-12-3456", kind: "US_SSN"}),
			Options{},
			map[string]Counts{"US_SSN": {1, 1, 1, 1}},
			0,
		},
		{
			"weak predictions",
			[]string{recordBob},
			finder(find{"Bob", "PERSON", 0.4}, find{"555-0100", "PHONE_NUMBER", 0.5}),
			Options{MinScore: 0.5},
			map[string]Counts{"PERSON": {1, 0, 0, 0}, "PHONE": {1, 1, 1, 1}},
			0,
		},
		{
			"one label only",
			[]string{recordBob},
			finder(find{text: "Bob", kind: "PERSON"}, find{text: "555-0100", kind: "PHONE_NUMBER"}),
			Options{Labels: []string{"PHONE"}},
			map[string]Counts{"PHONE": {1, 1, 1, 1}},
			1,
		},
		{
			"label switched off becomes an ignore region",
			[]string{recordBob},
			finder(find{text: "Bob", kind: "PHONE_NUMBER"}),
			Options{Exclude: []string{"PERSON"}},
			map[string]Counts{"PHONE": {1, 0, 0, 0}},
			1,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.opts.Gold = []string{write(t, t.TempDir(), "gold.jsonl", tt.gold...)}
			report, err := Run(t.Context(), tt.opts, tt.predict)
			if err != nil {
				t.Fatal(err)
			}
			got := map[string]Counts{}
			for _, l := range report.Labels {
				got[l.Label] = l.Counts
			}
			if diff := cmp.Diff(got, tt.want); diff != "" {
				t.Errorf("counts differ (-got +want):\n%s", diff)
			}
			if report.Unjudged != tt.wantUnjudged {
				t.Errorf("%d unjudged, want %d", report.Unjudged, tt.wantUnjudged)
			}
		})
	}
}

func TestRunRates(t *testing.T) {
	c := Counts{Gold: 10, Found: 8, Predicted: 16, Right: 8}
	want := Rates{Precision: new(0.5), Recall: new(0.8), F1: new(2 * .5 * .8 / 1.3), F2: new(5 * .5 * .8 / (4*.5 + .8))}
	if diff := cmp.Diff(c.rates(), want, cmpopts.EquateApprox(0, 1e-12)); diff != "" {
		t.Errorf("rates differ (-got +want):\n%s", diff)
	}
	want = Rates{Recall: new(0.0), F1: new(0.0), F2: new(0.0)}
	if diff := cmp.Diff(Counts{Gold: 5}.rates(), want); diff != "" {
		t.Errorf("nothing predicted (-got +want):\n%s", diff)
	}
	want = Rates{Precision: new(0.0)}
	if diff := cmp.Diff(Counts{Predicted: 3}.rates(), want); diff != "" {
		t.Errorf("no gold (-got +want):\n%s", diff)
	}
}

func TestRunClean(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "c.jsonl.gz", cleanA, "", cleanB)
	write(t, dir, "a.jsonl", recordBob)
	write(t, dir, "notes.txt", "not gold")
	predict := finder(find{text: "balance", kind: "PERSON"}, find{text: "is", kind: "EMAIL_ADDRESS"}, find{text: "Bob", kind: "PERSON"})
	report, err := Run(t.Context(), Options{Gold: []string{dir}}, predict)
	if err != nil {
		t.Fatal(err)
	}
	want := []Clean{{
		Corpus: "c", Utterances: 2, Flagged: 1, FalsePositives: 2, Structured: 1,
		ByType:         map[rules.EntityType]int{"PERSON": 1, "EMAIL_ADDRESS": 1},
		FlaggedPer1000: 500, Per1000: 1000, StructuredPer1000: 500,
	}}
	if diff := cmp.Diff(report.CleanCorpora, want); diff != "" {
		t.Errorf("clean corpora differ (-got +want):\n%s", diff)
	}
	if report.Records != 1 || report.Overall.Found != 1 {
		t.Errorf("%d records, %d found, want the other corpus judged", report.Records, report.Overall.Found)
	}
	report, err = Run(t.Context(), Options{Gold: []string{dir}, Exclude: []string{"EMAIL"}}, predict)
	if err != nil {
		t.Fatal(err)
	}
	if got := report.Clean.ByType; !cmp.Equal(got, map[rules.EntityType]int{"PERSON": 1}) {
		t.Errorf("without e-mail: %v", got)
	}
}

// What inventory.json states counts, even where the gold shows more or less.
func TestRunInventory(t *testing.T) {
	dir := t.TempDir()
	gold := write(t, dir, "a.jsonl", recordBob)
	write(t, dir, "inventory.json", `{"a": ["PERSON", "EMAIL"]}`)
	report, err := Run(t.Context(), Options{Gold: []string{gold}}, finder(find{text: "call", kind: "EMAIL_ADDRESS"}, find{text: "555", kind: "PHONE_NUMBER"}))
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]Counts{}
	for _, l := range report.Labels {
		got[l.Label] = l.Counts
	}
	want := map[string]Counts{"PERSON": {Gold: 1}, "EMAIL": {Predicted: 1}}
	if diff := cmp.Diff(got, want); diff != "" || report.Unjudged != 1 {
		t.Errorf("%d unjudged, counts differ (-got +want):\n%s", report.Unjudged, diff)
	}
}

func TestRunErrors(t *testing.T) {
	const secret = "canary-4711"
	none := finder()
	tests := []struct {
		name, line, want string
		predict          Predictor
	}{
		{"no JSON", `{"id": ` + secret, ":2: no JSON object, from byte 8 of the line on", none},
		{"wrong type", `{"id": "1", "text": ["` + secret + `"]}`, `:2: field "text" has another type than a gold record`, none},
		{"spans of objects", `{"id": "1", "text": "x", "spans": [{"start": "` + secret + `"}]}`, ":2: no gold record: want id, text and spans as [start, end, label]", none},
		{"label is no string", `{"id": "1", "text": "x", "spans": [[0, 1, {"` + secret + `": 1}]]}`, ":2: no gold record: want id, text and spans as [start, end, label]", none},
		{"span outside", `{"id": "1", "text": "é` + secret + `", "spans": [[0, 13, "PERSON"]]}`, ":2: span 1 is 0 to 13 in a text of 12 code points", none},
		{"empty span", `{"id": "1", "text": "x", "spans": [[1, 1, "PERSON"]]}`, ":2: span 1 is 1 to 1 in a text of 1 code points", none},
		{"no label", `{"id": "1", "text": "x", "spans": [[0, 1]]}`, ":2: span 1 has no label", none},
		{"ignore outside", `{"id": "1", "text": "x", "spans": [], "ignore": [[0, 2]]}`, ":2: ignore region 1 is 0 to 2 in a text of 1 code points", none},
		{
			"prediction outside", `{"id": "1", "text": "` + secret + `", "spans": []}`, ":2: prediction 1 (PERSON) is 0 to 99 in a text of 11 bytes",
			func(text string) ([]Prediction, error) {
				if !strings.Contains(text, secret) {
					return nil, nil
				}
				return []Prediction{{Type: "PERSON", End: 99}}, nil
			},
		},
		{
			"prediction inside a character", `{"id": "1", "text": "é", "spans": []}`, ":2: prediction 1 (PERSON) is 1 to 2 in a text of 2 bytes",
			func(text string) ([]Prediction, error) {
				if text != "é" {
					return nil, nil
				}
				return []Prediction{{Type: "PERSON", Start: 1, End: 2}}, nil
			},
		},
		{
			"predictor fails", `{"id": "1", "text": "x", "spans": []}`, ":2: out of order",
			func(text string) ([]Prediction, error) {
				if text != "x" {
					return nil, nil
				}
				return nil, errors.New("out of order")
			},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := write(t, t.TempDir(), "gold.jsonl", recordBob, tt.line)
			_, err := Run(t.Context(), Options{Gold: []string{path}}, tt.predict)
			if err == nil || err.Error() != path+tt.want {
				t.Errorf("error %v, want %s", err, path+tt.want)
			}
			if strings.Contains(fmt.Sprint(err), secret) {
				t.Error("the error holds a value")
			}
		})
	}
	for _, path := range []string{"missing.jsonl", t.TempDir()} {
		if _, err := Run(t.Context(), Options{Gold: []string{path}}, none); err == nil {
			t.Errorf("%s: no error", path)
		}
	}
}

func TestReportText(t *testing.T) {
	path := write(t, t.TempDir(), "gold.jsonl", recordBob, recordZoe, recordDate, cleanA, cleanB)
	report, err := Run(t.Context(), Options{Gold: []string{path}},
		finder(find{text: "Bob", kind: "PERSON"}, find{text: "lives", kind: "PERSON"}, find{text: "555", kind: "IBAN_CODE"}, find{text: "open", kind: "URL"}))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := report.WriteText(&b); err != nil {
		t.Fatal(err)
	}
	want := `label                      gold    found   judged       P       R      F1      F2
DATE                          1        0        0       -     0.0     0.0     0.0
PERSON                        2        1        2    50.0    50.0    50.0    50.0
PHONE                         1        0        0       -     0.0     0.0     0.0
TIME                          1        0        0       -     0.0     0.0     0.0
all                           5        1        2    50.0    20.0    28.6    22.7
mean of labels                                       12.5    12.5    12.5    12.5

corpus                     gold    found   judged       P       R      F1      F2
a                             3        1        2    50.0    33.3    40.0    35.7
d                             2        0        0       -     0.0     0.0     0.0
mean of corpora                                      25.0    16.7    20.0    17.9

3 records; 1 predictions not judged: the corpus does not annotate their label, or wants them ignored

clean corpus           utterances         false/1000    structured/1000   by type
c                               2             500.00             500.00   URL 1
all                             2             500.00             500.00   URL 1
`
	if diff := cmp.Diff(b.String(), want); diff != "" {
		t.Errorf("text differs (-got +want):\n%s", diff)
	}
	b.Reset()
	if err := report.WriteJSON(&b); err != nil {
		t.Fatal(err)
	}
	var back Report
	if err := json.Unmarshal([]byte(b.String()), &back); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(back, *report); diff != "" {
		t.Errorf("JSON does not lead back (-got +want):\n%s", diff)
	}
}

func TestLabelsOf(t *testing.T) {
	for kind, want := range map[rules.EntityType][]string{
		"EMAIL_ADDRESS":     {"EMAIL_ADDRESS", "EMAIL"},
		"PERSON":            {"PERSON"},
		"FR_PASSPORT":       {"FR_PASSPORT", "PASSPORT"},
		"US_DRIVER_LICENSE": {"US_DRIVER_LICENSE", "DRIVER_LICENSE"},
		"DE_TAX_ID":         {"DE_TAX_ID", "NATIONAL_ID"},
		"UK_NINO":           {"UK_NINO", "NATIONAL_ID", "SSN"},
		"MY_OWN_TYPE":       {"MY_OWN_TYPE"},
	} {
		if diff := cmp.Diff(labelsOf(kind), want); diff != "" {
			t.Errorf("%s (-got +want):\n%s", kind, diff)
		}
	}
	for kind, want := range map[rules.EntityType]bool{"US_SSN": true, "SECRET": true, "PERSON": false, "DATE_OF_BIRTH": false, "RELIGION": false, "MEDICATION": false} {
		if got := isStructured(kind); got != want {
			t.Errorf("%s structured: %v, want %v", kind, got, want)
		}
	}
}

// The table names only types that exist, so that a renamed type is noticed.
func TestLabelTableIsCurrent(t *testing.T) {
	ends := func(suffix string) bool {
		for _, info := range rules.EntityTypes() {
			if strings.HasSuffix(string(info.Name), suffix) {
				return true
			}
		}
		return false
	}
	for kind := range labelTable {
		if suffix, wild := strings.CutPrefix(string(kind), "*"); wild {
			if !ends(suffix) {
				t.Errorf("no entity type ends in %s", suffix)
			}
		} else if _, ok := rules.TypeOf(kind); !ok {
			t.Errorf("no entity type %s", kind)
		}
	}
}

// sharedDir finds the shared material beside the repository.
func sharedDir(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("PRIVLINT_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared")
	}
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("no shared material at %s (PRIVLINT_SHARED)", dir)
	}
	return dir
}

// scorePy runs the reference implementation.
func scorePy(t *testing.T, gold, preds string, args ...string) map[string]any {
	t.Helper()
	script := filepath.Join(sharedDir(t), "tools", "score.py")
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("no python3 to run score.py")
	}
	if _, err := os.Stat(script); err != nil {
		t.Skipf("no %s", script)
	}
	cmd := exec.Command(python, append([]string{"-B", script, "--gold", gold, "--pred", preds, "--json", "-"}, args...)...)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("score.py: %v", err)
	}
	var result map[string]any
	if err := json.Unmarshal(out, &result); err != nil {
		t.Fatal(err)
	}
	return result
}

// Random gold and predictions, judged here and by score.py.
func TestAgreesWithScorePy(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 14))
	labels := []string{"PERSON", "EMAIL", "PHONE", "DATE"}
	kinds := []rules.EntityType{"PERSON", "EMAIL_ADDRESS", "PHONE_NUMBER", "DATE_OF_BIRTH", "IBAN_CODE"}
	names := map[rules.EntityType]string{"PERSON": "PERSON", "EMAIL_ADDRESS": "EMAIL", "PHONE_NUMBER": "PHONE", "DATE_OF_BIRTH": "DATE", "IBAN_CODE": "IBAN"}
	span := func(size int) (start, end int) {
		start = random.IntN(size)
		return start, start + 1 + random.IntN(min(6, size-start))
	}
	dir := t.TempDir()
	answers := map[string][]Prediction{}
	var gold, preds []string
	for i := range 300 {
		// Unique texts with characters of one to four bytes.
		text := []rune(fmt.Sprintf("%d é日\U0001F600 some text to mark up, %d", i, i))
		corpus := string(rune('a' + i%4)) // d stays clean, c is in the inventory
		r := map[string]any{"id": strconv.Itoa(i), "corpus": corpus, "lang": "en", "text": string(text), "spans": [][]any{}}
		var spans, ignore [][]any
		if corpus != "d" {
			for range random.IntN(3) {
				s, e := span(len(text))
				spans = append(spans, []any{s, e, labels[random.IntN(len(labels))]})
			}
			for range random.IntN(2) {
				s, e := span(len(text))
				ignore = append(ignore, []any{s, e})
			}
			if spans != nil {
				r["spans"] = spans
			}
			r["ignore"] = append([][]any{}, ignore...)
		}
		line, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		gold = append(gold, string(line))
		found := [][]any{}
		for range random.IntN(4) {
			s, e := span(len(text))
			kind, score := kinds[random.IntN(len(kinds))], float64(random.IntN(10))/10
			found = append(found, []any{s, e, names[kind], score})
			answers[string(text)] = append(answers[string(text)], Prediction{
				Type: kind, Start: len(string(text[:s])), End: len(string(text[:e])), Score: score,
			})
		}
		line, err = json.Marshal(map[string]any{"id": strconv.Itoa(i), "spans": found})
		if err != nil {
			t.Fatal(err)
		}
		preds = append(preds, string(line))
	}
	goldDir := filepath.Join(dir, "gold")
	if err := os.Mkdir(goldDir, 0o700); err != nil {
		t.Fatal(err)
	}
	write(t, goldDir, "gold.jsonl.gz", gold...)
	write(t, goldDir, "inventory.json", `{"c": ["PERSON", "DATE", "IBAN"]}`)
	predFile := write(t, dir, "pred.jsonl", preds...)

	for _, tt := range []struct {
		name string
		opts Options
		args []string
	}{
		{"all", Options{}, nil},
		{"scores", Options{MinScore: 0.5}, []string{"--min-score", "0.5"}},
		{"labels", Options{Labels: []string{"PERSON", "EMAIL"}}, []string{"--labels", "PERSON,EMAIL"}},
		{"exclude", Options{Exclude: []string{"DATE"}}, []string{"--exclude", "DATE"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			want := scorePy(t, goldDir, predFile, tt.args...)
			tt.opts.Gold = []string{goldDir}
			got, err := Run(t.Context(), tt.opts, func(text string) ([]Prediction, error) { return answers[text], nil })
			if err != nil {
				t.Fatal(err)
			}
			all := want["all"].(map[string]any)
			typed := all["typed"].(map[string]any)
			equal(t, "unjudged", float64(got.Unjudged), all["unjudged"])
			equal(t, "records", float64(got.Records), all["records"])
			if len(typed) != len(got.Labels)+2 {
				t.Errorf("%d labels, want %d", len(got.Labels), len(typed)-2)
			}
			for _, l := range got.Labels {
				same(t, l.Label, l.Score, typed[l.Label])
			}
			same(t, "micro", got.Overall, typed["_micro"])
			sameRates(t, "macro", got.Macro, typed["_macro"])
			groups := want["groups"].(map[string]any)
			for _, c := range got.Corpora {
				same(t, "corpus "+c.Corpus, c.Overall, groups[c.Corpus].(map[string]any)["typed"].(map[string]any)["_micro"])
			}
			sameRates(t, "mean", got.Mean, want["mean"].(map[string]any)["typed"])
			clean := want["clean"].(map[string]any)["d"].(map[string]any)
			equal(t, "clean utterances", float64(got.Clean.Utterances), clean["utterances"])
			equal(t, "false positives per 1000", got.Clean.Per1000, clean["fp_per_1000"])
			equal(t, "flagged per 1000", got.Clean.FlaggedPer1000, clean["flagged_per_1000"])
		})
	}
}

func same(t *testing.T, what string, got Score, want any) {
	t.Helper()
	w := want.(map[string]any)
	equal(t, what+" gold", float64(got.Gold), w["gold"])
	equal(t, what+" found", float64(got.Found), w["found"])
	equal(t, what+" predicted", float64(got.Predicted), w["pred"])
	equal(t, what+" right", float64(got.Right), w["right"])
	sameRates(t, what, got.Rates, want)
}

func sameRates(t *testing.T, what string, got Rates, want any) {
	t.Helper()
	w := want.(map[string]any)
	for name, v := range map[string]*float64{"precision": got.Precision, "recall": got.Recall, "f1": got.F1, "f2": got.F2} {
		if v == nil || w[name] == nil {
			if v != nil || w[name] != nil {
				t.Errorf("%s %s is %v, want %v", what, name, v, w[name])
			}
			continue
		}
		equal(t, what+" "+name, *v, w[name])
	}
}

func equal(t *testing.T, what string, got float64, want any) {
	t.Helper()
	w, ok := want.(float64)
	if !ok || math.Abs(got-w) > 1e-9 {
		t.Errorf("%s is %v, want %v", what, got, want)
	}
}

// Every record of the shared corpora can be read, and perfect predictions
// get a perfect score.
func TestSharedCorpora(t *testing.T) {
	files, err := goldFiles([]string{filepath.Join(sharedDir(t), "corpora")})
	if err != nil {
		t.Skip("no corpora in the shared material")
	}
	for _, path := range files {
		g, err := OpenGold(path)
		if err != nil {
			t.Fatal(err)
		}
		tally := newTally()
		for {
			r, err := g.Next()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			j := &judged{size: utf8.RuneCountInString(r.Text), gold: r.Spans, pred: r.Spans, ignore: r.Ignore}
			tally.add(j)
		}
		if err := g.Close(); err != nil {
			t.Error(err)
		}
		if c := tally.total(); tally.records == 0 || c.Found != c.Gold || c.Right != c.Predicted || c.Predicted != c.Gold {
			t.Errorf("%s: %d records, %+v", filepath.Base(path), tally.records, c)
		}
	}
}
