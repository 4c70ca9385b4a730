package gate

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"text/tabwriter"

	"golang.org/x/perf/benchunit"
)

// Exit codes of a comparison, which has a table of its own.
const (
	ExitNone       = 0 // no regression
	ExitRegression = 1
	ExitNothing    = 2 // nothing could be compared
	ExitUndecided  = 3
)

// A Report is what is said of all benchmarks.
type Report []Row

// Alarms are the rows in which base seems to differ from itself: while there are any, no time that was measured beside them proves anything.
func (r Report) Alarms() (all []Row) {
	for _, row := range r {
		if row.Alarm {
			all = append(all, row)
		}
	}
	return all
}

// with are the rows of a verdict; those of one side have none.
func (r Report) with(v Verdict) (all []Row) {
	for _, row := range r {
		if row.Only == "" && row.Verdict == v {
			all = append(all, row)
		}
	}
	return all
}

// Exit is the exit code. A regression by the clock needs a canary that is quiet. A benchmark that only base has is not a pass.
func (r Report) Exit() int {
	compared, gone := 0, 0
	for _, row := range r {
		switch row.Only {
		case "":
			compared++
		case "base":
			gone++
		}
	}
	quiet := len(r.Alarms()) == 0
	switch {
	case compared == 0:
		return ExitNothing
	case slices.ContainsFunc(r.with(Regression), func(row Row) bool { return quiet || row.By != row.Unit }):
		return ExitRegression
	case !quiet || gone > 0 || len(r.with(Undecided)) > 0:
		return ExitUndecided
	}
	return ExitNone
}

// Write draws a table, a line for each benchmark, and says what came out. The part of the names that all share stands above it.
func (r Report) Write(w io.Writer, settings *Settings) {
	s := settings.resolved()
	var names []string
	for _, row := range r {
		names = append(names, row.Name)
	}
	shared, short := abbreviate(names)
	if shared != "" {
		fmt.Fprintf(w, "all of %s\n\n", shared)
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintf(t, "benchmark\tbase\thead\tchange\tat %.3g %%\twall\tinstructions\tallocs\tverdict\n", 100*(1-2*s.Alpha))
	for i, row := range r {
		if row.Only != "" {
			fmt.Fprintf(t, "%s\t\t\t\t\t\t\t\tonly in %s\n", short[i], row.Only)
			continue
		}
		instructions := "–"
		if row.Instructions > 0 {
			instructions = percent(row.Instructions)
		}
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t[%s, %s]\t%s\t%s\t%s\t%s\n", short[i], seconds(row.Base), seconds(row.Head),
			percent(row.Time.Mid), percent(row.Time.Lo), percent(row.Time.Hi), percent(row.Wall.Mid), instructions, row.allocations(), row.told())
	}
	t.Flush()
	r.writeClosing(w, s)
}

// writeClosing says what came out.
func (r Report) writeClosing(w io.Writer, s Settings) {
	canaries, worst := 0, 1.0
	for _, row := range r {
		if row.Only == "" && row.Canary.Mid > 0 {
			canaries++
			if math.Abs(math.Log(row.Canary.Mid)) > math.Abs(math.Log(worst)) {
				worst = row.Canary.Mid
			}
		}
	}
	if canaries > 0 {
		alarms := r.Alarms()
		fmt.Fprintf(w, "\ncanary, which is base against itself: at most %s among %d; alarms: %d\n", percent(worst), canaries, len(alarms))
		for _, row := range alarms {
			fmt.Fprintf(w, "  alarm: %s: %s [%s, %s]; by this run's clock nothing is proven\n", row.Name, percent(row.Canary.Mid), percent(row.Canary.Lo), percent(row.Canary.Hi))
		}
	}
	var counts []string
	for _, v := range []Verdict{Regression, Improvement, Undecided, Equivalent} {
		counts = append(counts, fmt.Sprintf("%s: %d", v, len(r.with(v))))
	}
	fmt.Fprintf(w, "\n%s; the margin is %s %%, and p < %g\n", strings.Join(counts, ", "), number(100*s.Margin), s.Alpha)
	if len(r.with(Undecided)) > 0 {
		fmt.Fprintln(w, "undecided is not a pass: take more samples, or a quieter machine")
	}
	for _, row := range r.with(Regression) {
		fmt.Fprintf(w, "  regression: %s: %s\n", row.Name, row.reason())
	}
}

// reason is what decided, in numbers.
func (r Row) reason() string {
	switch r.By {
	case Instructions:
		return percent(r.Instructions) + " instructions"
	case r.Unit:
		return fmt.Sprintf("%s %s", percent(r.Time.Mid), strings.Replace(r.Unit, "sec", "time", 1))
	}
	i := slices.IndexFunc(r.Exact, func(e Exact) bool { return e.Unit == r.By })
	return fmt.Sprintf("%s %s → %s", r.By, number(r.Exact[i].Base), number(r.Exact[i].Head))
}

func (r Row) told() string {
	told := r.Verdict.Glyph() + " " + r.Verdict.String()
	if r.By != r.Unit {
		told += ": " + r.reason()
	}
	return told
}

func (r Row) allocations() string {
	i := slices.IndexFunc(r.Exact, func(e Exact) bool { return e.Unit == Allocations })
	switch {
	case i < 0:
		return "–"
	case r.Exact[i].Base == r.Exact[i].Head:
		return number(r.Exact[i].Head)
	}
	return number(r.Exact[i].Base) + " → " + number(r.Exact[i].Head)
}

func number(x float64) string { return fmt.Sprintf("%.4g", x) }

// percent is a quotient as a change.
func percent(ratio float64) string {
	switch change := 100 * (ratio - 1); {
	case math.IsNaN(change):
		return "–"
	case math.IsInf(change, 0):
		return "∞"
	case ratio == 0:
		return "−∞"
	default:
		return strings.Replace(fmt.Sprintf("%+.1f %%", change), "-", "−", 1)
	}
}

func seconds(x float64) string { return benchunit.Scale(x, benchunit.Decimal) + "s" }

// abbreviate leaves out of names of the same number of parts those parts that all share, and the keys of the others.
func abbreviate(names []string) (shared string, short []string) {
	var split [][]string
	for _, n := range names {
		split = append(split, strings.Split(n, "/"))
	}
	if len(names) < 2 || len(slices.MinFunc(split, byLen)) != len(slices.MaxFunc(split, byLen)) {
		return "", names
	}
	same := make([]bool, len(split[0]))
	var parts []string
	for j := range same {
		same[j] = !slices.ContainsFunc(split, func(of []string) bool { return of[j] != split[0][j] })
		if same[j] {
			parts = append(parts, split[0][j])
		}
	}
	for _, of := range split {
		var left []string
		for j, part := range of {
			if _, value, keyed := strings.Cut(part, "="); !same[j] && keyed {
				left = append(left, value)
			} else if !same[j] {
				left = append(left, part)
			}
		}
		short = append(short, strings.Join(left, " "))
	}
	return strings.Join(parts, "/"), short
}

func byLen(a, b []string) int { return cmp.Compare(len(a), len(b)) }
