// Package workspace knows the files of assistants: which strings of a
// workspace JSON, an intent CSV or a Rasa file are human text, what each is
// for, and which names stand beside it. It turns tokens of package document
// into units with role, place and labels.
package workspace
