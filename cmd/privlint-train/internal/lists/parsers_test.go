package lists

import (
	"slices"
	"strings"
	"testing"
)

// TestUnpack reads each kind of archive, and none that is damaged.
func TestUnpack(t *testing.T) {
	content := files{"./a/one.txt": "1", "a/two.json": "22"}
	for _, name := range []string{"p.whl", "p.tgz", "p.tar.gz", "p.tar"} {
		data := pack(t, name, content)
		a, err := unpack(name, data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := a.paths("a/", ".json"); !slices.Equal(got, []string{"a/two.json"}) {
			t.Errorf("%s: paths are %q", name, got)
		}
		if got, err := a.file("two.json"); err != nil || string(got) != "22" {
			t.Errorf("%s: a file is %q, error %v", name, got, err)
		}
		if _, err := a.file("three.json"); err == nil {
			t.Errorf("%s: a missing file is no error", name)
		}
		cut := len(data) / 3
		if strings.HasSuffix(name, ".tar") {
			// Within the second header: between files an archive may end.
			cut = 700
		}
		for _, n := range []int{cut, 7} {
			if _, err := unpack(name, data[:n]); err == nil {
				t.Errorf("%s of %d bytes: no error", name, n)
			}
		}
	}
	if _, err := unpack("p.rar", nil); err == nil {
		t.Error("an unknown kind is no error")
	}
	if _, err := (archive{"a.x": nil, "b.x": nil}).file(".x"); err == nil {
		t.Error("two files of one ending are no error")
	}
}

// TestVariables reads lists out of programs, also such as end too early.
func TestVariables(t *testing.T) {
	for name, test := range map[string]struct {
		source string
		want   string
	}{
		"tuple":         {"first = ('A b', \"c'd\")\n", "first:A b;c'd;"},
		"comment":       {"x = [  # 'no'\n  'Ä',  # \"no\"\n]\n", "x:Ä;"},
		"nested":        {"    names = OrderedDict((('a', 0.5), ('b', 2)))\n", "names:a;b;"},
		"typed":         {"names: tuple[str, ...] = ('a',)\n", "names:a;"},
		"javascript":    {"module.exports.last = [\"A\", // no\n 'B'];\n", "last:A;B;"},
		"escapes":       {`x = ('\u00e9a', 'it\'s')` + "\n", "x:éa;it's;"},
		"two":           {"a = ['x']\nb = {'y': 1}\n", "a:x;b:y;"},
		"no list":       {"a = 'x (y)'\nb == 3\nreturn f(a=[1])\n", ""},
		"not closed":    {"a = ['x', 'y", "a:x;y;"},
		"cut in escape": {`a = ['x\`, `a:x\;`},
		"nothing":       {"", ""},
	} {
		t.Run(name, func(t *testing.T) {
			var got strings.Builder
			for _, v := range variables(test.source) {
				got.WriteString(v.name + ":" + texts(v.values))
			}
			if got.String() != test.want {
				t.Errorf("got %q, want %q", got.String(), test.want)
			}
		})
	}
	values := variables("a = {'x': 0.25, 'y': 1_000, 'z': None, 'w'}\n")[0].values
	want := []Weighted{{"x", 0.25}, {"y", 1000}, {"z", 0}, {"w", 0}}
	if !slices.Equal(values, want) {
		t.Errorf("numbers are %v, want %v", values, want)
	}
}

// TestCities reads what the test writes, and no message that is cut off.
func TestCities(t *testing.T) {
	want := []city{{"Großstadt", "DE", 1 << 30}, {"Hamlet", "US", 3}}
	data := pbf(want...)
	got, err := cities(data)
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("got %v, error %v", got, err)
	}
	whole := len(pbf(want[0]))
	for n := range data {
		if got, err := cities(data[:n]); err == nil && n != 0 && n != whole {
			t.Errorf("%d of %d bytes: %d cities and no error", n, len(data), len(got))
		}
	}
	for _, bad := range []string{"\x02\x0d\x01", "\x01\x80", "\x02\x08\x80", "\x02\x12\x09", "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"} {
		if _, err := cities([]byte(bad)); err == nil {
			t.Errorf("% x: no error", bad)
		}
	}
}

// TestWordnet shows which words are under a sense: those that mean nothing
// else, by all their sets of synonyms.
func TestWordnet(t *testing.T) {
	a := archive{"x/data.noun": []byte(wordnetNouns), "x/index.noun": []byte(wordnetIndex)}
	w, err := readWordnet(a)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := w.under(sense{"illness", 0}, sense{"illness", 7}, sense{"unheard", 0}), []string{"blue ague", "smallpinch"}; !slices.Equal(got, want) {
		t.Errorf("under illness are %q, want %q", got, want)
	}
	if got := w.under(sense{"medicine", 0}); len(got) != 0 {
		t.Errorf("under the science are %q", got)
	}
	if got, want := w.mainly(sense{"illness", 0}), []string{"agua", "blue ague", "smallpinch"}; !slices.Equal(got, want) {
		t.Errorf("illness first of all are %q, want %q", got, want)
	}
	for _, bad := range []string{"0 26 n zz a 0 000\n", "0 26 n 09 a 0 000\n"} {
		a["x/data.noun"] = []byte(bad)
		if _, err := readWordnet(a); err == nil {
			t.Errorf("%q: no error", bad)
		}
	}
}

// TestPeople shows how names of each source are written.
func TestPeople(t *testing.T) {
	p, packages := people{}, unpacked(invented())
	if err := p.census(packages["names"]); err != nil {
		t.Fatal(err)
	}
	p.faker(packages["faker"])
	if err := p.mimesis(packages["mimesis"]); err != nil {
		t.Fatal(err)
	}
	if err := p.indian(packages["indian-names"]); err != nil {
		t.Fatal(err)
	}
	if err := p.variants(packages["name-variants"]); err != nil {
		t.Fatal(err)
	}
	p.compose()
	for code, want := range map[string][2]string{
		"de-DE": {"Arno;Brunhild;", "Fremdmann;Neustein;"},
		"ru-RU": {"Gleb;Zhan;", "Zyx;Zix;"},
		"zh-CN": {"Bo;Lan;Bobo;Bolan;Lanbo;Lanlan;", "Zyx;Zix;"},
		"el-GR": {"Zyx;Zix;", ""},
		"en-US": {"Arto;Hope;Will;An;Lira;Fila;Filb;Filc;Fild;File;Filf;Filg;Filh;Fili;Filj;Gusta;Ferdi;", "McFoo;Baker;Overhill;"},
	} {
		c := p.of(code)
		first, last := texts(c.first.sorted()), texts(c.last.sorted())
		if first != want[0] || last != want[1] {
			t.Errorf("%s has %s and %s, want %s and %s", code, first, last, want[0], want[1])
		}
	}
	for _, c := range p.cultures() {
		if len(c.First) < 10 && len(c.Last) < 10 {
			t.Errorf("%s is kept with %d and %d names", c.Code, len(c.First), len(c.Last))
		}
	}
}

// TestCollector shows what a list takes and how it is sorted.
func TestCollector(t *testing.T) {
	var c collector
	for i, text := range []string{"Böb  Smith", "böb smith", "x", "Ник", "{{name}}", "Zed", "No 5"} {
		c.add(text, float64(i))
	}
	if got, want := texts(c.sorted()), "No 5;Zed;Böb Smith;"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	for in, want := range map[string]string{"mary-ann o'neil": "Mary-Ann O'Neil", "MCDONALD": "McDonald", "mc": "Mc", "ÉMILE": "Émile"} {
		if got := capitalize(in); got != want {
			t.Errorf("%s is written %s, want %s", in, got, want)
		}
	}
	if got := romanize("Щукин"); got != "Shchukin" {
		t.Errorf("got %s", got)
	}
}

// TestRegionsOrder shows that states of English-speaking countries come
// first, each once.
func TestRegionsOrder(t *testing.T) {
	packages := unpacked(invented())
	got, err := regions(packages["country-region-data"], packages["faker"])
	if want := []string{"Eastland", "Pool", "Frogshire", "Nordmark"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("got %q, want %q; error %v", got, want, err)
	}
}

// TestWords shows the order of words and which are left out.
func TestWords(t *testing.T) {
	v := words(unpacked(invented())["scowl"])
	tail := v.words[v.core-7:]
	if want := []string{"an", "hope", "long", "pool", "the", "will", "mansion", "agua", "baker", "attaché", "zigzag"}; !slices.Equal(tail, want) {
		t.Errorf("words end with %q, want %q", tail, want)
	}
	for _, list := range [][]string{chatWords, functionWords, endings, titles, months, days, streetTypes, unitWords, orgSuffixes, eponyms} {
		for _, word := range list {
			if word == "" || strings.TrimSpace(word) != word || word != strings.ToLower(word) {
				t.Errorf("%q in a list of this package", word)
			}
		}
	}
}

// TestAtoms shows that strings of a pickle come in the order of their use,
// remembered ones too, and that a damaged pickle is an error.
func TestAtoms(t *testing.T) {
	const pickle = "\x80\x04}(\x8c\x04name\x94X\x03\x00\x00\x00one\x94h\x00K\x05j\x01\x00\x00\x00u."
	read := func(pickle string) (string, error) {
		var list []string
		err := atoms([]byte(pickle), func(text string) { list = append(list, text) })
		return strings.Join(list, " "), err
	}
	if got, err := read(pickle); err != nil || got != "name one name one" {
		t.Errorf("read %q, error %v", got, err)
	}
	for name, bad := range map[string]string{
		"unknown operation":  "\x80\x04\xff",
		"no operand":         "\x80\x04X\x03",
		"string cut off":     "\x8c\x04nam",
		"nothing remembered": "\x8c\x01n\x94h\x01",
	} {
		if _, err := read(bad); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
