// Command privlint-hugot scans as "privlint scan" does, with a model of the
// user in ONNX form beside the tagger that is built in. docs/hugot.md tells
// where a model comes from.
package main

import (
	"context"
	"log"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	os.Exit(process()) //nolint:forbidigo // only main exits
}

// process runs the program on the process's own streams.
func process() int {
	e := &env{os.Stdin, os.Stdout, os.Stderr}
	log.SetOutput(muted{e})
	signal.Ignore(syscall.SIGPIPE) // a closed pipe is an error of the write
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // the second interrupt ends the process at once
	return run(ctx, e, os.Args[1:])
}

// muted is the log of the libraries below, some of which end the process
// behind what they write. That may hold text.
type muted struct{ e *env }

func (m muted) Write(p []byte) (int, error) {
	m.e.say("a library logs a fault; its words are left out, as they may hold what is scanned")
	return len(p), nil
}
