package workspace

import "github.com/privlint/privlint/scanner/document"

// watsonActionsFormat is an actions skill.
var watsonActionsFormat = tableFormat("watson-actions", "Watson Assistant actions skill", func(h *Head) int {
	o := h.Outline
	switch {
	case o.Has("/workspace/actions/*/steps", "/workspace/actions/*/action"):
		return 96
	case o.Has("/workspace") && o.Text("/type") == "action":
		return 96
	case o.Has("/actions/*/steps") && o.Has("/intents", "/entities", "/variables"):
		return 90
	}
	return 0
}, func() *table { return actionsTable("/workspace", "") })

// actionsTable is the table of actions skills. The whole skill is held back
// as far as memory allows, since intents have no telling names there: those
// of the actions come behind them.
func actionsTable(prefixes ...string) *table {
	t := skillTable(prefixes...)
	t.scopes = concatScopes(scopesUnder(actionScopes, prefixes...), t.scopes)
	t.fields = concat(under(actionFields, prefixes...), t.fields)
	return t
}

var actionScopes = []scope{
	{path: "", hold: true},
	{path: "/actions/*", sets: inAction, names: []string{"title", "action"}, group: true, closed: nameIntent},
	{path: "/actions/*/steps/*", sets: inStep, names: []string{"title", "step"}, group: true},
	{path: "/actions/*/steps/*/context/variables/*", sets: inLabel, names: []string{"skill_variable", "variable"}},
	{path: "/actions/*/steps/*/resolver/callout/request_mapping/*/*", sets: inLabel, names: []string{"parameter"}},
	{path: "/actions/*/steps/*/resolver/invoke_action/parameters/*", sets: inLabel, names: []string{"parameter", "variable"}},
	{path: "/actions/*/variables/*", sets: inLabel, names: []string{"title", "variable"}},
	{path: "/variables/*", sets: inLabel, names: []string{"title", "variable"}, group: true},
}

var actionFields = concat(
	[]field{
		{path: "/actions/*/title", role: document.RoleName, kind: "action-title"},
		{path: "/actions/*/display_name", role: document.RoleName, kind: "action-title"},
		{path: "/actions/*/action", role: document.RoleName, kind: "action-name"},
		{path: "/actions/*/condition/**/intent", slot: slotIntent},
	},
	skip("/actions/*/{type,next_action,launch_mode}"),
	conditionFields("/actions/*/condition"),
	conditionFields("/actions/*/steps/*/condition"),
	conditionFields("/actions/*/steps/*/handlers/*/condition"),
	skip("/actions/*/steps/*/{step,variable,next_step,type}",
		"/actions/*/steps/*/handlers/*/{handler,next_handler,type,next_step}",
		"/actions/*/steps/*/handlers/*/resolver/type",
		"/actions/*/steps/*/context/variables/*/{skill_variable,variable}",
		"/actions/*/steps/*/context/variables/*/value/{variable,variable_path,skill_variable,system_variable}",
		"/actions/*/steps/*/resolver/{type}",
		"/actions/*/steps/*/resolver/callout/{type,method,result_variable}",
		"/actions/*/steps/*/resolver/callout/internal/**",
		"/actions/*/steps/*/resolver/callout/request_mapping/*/*/value/{variable,variable_path,skill_variable,system_variable}",
		"/actions/*/steps/*/resolver/invoke_action/{action,result_variable,policy}",
		"/actions/*/steps/*/resolver/invoke_action/parameters/*/value/{variable,variable_path,skill_variable,system_variable}",
		"/actions/*/steps/*/question/{response_collection_behavior}",
		"/actions/*/steps/*/question/source_variable/**",
		"/actions/*/variables/*/{variable,data_type}",
		"/variables/*/data_type",
		"/collections/*/{collection}", "/collections/*/action_references/**"),
	under(outputFields, "/actions/*/steps/*/output", "/actions/*/steps/*/handlers/*/output"),
	[]field{
		{path: "/actions/*/steps/*/title", role: document.RoleName, kind: "step-title"},
		{path: "/actions/*/steps/*/handlers/*/title", role: document.RoleName, kind: "handler-title"},
		{path: "/actions/*/steps/*/context/variables/*/value/**", role: document.RoleContext, kind: "context", opts: withNumbers},
		{path: "/actions/*/steps/*/resolver/callout/request_mapping/*/*/parameter", role: document.RoleWebhook, kind: "webhook"},
		{path: "/actions/*/steps/*/resolver/callout/request_mapping/**", role: document.RoleWebhook, kind: "webhook", opts: withNumbers},
		{path: "/actions/*/steps/*/resolver/callout/**", role: document.RoleWebhook, kind: "webhook", opts: free},
		{path: "/actions/*/steps/*/resolver/invoke_action/parameters/*/parameter", role: document.RoleName, kind: "context"},
		{path: "/actions/*/steps/*/resolver/invoke_action/**", role: document.RoleContext, kind: "context", opts: withNumbers},
		{path: "/actions/*/steps/*/resolver/**", role: document.RoleAnswer, kind: "answer", opts: free},
		{path: "/actions/*/steps/*/question/entity", role: document.RoleName, kind: "question"},
		{path: "/actions/*/steps/*/question/**", role: document.RoleAnswer, kind: "question", opts: free},
		{path: "/actions/*/variables/*/title", role: document.RoleName, kind: "variable"},
		{path: "/actions/**", role: document.RoleNote, kind: "action", opts: free},
		{path: "/variables/*/variable", role: document.RoleName, kind: "variable"},
		{path: "/variables/*/title", role: document.RoleName, kind: "variable"},
		{path: "/variables/*/description", role: document.RoleNote, kind: "description"},
		{path: "/variables/**", role: document.RoleContext, kind: "variable", opts: withNumbers},
		{path: "/collections/*/title", role: document.RoleName, kind: "collection"},
	},
)

// conditionFields are the literals in a condition.
func conditionFields(prefix string) []field {
	return concat(
		skip(prefix+"/**/{intent,entity,variable,variable_path,skill_variable,system_variable}"),
		[]field{{path: prefix + "/**", role: document.RoleCondition, kind: "condition"}},
	)
}

// nameIntent remembers which action an intent belongs to.
func nameIntent(r *jsonReader, f *frame) {
	intent := f.get(slotIntent)
	if intent == "" || f.name == "" {
		return
	}
	if r.titles == nil {
		r.titles = map[string]string{}
	}
	r.titles[intent] = f.name
}

func concatScopes(rows ...[]scope) []scope {
	var out []scope
	for _, r := range rows {
		out = append(out, r...)
	}
	return out
}
