package workspace

import "github.com/privlint/privlint/scanner/document"

// Annotation tools that have no reader of their own (spaCy, Prodigy, doccano,
// Label Studio and data sets on the hubs) put a list of marks beside a text:
// objects with start and end, or arrays that begin with both. They count code
// points, the end is exclusive.
var (
	spanLists  = []string{"entities", "ents", "spans", "label", "labels", "annotations", "mentions", "tokens", "privacy_mask"}
	spanStarts = []string{"start", "start_offset", "startOffset", "start_char", "start_position", "offset", "begin", "BeginOffset"}
	spanEnds   = []string{"end", "end_offset", "endOffset", "end_char", "end_position", "EndOffset"}
	spanTexts  = [textKinds - firstSpanText]string{"text", "sentence", "utterance", "query", "content", "full_text", "source_text", "document", "data"}
)

// aboutSpans are the texts that such a list may be on, in the order of
// spanTexts.
var aboutSpans = func() []textOf {
	out := make([]textOf, len(spanTexts))
	for i := range out {
		out[i] = firstSpanText + textOf(i)
	}
	return out
}()

// value is what a generic file holds anywhere.
func value(path string) field {
	f := anything("value")
	f.path = path
	return f
}

// genericTable reads any JSON or JSON Lines. In a record, lists of marks
// belong to the text beside them. Records are the lines; or the objects in
// the outermost array, those in the arrays of the outermost object, and that
// object itself.
func genericTable(lines bool) *table {
	t := &table{records: true, lines: lines}
	records := []string{""}
	if !lines {
		records = []string{"/#", "/*/#", ""}
		t.scopes = []scope{{path: "/#/#", any: true}} // no record, but what is in a pair
	}
	for _, record := range records {
		// A mark in a list of the outermost object looks like a record, too.
		t.scopes = append(t.scopes, scope{
			path: record, any: record != "" || lines, hold: true, notes: true, about: aboutSpans, closed: addSpan,
		})
		for i, name := range spanTexts {
			f := value(record + "/" + name)
			f.text = aboutSpans[i]
			t.fields = append(t.fields, f)
		}
		// spaCy 2: the text, and an object with the list.
		pair := value(record + "/#")
		pair.text = aboutSpans[0]
		t.fields = append(t.fields, pair)
		for _, list := range spanLists {
			t.addSpans(record+"/"+list+"/#", addSpan)
			t.addSpans(record+"/#/"+list+"/#", addSpan)
		}
		// Label Studio: {"data": {"text": ...}, "annotations": [{"result": [{"value": ...}]}]}.
		studio := value(record + "/data/text")
		studio.text = aboutSpans[0]
		t.fields = append(t.fields, studio)
		for _, list := range []string{"annotations", "completions", "predictions"} {
			t.addSpans(record+"/"+list+"/#/result/#/value", addUTF16Span)
		}
	}
	t.fields = append(t.fields, value("/**"))
	return t
}

// addSpans adds what reads a mark at path.
func (t *table) addSpans(path string, closed func(r *jsonReader, f *frame)) {
	t.scopes = append(t.scopes, scope{path: path, any: true, about: aboutSpans, closed: closed})
	add := func(key string, s slot) {
		f := value(path + "/" + key)
		f.slot = s
		t.fields = append(t.fields, f)
	}
	for _, key := range spanStarts {
		add(key, slotStart)
	}
	for _, key := range spanEnds {
		add(key, slotEnd)
	}
	add("length", slotLength)
	add("#", slotPair)
}

// addSpan takes a mark of a list, if it is one: any object may stand in a
// list of that name.
func addSpan(r *jsonReader, f *frame) {
	if f.whole() {
		r.addLabelled(f, "", inRunes)
	}
}

// addUTF16Span does the same for tools that run in a browser.
func addUTF16Span(r *jsonReader, f *frame) {
	if f.whole() {
		r.addLabelled(f, "", inUTF16)
	}
}

// whole tells whether f has one start and one end.
func (f *frame) whole() bool {
	return len(f.offsets) == 2 && !f.offsets[0].bad && !f.offsets[1].bad &&
		(f.offsets[0].is == document.MentionStart) != (f.offsets[1].is == document.MentionStart)
}
