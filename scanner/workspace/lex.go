package workspace

import "github.com/privlint/privlint/scanner/document"

// lexV2Format is one JSON file of an Amazon Lex V2 export: bot, locale,
// intent, slot or slot type.
var lexV2Format = tableFormat("lex-v2", "Amazon Lex V2 bot", func(h *Head) int {
	o := h.Outline
	switch {
	case o.Text("/metadata/fileFormat") == "LexJson", o.Has("/sampleUtterances/*/utterance", "/valueElicitationSetting"):
		return 90
	case o.Has("/slotTypeValues/*/sampleValue", "/valueSelectionSetting"), o.Has("/nluConfidenceThreshold"):
		return 90
	case o.Has("/slotTypeValues", "/sampleUtterances") && o.Has("/identifier"):
		return 85
	case o.Has("/dataPrivacy/childDirected"), o.Has("/idleSessionTTLInSeconds"):
		return 85
	}
	return 0
}, func() *table {
	return &table{
		scopes: []scope{
			{path: "/sampleUtterances/*", number: numberExample, group: true},
			{path: "/valueElicitationSetting/sampleUtterances/*", number: numberExample, group: true},
			{path: "/slotTypeValues/*", number: numberValue, group: true},
			{path: "/customVocabularyItems/*", number: numberValue, group: true},
			{path: "", sets: inIntentOrEntity, names: []string{"name"}},
		},
		fields: concat(
			[]field{
				{path: "/name", role: document.RoleName, kind: "name"},
				{path: "/description", role: document.RoleNote, kind: "description"},
				{path: "/sampleUtterances/*/utterance", role: document.RoleUtterance, kind: "example", opts: withIntent},
				{path: "/valueElicitationSetting/sampleUtterances/*/utterance", role: document.RoleUtterance, kind: "example", opts: withEntity},
				{path: "/slotTypeValues/*/sampleValue/value", role: document.RoleEntityValue, kind: "entity-value", opts: withEntity},
				{path: "/slotTypeValues/*/synonyms/*/value", role: document.RoleEntityValue, kind: "synonym", opts: withEntity},
				{path: "/valueSelectionSetting/regexFilter/pattern", role: document.RolePattern, kind: "pattern", opts: withEntity},
				{path: "/valueSelectionSetting/**"},
				{path: "/valueElicitationSetting/defaultValueSpecification/**/defaultValue", role: document.RoleEntityValue, kind: "entity-value", opts: withEntity},
				{path: "/customVocabularyItems/*/phrase", role: document.RoleEntityValue, kind: "entity-value"},
				{path: "/**/sessionAttributes/**", role: document.RoleContext, kind: "context", opts: free},
				{path: "/valueElicitationSetting/**/plainTextMessage/value", role: document.RoleAnswer, kind: "question", opts: withEntity},
				{path: "/**/plainTextMessage/value", role: document.RoleAnswer, kind: "answer"},
				{path: "/**/customPayload/value", role: document.RoleAnswer, kind: "answer"},
				{path: "/**/ssmlMessage/value", role: document.RoleAnswer, kind: "answer"},
				{path: "/**/imageResponseCard/**", role: document.RoleAnswer, kind: "answer"},
			},
			skip("/{identifier,version,parentIntentSignature,parentSlotTypeSignature,slotTypeName,localeId}", "/metadata/**",
				"/valueElicitationSetting/slotConstraint", "/**/messageSelectionStrategy", "/obfuscationSetting/**", "/slotPriorities/**",
				"/**/dialogAction/type", "/voiceSettings/**", "/**/{slotConstraint,type}"),
			[]field{anything("setting")},
		),
	}
})

// lexV1Format is a bot of Amazon Lex V1 in one file.
var lexV1Format = tableFormat("lex-v1", "Amazon Lex V1 bot", func(h *Head) int {
	o := h.Outline
	if o.Has("/resource/intents", "/resource/slotTypes", "/resource/sampleUtterances", "/resource/enumerationValues") && o.Has("/metadata", "/resource/name") {
		return 90
	}
	return 0
}, func() *table {
	intents := []field{
		{path: "/name", role: document.RoleName, kind: "intent-name"},
		{path: "/sampleUtterances/*", role: document.RoleUtterance, kind: "example", number: numberExample, opts: withIntent},
		{path: "/slots/*/name", role: document.RoleName, kind: "entity-name"},
		{path: "/slots/*/sampleUtterances/*", role: document.RoleUtterance, kind: "example", number: numberExample, opts: withIntent | withEntity},
		{path: "/**/messages/*/content", role: document.RoleAnswer, kind: "answer"},
	}
	slotTypes := []field{
		{path: "/name", role: document.RoleName, kind: "entity-name"},
		{path: "/enumerationValues/*/value", role: document.RoleEntityValue, kind: "entity-value", opts: withEntity},
		{path: "/enumerationValues/*/synonyms/*", role: document.RoleEntityValue, kind: "synonym", number: numberSynonym, opts: withEntity},
		{path: "/**/regexPattern/pattern", role: document.RolePattern, kind: "pattern", opts: withEntity},
	}
	return &table{
		scopes: []scope{
			{path: "/resource/intents/*", sets: inIntent, names: []string{"name"}, group: true},
			{path: "/resource/intents/*/slots/*", sets: inEntity, names: []string{"name"}, group: true},
			{path: "/resource/slotTypes/*", sets: inEntity, names: []string{"name"}, group: true},
			{path: "/resource/slotTypes/*/enumerationValues/*", number: numberValue, group: true},
		},
		fields: concat(
			under(intents, "/resource/intents/*"),
			under(slotTypes, "/resource/slotTypes/*"),
			skip("/metadata/**", "/**/{version,contentType,slotType,slotTypeVersion,slotConstraint,valueSelectionStrategy,locale,voiceId,checksum}"),
			[]field{
				{path: "/resource/name", role: document.RoleName, kind: "skill-name"},
				{path: "/resource/sampleUtterances/*", role: document.RoleUtterance, kind: "example", number: numberExample},
				{path: "/**/description", role: document.RoleNote, kind: "description"},
				{path: "/**/messages/*/content", role: document.RoleAnswer, kind: "answer"},
				anything("setting"),
			},
		),
	}
})
