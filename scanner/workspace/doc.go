// Package workspace knows the files of assistants: which strings of a
// workspace JSON, an intent CSV or a Rasa file are human text, what each is
// for, and which names stand beside it. It turns tokens of package document
// into units with role, place and labels.
//
// # Mentions
//
// Some formats say by numbers which part of a text an entity is. Such texts
// have [document.Unit.Mentions], one for each annotation, whether it has a
// name or not, and nested ones too:
//
//   - Watson skills: mentions[].location, [start, end). Whether a character
//     beyond the Basic Multilingual Plane counts once or twice is not
//     documented; each text is read as its words fit better, else as UTF-16
//     with a note.
//   - Watson logs: entities[].location and groups[].location of requests and
//     responses. What a response found is on output.spelling.text (v2), else
//     on response.input.text (v1), else on request.input.text. Where request
//     and response repeat a text, only one of them has the mentions.
//   - LUIS: startPos and endPos, the last one inclusive, in UTF-16. CLU: offset
//     and length, counted as stringIndexType says.
//   - Rasa JSON, and the lists of annotation tools in other JSON, JSON Lines
//     and tables: start and end in code points; Label Studio in UTF-16.
//
// The values that Rasa JSON, Watson logs and most tools repeat beside the
// numbers are units of their own. LUIS, CLU and Watson mentions repeat none.
// Lists of offsets inside a cell of a table or inside a string are not read.
//
// An annotation that is empty, or points outside its text or into a
// character, is noted and makes no mention. Where numbers are known to be
// there but cannot be moved, since the text is longer than 128 KiB or more
// than 4 MiB lies between, that is a problem and no mere note.
//
// # Markup
//
// Other formats mark entities inside the sentence, or give it in parts. Units
// hold the sentence without the marks; their maps lead to its parts, so that
// a change never touches a mark. What is put in the place of text must hold
// no line break in any format that is read by lines, must not leave a marked
// part empty (LabelAnnotation tells which they are), and must not hold
//
//   - in Rasa sentences (YAML and Markdown): "]", and "[" unless it is closed
//     without a "(", "{" or "[" behind; in a canonical value ")" where it
//     stands in parentheses, "}" where it stands in JSON;
//   - in .lu sentences: "{", "}" and a backslash; in .lu values a ":" at the
//     end, and a "/" at both ends;
//   - in Snips YAML sentences: "]" before "(", and ")" in a marked part;
//   - in LUIS patterns: any of "{}[]()|^"; in phrase lists: ",";
//   - in Lex sentences: "{" and "}", which name a slot; Lex allows few other
//     marks, and refuses those at import;
//   - in Dialogflow templates, Watson examples and .lu: an "@" where a word
//     begins, which names an entity.
//
// At the beginning of a line, "#" begins a heading, a speaker (Botium) or
// another section (.lu, Rasa Markdown); "-", "*" and "+" with a blank begin
// an item of a list, ">" a comment, and "@" and "$" an entity in .lu; capital
// letters with a space or "(" behind may be a command in Botium.
package workspace
