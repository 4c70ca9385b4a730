package table

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/lossgate/lossgate/reports"
)

// A row sums up one implementation of one loss in one format.
type row struct {
	name, impl, dtype     string
	settings              []string // the loss with each of its parameters
	passed, failed, cases int
	bound                 float64 // of the check that passed on the fewest drawn cases; 0 where none drew any
	value, grad           *reports.Accuracy
	worst                 reports.Result // the one that decides what the row says
}

// rowsOf groups sorted results: by each setting of the parameters, or all settings of a loss together.
func rowsOf(results []reports.Result, settings bool) []row {
	var rows []row
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
			rows = append(rows, row{name: r.Name, impl: r.Impl, dtype: r.Dtype, worst: r})
		}
		rows[at].add(r)
	}
	if !settings { // else they are in the order of the results
		slices.SortFunc(rows, func(a, b row) int {
			return cmp.Or(strings.Compare(a.name, b.name), strings.Compare(a.impl, b.impl), strings.Compare(a.dtype, b.dtype))
		})
	}
	return rows
}

// title names the loss of a row, with its parameters where there is one setting of them.
func (w row) title() string {
	if len(w.settings) == 1 {
		return w.settings[0]
	}
	return fmt.Sprintf("%s × %d", w.name, len(w.settings))
}

// add counts r. Failures that were expected and conventions that differ are neither passes nor failures.
func (w *row) add(r reports.Result) {
	switch {
	case r.Verdict == reports.Pass:
		w.passed++
		if r.Drawn > 0 {
			w.bound = max(w.bound, r.Bound())
		}
	case accused(r):
		w.failed++
	}
	if !slices.Contains(w.settings, r.Loss) {
		w.settings = append(w.settings, r.Loss)
	}
	w.cases += r.Cases
	w.value = reports.Worse(w.value, r.Value)
	w.grad = reports.Worse(w.grad, r.Grad)
	if severity(r) < severity(w.worst) {
		w.worst = r
	}
}

// verdict is what the whole row comes to. A failure that only touches quality is named by its level, since most readers
// of the table want to tell "wrong" from "could be better".
func (w *row) verdict(p paint) string {
	if accused(w.worst) && w.worst.Level == reports.Should {
		return p.with(yellow, "△ should")
	}
	v := w.worst.Verdict
	if w.worst.Vacuous() {
		return p.with(yellow, "? vacuous")
	}
	if accusesNobody(w.worst) {
		v = reports.Pass
	}
	return p.with(hueOf(v), v.Glyph()+" "+string(v))
}

// severity orders results by how much people want to know of them: lower is more. Failures at SHOULD come after all that
// may hide a failure at MUST; a convention that differs is as good as a pass.
func severity(r reports.Result) int {
	order := reports.Verdicts()
	v := r.Verdict
	if accusesNobody(r) {
		v = reports.Pass
	}
	place := 2 * slices.Index(order, v)
	switch {
	case r.Vacuous(): // as good as undecided
		place = 2 * slices.Index(order, reports.Undecided)
	case accused(r) && r.Level == reports.Should:
		place = 2*slices.Index(order, reports.Undecided) + 1
	}
	return place
}

// accused reports whether r is an unexpected failure that somebody has to mend.
func accused(r reports.Result) bool { return r.Verdict.Accuses() && r.Level != reports.May }

// accusesNobody reports whether r is a convention that differs: recorded, and no failure.
func accusesNobody(r reports.Result) bool { return r.Verdict.Accuses() && r.Level == reports.May }
