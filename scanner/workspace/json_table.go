package workspace

import (
	"strings"

	"github.com/privlint/privlint/scanner/document"
)

// table describes a JSON format: which strings are human text and which
// names stand beside them. Paths are written as JSON pointers with "*" for
// one level (any key or index), "#" for one array index and "**" for any
// number of levels, also none.
// Where several rows match, the first one counts, so exceptions stand before
// the rule.
type table struct {
	scopes []scope
	fields []field
	// records tells that the objects of the file are records of one kind:
	// groups are found by shape and not by scopes.
	records bool
	// lines tells that each line is a document (JSONL).
	lines bool
	// mayBeLines tells that the format also comes as JSONL; the beginning of
	// the file decides.
	mayBeLines bool
	// either tells that some annotations do not say how they count.
	either bool
}

// field says what the strings at a path are.
type field struct {
	path string
	// role of the units; empty: the string is no human text.
	role document.Role
	// kind of the place.
	kind string
	// number is the number in the place that counts the array elements.
	number placeNumber
	opts   fieldOpts
	// slot is where the value is remembered in the innermost scope.
	slot slot
	// text is which of several texts of its scope this is, for annotations.
	text textOf
}

// fieldOpts are properties of a field.
type fieldOpts uint16

const (
	withKey       fieldOpts = 1 << iota // the JSON key is a label and Place.Field
	withNumbers                         // long numbers are units too
	withNames                           // keys that are no identifiers are units too
	withIntent                          // the name of the intent or action is a label
	withEntity                          // the name of the entity is a label
	withQuestion                        // what the bot asked before is a label
	withNotes                           // annotations of the scope are labels
	bySpeaker                           // the role depends on who speaks
	joined                              // the string is a part of a joined text
	nested                              // the string holds a JSON document
	sparingly                           // machine values under telling keys are left out
	once                                // only the first of equal strings is a unit
	asPlaceholder                       // names a variable that stands in a joined text
)

// free marks what may hold anything: variables, parameters, metadata.
// Strings that are JSON documents are taken apart, or edits would break them.
const free = withKey | withNumbers | withNames | sparingly | nested

// scope is an object whose name or number the units inside need.
type scope struct {
	path string
	// list scopes are arrays, all others objects.
	list bool
	// any scopes are arrays or objects.
	any bool
	// frees lets the units of the scopes outside go.
	frees bool
	// sets is the name in the place that the scope gives.
	sets placeName
	// names lists the keys in the scope whose string is its name, the best
	// first; "." is the key under which the scope stands.
	names []string
	// number is the number in the place that counts the scopes of an array.
	number placeNumber
	// group tells that the units inside belong together.
	group bool
	// hold keeps the units back until the scope ends, since something at its
	// end says more about them.
	hold bool
	// notes tells that annotations inside belong to texts inside.
	notes bool
	// about lists the texts that an annotation may be on, the likeliest
	// first; nil where there is only one.
	about []textOf
	// join makes one text of the joined fields inside.
	join bool
	// closed is called at the end of the scope.
	closed func(r *jsonReader, f *frame)
}

// placeName is a name in a place.
type placeName uint8

const (
	inNothing placeName = iota
	inIntent
	inEntity
	inNode
	inAction
	inStep
	inIntentOrEntity // by what the field is about
	inLabel          // no name of the place, but a label: a header's or variable's name
)

// placeNumber is a number in a place.
type placeNumber uint8

const (
	noNumber placeNumber = iota
	numberExample
	numberValue
	numberSynonym
	numberTurn
	numberEither // of the value for entity values, else of the example
)

// slot is something that a scope remembers.
type slot uint8

const (
	noSlot slot = iota
	slotEntity
	slotAlias
	slotStart
	slotEnd
	slotLast // end of a range, inclusive
	slotLength
	slotRange // an array of start and end
	slotPair  // an array that begins with start and end
	slotSpeaker
	slotAnswer
	slotConversation
	slotTime
	slotIntent
	slotUnits // how offsets count
	slots
)

// under puts rows below each prefix.
func under(rows []field, prefixes ...string) []field {
	out := make([]field, 0, len(rows)*len(prefixes))
	for _, prefix := range prefixes {
		for _, row := range rows {
			row.path = prefix + row.path
			out = append(out, row)
		}
	}
	return out
}

// scopesUnder does the same for scopes.
func scopesUnder(rows []scope, prefixes ...string) []scope {
	out := make([]scope, 0, len(rows)*len(prefixes))
	for _, prefix := range prefixes {
		for _, row := range rows {
			row.path = prefix + row.path
			out = append(out, row)
		}
	}
	return out
}

// skip makes rows for paths that hold no human text. Names in braces are
// alternatives: "/dialog_nodes/*/{parent,type}".
func skip(paths ...string) []field {
	var out []field
	for _, p := range paths {
		before, rest, ok := strings.Cut(p, "{")
		if !ok {
			out = append(out, field{path: p})
			continue
		}
		names, after, _ := strings.Cut(rest, "}")
		for name := range strings.SplitSeq(names, ",") {
			out = append(out, skip(before+name+after)...)
		}
	}
	return out
}
