package rename

import "slices"

// jsonRules are the rules of the JSON formats.
var jsonRules = map[string]ruleSet{
	"watson-dialog":  {true, watsonRules},
	"watson-actions": {true, watsonRules},
	"watson-export":  {true, watsonRules},
	"clu":            {false, cluRules},
	"luis":           {false, luisRules},
	"dialogflow-es":  {false, dialogflowRules},
	"dialogflow-cx":  {false, dialogflowCXRules},
	"lex-v1":         {false, lexV1Rules},
	"lex-v2":         {false, lexV2Rules},
	"rasa-json":      {false, rasaJSONRules},
}

// watsonRules are those of dialog and actions skills, bare or in one of the
// envelopes.
func watsonRules() []rule {
	var out []rule
	for _, p := range []string{"", "/workspace", "/workspaces/*", "/assistant_skills/*/workspace", "/assistant_skills/*"} {
		out = slices.Concat(
			out,
			at(intentName, p+"/intents/*/intent"),
			at(inPlain, p+"/intents/*/examples/*/text"),
			at(entityName, p+"/intents/*/examples/*/mentions/*/entity", p+"/entities/*/entity"),
			valueAt(p+"/entities/*/values/*/value", "entity", 2),
			at(inExpression, p+"/dialog_nodes/*/conditions"),
			at(nodeKey, p+"/dialog_nodes/*/dialog_node", p+"/dialog_nodes/*/parent", p+"/dialog_nodes/*/previous_sibling",
				p+"/dialog_nodes/*/next_step/dialog_node", p+"/dialog_nodes/*/go_to/dialog_node", p+"/dialog_nodes/*/go_to"),
			at(inText, p+"/dialog_nodes/*/output/**", p+"/dialog_nodes/*/context/**", p+"/dialog_nodes/*/actions/**"),
			at(intentName, p+"/actions/**/intent"),
			at(entityName, p+"/actions/**/entity"),
			at(inExpression, p+"/actions/**/expression", p+"/variables/**/expression"),
			at(anyValue, p+"/actions/**/condition/**/scalar"),
			at(nodeKey, p+"/actions/**/action", p+"/actions/**/next_action", p+"/collections/**"),
			valueAt(p+"/actions/**/value", "entity", 0),
		)
	}
	return out
}

func cluRules() []rule {
	return slices.Concat(
		at(intentName, "/assets/intents/*/category", "/assets/utterances/*/intent"),
		at(entityName, "/assets/entities/*/category", "/assets/utterances/*/entities/*/category"),
		valueAt("/assets/entities/*/list/sublists/*/listKey", "category", 3),
		valueAt("/assets/utterances/*/entities/*/extraInformation/*/key", "category", 2),
	)
}

func luisRules() []rule {
	return slices.Concat(
		at(intentName, "/intents/*/name", "/utterances/*/intent", "/patterns/*/intent", "/*/intent"),
		at(entityName, "/entities/**/name", "/entities/**/instanceOf", "/composites/*/name", "/composites/*/children/*",
			"/composites/*/children/*/name", "/hierarchicals/*/name", "/closedLists/*/name", "/regex_entities/*/name",
			"/patternAnyEntities/*/name", "/utterances/*/entities/**/entity", "/*/entities/**/entity"),
		at(eitherName, "/intents/*/features/*/modelName", "/entities/**/features/*/modelName"),
		valueAt("/closedLists/*/subLists/*/canonicalForm", "name", 2),
		at(inBraces, "/patterns/*/pattern"),
	)
}

// dialogflowRules are those of the files of an agent: intent, user says,
// entity, entries.
func dialogflowRules() []rule {
	anywhere := valueAt("/*/value", "", 0)
	anywhere = append(anywhere, valueAt("/entries/*/value", "name", 2)...)
	for i := range anywhere {
		anywhere[i].alone = true
	}
	return slices.Concat(
		at(eitherName, "/name"),
		at(entityReference, "/responses/*/parameters/*/dataType", "/**/data/*/meta"),
		at(entityName, "/responses/*/parameters/*/name", "/**/data/*/alias"),
		at(inDollars, "/responses/*/parameters/*/value", "/responses/**/speech", "/responses/**/speech/*", "/responses/**/messages/**"),
		anywhere,
	)
}

func dialogflowCXRules() []rule {
	return slices.Concat(
		at(eitherName, "/displayName"),
		at(intentName, "/**/intent", "/**/triggeredIntent/displayName"),
		at(entityReference, "/parameters/*/entityType", "/**/parameters/*/entityType"),
		valueAt("/entities/*/value", "displayName", 2),
	)
}

func lexV1Rules() []rule {
	return slices.Concat(
		at(eitherName, "/resource/name"),
		at(intentName, "/resource/intents/*/name", "/**/intentName"),
		at(entityName, "/resource/slotTypes/*/name", "/resource/intents/*/slots/*/name", "/resource/slots/*/name", "/**/slotType"),
		valueAt("/resource/slotTypes/*/enumerationValues/*/value", "name", 2),
		valueAt("/resource/enumerationValues/*/value", "name", 2),
		at(inBraces, "/**/sampleUtterances/*", "/**/messages/*/content"),
	)
}

func lexV2Rules() []rule {
	return slices.Concat(
		at(eitherName, "/name"),
		at(intentName, "/**/intentName", "/**/intent/name"),
		at(entityName, "/slotTypeName", "/slotPriorities/*/slotName", "/**/slotToElicit"),
		valueAt("/slotTypeValues/*/sampleValue/value", "name", 3),
		at(inBraces, "/**/sampleUtterances/*/utterance", "/**/plainTextMessage/value"),
	)
}

func rasaJSONRules() []rule {
	synonyms := valueAt("/rasa_nlu_data/entity_synonyms/*/value", "", 0)
	synonyms[0].alone = true
	const example = "/rasa_nlu_data/common_examples/*"
	return slices.Concat(
		at(inIntentPath, example+"/intent"),
		at(entityName, example+"/entities/*/entity", "/rasa_nlu_data/lookup_tables/*/name", "/rasa_nlu_data/regex_features/*/name"),
		valueAt(example+"/entities/*/value", "entity", 0),
		synonyms,
	)
}
