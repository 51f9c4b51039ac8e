//go:build !unix

package main

import "github.com/rogpeppe/go-internal/testscript"

// scriptFIFO is "mkfifo FILE", which other systems do not have.
func scriptFIFO(ts *testscript.TestScript, _ bool, _ []string) { ts.Fatalf("no named pipes here") }
