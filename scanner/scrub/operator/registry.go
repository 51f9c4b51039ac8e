package operator

import "slices"

// Info describes an operator for people.
type Info struct {
	Name string
	// Title says in a few words what it does.
	Title  string
	Params []Param
	// NeedsKey operators do not work without a key.
	NeedsKey bool
	// Reversible tells that restore gives the value back.
	Reversible bool

	build func(m *Maker, s Spec, o *Operator) error
}

// Param is a parameter of an operator.
type Param struct{ Name, Title string }

// Infos lists the operators in the order in which people see them.
func Infos() []Info {
	return []Info{
		{
			Name: "replace", Title: "a word for the type: <PHONE_NUMBER>", build: buildReplace,
			Params: []Param{{"with", "another text"}},
		},
		{
			Name: "mask", Title: "stars for letters and digits", build: buildMask,
			Params: []Param{{"char", "another character"}, {"first", "how many stay at the beginning"}, {"last", "how many stay at the end"}},
		},
		{Name: "redact", Title: "nothing, and the blanks with it", build: buildRedact},
		{
			Name: "pseudonym", Title: "a number for each value: <PERSON_1>", build: buildPseudonym,
			Params: []Param{{"scope", "where numbers agree: corpus, file or conversation"}},
		},
		{Name: "surrogate", Title: "an invented value of the same shape, from reserved ranges", build: buildSurrogate},
		{
			Name: "generalize", Title: "a year, a range of ages, the region of a postcode", build: buildGeneralize,
			Params: []Param{{"age-band", "years in a range of ages"}, {"ages", "band, or over-89 to keep those under 90"}, {"region", "the country of postcodes, US if not given"}},
		},
		{
			Name: "date-shift", Title: "another date, intervals kept", build: buildDateShift,
			Params: []Param{{"by", "what is moved together: customer, file or corpus"}},
		},
		{Name: "hash", Title: "a keyed hash (HMAC-SHA-256)", NeedsKey: true, build: buildHash},
		{Name: "encrypt", Title: "encrypted (AES-SIV), for restore", NeedsKey: true, Reversible: true, build: buildEncrypt},
		{
			Name: "fpe", Title: "other digits (FF1), for restore", NeedsKey: true, Reversible: true, build: buildFPE,
			Params: []Param{{"bare", "true: digits only, without the mark that restore needs"}},
		},
		{Name: Drop, Title: "the whole example, row or value goes", build: buildDrop},
		{Name: Keep, Title: "as it is", build: buildKeep},
	}
}

// Names lists the names of the operators.
func Names() []string {
	infos := Infos()
	out := make([]string, len(infos))
	for i, info := range infos {
		out[i] = info.Name
	}
	return out
}

func lookup(name string) (Info, bool) {
	infos := Infos()
	i := slices.IndexFunc(infos, func(o Info) bool { return o.Name == name })
	if i < 0 {
		return Info{}, false
	}
	return infos[i], true
}

func (o Info) paramNames() []string {
	out := make([]string, len(o.Params))
	for i, p := range o.Params {
		out[i] = p.Name
	}
	return out
}
