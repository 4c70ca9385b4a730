package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/lossgate/lossgate/benchmarks/history"
	"github.com/lossgate/lossgate/benchmarks/turns"
	"github.com/lossgate/lossgate/reports"
)

func runBenchHistory(ctx context.Context, c console, flags *flag.FlagSet, args []string) int {
	method := measuringFlags(flags, 5)
	dir := flags.String("dir", "reports/history", "the `folder` of the history, a file for each commit and class of machines")
	unit := flags.String("unit", "cpu-ns/op", "show: the `unit` whose values are shown")
	only := flags.String("only", "", "show: only benchmarks whose name contains `text`")
	count := flags.Bool("instructions", false, "add: count instructions too; needs valgrind")
	verb := ""
	if len(args) > 0 && !strings.HasPrefix(args[0], "-") {
		verb, args = args[0], args[1:]
	}
	if code, done := c.parse(flags, args); done {
		return code
	}
	switch {
	case verb == "show" && flags.NArg() == 0:
		return c.showHistory(*dir, *unit, *only)
	case verb != "add":
		return c.usage("bench-history: want add [REVISION…] or show")
	case *count && !turns.CountsInstructions():
		return c.usage("bench-history: -instructions: there is no valgrind here")
	}
	if err := validMethod(*method); err != nil {
		return c.usage("bench-history: %v", err)
	}
	revs := flags.Args()
	if len(revs) == 0 {
		revs = []string{"HEAD"}
	}
	if err := c.addHistory(ctx, *dir, revs, *method, *count); err != nil {
		fmt.Fprintf(c.err, "lossgate: bench-history: %v\n", err)
		return reports.ExitUsage
	}
	return reports.ExitConformant
}

// addHistory measures commits and keeps what came out.
func (c console) addHistory(ctx context.Context, dir string, revs []string, how turns.Method, count bool) error {
	root, err := turns.Root(ctx, ".")
	if err != nil {
		return err
	}
	shown := &watched{console: c}
	all, err := turns.Measure(ctx, root, revs, how, count, shown)
	shown.end()
	if err != nil {
		return err
	}
	for _, m := range all {
		if len(m.Text) == 0 {
			fmt.Fprintf(c.err, "%s: none of these benchmarks\n", m.Commit)
			continue
		}
		file, err := history.Add(dir, m.Text)
		if err != nil {
			return err
		}
		fmt.Fprintf(c.out, "%s: %s\n", file, m.Commit)
	}
	return nil
}

// showHistory draws a line for each benchmark, and names the commits where it changed.
func (c console) showHistory(dir, unit, only string) int {
	runs, err := history.Read(os.DirFS(dir))
	if err != nil {
		return c.usage("bench-history: %s: %v", dir, err)
	}
	all := slices.DeleteFunc(history.Trends(runs, unit), func(s history.Series) bool { return !strings.Contains(s.Name, only) })
	if len(all) == 0 {
		return c.usage("bench-history: no benchmark in %s has %s, and a name with %q", dir, unit, only)
	}
	machine := ""
	var t *tabwriter.Writer
	for _, s := range all {
		if s.Machine != machine {
			if t != nil {
				t.Flush()
				fmt.Fprintln(c.out)
			}
			machine = s.Machine
			fmt.Fprintf(c.out, "%s on %s\n\n", unit, reports.Printable(machine))
			t = tabwriter.NewWriter(c.out, 0, 0, 2, ' ', 0)
			fmt.Fprintf(t, "benchmark\tcommits\tfirst\t\tlast\tchanges\n")
		}
		writeSeries(t, s)
	}
	t.Flush()
	return reports.ExitConformant
}

// writeSeries is one line.
func writeSeries(w io.Writer, s history.Series) {
	var changes []string
	for _, step := range s.Steps {
		at := s.Points[step.At].Run
		changes = append(changes, fmt.Sprintf("×%.3g at %s of %s", step.Ratio, at.Commit, at.Date.Format("2006-01-02")))
	}
	if len(changes) == 0 {
		changes = []string{"none"}
	}
	first, last := s.Points[0], s.Points[len(s.Points)-1]
	fmt.Fprintf(w, "%s\t%d\t%s\t%s\t%s\t%s\n", reports.Printable(s.Name), len(s.Points), s.Text(first.Value), s.Spark(), s.Text(last.Value), strings.Join(changes, ", "))
}
