// Package document turns bytes into text units with exact addresses.
//
// It holds the tokenizers of the file syntaxes (JSON, CSV, lines, YAML) and
// the type that everything else speaks in: [Unit], one human-written string
// that knows which raw bytes it came from. What the strings mean in a bot is
// the business of package workspace.
//
// # Offsets
//
// Byte offsets count from 0 and are half-open. Lines and columns count from
// 1; columns count Unicode code points. Offsets of a unit's text refer to
// the decoded string; raw offsets refer to the file, before any decoding of
// the character set.
//
// # Memory
//
// The tokenizers of JSON, CSV and lines read through a [Window]: a sliding
// buffer that holds the token at hand. Memory is bounded by the longest
// token, and that by the limit of the window.
package document
