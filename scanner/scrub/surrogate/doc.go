// Package surrogate invents values that look like those that they stand for
// and belong to nobody.
//
// A surrogate comes from a range that its issuer has set aside, or breaks a
// rule of its issuer that every real value keeps: numbers get a check digit
// that is wrong. Names have no such range; they are put together from words
// of our own (names.txt). The scanner calls the first kind reserved and does
// not find the second; [Is] knows the third and what the scanner cannot tell.
//
//	m := surrogate.New(key)
//	s, ok := m.Make("PHONE_NUMBER", "(212) 736-5000") // (614) 555-0148
//
// # Choice
//
// HMAC-SHA-256 (FIPS 198-1) over entity type, a zero byte and the value
// without letter case, separators and Unicode form seeds every choice, so that
// a value has one surrogate under a key, however it is spelled and in
// whichever file it stands. Names are chosen part by part: Maria Lopez and
// Maria stay the same person, in exchange for showing that two people share a
// part of their names. Different values can meet in one surrogate, most of all
// where an issuer has set few aside.
//
// # Shape
//
// Separators, brackets, prefixes of countries, letter case, script and the
// digits of a script stay. Where nothing is set aside, or a value is written
// in a way that is not understood, there is no surrogate.
package surrogate
