package spec_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

func at(pred, target float64) spec.Sample {
	return spec.Sample{Pred: []float64{pred}, Target: []float64{target}}
}

// TestExactIsAsSharpAsAsked evaluates where the definition cancels: at a margin of 700.
func TestExactIsAsSharpAsAsked(t *testing.T) {
	a, err := spec.Logistic().Exact(at(700, 1), true, 140)
	require.NoError(t, err)
	require.GreaterOrEqual(t, a.Value.RelBits(), 139.)
	require.Greater(t, a.Prec, uint(700), "the definition needs the bits that cancel")
	text, ok := a.Value.Text(30)
	require.True(t, ok)
	require.Equal(t, "9.85967654375977085670537294785e-305", text) // mpmath 1.3.0: log1p(exp(-700))
	require.Equal(t, a.Value.Float(), -a.Grad[0].Lo.Float())
}

// Where no precision is enough for the definition, the stable form answers.
func TestExactFallsBackToTheStableForm(t *testing.T) {
	s := spec.Sample{Pred: []float64{1e300, 1e300}, Shape: []int{2}, Class: []int{0}}
	a, err := spec.SoftmaxCE(nil, -1, 0).Exact(s, false, 60)
	require.NoError(t, err)
	require.Equal(t, math.Ln2, a.Value.Float())
}

// At a kink the gradient is a set, between the one-sided derivatives; beside it the set is a point.
func TestGradientIsASetAtAKink(t *testing.T) {
	l := spec.Triplet(1, 2, false)
	a, err := l.Exact(spec.Sample{Pred: []float64{0, 0, 1}, Shape: []int{3, 1}}, true, 60) // d(a,p) = 0 and the hinge is at 0
	require.NoError(t, err)
	require.True(t, a.Complete)
	require.Len(t, a.Ties, 2)
	for i, want := range [][2]float64{{0, 2}, {-1, 1}, {-1, 0}} {
		require.Equal(t, want, [2]float64{a.Grad[i].Lo.Float(), a.Grad[i].Hi.Float()}, "coordinate %d", i)
	}
	h, err := spec.Huber(1).Exact(at(1, 0), true, 60)
	require.NoError(t, err)
	require.Empty(t, h.Ties, "the pieces of huber join smoothly")
	require.Equal(t, 1.0, h.Grad[0].Lo.Float())
	require.Equal(t, -1.0, h.TargetGrad[0].Hi.Float())
}

// A comparison that the format cannot tell from a tie is one, for the format only.
func TestTiesAreThoseOfTheFormat(t *testing.T) {
	l := spec.Triplet(1, 2, false)
	s := spec.Sample{Pred: []float64{0, 0.1, 1.1}, Shape: []int{3, 1}} // 0.1 + 1 − 1.1 is not 0 but for rounding
	exact, err := l.Exact(s, true, 60)
	require.NoError(t, err)
	require.Empty(t, exact.Ties)
	judged, err := l.Judge(s, ball.Float64, true)
	require.NoError(t, err)
	require.NotEmpty(t, judged.Ties)
	require.False(t, judged.Err.IsZero())
}

func TestUndefinedIsAnOutcome(t *testing.T) {
	nowhere := spec.Loss{Name: "nowhere", Value: func(x spec.In) ball.Real { return x.Pred[0].Quo(x.Target[0]) }}
	_, err := nowhere.Exact(at(0, 0), false, 60)
	require.ErrorIs(t, err, spec.ErrUndefined)
}

// An irrational that is zero never decides; it counts as one number below any format.
func TestZeroThatNeverDecides(t *testing.T) {
	l := spec.Loss{Name: "zero", Value: func(x spec.In) ball.Real { return x.Pred[0].Sqrt().Sub(x.Target[0].Sqrt()) }}
	a, err := l.Exact(at(2, 2), false, 60)
	require.NoError(t, err)
	v, ok := a.Value.Round(ball.Float64)
	require.True(t, !ok || v == 0)
	require.Less(t, a.Value.Rad().F(), 1e-300)
}

func TestRecordKeepsDecisions(t *testing.T) {
	a, err := spec.Huber(1).Ask(at(3, 0), spec.Question{Record: true})
	require.NoError(t, err)
	require.Contains(t, a.Sees, ball.Seen{Site: "|r| = delta", Sign: 1})
}

func TestIgnoredSampleIsNotRead(t *testing.T) {
	s := spec.Sample{Pred: []float64{1, 2}, Shape: []int{2}, Class: []int{-100}}
	a, err := spec.SoftmaxCE(nil, -100, 0).Exact(s, true, 60)
	require.NoError(t, err)
	require.Zero(t, a.Value.Float())
	require.Zero(t, a.Grad[1].Hi.Float())
}

func TestConventions(t *testing.T) {
	half := spec.Scaled(0.5).Apply(spec.Huber(1))
	a, err := half.Exact(at(3, 0), true, 60)
	require.NoError(t, err)
	require.Equal(t, 1.25, a.Value.Float())
	require.Equal(t, 0.5, a.Grad[0].Lo.Float())
	for _, c := range half.Claims {
		require.NotContains(t, c.String(), "lipschitz", "a claim that names a value is about the unscaled loss")
	}
	clipped := spec.Clip(-1, 1).Apply(spec.Huber(2))
	a, err = clipped.Exact(at(5, 0), true, 60)
	require.NoError(t, err)
	require.Equal(t, 0.5, a.Value.Float())
	require.Zero(t, a.Grad[0].Lo.Float())
	weighted := spec.SoftmaxCE([]float64{1, 3}, -1, 0)
	s := spec.Sample{Pred: []float64{0, 0}, Shape: []int{2}, Class: []int{1}}
	require.Equal(t, 3.0, weighted.Divisor(s))
	require.Nil(t, spec.MeanOverCount().Apply(weighted).Divisor)
}

func TestFormulaOfSamples(t *testing.T) {
	x, err := spec.Formula(func(x []spec.In, k []int) ball.Real {
		return x[0].Pred[0].Add(x[1].Target[0]).Mul(x[0].Of(float64(k[0])))
	}, []spec.Sample{at(1, 0), at(0, 2)}, []int{4})
	require.NoError(t, err)
	require.Equal(t, 12.0, x.Float())
}
