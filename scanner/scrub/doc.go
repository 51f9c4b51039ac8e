// Package scrub takes personal data out of files and changes nothing else.
//
// A Scrubber reads every input twice. The first reading is a scan: of every
// finding it keeps where it is and which operator is to replace it, and of
// its value a hash, so that the value is found again where nothing announces
// it. The second reading takes the input apart in the same way, edits the
// decoded text of each unit until a scan finds nothing more in it, spells the
// new text as the file does, moves the offsets of mentions, and copies all
// other bytes as they are.
//
// Start with New.
package scrub
