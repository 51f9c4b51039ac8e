package workspace

import "github.com/privlint/privlint/scanner/document"

// dialogflowESFormat is one JSON file of a Dialogflow ES agent: what users
// say, an intent, an entity, its entries, or the agent itself.
var dialogflowESFormat = tableFormat("dialogflow-es", "Dialogflow ES agent", func(h *Head) int {
	o := h.Outline
	switch {
	case o.Has("/*/data/*/text") && o.Has("/*/isTemplate", "/*/count", "/*/id"), o.Has("/userSays/*/data/*/text"):
		return 90
	case o.Has("/responses/*/messages", "/responses/*/affectedContexts", "/responses/*/resetContexts"):
		return 90
	case o.array && o.Has("/*/value") && o.Has("/*/synonyms"):
		return 60
	case o.Has("/isOverridable") && o.Has("/isEnum", "/automatedExpansion"):
		return 80
	case o.Has("/defaultTimezone", "/mlMinConfidence") && o.Has("/webhook", "/googleAssistant", "/isPrivate", "/enableOnePlatformApi"):
		return 80
	}
	return 0
}, func() *table {
	return &table{
		scopes: concatScopes(
			scopesUnder(phraseScopes, "/#", "/userSays/#"),
			[]scope{
				{path: "/entries/*", number: numberValue, group: true},
				{path: "/responses/*/messages/*", group: true},
				{path: "/responses/*/parameters/*", sets: inEntity, names: []string{"name"}, group: true},
				{path: "", sets: inIntent, names: []string{"name"}},
			},
		),
		fields: concat(
			under(phraseFields, "/#", "/userSays/#"),
			entryFields("/#"), entryFields("/entries/*"),
			[]field{
				{path: "/name", role: document.RoleName, kind: "intent-name"},
				{path: "/description", role: document.RoleNote, kind: "description"},
				{path: "/templates/*", role: document.RoleUtterance, kind: "example", number: numberExample, opts: withIntent},
				{path: "/contexts/*", role: document.RoleName, kind: "context"},
				{path: "/events/*/name"},
				{path: "/conditionalResponses/**", role: document.RoleAnswer, kind: "answer"},
				{path: "/responses/*/messages/*/payload/**", role: document.RoleAnswer, kind: "answer", opts: free},
			},
			skip("/{id,parentId,rootParentId,language,defaultTimezone,agentType}", "/supportedLanguages/*",
				"/responses/*/messages/*/{lang,type,platform}",
				"/responses/*/parameters/*/{id,dataType}", "/responses/*/parameters/*/prompts/*/lang", "/responses/*/parameters/*/promptMessages/*/{lang,type}"),
			[]field{
				{path: "/responses/*/messages/**", role: document.RoleAnswer, kind: "answer"},
				{path: "/responses/*/speech/**", role: document.RoleAnswer, kind: "answer"},
				{path: "/responses/*/parameters/*/name", role: document.RoleName, kind: "entity-name"},
				{path: "/responses/*/parameters/*/value", role: document.RoleName, kind: "entity-name"},
				{path: "/responses/*/parameters/*/defaultValue", role: document.RoleEntityValue, kind: "entity-value", opts: withEntity},
				{path: "/responses/*/parameters/**", role: document.RoleAnswer, kind: "question"},
				{path: "/responses/**", role: document.RoleNote, kind: "response", opts: free},
				{path: "/webhook/**", role: document.RoleWebhook, kind: "webhook", opts: free},
				anything("setting"),
			},
		),
	}
})

// phraseScopes and phraseFields read a sentence that stands in parts, so
// that a name cut in two is found.
var phraseScopes = []scope{
	{path: "", number: numberEither, group: true},
	{path: "/data", join: true},
	{path: "/data/*"},
}

var phraseFields = concat(
	[]field{
		{path: "/data/*/text", role: document.RoleUtterance, kind: "example", opts: joined | withIntent},
		{path: "/data/*/meta", slot: slotEntity},
		{path: "/data/*/alias", slot: slotAlias},
	},
	skip("/{id,lang,updated,count}"),
)

func entryFields(prefix string) []field {
	return []field{
		{path: prefix + "/value", role: document.RoleEntityValue, kind: "entity-value"},
		{path: prefix + "/synonyms/*", role: document.RoleEntityValue, kind: "synonym", number: numberSynonym},
	}
}

// dialogflowCXFormat is one JSON file of a Dialogflow CX package: training
// phrases, flow, page, intent, entity type, webhook or test case.
var dialogflowCXFormat = tableFormat("dialogflow-cx", "Dialogflow CX agent", func(h *Head) int {
	o := h.Outline
	switch {
	case o.Has("/trainingPhrases/*/parts", "/testCaseConversationTurns"):
		return 92
	case o.Has("/transitionRoutes", "/transitionEvents", "/entryFulfillment", "/nluSettings", "/genericWebService"):
		return 80
	case o.Has("/displayName") && o.Has("/defaultLanguageCode", "/kind", "/numTrainingPhrases", "/trainingPhrases"):
		return 70
	}
	return 0
}, func() *table {
	return &table{
		scopes: []scope{
			{path: "/trainingPhrases/*", number: numberExample, group: true},
			{path: "/trainingPhrases/*/parts", join: true},
			{path: "/trainingPhrases/*/parts/*"},
			{path: "/entities/*", number: numberValue, group: true},
			{path: "/transitionRoutes/*", group: true},
			{path: "/testCaseConversationTurns/*", number: numberTurn, group: true, closed: followTurn},
			{path: "", sets: inIntent, names: []string{"displayName"}},
		},
		fields: concat(
			[]field{
				{path: "/displayName", role: document.RoleName, kind: "name"},
				{path: "/description", role: document.RoleNote, kind: "description"},
				{path: "/trainingPhrases/*/parts/*/text", role: document.RoleUtterance, kind: "example", opts: joined | withIntent},
				{path: "/trainingPhrases/*/parts/*/parameterId", slot: slotEntity},
			},
			entryFields("/entities/*"),
			[]field{
				{path: "/excludedPhrases/*/value", role: document.RoleEntityValue, kind: "entity-value"},
				{path: "/testCaseConversationTurns/*/userInput/**/text", role: document.RoleUtterance, kind: "turn", opts: withQuestion},
				{path: "/testCaseConversationTurns/*/userInput/injectedParameters/**", role: document.RoleContext, kind: "context", opts: free},
				{path: "/testCaseConversationTurns/*/virtualAgentOutput/textResponses/**", role: document.RoleAnswer, kind: "turn", slot: slotAnswer},
				{path: "/testCaseConversationTurns/*/virtualAgentOutput/sessionParameters/**", role: document.RoleContext, kind: "context", opts: free},
				{path: "/**/messages/**", role: document.RoleAnswer, kind: "answer"},
				{path: "/**/condition", role: document.RoleCondition, kind: "condition"},
				{path: "/**/setParameterActions/*/value/**", role: document.RoleContext, kind: "context", opts: withNumbers},
				{path: "/genericWebService/**", role: document.RoleWebhook, kind: "webhook", opts: free},
			},
			skip("/name", "/{kind,defaultLanguageCode,timeZone,languageCode}", "/**/{languageCode,targetPage,targetFlow,currentPage,event}", "/trainingPhrases/*/{id}"),
			[]field{anything("setting")},
		),
	}
})

// followTurn gives the next turn what the bot said in this one.
func followTurn(r *jsonReader, f *frame) {
	const only = "" // a test case is one conversation
	f.question = r.talks[only].answer
	r.talks = map[string]talk{only: {answer: f.get(slotAnswer)}}
}
