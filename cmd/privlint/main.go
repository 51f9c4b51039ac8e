// Command privlint finds personal and health data in the training data of
// chatbots: utterance lists, intent and entity exports, whole workspaces.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	os.Exit(privlint())
}

// privlint runs the program on the process's own streams and returns its
// exit code.
func privlint() int {
	e := processEnv()
	e.heap = tuneCollector()
	// A closed pipe must come back as an error of the write, not as a
	// signal, so that temporary files are removed.
	signal.Ignore(syscall.SIGPIPE)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	// The second interrupt ends the process at once.
	context.AfterFunc(ctx, stop)
	return run(ctx, e, os.Args[1:])
}
