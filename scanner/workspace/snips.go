package workspace

import "github.com/privlint/privlint/scanner/document"

// snipsFormat is a data set of Snips NLU, or a benchmark file in its form.
var snipsFormat = tableFormat("snips", "Snips data set", func(h *Head) int {
	o := h.Outline
	switch {
	case o.Like("/intents/*/utterances/*/data/*/text"):
		return 95
	case o.Like("/*/*/data/*/text") && !o.array:
		return 70
	}
	return 0
}, func() *table {
	parts := []field{
		{path: "/text", role: document.RoleUtterance, kind: "example", opts: joined | withIntent | withNotes},
		{path: "/entity", slot: slotEntity},
		{path: "/slot_name", slot: slotAlias},
	}
	return &table{
		scopes: concatScopes(
			[]scope{
				{path: "/intents/*", sets: inIntent, names: []string{"."}},
				{path: "/intents/*/utterances/*", number: numberExample, group: true},
				{path: "/intents/*/utterances/*/data", join: true},
				{path: "/intents/*/utterances/*/data/*"},
				{path: "/entities/*", sets: inEntity, names: []string{"."}, group: true},
				{path: "/entities/*/data/*", number: numberValue, group: true},
				{path: "/*/#", number: numberExample, group: true},
				{path: "/*/#/data", join: true},
				{path: "/*/#/data/#"},
				{path: "/*", list: true, sets: inIntent, names: []string{"."}},
			},
		),
		fields: concat(
			under(parts, "/intents/*/utterances/*/data/*"),
			[]field{
				{path: "/intents/*", role: document.RoleName, kind: "intent-name"},
				{path: "/entities/*/data/*/value", role: document.RoleEntityValue, kind: "entity-value", opts: withEntity},
				{path: "/entities/*/data/*/synonyms/*", role: document.RoleEntityValue, kind: "synonym", number: numberSynonym, opts: withEntity},
				{path: "/entities/*/utterances/**", role: document.RoleEntityValue, kind: "entity-value", opts: withEntity},
				{path: "/language"},
			},
			under(parts, "/*/#/data/#"),
			[]field{anything("setting")},
		),
	}
})

// rasaJSONFormat is training data of Rasa 0.x and 1.x in JSON.
var rasaJSONFormat = tableFormat("rasa-json", "Rasa NLU training data (JSON)", func(h *Head) int {
	if h.Outline.Has("/rasa_nlu_data") {
		return 95
	}
	return 0
}, func() *table {
	const root = "/rasa_nlu_data"
	lists := []string{root + "/common_examples", root + "/intent_examples", root + "/entity_examples"}
	t := &table{}
	for _, list := range lists {
		t.scopes = append(t.scopes,
			scope{path: list + "/*", sets: inIntent, names: []string{"intent"}, number: numberExample, group: true, hold: true, notes: true},
			scope{path: list + "/*/entities/*", sets: inEntity, names: []string{"entity"}, closed: addNote})
		t.fields = append(t.fields, concat(
			[]field{
				{path: list + "/*/text", role: document.RoleUtterance, kind: "example", opts: withIntent | withNotes},
				{path: list + "/*/entities/*/start", slot: slotStart},
				{path: list + "/*/entities/*/end", slot: slotEnd},
				{path: list + "/*/entities/*/value", role: document.RoleEntityValue, kind: "entity-value", opts: withEntity},
			},
			[]field{
				{path: list + "/*/intent", role: document.RoleName, kind: "intent-name", opts: once},
				{path: list + "/*/entities/*/entity", role: document.RoleName, kind: "entity-name", opts: once},
			},
			skip(list+"/*/entities/*/{extractor,role,group}"),
		)...)
	}
	t.scopes = append(t.scopes,
		scope{path: root + "/entity_synonyms/*", number: numberValue, group: true},
		scope{path: root + "/lookup_tables/*", sets: inEntity, names: []string{"name"}, group: true},
		scope{path: root + "/regex_features/*", sets: inEntity, names: []string{"name"}, group: true})
	t.fields = append(t.fields,
		field{path: root + "/entity_synonyms/*/value", role: document.RoleEntityValue, kind: "entity-value"},
		field{path: root + "/entity_synonyms/*/synonyms/*", role: document.RoleEntityValue, kind: "synonym", number: numberSynonym},
		field{path: root + "/lookup_tables/*/elements/**", role: document.RoleEntityValue, kind: "lookup", number: numberValue, opts: withEntity},
		field{path: root + "/lookup_tables/*/name", role: document.RoleName, kind: "entity-name"},
		field{path: root + "/regex_features/*/name", role: document.RoleName, kind: "entity-name"},
		field{path: root + "/regex_features/*/pattern", role: document.RolePattern, kind: "pattern", opts: withEntity},
		anything("setting"))
	return t
})
