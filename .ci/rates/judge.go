package main

import (
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
	"strconv"
	"text/tabwriter"

	"golang.org/x/perf/benchfmt"

	"github.com/lossgate/lossgate/benchmarks/gate"
)

// comparisons are the sides that are compared: those that are the same with each other, and each slower one with all of them. Three
// comparisons of one run share samples, so that they are not independent.
var comparisons = []struct {
	change string
	of     [][2]string
}{
	{"none", [][2]string{{"base", "canary"}, {"base", "unchanged"}, {"canary", "unchanged"}}},
	{"+5 %", [][2]string{{"base", "plus5"}, {"canary", "plus5"}, {"unchanged", "plus5"}}},
	{"+10 %", [][2]string{{"base", "plus10"}, {"canary", "plus10"}, {"unchanged", "plus10"}}},
}

// taken is a benchmark in one run.
type taken struct{ run, name string }

// judge reads what was measured, and counts what the gate says.
func judge(file string) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	all := map[taken]map[string][]gate.Samples{} // by side and round
	lines := benchfmt.NewReader(f, file)
	for lines.Scan() {
		r, ok := lines.Result().(*benchfmt.Result)
		if !ok {
			continue
		}
		key, side := taken{r.GetConfig("run"), r.Name.String()}, r.GetConfig("side")
		round, err := strconv.Atoi(r.GetConfig("round"))
		if err != nil || round < 1 || round > 2 {
			return fmt.Errorf("%s: round %q: want 1 or 2", file, r.GetConfig("round"))
		}
		if all[key] == nil {
			all[key] = map[string][]gate.Samples{}
		}
		if all[key][side] == nil {
			all[key][side] = []gate.Samples{{}, {}}
		}
		s := all[key][side][round-1]
		for _, v := range r.Values {
			s[v.Unit] = append(s[v.Unit], v.Value)
		}
	}
	if err := lines.Err(); err != nil {
		return err
	}
	runs := map[string]bool{}
	for k := range all {
		runs[k.run] = true
	}
	fmt.Printf("%d benchmarks, %d runs\n\n", len(all)/max(1, len(runs)), len(runs))
	t := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "change\tcomparisons\tregression\timprovement\tequivalent\tundecided\thalf an interval, median and widest")
	for _, c := range comparisons {
		counts, n := map[gate.Verdict]int{}, 0
		var halves []float64
		for _, k := range slices.SortedFunc(maps.Keys(all), func(a, b taken) int { return slices.Compare([]string{a.run, a.name}, []string{b.run, b.name}) }) {
			for _, pair := range c.of {
				r := compared(all[k][pair[0]], all[k][pair[1]])
				counts[r.Verdict]++
				n++
				halves = append(halves, math.Log(r.Time.Hi/r.Time.Lo)/2)
			}
		}
		slices.Sort(halves)
		fmt.Fprintf(t, "%s\t%d\t%d\t%d\t%d\t%d\t%.1f %%, %.1f %%\n", c.change, n, counts[gate.Regression], counts[gate.Improvement], counts[gate.Equivalent],
			counts[gate.Undecided], 100*halves[len(halves)/2], 100*halves[len(halves)-1])
	}
	return t.Flush()
}

// compared is what bench-compare says: by both rounds where the first does not settle it.
func compared(base, head []gate.Samples) gate.Row {
	b := gate.Benchmark{Base: base[:1], Head: head[:1]}
	if !gate.Settled(b, nil) {
		b.Base, b.Head = base, head
	}
	return gate.Judge(b, nil, nil)
}
