// Package evaluate measures how well privlint finds what people marked:
// precision, recall, F1 and F2 against gold JSONL, and false positives per
// 1,000 clean utterances.
//
// # Gold
//
// One record a line, gzipped or not:
//
//	{"id":"a:1","corpus":"a","text":"call Bo at 555-0100","spans":[[5,7,"PERSON"],[11,19,"PHONE"]],"ignore":[[0,4]]}
//
// Offsets are code points, half-open. What lies in an ignore region counts
// neither for nor against anyone. A record without corpus belongs to the one
// named as its file.
//
// # Judgement
//
// A gold span is found if a prediction of the same label overlaps it by one
// character or more; a prediction is right if it overlaps a gold span of the
// same label. No corpus marks everything, so each is judged only on the
// labels that it annotates: those listed for it in inventory.json beside the
// gold, else those that occur in it. Other predictions are counted as
// unjudged and left out of precision. Corpora that annotate nothing are
// clean: there every prediction is a false positive.
//
// Labels of the gold may be entity types or the coarser labels of public
// corpora; labels.go maps one to the other.
package evaluate
