package reports_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/reports"
)

func TestDiff(t *testing.T) {
	of := func(property string, v reports.Verdict, l reports.Level, ulps float64) reports.Result {
		return reports.Result{Loss: "huber(delta=1)", Name: "huber", Impl: "mine", Dtype: "f64", Property: property, Level: l, Verdict: v, Cases: 1, Reached: 1,
			Value: &reports.Accuracy{Grade: reports.GradeA, Ulps: reports.Float(ulps)}}
	}
	must, should := reports.Must, reports.Should
	for _, c := range []struct {
		name                                   string
		old, new                               []reports.Result
		broken, fixed, changed, added, removed int
		exit, strict                           int
	}{
		{name: "same", old: []reports.Result{of("p", reports.Pass, must, 1)}, new: []reports.Result{of("p", reports.Pass, must, 1.0001)}},
		{name: "broken", old: []reports.Result{of("p", reports.Pass, must, 1)}, new: []reports.Result{of("p", reports.Fail, must, 1)}, broken: 1, exit: 1, strict: 1},
		{name: "broken at SHOULD", old: []reports.Result{of("p", reports.Pass, must, 1)},
			new: []reports.Result{of("p", reports.Pass, must, 1), of("p", reports.Fail, should, 1)}, broken: 1, strict: 1},
		{name: "worse level", old: []reports.Result{of("p", reports.Fail, should, 1)}, new: []reports.Result{of("p", reports.Fail, must, 1)}, broken: 1, exit: 1, strict: 1},
		{name: "still broken", old: []reports.Result{of("p", reports.Fail, must, 1)}, new: []reports.Result{of("p", reports.Fail, must, 1)}},
		{name: "fixed", old: []reports.Result{of("p", reports.Fail, must, 1)}, new: []reports.Result{of("p", reports.Pass, must, 1)}, fixed: 1},
		{name: "fixed at SHOULD", old: []reports.Result{of("p", reports.Pass, must, 1), of("p", reports.Fail, should, 1)},
			new: []reports.Result{of("p", reports.Pass, must, 1)}, fixed: 1},
		{name: "only written down", old: []reports.Result{of("p", reports.Fail, must, 1)}, new: []reports.Result{of("p", reports.Xfail, must, 1)}, fixed: 1},
		{name: "convention", old: []reports.Result{of("p", reports.Pass, reports.May, 1)}, new: []reports.Result{of("p", reports.Fail, reports.May, 1)}, changed: 1},
		{name: "ulps", old: []reports.Result{of("p", reports.Pass, must, 1)}, new: []reports.Result{of("p", reports.Pass, must, 1.5)}, changed: 1},
		{name: "added", new: []reports.Result{of("p", reports.Pass, must, 1)}, added: 1},
		{name: "added and broken", new: []reports.Result{of("p", reports.Fail, must, 1)}, broken: 1, exit: 1, strict: 1},
		{name: "removed", old: []reports.Result{of("p", reports.Fail, must, 1)}, removed: 1, exit: 6, strict: 6},
		{name: "nothing"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := reports.Diff(c.old, c.new)
			require.Len(t, d.Broken, c.broken, "broken")
			require.Len(t, d.Fixed, c.fixed, "fixed")
			require.Len(t, d.Changed, c.changed, "changed")
			require.Len(t, d.Added, c.added, "added")
			require.Len(t, d.Removed, c.removed, "removed")
			require.Equal(t, c.exit, d.Exit(false))
			require.Equal(t, c.strict, d.Exit(true))
			require.Equal(t, c.broken+c.fixed+c.changed+c.added+c.removed == 0, d.Empty())
		})
	}
}
