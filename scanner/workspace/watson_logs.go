package workspace

import "github.com/privlint/privlint/scanner/document"

// watsonLogsV1Format is a list of log events of the v1 API, as one array or
// in the answer of the service.
var watsonLogsV1Format = tableFormat("watson-logs-v1", "Watson Assistant logs (v1)", func(h *Head) int {
	if isLogs(h.Outline) {
		return 90
	}
	return 0
}, func() *table { return logTable("/#", "/logs/#", "") })

// watsonLogsV2Format is the same of the v2 API.
var watsonLogsV2Format = tableFormat("watson-logs-v2", "Watson Assistant logs (v2)", func(h *Head) int {
	o := h.Outline
	if !isLogs(o) {
		return 0
	}
	for _, at := range []string{"/*", "/logs/*", ""} {
		if o.Has(at+"/assistant_id", at+"/session_id", at+"/request/context/global", at+"/response/context/global",
			at+"/response/context/skills", at+"/response/output/intents") {
			return 92
		}
	}
	return 0
}, func() *table { return logTable("/#", "/logs/#", "") })

// watsonWebhookLogFormat is what the log webhook receives.
var watsonWebhookLogFormat = tableFormat("watson-log-webhook", "Watson Assistant log webhook", func(h *Head) int {
	for _, at := range []string{"/*", ""} {
		if h.Outline.Has(at+"/event/name") && h.Outline.Has(at+"/payload") {
			return 90
		}
	}
	return 0
}, func() *table { return logTable("/#/payload", "/payload") })

func isLogs(o *Outline) bool {
	for _, at := range []string{"/*", "/logs/*", ""} {
		if !o.Has(at+"/log_id") && !o.Has(at+"/request_timestamp") {
			continue
		}
		if o.Has(at+"/request", at+"/response") {
			return true
		}
	}
	return o.Has("/*/request/input/text") && o.Has("/*/response/output") || o.Has("/logs") && o.Has("/pagination")
}

func logTable(prefixes ...string) *table {
	return &table{
		scopes:     append(scopesUnder(logScopes, prefixes...), scope{path: "/logs", list: true, frees: true}),
		fields:     concat(under(logFields, prefixes...), skip("/pagination/**", "/event/name", "/#/event/name"), []field{anything("log")}),
		mayBeLines: true,
		either:     true,
	}
}

var logScopes = []scope{
	{path: "", number: numberTurn, group: true, hold: true, notes: true, closed: follow},
	{path: "/response/entities/*", names: []string{"entity"}, sets: inEntity, about: aboutResponse, closed: addWatsonNote},
	{path: "/response/output/entities/*", names: []string{"entity"}, sets: inEntity, about: aboutResponse, closed: addWatsonNote},
	{path: "/request/input/entities/*", names: []string{"entity"}, sets: inEntity, about: aboutRequest, closed: addBareNote},
	{path: "/request/entities/*", about: aboutRequest, closed: addBareNote},
	{path: "/response/input/entities/*", about: aboutResponse, closed: addBareNote},
	{path: "/response/entities/*/groups/*", about: aboutResponse, closed: addBareNote},
	{path: "/response/output/entities/*/groups/*", about: aboutResponse, closed: addBareNote},
	{path: "/request/input/entities/*/groups/*", about: aboutRequest, closed: addBareNote},
	{path: "/request/entities/*/groups/*", about: aboutRequest, closed: addBareNote},
	{path: "/response/input/entities/*/groups/*", about: aboutResponse, closed: addBareNote},
	{path: "/response/**/text_expression/concat", join: true},
	{path: "/response/**/text_expression/concat/*"},
}

// Entities in a response were found in the text after spell checking, which
// v1 repeats as response.input.text and v2 as output.spelling.text; without
// either, in what the user sent.
var (
	aboutResponse = []textOf{correctedText, responseText, requestText}
	aboutRequest  = []textOf{requestText}
)

var logFields = concat(
	skip("/{log_id,workspace_id,assistant_id,environment_id,skill_id,snapshot,language,response_timestamp}",
		"/{request,response}/{workspace_id,language,alternate_intents}",
		"/{request,response}/input/{message_type,source}",
		"/{request,response}/input/options/**"),
	[]field{
		{path: "/request_timestamp", slot: slotTime},
		{path: "/session_id", slot: slotConversation},
		{path: "/customer_id", role: document.RoleContext, kind: "customer-id", opts: withKey},
		{path: "/user_id", role: document.RoleContext, kind: "user-id", opts: withKey},
		{path: "/request/user_id", role: document.RoleContext, kind: "user-id", opts: withKey},
		{path: "/response/user_id", role: document.RoleContext, kind: "user-id", opts: withKey},
		{path: "/request/input/text", role: document.RoleUtterance, kind: "log-input", opts: withQuestion | withNotes, text: requestText},
		{path: "/response/input/text", role: document.RoleUtterance, kind: "log-input", opts: withQuestion | withNotes, text: responseText},
	},
	recognised("/request/input"), recognised("/response/input"), recognised("/response"), recognised("/request"), recognised("/response/output"),
	[]field{
		{path: "/request/input/**", role: document.RoleUtterance, kind: "log-input", opts: withQuestion | withNumbers},
		{path: "/response/input/**", role: document.RoleUtterance, kind: "log-input", opts: withQuestion | withNumbers},
		{path: "/request/context/conversation_id", slot: slotConversation},
		{path: "/response/context/conversation_id", slot: slotConversation},
	},
	skip("/{request,response}/context/system/**", "/{request,response}/context/global/session_id",
		"/{request,response}/context/global/system/{timezone,skill_reference_id,reference_time,locale,session_start_time,assistant_id}",
		"/{request,response}/context/skills/*/system/**"),
	[]field{
		{path: "/request/context/skills/*"}, // "main skill" is no data
		{path: "/response/context/skills/*"},
		{path: "/request/context/**", role: document.RoleContext, kind: "context", opts: free},
		{path: "/response/context/**", role: document.RoleContext, kind: "context", opts: free},
		{path: "/response/output/text", role: document.RoleAnswer, kind: "log-output", slot: slotAnswer},
		{path: "/response/output/text/*", role: document.RoleAnswer, kind: "log-output", slot: slotAnswer},
		{path: "/response/output/generic/*/text", role: document.RoleAnswer, kind: "log-output", slot: slotAnswer},
		{path: "/response/output/generic/*/title", role: document.RoleAnswer, kind: "log-output", slot: slotAnswer},
	},
	skip("/response/output/nodes_visited/**", "/response/output/nodes_visited_details/**", "/response/output/debug/{nodes_visited,turn_events}/**",
		"/response/output/debug/{branch_exited_reason}", "/response/output/generic/*/{response_type,selection_policy,preference}",
		"/response/output/log_messages/*/{level,code}", "/response/output/debug/log_messages/*/{level,code}",
		"/response/actions/*/type", "/response/output/actions/*/type"),
	[]field{
		{path: "/response/output/spelling/text", role: document.RoleUtterance, kind: "log-input", text: correctedText},
		{path: "/response/output/spelling/**", role: document.RoleUtterance, kind: "log-input"},
		{path: "/response/output/log_messages/**", role: document.RoleNote, kind: "log-message"},
		{path: "/response/output/debug/**", role: document.RoleNote, kind: "log-message", opts: free},
		{path: "/response/output/error", role: document.RoleNote, kind: "log-message"},
		{path: "/response/output/actions/**", role: document.RoleWebhook, kind: "webhook", opts: free},
		{path: "/response/actions/**", role: document.RoleWebhook, kind: "webhook", opts: free},
		{path: "/response/output/generic/**/concat/*/scalar", role: document.RoleAnswer, kind: "log-output", opts: joined},
		{path: "/response/output/generic/**", role: document.RoleAnswer, kind: "log-output", opts: withNumbers},
		{path: "/response/output/**", role: document.RoleAnswer, kind: "log-output", opts: free},
	},
)

// recognised are the intents and entities that the service found: values are
// words of the user, names come from the skill.
func recognised(prefix string) []field {
	return concat(
		skip(prefix+"/intents/**", prefix+"/entities/*/{entity,skill}", prefix+"/entities/**/{calendar_type,timezone,granularity}"),
		[]field{
			{path: prefix + "/entities/*/location/*", slot: slotRange},
			{path: prefix + "/entities/*/value", role: document.RoleEntityValue, kind: "log-entity", opts: withEntity},
			{path: prefix + "/entities/*/groups/*/group", role: document.RoleEntityValue, kind: "log-entity", opts: withEntity},
			{path: prefix + "/entities/*/groups/*/location/*", slot: slotRange},
			{path: prefix + "/entities/*/groups/**"},
			{path: prefix + "/entities/*/alternatives/*/value", role: document.RoleEntityValue, kind: "log-entity", opts: withEntity},
			{path: prefix + "/entities/**", role: document.RoleEntityValue, kind: "log-entity", opts: withEntity | free},
		},
	)
}

// talk is the last thing the bot said in a conversation.
type talk struct{ answer, time string }

// maxTalks bounds the conversations remembered at a time.
const maxTalks = 4096

// follow gives the event the bot's last question in the same conversation,
// if the log tells that it came before.
func follow(r *jsonReader, f *frame) {
	conversation, time := f.get(slotConversation), f.get(slotTime)
	if conversation == "" {
		return
	}
	if last, ok := r.talks[conversation]; ok && last.time <= time {
		f.question = last.answer
	}
	if r.talks == nil || len(r.talks) >= maxTalks {
		r.talks = map[string]talk{}
	}
	r.talks[conversation] = talk{f.get(slotAnswer), time}
}
