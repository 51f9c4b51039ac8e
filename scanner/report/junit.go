package report

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/privlint/privlint/scanner"
)

// junit writes JUnit XML as Jenkins and GitLab read it: a test case for each
// input, failed where it has findings, with an error where it could not be
// scanned. The findings of one input are held, not those of all.
type junit struct {
	w        buffer
	o        Options
	started  bool
	findings []string
	accepted int
}

func newJUnit(w io.Writer, o Options) *junit { return &junit{w: newBuffer(w), o: o} }

type junitCase struct {
	XMLName   xml.Name     `xml:"testcase"`
	Class     string       `xml:"classname,attr"`
	Name      string       `xml:"name,attr"`
	File      string       `xml:"file,attr"`
	Time      string       `xml:"time,attr"`
	Failure   *junitFault  `xml:"failure"`
	Error     *junitFault  `xml:"error"`
	Skipped   *junitFault  `xml:"skipped"`
	SystemOut *junitOutput `xml:"system-out"`
}

type junitFault struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr,omitempty"`
	Text    string `xml:",chardata"`
}

type junitOutput struct {
	Text string `xml:",chardata"`
}

func (j *junit) start() {
	if !j.started {
		j.started = true
		j.w.printf("%s<testsuites name=\"privlint\">\n<testsuite name=\"privlint\">\n", xml.Header)
	}
}

func (j *junit) Finding(f *scanner.Finding) error {
	if f.Suppressed != nil {
		j.accepted++
		return nil
	}
	line := fmt.Sprintf("%d:%d: %s %s %s [%s]", f.Line, f.Column, f.Severity, f.Rule, f.Message, likelihood(f))
	if j.o.ShowValues {
		line += " value: " + f.Reveal()
	}
	j.findings = append(j.findings, Escape(line))
	return nil
}

func (j *junit) Coverage(c *scanner.Coverage) error {
	j.start()
	t := junitCase{Class: "privlint", Name: Escape(c.Path), File: Escape(c.Path), Time: "0"}
	if len(j.findings) > 0 {
		t.Failure = &junitFault{Message: Plural(len(j.findings), "finding"), Type: "privlint", Text: strings.Join(j.findings, "\n")}
	}
	switch c.Status {
	case scanner.StatusPartial, scanner.StatusFailed:
		t.Error = &junitFault{Message: xmlText(ProblemLine(c)), Type: string(c.Status)}
	case scanner.StatusSkipped:
		t.Skipped = &junitFault{Message: xmlText(Escape(reasons(c.Reasons)))}
	case scanner.StatusScanned:
		out := fmt.Sprintf("scanned as %s: %s, %s", c.Format, Plural(c.Units, "unit"), size(c.Bytes))
		if j.accepted > 0 {
			out += fmt.Sprintf(", %d suppressed", j.accepted)
		}
		t.SystemOut = &junitOutput{out}
	}
	j.findings, j.accepted = nil, 0
	data, err := xml.Marshal(t)
	if err != nil {
		return err
	}
	j.w.printf("%s\n", data)
	return j.w.flush()
}

func (j *junit) Close(*scanner.Summary) error {
	j.start()
	j.w.printf("</testsuite>\n</testsuites>\n")
	return j.w.flush()
}

// xmlText keeps what XML 1.0 allows.
func xmlText(s string) string {
	return strings.Map(func(r rune) rune {
		if r == utf8.RuneError || r < ' ' && r != '\t' && r != '\n' {
			return '?'
		}
		return r
	}, s)
}
