// Package synth makes invented, labelled utterances that the tagger learns
// names, places, addresses and health terms from. Start with [Generate].
//
// # Templates
//
// The files below templates hold what people write, one folder per language and
// one file per topic. A line is one template:
//
//	# a comment; blank lines count for nothing
//	#weight 16                            how often the topic is drawn, 10 if missing
//	hi this is {per} i need to {act}      {slot} is filled in
//	*3 my name is {full}                  drawn three times as often as a plain line
//	(hi|hello) [my name is ]{first}       one of several; brackets: left out half the time
//	{first@a} {last@a}, thanks {first@a}  slots of person a
//	order {=^^#####}                      # digit, 9 digit but 0, ^ capital letter
//	Name: {full}\nCity: {city}            \n new line; \( \[ \| \{ the mark itself
//
// A line "@name" begins a rule: the lines behind it are phrases that the slot
// {name} stands for, with slots of their own. A language without a rule uses
// that of English. Slots that label something (per, full, tit, addr, loc, org,
// date, cond, drug ...) and those that draw from the lists are in slots.go.
//
// # Values
//
// Names come from the lists, first and last name of one culture, drawn by a
// flattened weight so that rare ones are seen. A part of the last names is made
// up of the letter triples of real ones, so that the tagger has to learn from
// context. Some Chinese, Korean and Indian names are composed of syllables.
// The last names of every culture, the drugs and the conditions also give the
// letters for companies, medicines and illnesses that nobody has heard of, so
// that an unknown word alone is no name (coin.go).
// A street address is one span, with unit, town, state, code and country where
// they follow; a town on its own is a place. Titles are outside of the span.
//
// # Noise
//
// An utterance is a list of pieces, literals and labelled values, until the very
// end. Noise (case, lost punctuation, accents and apostrophes, typos, blanks)
// changes the text of one piece at a time, and spans are counted when the pieces
// are joined: they cannot slip.
//
// # Carriers
//
// Real utterances without names, given by the caller, stand where templates say
// {act}, and get a name where they say "my mom" or "someone". What else they
// mention is not labelled, so those utterances mask all other types.
package synth
