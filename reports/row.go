package reports

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A Row sums up one implementation of one loss in one format, over all properties and over the settings of the loss's
// parameters. It is what every report has a line or a cell for.
type Row struct {
	Name, Impl, Dtype string
	Settings          []string // the loss with each of its parameters, in the order of the results
	Checks            int
	Passed            int
	Failed            int // unexpectedly; failures that were expected and conventions that differ are neither this nor Passed
	Untested          int
	Cases             int
	Bound             float64   // [Result.Bound] of the check that passed on the fewest drawn cases; 0 where none drew any
	Value, Grad       *Accuracy // the worst of each
	Worst             Result    // the result that decides what the row says
}

// Rows sums up results, which are in the order of [Compare]: all settings of a loss together, or with settings each of them by
// itself. Rows are in the order of loss, implementation and format.
func Rows(results []Result, settings bool) []Row {
	var rows []Row
	index := map[[4]string]int{}
	for _, r := range results {
		key := [4]string{r.Name, r.Impl, r.Dtype}
		if settings {
			key[3] = r.Loss
		}
		at, ok := index[key]
		if !ok {
			at = len(rows)
			index[key] = at
			rows = append(rows, Row{Name: r.Name, Impl: r.Impl, Dtype: r.Dtype, Worst: r})
		}
		rows[at].add(r)
	}
	if !settings { // else they are in the order of the results
		slices.SortFunc(rows, func(a, b Row) int {
			return cmp.Or(strings.Compare(a.Name, b.Name), strings.Compare(a.Impl, b.Impl), strings.Compare(a.Dtype, b.Dtype))
		})
	}
	return rows
}

func (w *Row) add(r Result) {
	switch {
	case r.Verdict == Pass:
		w.Passed++
		if r.Drawn > 0 {
			w.Bound = max(w.Bound, r.Bound())
		}
	case r.Verdict == Untested:
		w.Untested++
	case r.Accused():
		w.Failed++
	}
	if !slices.Contains(w.Settings, r.Loss) {
		w.Settings = append(w.Settings, r.Loss)
	}
	w.Checks++
	w.Cases += r.Cases
	w.Value = Worse(w.Value, r.Value)
	w.Grad = Worse(w.Grad, r.Grad)
	if r.severity() < w.Worst.severity() {
		w.Worst = r
	}
}

// Title names the loss of a row, with its parameters where there is one setting of them.
func (w Row) Title() string {
	if len(w.Settings) == 1 {
		return w.Settings[0]
	}
	return fmt.Sprintf("%s × %d", w.Name, len(w.Settings))
}

// Accused reports whether r is an unexpected failure that somebody has to mend.
func (r Result) Accused() bool { return r.Verdict.Accuses() && r.Level != May }

// Convention reports whether r is a convention that differs: recorded, and no failure.
func (r Result) Convention() bool { return r.Verdict.Accuses() && r.Level == May }

// Failures returns everything that somebody has to mend, the adapter's and the suite's faults and stale expectations included:
// what is wrong before what could be better, and otherwise in the order of the results.
func Failures(results []Result) []Result {
	var all []Result
	for _, r := range results {
		if r.Accused() || r.Verdict == Xpass || r.Blame != "" {
			all = append(all, r)
		}
	}
	slices.SortStableFunc(all, func(a, b Result) int { return a.severity() - b.severity() })
	return all
}

// severity orders results by how much people want to know of them: lower is more. Failures at SHOULD come after all that
// may hide a failure at MUST; a convention that differs is as good as a pass.
func (r Result) severity() int {
	order := Verdicts()
	v := r.Verdict
	if r.Convention() {
		v = Pass
	}
	place := 2 * slices.Index(order, v)
	switch {
	case r.Vacuous(): // as good as undecided
		place = 2 * slices.Index(order, Undecided)
	case r.Accused() && r.Level == Should:
		place = 2*slices.Index(order, Undecided) + 1
	}
	return place
}
