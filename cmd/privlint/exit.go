package main

import (
	"errors"
	"fmt"
	"reflect"
	"runtime"
	"strings"
	"syscall"

	"github.com/privlint/privlint/scanner/report"
)

// The exit codes. Findings win over an incomplete scan; whatever was
// interrupted is 130, as shells have it for SIGINT.
const (
	exitClean       = 0
	exitFindings    = 1
	exitUsage       = 2
	exitIncomplete  = 3
	exitInterrupted = 130
)

// statusError ends the program with a code when everything has been said.
type statusError int

func (s statusError) Error() string { return fmt.Sprintf("exit status %d", int(s)) }

// usageError is a mistake of the user: in arguments, environment or
// configuration.
type usageError struct {
	text  string
	hints []string
}

func (u *usageError) Error() string { return u.text }

func usage(format string, args ...any) *usageError {
	return &usageError{text: fmt.Sprintf(format, args...)}
}

// hint adds a line that says how to go on.
func (u *usageError) hint(format string, args ...any) {
	u.hints = append(u.hints, fmt.Sprintf(format, args...))
}

func (u *usageError) hinted(format string, args ...any) *usageError {
	u.hint(format, args...)
	return u
}

// ending is what the exit code and the closing line of a scan follow from.
type ending struct {
	report.Closing
	exitZero bool
	quiet    bool
	// brokenPipe tells that nobody reads the output any more.
	brokenPipe bool
}

// resolve decides the exit code and the closing line together; the line is
// empty where nothing is to be said.
func (e ending) resolve() (code int, line string) {
	failed := e.Summary.Worst != 0 && e.Summary.Worst >= e.FailOn
	switch {
	case e.Interrupted:
		code = exitInterrupted
	case failed && !e.exitZero:
		code = exitFindings
	case !e.Complete() || e.brokenPipe:
		code = exitIncomplete
	default:
		code = exitClean
	}
	if e.brokenPipe || e.quiet && e.Clean() {
		return code, ""
	}
	return code, e.Line()
}

// finish says what went wrong, if anything, and gives the exit code of err.
func finish(e *env, err error) int {
	if err == nil {
		return exitClean
	}
	if status, ok := errors.AsType[statusError](err); ok {
		return int(status)
	}
	if errors.Is(err, syscall.EPIPE) {
		return exitIncomplete
	}
	if u, ok := errors.AsType[*usageError](err); ok {
		e.sayLines(u.text)
		for _, hint := range u.hints {
			e.hint(report.Escape(hint))
		}
		return exitUsage
	}
	e.sayLines(err.Error())
	return exitIncomplete
}

// sayLines says each line of a text.
func (e *env) sayLines(text string) {
	for line := range strings.Lines(text) {
		e.say(report.Escape(strings.TrimRight(line, "\n")))
	}
}

// reportFault tells of a panic by type, function and line alone: its text
// and the arguments on the stack may hold data. It must be called from the
// deferred function that recovered.
func reportFault(e *env, fault any) int {
	e.say("internal fault: " + faultType(fault))
	var pcs [64]uintptr
	frames := runtime.CallersFrames(pcs[:runtime.Callers(3, pcs[:])])
	for {
		frame, more := frames.Next()
		if !strings.HasPrefix(frame.Function, "runtime.") && frame.Function != "" {
			_, _ = fmt.Fprintf(e.stderr, "    %s:%d\n", frame.Function, frame.Line)
		}
		if !more {
			break
		}
	}
	e.hint("please report the lines above; they hold nothing of your data")
	return exitIncomplete
}

// faultType names the fault. Only the runtime's own bound errors are quoted:
// they hold numbers alone.
func faultType(fault any) string {
	if err, ok := fault.(runtime.Error); ok && strings.HasPrefix(reflect.TypeOf(fault).String(), "runtime.bounds") {
		return err.Error()
	}
	return fmt.Sprintf("%T", fault)
}
