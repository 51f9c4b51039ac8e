// Command part scans files with a part of the built-in rules and tells how
// long it took to prepare and to scan, in milliseconds, and how many findings
// there were.
//
//	go build -tags rulesyaml ./bench/part
//	part [-n COUNT [-shift PLACES]] [-rules FILE] [-jobs JOBS] [-cpuprofile FILE] [-partial] PATH...
//
// The tag matters when few rules are measured: with it they go the way of
// rules that users write, into an index of their own. Without it they share
// the one that was made of all built-in rules beforehand.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime/pprof"
	"time"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner"
	"github.com/privlint/privlint/scanner/source"
)

func main() {
	var o options
	flag.IntVar(&o.count, "n", 0, "how many rules, spread over all; 0 means all")
	flag.IntVar(&o.shift, "shift", 0, "take other rules than without, as many")
	flag.StringVar(&o.extra, "rules", "", "add the rules of YAML `FILE`")
	flag.IntVar(&o.jobs, "jobs", 0, "texts matched at once; 0 means one for each processor")
	flag.StringVar(&o.profile, "cpuprofile", "", "write a CPU profile to `FILE`")
	flag.BoolVar(&o.partial, "partial", false, "go on where an input was not scanned whole")
	flag.Parse()
	if err := run(os.Stdout, o, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "part:", err)
		os.Exit(1) //nolint:forbidigo // this is main
	}
}

type options struct {
	count, shift, jobs int
	extra, profile     string
	partial            bool
}

func run(out io.Writer, o options, paths []string) error {
	began := time.Now()
	set, err := part(o.count, o.shift, o.extra)
	if err != nil {
		return err
	}
	s, err := scanner.New(scanner.Options{Rules: set, Jobs: o.jobs})
	if err != nil {
		return err
	}
	ready := time.Now()
	if o.profile != "" {
		f, err := os.Create(o.profile)
		if err != nil {
			return err
		}
		defer f.Close() //nolint:errcheck // pprof has written all before
		if err := pprof.StartCPUProfile(f); err != nil {
			return err
		}
		defer pprof.StopCPUProfile()
	}
	var k counter
	if _, err := s.Scan(context.Background(), source.Files(paths, source.Options{}), &k); err != nil {
		return err
	}
	if k.partial != nil && !o.partial {
		return k.partial
	}
	_, err = fmt.Fprintf(out, "%.1f %.1f %d\n", milliseconds(ready.Sub(began)), milliseconds(time.Since(ready)), k.findings)
	return err
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1e3 }

// part is a set of count built-in rules, from place shift on, and of those of
// the file extra.
func part(count, shift int, extra string) (*rules.Set, error) {
	all, err := rules.Builtin()
	if err != nil {
		return nil, err
	}
	list := all.Rules()
	if count > 0 && count < len(list) {
		picked := make([]*rules.Rule, count)
		for i := range picked {
			picked[i] = list[(i*len(list)/count+shift)%len(list)]
		}
		list = picked
	}
	set, err := rules.NewSet(list, nil)
	if err != nil || extra == "" {
		return set, err
	}
	more, err := rules.LoadFiles(extra)
	if err != nil {
		return nil, err
	}
	return set.With(more)
}

// counter counts findings, and keeps why an input was not scanned whole.
type counter struct {
	findings int
	partial  error
}

// Finding counts one.
func (c *counter) Finding(*scanner.Finding) error { c.findings++; return nil }

// Coverage notes what went wrong.
func (c *counter) Coverage(v *scanner.Coverage) error {
	if v.Status != scanner.StatusScanned {
		c.partial = errors.Join(c.partial, fmt.Errorf("%s: %s %v", v.Path, v.Status, v.Reasons))
	}
	return nil
}
