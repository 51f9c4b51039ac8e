package lists

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner/tag/token"
)

// ruleTerms are the words of the lists of the built-in rules whose file
// begins as told.
func ruleTerms(prefix string) ([]string, error) {
	set, err := rules.Builtin()
	if err != nil {
		return nil, err
	}
	var list []string
	for _, r := range set.Rules() {
		if r.Terms != nil && strings.HasPrefix(r.Terms.File, prefix) {
			list = append(list, r.Terms.Words...)
		}
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("no built-in rule has a list %s", prefix)
	}
	return list, nil
}

// The senses of WordNet under which diseases and symptoms are, and medicines.
var (
	ailments = []sense{{"illness", 0}, {"mental_disorder", 0}, {"symptom", 0}, {"disease", 0}, {"fracture", 0}}
	remedies = []sense{{"medicine", 1}, {"antibiotic", 0}}
)

// medical are words of which the first meaning is a disease, a symptom, an
// injury or a medicine, in singular and plural.
func medical(w *wordnet) []string {
	words := w.mainly(slices.Concat(ailments, remedies, []sense{{"ill_health", 0}, {"injury", 0}})...)
	list := make([]string, 0, 2*len(words))
	for _, word := range words {
		list = append(list, word, word+"s")
	}
	return list
}

// conditions are those of the built-in rules, then of WordNet, then of the
// classification of diseases.
func conditions(w *wordnet, icd archive, words []string) ([]string, error) {
	common := mostCommon(words)
	var list collector
	terms, err := ruleTerms("terms/conditions-")
	if err != nil {
		return nil, err
	}
	for _, t := range terms {
		list.add(t, 0)
	}
	for _, t := range w.under(ailments...) {
		if len(t) > 3 && !common[strings.ToLower(t)] {
			list.add(t, 0)
		}
	}
	diseases, err := classified(icd)
	if err != nil {
		return nil, err
	}
	for _, t := range diseases {
		if !common[strings.ToLower(t)] {
			list.add(t, 0)
		}
	}
	return list.plain(), nil
}

// qualified are the words that make a class of diseases of a name of one.
var qualified = regexp.MustCompile(`(?i)\b(unspecified|other|specified|elsewhere|classified|without|not|due|following|resulting|encounter|initial|subsequent|sequela|and|or|with|in|status|history|screening|examination|counseling|contact|exposure|accident|vehicle|occupant|pedestrian|driver|passenger|collision|place|activity|problems?|person|use|supervision|aftercare|presence|absence|agent|drugs?|poisoning|adverse|underdosing|stage|right|left|bilateral|upper|lower|external|cause|finding|care|need|family|persons|healthy|donor)\b|[\[\](),;/:0-9]`)

// classified are names of diseases in the tabular list of ICD-10-CM, the
// descriptions of chapters A to R and their synonyms, as far as they are
// short and name one disease.
func classified(a archive) ([]string, error) {
	var data []byte
	for _, path := range a.paths("simple_icd_10_cm/data/", ".xml") {
		data = a[path]
	}
	var list []string
	decoder := xml.NewDecoder(bytes.NewReader(data))
	element, parent, chapter := "", "", ""
	for {
		t, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("icd: %w", err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			if element = t.Name.Local; element != "note" && element != "desc" && element != "name" {
				parent = element
			}
		case xml.EndElement:
			element = ""
		case xml.CharData:
			text := strings.TrimSpace(string(t))
			if element == "name" && text != "" {
				chapter = text[:1]
			}
			named := element == "desc" && parent == "diag" || element == "note" && parent == "inclusionTerm"
			if !named || chapter < "A" || chapter > "R" {
				continue
			}
			text = strings.TrimSuffix(strings.TrimSuffix(text, ", unspecified"), " NOS")
			if n := len(token.Split(nil, text)); n <= 4 && len(text) > 4 && !qualified.MatchString(text) {
				list = append(list, text)
			}
		}
	}
	if len(list) == 0 {
		return nil, errors.New("icd: no diseases found")
	}
	return list, nil
}

// drugs are those of the built-in rules, then of WordNet and DrugBank.
func drugs(w *wordnet, bank archive, words []string) ([]string, error) {
	common := mostCommon(words)
	var list collector
	terms, err := ruleTerms("terms/medications")
	if err != nil {
		return nil, err
	}
	for _, t := range terms {
		list.add(t, 0)
	}
	for _, t := range w.under(remedies...) {
		if len(t) > 3 && !common[strings.ToLower(t)] && !classOfDrugs.MatchString(t) {
			list.add(t, 0)
		}
	}
	named, err := drugbank(bank)
	if err != nil {
		return nil, err
	}
	ordinary := map[string]bool{}
	for _, word := range words {
		ordinary[word] = true
	}
	for _, t := range named {
		t = strings.ToLower(t)
		if oneDrug.MatchString(t) && !ordinary[t] {
			list.add(t, 0)
		}
	}
	return list.plain(), nil
}

// oneDrug matches names of one word, as substances in medicines have them.
var oneDrug = regexp.MustCompile(`^[a-z]{6,20}$`)

// classOfDrugs matches what WordNet has under medicine that names none.
var classOfDrugs = regexp.MustCompile(`(?i)\b(medicine|medication|drug|dose|agent|tablet|pill|remedy)s?$`)

// mostCommon are the most common words. WordNet means a disease or drug by
// some of them only, but people mean none.
func mostCommon(words []string) map[string]bool {
	common := map[string]bool{}
	for _, word := range words[:min(len(words), ordinary)] {
		common[word] = true
	}
	return common
}
