package workspace

import "github.com/privlint/privlint/scanner/document"

// watsonDialogFormat is a dialog skill or classic workspace, bare or in the
// envelope of newer downloads.
var watsonDialogFormat = tableFormat("watson-dialog", "Watson Assistant dialog skill", func(h *Head) int {
	o := h.Outline
	switch {
	case o.Has("/dialog_nodes", "/workspace/dialog_nodes"):
		return 95
	case o.Has("/workspace/intents", "/workspace/entities"):
		return 80
	case o.Has("/workspaces/*/workspace_id"):
		return 80
	case o.Has("/intents/*/examples/*/text", "/entities/*/values/*/synonyms", "/entities/*/values/*/patterns"):
		return 70
	case o.Has("/counterexamples") && o.Has("/intents", "/entities", "/metadata", "/learning_opt_out"):
		return 70
	case o.Has("/workspace_id") && o.Has("/intents", "/entities", "/webhooks", "/system_settings"):
		return 60
	case o.Has("/intents/*/intent", "/entities/*/entity") && !o.Has("/text", "/input"):
		return 40
	}
	return 0
}, func() *table { return skillTable("", "/workspace", "/workspaces/*") })

// watsonExportFormat is the answer of the v2 skills export.
var watsonExportFormat = tableFormat("watson-export", "Watson Assistant skills export", func(h *Head) int {
	if h.Outline.Has("/assistant_skills/*/workspace", "/assistant_skills/*/skill_id", "/assistant_skills/*/type") {
		return 96
	}
	return 0
}, func() *table { return actionsTable("/assistant_skills/*/workspace", "/assistant_skills/*") })

// skillTable is the table of skills whose content stands below the prefixes.
func skillTable(prefixes ...string) *table {
	t := &table{
		either: true,
		scopes: scopesUnder(dialogScopes, prefixes...),
		fields: under(dialogFields, prefixes...),
	}
	t.scopes = append(t.scopes, outputScopes...)
	t.fields = append(t.fields, under(envelopeFields, prefixes...)...)
	t.fields = append(t.fields, anything("setting"))
	return t
}

var dialogScopes = []scope{
	{path: "/intents/*", sets: inIntent, names: []string{"intent"}, group: true},
	{path: "/intents/*/examples/*", number: numberExample, group: true, hold: true, notes: true},
	{path: "/intents/*/examples/*/mentions/*", names: []string{"entity"}, closed: addWatsonNote},
	{path: "/counterexamples/*", number: numberExample, group: true},
	{path: "/entities/*", sets: inEntity, names: []string{"entity"}, group: true},
	{path: "/entities/*/values/*", number: numberValue, group: true},
	{path: "/dialog_nodes/*", sets: inNode, names: []string{"title", "dialog_node"}, group: true},
	{path: "/webhooks/*", group: true},
	{path: "/webhooks/*/headers/*", sets: inLabel, names: []string{"name"}},
}

var dialogFields = concat(
	[]field{
		{path: "/intents/*/intent", role: document.RoleName, kind: "intent-name"},
		{path: "/intents/*/description", role: document.RoleNote, kind: "description"},
		{path: "/intents/*/examples/*/text", role: document.RoleUtterance, kind: "example", opts: withIntent | withNotes},
		{path: "/intents/*/examples/*/mentions/*/location/*", slot: slotRange},
		{path: "/intents/*/examples/*/mentions/*/entity"},
		{path: "/counterexamples/*/text", role: document.RoleUtterance, kind: "counterexample"},
	},
	skip("/{intents,entities,dialog_nodes,counterexamples}/*/{created,updated}"),
	skip("/intents/*/examples/*/{created,updated}", "/entities/*/values/*/{created,updated,type}", "/entities/*/{type,source}"),
	[]field{
		{path: "/entities/*/entity", role: document.RoleName, kind: "entity-name"},
		{path: "/entities/*/description", role: document.RoleNote, kind: "description"},
		{path: "/entities/*/values/*/value", role: document.RoleEntityValue, kind: "entity-value", opts: withEntity},
		{path: "/entities/*/values/*/synonyms/*", role: document.RoleEntityValue, kind: "synonym", number: numberSynonym, opts: withEntity},
		{path: "/entities/*/values/*/patterns/*", role: document.RolePattern, kind: "pattern", opts: withEntity},
		{path: "/entities/*/metadata/**", role: document.RoleNote, kind: "metadata", opts: free},
		{path: "/entities/*/values/*/metadata/**", role: document.RoleNote, kind: "metadata", opts: free},
	},
	skip("/dialog_nodes/*/{dialog_node,parent,previous_sibling,event_name,variable,type,digress_in,digress_out,digress_out_slots}",
		"/dialog_nodes/*/{next_step,go_to}/**", "/dialog_nodes/*/actions/*/type"),
	[]field{
		{path: "/dialog_nodes/*/title", role: document.RoleName, kind: "dialog-node"},
		{path: "/dialog_nodes/*/user_label", role: document.RoleAnswer, kind: "node-label"},
		{path: "/dialog_nodes/*/description", role: document.RoleNote, kind: "description"},
		{path: "/dialog_nodes/*/conditions", role: document.RoleCondition, kind: "condition"},
	},
	under(outputFields, "/dialog_nodes/*/output"),
	[]field{
		{path: "/dialog_nodes/*/context/**", role: document.RoleContext, kind: "context", opts: free},
		{path: "/dialog_nodes/*/actions/*/name", role: document.RoleName, kind: "webhook"},
		{path: "/dialog_nodes/*/actions/*/result_variable", role: document.RoleName, kind: "webhook"},
		{path: "/dialog_nodes/*/actions/**", role: document.RoleWebhook, kind: "webhook", opts: free},
		{path: "/dialog_nodes/*/metadata/**", role: document.RoleNote, kind: "metadata", opts: free},
		{path: "/webhooks/*/name", role: document.RoleName, kind: "webhook"},
		{path: "/webhooks/*/headers/*/name", role: document.RoleWebhook, kind: "webhook"},
		{path: "/webhooks/*/headers/*/value", role: document.RoleWebhook, kind: "webhook"},
		{path: "/webhooks/**", role: document.RoleWebhook, kind: "webhook", opts: free},
	},
)

// envelopeFields stand around the content: settings, names and ids of the
// skill.
var envelopeFields = concat(
	skip("/{workspace_id,skill_id,assistant_id,environment_id,status,type,language,created,updated,snapshot,next_snapshot_version}",
		"/counts/**", "/metadata/api_version/**", "/metadata/skill/counts/**", "/metadata/runtime_version",
		"/assistant_references/*/{assistant_id,skill_reference}", "/dialog_settings/source_assistant",
		"/system_settings/**/{response_type,selection_policy,suggestion_text_policy,training_backend_version}"),
	[]field{
		{path: "/name", role: document.RoleName, kind: "skill-name"},
		{path: "/description", role: document.RoleNote, kind: "description"},
		{path: "/assistant_references/*/name", role: document.RoleName, kind: "assistant-name"},
		{path: "/system_settings/**/text_expression/concat/*/scalar", role: document.RoleAnswer, kind: "setting", opts: joined},
		{path: "/system_settings/**", role: document.RoleAnswer, kind: "setting", opts: free},
		{path: "/metadata/**", role: document.RoleNote, kind: "metadata", opts: free},
	},
)

// outputFields are what the bot says, below "output" of a dialog node, step
// or handler. Other keys than the documented ones are allowed and used.
var outputFields = concat(
	skip("/selection_policy", "/text/selection_policy",
		"/generic/*/{response_type,selection_policy,preference,query_type}",
		"/generic/**/concat/*/{variable_path}"),
	[]field{
		{path: "/generic/**/concat/*/scalar", role: document.RoleAnswer, kind: "answer", opts: joined},
		{path: "/generic/**/concat/*/variable", opts: asPlaceholder},
		{path: "/generic/**/concat/*/skill_variable", opts: asPlaceholder},
		{path: "/generic/**/concat/*/system_variable", opts: asPlaceholder},
		{path: "/generic/**/concat/*/expression", role: document.RoleCondition, kind: "answer", opts: asPlaceholder},
		{path: "/generic/*/user_defined/**", role: document.RoleAnswer, kind: "answer", opts: free},
		{path: "/generic/**", role: document.RoleAnswer, kind: "answer"},
		{path: "/text/**", role: document.RoleAnswer, kind: "answer"},
		{path: "/**", role: document.RoleAnswer, kind: "answer", opts: free},
	},
)

// outputScopes join the parts of one sentence.
var outputScopes = []scope{
	{path: "/**/text_expression/concat", join: true},
	{path: "/**/text_expression/concat/*"},
}

func concat(rows ...[]field) []field {
	var out []field
	for _, r := range rows {
		out = append(out, r...)
	}
	return out
}
