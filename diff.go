package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/lossgate/lossgate/reports"
)

func runDiff(_ context.Context, c console, flags *flag.FlagSet, args []string) int {
	strict := flags.Bool("strict", false, "let new failures at level SHOULD decide the exit code")
	if code, done := c.parse(flags, args); done {
		return code
	}
	if flags.NArg() != 2 {
		return c.usage("diff: want two records, OLD and NEW, got %q", flags.Args())
	}
	old, before := c.readRecords("diff", flags.Args()[:1])
	if before == reports.ExitUsage {
		return before
	}
	now, after := c.readRecords("diff", flags.Args()[1:])
	if after == reports.ExitUsage {
		return after
	}
	d := reports.Diff(old.Results, now.Results)
	writeDelta(c.out, d)
	return reports.First(before, after, d.Exit(*strict))
}

// writeDelta tells what changed, what got worse first. Checks that came or went are told by loss: a new property touches them all.
func writeDelta(w io.Writer, d reports.Delta) {
	if d.Empty() {
		fmt.Fprintln(w, "No verdict, grade or error changed.")
		return
	}
	writeChanges(w, "broken", d.Broken)
	for _, c := range d.Broken {
		if f := c.New.Failure; f != nil {
			fmt.Fprintf(w, "\n%s · %s\n", reports.Printable(c.New.Loss), reports.Printable(c.New.Property))
			for _, l := range f.Lines() {
				fmt.Fprintf(w, "  %-9s %s\n", l.Label, reports.Printable(l.Text))
			}
		}
	}
	writeChanges(w, "fixed", d.Fixed)
	writeChanges(w, "changed", d.Changed)
	writeMoved(w, "added", d.Added)
	writeMoved(w, "removed", d.Removed)
}

func writeChanges(w io.Writer, what string, changes []reports.Change) {
	if len(changes) == 0 {
		return
	}
	fmt.Fprintf(w, "\n%d %s\n", len(changes), what)
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, c := range changes {
		fmt.Fprintf(t, "  %s\t%s\t%s\t%s\t%s → %s\t%s\n", reports.Printable(c.New.Loss), reports.Printable(c.New.Impl), reports.Printable(c.New.Dtype),
			reports.Printable(c.New.Property), told(c.Old), told(c.New), errorsOf(c))
	}
	t.Flush()
}

// told is the verdict with its level, or that there was none.
func told(r reports.Result) string {
	if r.Verdict == "" {
		return "(new)"
	}
	return fmt.Sprintf("%s %s", r.Level, r.Status())
}

// errorsOf says how grades and errors changed.
func errorsOf(c reports.Change) string {
	text := ""
	for _, a := range []struct {
		name     string
		old, new *reports.Accuracy
	}{{"value", c.Old.Value, c.New.Value}, {"grad", c.Old.Grad, c.New.Grad}} {
		if was, is := graded(a.old), graded(a.new); was != is {
			text += fmt.Sprintf("%s %s → %s ulp  ", a.name, was, is)
		}
	}
	return text
}

func graded(a *reports.Accuracy) string {
	if a == nil {
		return "–"
	}
	return reports.Printable(string(a.Grade)) + " " + a.Ulps.Short()
}

// writeMoved counts checks by loss, implementation and format.
func writeMoved(w io.Writer, what string, results []reports.Result) {
	if len(results) == 0 {
		return
	}
	fmt.Fprintf(w, "\n%s %s\n", reports.Plural(len(results), "check"), what)
	for _, r := range reports.Rows(results, true) {
		fmt.Fprintf(w, "  %s · %s · %s: %d\n", reports.Printable(r.Title()), reports.Printable(r.Impl), reports.Printable(r.Dtype), r.Checks)
	}
}
