package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner"
	"github.com/privlint/privlint/scanner/match"
	"github.com/privlint/privlint/scanner/report"
	"github.com/privlint/privlint/scanner/tag"

	"github.com/privlint/privlint/hugot"
)

const usageText = `usage: privlint-hugot -model DIR [flags] [PATH...]

Finds personal and health data as "privlint scan" does, with the token
classification model in DIR beside the tagger that is built in. DIR holds
config.json, tokenizer.json and model.onnx. PATH is a file, a folder or an
archive; "-" is standard input. Values are masked.

`

// settings are what the command line says.
type settings struct {
	model    string
	options  hugot.Options
	minScore float64
	format   string
	failOn   rules.Severity
	tagger   match.Tagger // the built-in one, or nil
	jobs     int
	stdin    string
	paths    []string
}

const noTagger = "off"

// parse reads the command line. Flags may stand behind paths. Mistakes are told
// on w.
func parse(args []string, w io.Writer) (*settings, error) {
	s := &settings{options: hugot.Options{Labels: map[string]rules.EntityType{}}}
	f := flag.NewFlagSet("privlint-hugot", flag.ContinueOnError)
	f.SetOutput(w)
	f.Usage = func() {
		_, _ = io.WriteString(w, usageText)
		f.PrintDefaults()
	}
	var failOn, preset string
	f.StringVar(&s.model, "model", "", "read the model in `DIR`")
	f.StringVar(&s.options.File, "file", "", "read the weights from `NAME` in it (default model.onnx)")
	f.Func("label", "take `LABEL=TYPE` to mean an entity type, \"LABEL=\" to mean none; repeatable", s.label)
	f.Func("aggregation", "judge a word by its pieces `HOW`: first, average or max (default first)", s.aggregation)
	f.IntVar(&s.options.Window, "window", 0, "show the model `N` pieces at once (default what it takes, at most 512)")
	f.BoolVar(&s.options.Organizations, "organizations", false, "look for organizations too")
	f.StringVar(&preset, "tagger", tag.Presets()[0], "have the built-in tagger beside the model as `PRESET`: off, "+strings.Join(tag.Presets(), ", "))
	f.Float64Var(&s.minScore, "min-score", scanner.DefaultMinScore, "report findings with a score of at least `S`, from 0 to 1")
	f.StringVar(&failOn, "fail-on", rules.SeverityMedium.String(), "exit with 1 for findings of at least `SEVERITY`")
	f.StringVar(&s.format, "format", report.FormatText, "write findings as `FORMAT`: "+strings.Join(report.Formats(), ", "))
	f.IntVar(&s.jobs, "jobs", 0, "examine `N` texts at once (default one for each processor)")
	f.StringVar(&s.stdin, "stdin-filename", "", "take standard input for a file of this `NAME`")

	flags, rest := args, []string(nil)
	if i := slices.Index(args, "--"); i >= 0 {
		flags, rest = args[:i], args[i+1:]
	}
	for {
		if err := f.Parse(flags); err != nil {
			return nil, err
		}
		if f.NArg() == 0 {
			break
		}
		s.paths = append(s.paths, f.Arg(0))
		flags = f.Args()[1:]
	}
	s.paths = append(s.paths, rest...)
	return s, s.check(failOn, preset)
}

func (s *settings) label(value string) error {
	label, entity, ok := strings.Cut(value, "=")
	if !ok || label == "" {
		return errors.New("want LABEL=TYPE")
	}
	s.options.Labels[label] = rules.EntityType(strings.ToUpper(entity))
	return nil
}

func (s *settings) aggregation(value string) error {
	how := slices.Index([]string{"first", "average", "max"}, value)
	if how < 0 {
		return errors.New("want first, average or max")
	}
	s.options.Aggregation = []hugot.Aggregation{hugot.First, hugot.Average, hugot.Max}[how]
	return nil
}

// check refuses what the parser cannot.
func (s *settings) check(failOn, preset string) error {
	if s.model == "" {
		return errors.New("say where the model is: -model DIR")
	}
	if !(s.minScore >= 0 && s.minScore <= 1) { // also for NaN
		return fmt.Errorf("-min-score %v is not between 0 and 1", s.minScore)
	}
	s.minScore = max(s.minScore, 1e-9) // to the scanner zero means the default
	if s.jobs < 0 || s.options.Window < 0 {
		return errors.New("-jobs and -window take no negative numbers")
	}
	if !slices.Contains(report.Formats(), s.format) {
		return fmt.Errorf("unknown format %q: want %s", s.format, strings.Join(report.Formats(), ", "))
	}
	var err error
	if s.failOn, err = rules.ParseSeverity(failOn); err != nil {
		return err
	}
	if preset == noTagger {
		return nil
	}
	p, ok := tag.ParsePreset(preset)
	if !ok {
		return fmt.Errorf("unknown preset %q of -tagger: want off, %s", preset, strings.Join(tag.Presets(), ", "))
	}
	s.tagger = tag.New(tag.Options{Preset: p, Organizations: s.options.Organizations})
	return nil
}
