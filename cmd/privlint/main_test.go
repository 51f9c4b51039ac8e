package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

var update = flag.Bool("update", false, "rewrite the expected blocks of scripts")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"privlint": func() { os.Exit(privlint()) },
	})
}

// TestScripts runs the specification of the command line: one script for
// each behaviour, named by its first line.
func TestScripts(t *testing.T) {
	schema, err := filepath.Abs(filepath.Join("..", "..", "docs", "schema", "findings.schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	hooks, err := filepath.Abs(filepath.Join("..", "..", ".pre-commit-hooks.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:           filepath.Join("testdata", "script"),
		UpdateScripts: *update,
		Setup: func(env *testscript.Env) error {
			env.Setenv("SCHEMA", schema)
			env.Setenv("HOOKS", hooks)
			return nil
		},
		Condition: func(cond string) (bool, error) {
			if cond == "root" {
				return os.Geteuid() == 0, nil
			}
			return false, fmt.Errorf("unknown condition %q", cond)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"rc":      scriptRC,
			"genjson": scriptGenJSON,
			"mkfifo":  scriptFIFO,
			"bytes":   scriptBytes,
			"repeat":  scriptRepeat,
			"schema":  scriptSchema,
		},
	})
}

// scriptRC is "rc CODE COMMAND ARG...": runs the command and asks for its
// exit code.
func scriptRC(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: rc CODE COMMAND [ARG...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	err = ts.Exec(args[1], args[2:]...)
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// scriptGenJSON is "genjson DEPTH FILE": an example behind arrays nested
// DEPTH deep.
func scriptGenJSON(ts *testscript.TestScript, _ bool, args []string) {
	depth, err := strconv.Atoi(args[0])
	ts.Check(err)
	text := `{"intents":` + strings.Repeat("[", depth) + `"call 536-90-4399"` + strings.Repeat("]", depth) + "}"
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(text), 0o600))
}

// scriptBytes is "bytes FILE STRING": writes a string in Go's syntax.
func scriptBytes(ts *testscript.TestScript, _ bool, args []string) {
	text, err := strconv.Unquote(`"` + args[1] + `"`)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o600))
}

// scriptRepeat is "repeat N STRING FILE": appends a string N times.
func scriptRepeat(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[0])
	ts.Check(err)
	text, err := strconv.Unquote(`"` + args[1] + `"`)
	ts.Check(err)
	f, err := os.OpenFile(ts.MkAbs(args[2]), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	ts.Check(err)
	_, err = f.WriteString(strings.Repeat(text, n))
	ts.Check(err)
	ts.Check(f.Close())
}

// scriptSchema is "schema FILE": the file follows the schema of findings.
func scriptSchema(ts *testscript.TestScript, _ bool, args []string) {
	schema, err := jsonschema.NewCompiler().Compile(ts.Getenv("SCHEMA"))
	ts.Check(err)
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(ts.ReadFile(args[0])))
	ts.Check(err)
	ts.Check(schema.Validate(v))
}
