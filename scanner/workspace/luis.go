package workspace

import "github.com/privlint/privlint/scanner/document"

// luisFormat is an application of LUIS, or a batch test of it.
var luisFormat = tableFormat("luis", "LUIS application", func(h *Head) int {
	o := h.Outline
	switch {
	case o.Has("/luis_schema_version"):
		return 95
	case o.Has("/utterances/*/entities/*/startPos", "/*/entities/*/startPos", "/LabeledTestSetUtterances/*/text"):
		return 80
	case o.Has("/culture") && o.Has("/utterances", "/closedLists", "/bing_entities"):
		return 70
	}
	return 0
}, func() *table {
	return &table{
		scopes: concatScopes(
			scopesUnder(luisUtterance, "/utterances/#", "/LabeledTestSetUtterances/#", "/#"),
			[]scope{
				{path: "/closedLists/*", sets: inEntity, names: []string{"name"}, group: true},
				{path: "/closedLists/*/subLists/*", number: numberValue, group: true},
				{path: "/phraselists/*", sets: inEntity, names: []string{"name"}, group: true},
				{path: "/model_features/*", sets: inEntity, names: []string{"name"}, group: true},
				{path: "/patterns/*", sets: inIntent, names: []string{"intent"}, number: numberExample, group: true},
				{path: "/regex_entities/*", sets: inEntity, names: []string{"name"}, group: true},
				{path: "/intents/*", group: true},
				{path: "/entities/*", group: true},
			},
		),
		fields: concat(
			under(luisText, "/utterances/*", "/LabeledTestSetUtterances/*"),
			skip("/{luis_schema_version,versionId,culture,tokenizerVersion}", "/bing_entities/*", "/prebuiltEntities/**"),
			[]field{
				{path: "/name", role: document.RoleName, kind: "skill-name"},
				{path: "/desc", role: document.RoleNote, kind: "description"},
				{path: "/intents/*/name", role: document.RoleName, kind: "intent-name"},
				{path: "/entities/**/name", role: document.RoleName, kind: "entity-name"},
				{path: "/entities/**/roles/*", role: document.RoleName, kind: "entity-name"},
				{path: "/composites/**", role: document.RoleName, kind: "entity-name"},
				{path: "/closedLists/*/name", role: document.RoleName, kind: "entity-name"},
				{path: "/closedLists/*/subLists/*/canonicalForm", role: document.RoleEntityValue, kind: "entity-value", opts: withEntity},
				{path: "/closedLists/*/subLists/*/list/*", role: document.RoleEntityValue, kind: "synonym", number: numberSynonym, opts: withEntity},
				{path: "/phraselists/*/name", role: document.RoleName, kind: "entity-name"},
				{path: "/phraselists/*/words", role: document.RoleEntityValue, kind: "phrase-list", opts: withEntity},
				{path: "/model_features/*/name", role: document.RoleName, kind: "entity-name"},
				{path: "/model_features/*/words", role: document.RoleEntityValue, kind: "phrase-list", opts: withEntity},
				{path: "/patterns/*/pattern", role: document.RoleUtterance, kind: "example", opts: withIntent},
				{path: "/patterns/*/intent"},
				{path: "/regex_entities/*/name", role: document.RoleName, kind: "entity-name"},
				{path: "/regex_features/*/name", role: document.RoleName, kind: "entity-name"},
				{path: "/regex_entities/*/regexPattern", role: document.RolePattern, kind: "pattern", opts: withEntity},
				{path: "/regex_features/*/pattern", role: document.RolePattern, kind: "pattern"},
			},
			under(luisText, "/#"),
			[]field{anything("setting")},
		),
	}
})

var luisUtterance = []scope{
	{path: "", sets: inIntent, names: []string{"intent"}, number: numberExample, group: true, hold: true, notes: true},
	{path: "/entities/*", closed: addLUISNote},
	{path: "/entities/**/children/*", closed: addLUISNote},
}

var luisText = concat(
	[]field{
		{path: "/text", role: document.RoleUtterance, kind: "example", opts: withIntent | withNotes},
		{path: "/intent", role: document.RoleName, kind: "intent-name", opts: once},
		{path: "/entities/**/entity", role: document.RoleName, kind: "entity-name", opts: once, slot: slotEntity},
		{path: "/entities/**/startPos", slot: slotStart},
		{path: "/entities/**/endPos", slot: slotLast},
	},
	skip("/entities/**/role"),
)

// cluFormat is a project of conversational language understanding.
var cluFormat = tableFormat("clu", "CLU project", func(h *Head) int {
	o := h.Outline
	if o.Has("/assets/utterances", "/assets/intents") && o.Has("/projectFileVersion", "/stringIndexType", "/metadata/projectKind") {
		return 95
	}
	return 0
}, func() *table {
	return &table{
		scopes: []scope{
			{path: "/assets/utterances/*", sets: inIntent, names: []string{"intent"}, number: numberExample, group: true, hold: true, notes: true},
			{path: "/assets/utterances/*/entities/*", closed: addCLUNote},
			{path: "/assets/intents/*", group: true},
			{path: "/assets/entities/*", sets: inEntity, names: []string{"category"}, group: true},
			{path: "/assets/entities/*/list/sublists/*", number: numberValue, group: true},
		},
		fields: concat(
			[]field{
				{path: "/stringIndexType", slot: slotUnits},
				{path: "/assets/utterances/*/text", role: document.RoleUtterance, kind: "example", opts: withIntent | withNotes},
				{path: "/assets/utterances/*/entities/*/category", slot: slotEntity},
				{path: "/assets/utterances/*/entities/*/offset", slot: slotStart},
				{path: "/assets/utterances/*/entities/*/length", slot: slotLength},
				{path: "/assets/intents/*/category", role: document.RoleName, kind: "intent-name"},
				{path: "/assets/entities/*/category", role: document.RoleName, kind: "entity-name"},
				{path: "/assets/entities/*/list/sublists/*/listKey", role: document.RoleEntityValue, kind: "entity-value", opts: withEntity},
				{path: "/assets/entities/*/list/sublists/*/synonyms/*/values/*", role: document.RoleEntityValue, kind: "synonym", number: numberSynonym, opts: withEntity},
				{path: "/assets/entities/*/regex/expressions/*/regexPattern", role: document.RolePattern, kind: "pattern", opts: withEntity},
				{path: "/metadata/projectName", role: document.RoleName, kind: "skill-name"},
				{path: "/metadata/description", role: document.RoleNote, kind: "description"},
			},
			skip("/projectFileVersion", "/assets/utterances/*/{intent,language,dataset}", "/assets/entities/**/{language,compositionSetting,regexKey}",
				"/assets/entities/*/prebuilts/**", "/metadata/{projectKind,language,multilingual}", "/assets/{projectKind}"),
			[]field{anything("setting")},
		),
	}
})
