package reports_test

import (
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/reports"
)

// result is one that tried something.
func result(v reports.Verdict, l reports.Level) reports.Result {
	return reports.Result{Verdict: v, Level: l, Cases: 1, Reached: 1}
}

// The table of DESIGN.md §6, verdict by verdict.
func TestExitOfOneResult(t *testing.T) {
	for v, want := range map[reports.Verdict]struct{ must, should, may int }{
		reports.Pass:        {0, 0, 0},
		reports.Fail:        {1, 0, 0},
		reports.Crash:       {1, 0, 0},
		reports.Timeout:     {1, 0, 0},
		reports.Error:       {1, 0, 0},
		reports.Flaky:       {1, 0, 0},
		reports.Xfail:       {0, 0, 0},
		reports.Xpass:       {3, 3, 3},
		reports.NotRun:      {6, 6, 6},
		reports.Undecided:   {6, 0, 0},
		reports.Skip:        {0, 0, 0},
		reports.Unsupported: {0, 0, 0},
		reports.Untested:    {0, 0, 0},
	} {
		exit := func(l reports.Level, strict bool) int { return reports.Exit([]reports.Result{result(v, l)}, strict) }
		require.Equal(t, want.must, exit(reports.Must, false), "%s at MUST", v)
		require.Equal(t, want.should, exit(reports.Should, false), "%s at SHOULD", v)
		require.Equal(t, want.may, exit(reports.May, false), "%s at MAY", v)
		require.Equal(t, want.must, exit(reports.Must, true), "%s at MUST, strict", v)
		require.Equal(t, want.must, exit(reports.Should, true), "%s at SHOULD, strict", v)
		require.Equal(t, want.may, exit(reports.May, true), "%s at MAY, strict", v)
	}
	require.Len(t, reports.Verdicts(), 13, "a verdict more needs a line in the table above")
}

func TestExitBlamesTheRightOne(t *testing.T) {
	adapter, suite, vacuous := result(reports.Crash, reports.Must), result(reports.Error, reports.May), result(reports.Pass, reports.May)
	adapter.Blame, suite.Blame, vacuous.Reached = reports.BlameAdapter, reports.BlameSuite, 0
	require.Equal(t, reports.ExitAdapter, reports.Exit([]reports.Result{adapter}, false))
	require.Equal(t, reports.ExitSuite, reports.Exit([]reports.Result{suite}, false))
	require.Equal(t, reports.ExitSuite, reports.Exit([]reports.Result{vacuous}, false), "a pass that tried nothing")
	require.Equal(t, reports.ExitAdapter, reports.Exit([]reports.Result{suite, adapter}, false))
	require.Equal(t, reports.ExitUsage, reports.Exit(nil, false), "a filter that matches nothing")
}

// When several hold, the first of 2 4 5 6 1 3, in whatever order they come.
func TestFirst(t *testing.T) {
	order := []int{2, 4, 5, 6, 1, 3, 0}
	for i, a := range order {
		for _, b := range order[i:] {
			require.Equal(t, a, reports.First(a, b))
			require.Equal(t, a, reports.First(b, a))
		}
	}
	require.Equal(t, 0, reports.First())
	require.Equal(t, reports.ExitSuite, reports.First(99, 1), "a code that does not exist")
	require.Equal(t, reports.ExitAdapter, reports.First(4, 99))
}

func TestMeaning(t *testing.T) {
	seen := map[string]bool{}
	for code := range 7 {
		require.NotEqual(t, "unknown", reports.Meaning(code))
		seen[reports.Meaning(code)] = true
	}
	require.Len(t, seen, 7)
	require.Equal(t, "unknown", reports.Meaning(7))
}

// Every verdict survives the trip, has a glyph, and only failures have the glyph of a failure.
func TestVerdicts(t *testing.T) {
	for _, v := range reports.Verdicts() {
		var back reports.Verdict
		require.NoError(t, back.UnmarshalText([]byte(v)))
		require.Equal(t, v, back)
		require.Equal(t, v.Accuses(), v.Glyph() == "✗", v)
		require.Equal(t, v == reports.Pass, v.Glyph() == "✓", v)
	}
}

func TestCompare(t *testing.T) {
	sorted := []reports.Result{
		{Loss: "a", Impl: "y", Dtype: "f64", Property: "z", Claim: "z"},
		{Loss: "b", Impl: "x", Dtype: "f64", Property: "z", Claim: "z"},
		{Loss: "b", Impl: "y", Dtype: "f32", Property: "z", Claim: "z"},
		{Loss: "b", Impl: "y", Dtype: "f64", Property: "a", Claim: "z"},
		{Loss: "b", Impl: "y", Dtype: "f64", Property: "b", Claim: "a"},
		{Loss: "b", Impl: "y", Dtype: "f64", Property: "b", Claim: "b"},
	}
	mixed := slices.Clone(sorted)
	slices.Reverse(mixed)
	slices.SortFunc(mixed, reports.Compare)
	require.Equal(t, sorted, mixed)
}

func TestWorse(t *testing.T) {
	of := func(g reports.Grade, ulps float64) *reports.Accuracy {
		return &reports.Accuracy{Grade: g, Ulps: reports.Float(ulps)}
	}
	nan := math.NaN()
	sorted := []*reports.Accuracy{
		nil, of(reports.GradeA, 0), of(reports.GradeA, 3), of(reports.GradeB, 1), of(reports.GradeB, math.Inf(1)),
		of(reports.GradeB, nan), of(reports.GradeFail, 0), of(reports.GradeFail, nan),
	}
	for i, better := range sorted {
		require.Same(t, better, reports.Worse(better, better))
		for _, worse := range sorted[i+1:] {
			require.Same(t, worse, reports.Worse(better, worse))
			require.Same(t, worse, reports.Worse(worse, better))
		}
	}
	require.Nil(t, reports.Worse(nil, nil))
}
