package table

import (
	"slices"

	"github.com/lossgate/lossgate/reports"
)

// A row sums up one implementation of one loss in one format.
type row struct {
	loss, impl, dtype               string
	passed, failed, untested, cases int
	value, grad                     *reports.Accuracy
	worst                           reports.Result // the one that decides what the row says
}

// rowsOf groups sorted results.
func rowsOf(results []reports.Result) []row {
	var rows []row
	for _, r := range results {
		n := len(rows)
		if n == 0 || rows[n-1].loss != r.Loss || rows[n-1].impl != r.Impl || rows[n-1].dtype != r.Dtype {
			rows = append(rows, row{loss: r.Loss, impl: r.Impl, dtype: r.Dtype, worst: r})
			n++
		}
		rows[n-1].add(r)
	}
	return rows
}

// add counts r. Failures that were expected and conventions that differ are neither passes nor failures.
func (w *row) add(r reports.Result) {
	switch {
	case r.Verdict == reports.Pass:
		w.passed++
	case r.Verdict == reports.Untested:
		w.untested++
	case accused(r):
		w.failed++
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
	if accused(r) && r.Level == reports.Should {
		place = 2*slices.Index(order, reports.Undecided) + 1
	}
	return place
}

// accused reports whether r is an unexpected failure that somebody has to mend.
func accused(r reports.Result) bool { return r.Verdict.Accuses() && r.Level != reports.May }

// accusesNobody reports whether r is a convention that differs: recorded, and no failure.
func accusesNobody(r reports.Result) bool { return r.Verdict.Accuses() && r.Level == reports.May }
