package hugot

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/privlint/privlint/rules"
)

const organization rules.EntityType = "ORGANIZATION"

// known are the labels of common models, as plainLabel writes them.
var known = map[rules.EntityType]string{
	"PERSON": `PER PERS PERSON NAME PERSONNAME PATIENT DOCTOR STAFF HCW FIRSTNAME MIDDLENAME LASTNAME GIVENNAME
		SURNAME FULLNAME FAMILYNAME PRIVATEPERSON`,
	"LOCATION":          `LOC LOCATION GPE FAC CITY TOWN STATE COUNTY COUNTRY PROVINCE REGION PLACE`,
	"STREET_ADDRESS":    `ADDR ADDRESS STREETADDRESS STREET STREETNAME BUILDINGNUM BUILDINGNUMBER SECONDARYADDRESS PRIVATEADDRESS`,
	"MEDICAL_CONDITION": `COND CONDITION DISEASE DISEASEDISORDER DISORDER DIAGNOSIS MEDICALCONDITION PROBLEM SIGNSYMPTOM SYMPTOM`,
	"MEDICATION":        `DRUG MEDICATION MEDICINE CHEMICAL CHEM DRUGNAME`,
	organization:        `ORG ORGANIZATION ORGANISATION CORP COMPANY COMPANYNAME HOSP HOSPITAL PATORG`,
}

// class is what a label means: the entity type, or "" for none.
type class struct {
	entity rules.EntityType
	// name of the label without its prefix; begins tells that the prefix
	// says that an entity begins.
	name   string
	begins bool
}

// classify finds the meaning of each label of a model. own goes before what is
// known, with any spelling of the label and "" to leave it out.
func classify(labels []string, own map[string]rules.EntityType, organizations bool) ([]class, error) {
	meaning := map[string]rules.EntityType{}
	for entity, names := range known {
		for name := range strings.FieldsSeq(names) {
			meaning[name] = entity
		}
	}
	classes := make([]class, len(labels))
	for i, label := range labels {
		classes[i].begins, classes[i].name = plainLabel(label)
	}
	for _, label := range slices.Sorted(maps.Keys(own)) {
		entity := own[label]
		if entity != "" && !slices.Contains(rules.TaggedTypes(), entity) {
			return nil, fmt.Errorf("label %s: a model cannot find %q: want one of %v", label, entity, rules.TaggedTypes())
		}
		_, name := plainLabel(label)
		if !slices.ContainsFunc(classes, func(c class) bool { return c.name == name }) {
			return nil, fmt.Errorf("the model has no label %q: it has %s", label, strings.Join(labels, ", "))
		}
		meaning[name] = entity
	}
	some := false
	for i := range classes {
		if entity := meaning[classes[i].name]; entity != organization || organizations {
			classes[i].entity = entity
			some = some || entity != ""
		}
	}
	if !some {
		return nil, fmt.Errorf("no label of the model is known: say what they mean, as in PER=PERSON; it has %s", strings.Join(labels, ", "))
	}
	return classes, nil
}

// plainLabel splits a label such as "B-Street_Address" into whether an entity
// begins with it and its name in capitals without marks, "STREETADDRESS".
// It knows the prefixes of BIO, BILOU and BIOES.
func plainLabel(label string) (begins bool, name string) {
	label = strings.ToUpper(label)
	if prefix, rest, ok := strings.Cut(label, "-"); ok {
		switch prefix {
		case "B", "U", "S":
			begins, label = true, rest
		case "I", "L", "E", "M", "O":
			label = rest
		}
	}
	return begins, strings.Map(func(r rune) rune {
		if strings.ContainsRune("-_ ", r) {
			return -1
		}
		return r
	}, label)
}
