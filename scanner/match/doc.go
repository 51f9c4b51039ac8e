// Package match finds what rules describe in one text. It sees a string and
// the labels beside it, not files.
package match
