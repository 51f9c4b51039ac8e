package workspace

import (
	"strings"

	"github.com/privlint/privlint/scanner/document"
)

// jsonlChatFormat is training data for chat models: messages, prompt and
// completion, ShareGPT, Alpaca and preference pairs, one conversation a line.
var jsonlChatFormat = tableFormat("jsonl-chat", "chat fine-tuning JSON Lines", func(h *Head) int {
	o := h.Outline
	if !o.lines && !linesName(h.Name) {
		return 0
	}
	for _, list := range messageLists {
		if o.Has(list+"/*/content") && o.Has(list+"/*/role") || o.Has(list+"/*/value") && o.Has(list+"/*/from") {
			return 60
		}
	}
	if o.Has("/prompt") && o.Has("/completion", "/chosen", "/rejected") || o.Has("/instruction") && o.Has("/output") {
		return 60
	}
	return 0
}, chatTable)

// messageLists are where the turns of a conversation stand.
var messageLists = []string{
	"/messages", "/conversations", "/conversation", "/chosen", "/rejected", "/prompt", "/completion",
	"/body/messages", "/input/messages", "/response/body/choices",
}

func chatTable() *table {
	t := &table{records: true, lines: true}
	t.scopes = []scope{{path: "", hold: true}}
	for _, list := range messageLists {
		t.scopes = append(t.scopes, scope{path: list + "/*", number: numberTurn, closed: speak})
		t.fields = append(t.fields, under(messageFields, list+"/*", list+"/*/message")...)
	}
	t.fields = append(t.fields, concat(
		[]field{
			{path: "/prompt", role: document.RoleUtterance, kind: "prompt"},
			{path: "/completion", role: document.RoleAnswer, kind: "completion"},
			{path: "/chosen", role: document.RoleAnswer, kind: "completion"},
			{path: "/rejected", role: document.RoleAnswer, kind: "completion"},
			{path: "/instruction", role: document.RoleUtterance, kind: "prompt"},
			{path: "/input", role: document.RoleUtterance, kind: "prompt"},
			{path: "/output", role: document.RoleAnswer, kind: "completion"},
			{path: "/system", role: document.RoleNote, kind: "system-prompt"},
		},
		skip("/model", "/body/model", "/method", "/tools/*/type"),
		[]field{anything("value")},
	)...)
	return t
}

var messageFields = concat(
	[]field{
		{path: "/role", slot: slotSpeaker},
		{path: "/from", slot: slotSpeaker},
		{path: "/content", role: document.RoleUtterance, kind: "turn", opts: bySpeaker | withQuestion, slot: slotAnswer},
		{path: "/value", role: document.RoleUtterance, kind: "turn", opts: bySpeaker | withQuestion, slot: slotAnswer},
		{path: "/content/*/text", role: document.RoleUtterance, kind: "turn", opts: bySpeaker | withQuestion, slot: slotAnswer},
		{path: "/tool_calls/*/function/arguments", role: document.RoleContext, kind: "tool-call", opts: nested},
		{path: "/function_call/arguments", role: document.RoleContext, kind: "tool-call", opts: nested},
	},
	skip("/content/*/type", "/tool_calls/*/{id,type}", "/tool_call_id", "/tool_calls/*/function/name", "/function_call/name", "/finish_reason"),
	[]field{{path: "/**", role: document.RoleContext, kind: "turn", opts: free}},
)

// speak says who wrote a message, and gives a user the question that the
// assistant asked just before.
func speak(_ *jsonReader, f *frame) {
	speaker := strings.ToLower(f.get(slotSpeaker))
	record := f.parent
	switch speaker {
	case "":
		return
	case "user", "human", "customer", "prompter", "client":
		f.speaker, f.role = "user", document.RoleUtterance
		if record != nil {
			f.question, record.last = record.last, ""
		}
	case "assistant", "gpt", "bot", "model", "agent", "chatgpt", "ai":
		f.speaker, f.role = "bot", document.RoleAnswer
		if record != nil && f.get(slotAnswer) != "" {
			record.last = f.get(slotAnswer)
		}
	case "system", "developer":
		f.speaker, f.role = "system", document.RoleNote
	default:
		f.speaker, f.role = speaker, document.RoleContext
		if len(speaker) > 32 { // somebody's text, and no role
			f.speaker = "other"
		}
	}
}
