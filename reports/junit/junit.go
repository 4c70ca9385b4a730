// Package junit writes a record as JUnit XML, which every CI service draws: a suite for each implementation of a loss in one
// format, a case for each property. The dialect is what Jenkins, GitLab and GitHub's actions agree on; measurements are
// properties of the case, as gotestsum writes them.
package junit

import (
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/lossgate/lossgate/reports"
)

type testsuites struct {
	XMLName  xml.Name    `xml:"testsuites"`
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Errors   int         `xml:"errors,attr"`
	Skipped  int         `xml:"skipped,attr"`
	Suites   []testsuite `xml:"testsuite"`
}

type testsuite struct {
	Name     string     `xml:"name,attr"`
	Tests    int        `xml:"tests,attr"`
	Failures int        `xml:"failures,attr"`
	Errors   int        `xml:"errors,attr"`
	Skipped  int        `xml:"skipped,attr"`
	Cases    []testcase `xml:"testcase"`
}

type testcase struct {
	Class      string       `xml:"classname,attr"`
	Name       string       `xml:"name,attr"`
	Properties []property   `xml:"properties>property"`
	Failure    *explanation `xml:"failure"`
	Error      *explanation `xml:"error"`
	Skipped    *explanation `xml:"skipped"`
}

type property struct {
	Name  string `xml:"name,attr"`
	Value string `xml:"value,attr"`
}

type explanation struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr,omitempty"`
	Text    string `xml:",chardata"`
}

// Write writes the record. A violation is a failure; a crash, and whatever is the adapter's or the suite's fault, is an error; all
// that was not shown, and what does not decide the exit code, is skipped with the reason: only what passed counts as passed.
func Write(w io.Writer, rec reports.Record) error {
	all := testsuites{Name: "lossgate"}
	results := slices.SortedStableFunc(slices.Values(rec.Results), reports.Compare)
	for _, r := range results {
		name := fmt.Sprintf("%s · %s · %s", clean(r.Loss), clean(r.Impl), clean(r.Dtype))
		if n := len(all.Suites); n == 0 || all.Suites[n-1].Name != name {
			all.Suites = append(all.Suites, testsuite{Name: name})
		}
		all.Suites[len(all.Suites)-1].add(testcaseOf(r, rec.Header.Strict))
	}
	for _, s := range all.Suites {
		all.Tests, all.Failures, all.Errors, all.Skipped = all.Tests+s.Tests, all.Failures+s.Failures, all.Errors+s.Errors, all.Skipped+s.Skipped
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", " ")
	if err := e.Encode(all); err != nil {
		return fmt.Errorf("junit: %w", err)
	}
	_, err := io.WriteString(w, "\n")
	return err
}

func (s *testsuite) add(c testcase) {
	s.Cases = append(s.Cases, c)
	s.Tests++
	switch {
	case c.Failure != nil:
		s.Failures++
	case c.Error != nil:
		s.Errors++
	case c.Skipped != nil:
		s.Skipped++
	}
}

func testcaseOf(r reports.Result, strict bool) testcase {
	c := testcase{Class: strings.Join([]string{clean(r.Impl), clean(r.Dtype), clean(r.Loss)}, "."), Name: clean(r.Property)}
	if r.Claim != "" {
		c.Name += " (" + clean(r.Claim) + ")"
	}
	if r.Level != reports.Must {
		c.Name += " " + string(r.Level)
	}
	c.Properties = measured(r)
	why := &explanation{Message: clean(r.Note), Type: string(r.Verdict)}
	switch {
	case r.Blame != "":
		why.Message, why.Text, c.Error = "blamed on the "+clean(string(r.Blame))+" and not on the implementation", text(r), why
	case r.Vacuous():
		why.Message, c.Error = "passed without trying anything", why
	case r.Verdict == reports.Xpass:
		why.Message, c.Failure = "an expected failure passes: the expectation is stale", why
	case r.Verdict == reports.Pass:
	case r.Verdict.Accuses() && !r.Level.Decides(strict):
		why.Message, why.Text, c.Skipped = string(r.Level)+" does not decide: "+headline(r), text(r), why
	case r.Verdict == reports.Fail, r.Verdict == reports.Flaky:
		why.Message, why.Text, c.Failure = headline(r), text(r), why
	case r.Verdict.Accuses():
		why.Message, why.Text, c.Error = headline(r), text(r), why
	default:
		if why.Message == "" {
			why.Message = string(r.Verdict)
		}
		c.Skipped = why
	}
	return c
}

// measured lists what numbers there are of a result.
func measured(r reports.Result) []property {
	ps := []property{{"cases", strconv.Itoa(r.Cases)}, {"reached", strconv.Itoa(r.Reached)}}
	for _, a := range []struct {
		name string
		acc  *reports.Accuracy
	}{{"value", r.Value}, {"grad", r.Grad}} {
		if a.acc != nil {
			ps = append(ps, property{a.name + "-grade", clean(string(a.acc.Grade))}, property{a.name + "-ulps", a.acc.Ulps.Short()})
		}
	}
	return ps
}

// headline is the one line that a list of failures has room for.
func headline(r reports.Result) string {
	if r.Failure == nil {
		return clean(r.Note)
	}
	return clean(r.Failure.Headline())
}

// text is the whole counterexample.
func text(r reports.Result) string {
	if r.Failure == nil {
		return ""
	}
	var b strings.Builder
	for _, l := range r.Failure.Lines() {
		fmt.Fprintf(&b, "\n%-9s %s", l.Label, clean(l.Text))
	}
	return b.String() + "\n"
}

func clean(s string) string { return reports.Printable(s) }
