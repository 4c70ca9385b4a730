package impl_test

import (
	"errors"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/impl"
)

// square is the loss of the tests: any would do, this one can be checked by heart.
func square() impl.Loss[float64] {
	return impl.Pointwise(func(x, t float64) float64 { return (x - t) * (x - t) }, func(x, t float64) float64 { return 2 * (x - t) })
}

func pairs(pred, target, weight []float64) impl.Batch[float64] {
	return impl.Batch[float64]{N: len(pred), Pred: pred, Target: target, Weight: weight}
}

func TestReductions(t *testing.T) {
	b := pairs([]float64{1, 2, 3}, []float64{0, 0, 0}, []float64{1, 0, 3})
	for r, want := range map[impl.Reduction][]float64{impl.None: {1, 0, 27}, impl.Sum: {28}, impl.Mean: {7}} {
		got, err := square().Value(nil, b, r)
		require.NoError(t, err)
		require.Equal(t, want, got, r)
	}
	for r, want := range map[impl.Reduction][]float64{impl.None: {2, 0, 18}, impl.Sum: {2, 0, 18}, impl.Mean: {0.5, 0, 4.5}} {
		got, err := square().Grad(nil, b, r, nil)
		require.NoError(t, err)
		require.Equal(t, want, got, r)
	}
	got, err := square().Grad(nil, b, impl.None, []float64{10, 10, -1})
	require.NoError(t, err)
	require.Equal(t, []float64{20, 0, -18}, got)
	v, g, err := square().(impl.ValueGrader[float64]).ValueGrad(nil, nil, b, impl.Mean, []float64{2})
	require.NoError(t, err)
	require.Equal(t, []float64{7}, v)
	require.Equal(t, []float64{1, 0, 9}, g)
}

// A sample of weight 0 is not read: what it holds does not matter.
func TestWeightZeroIsNotRead(t *testing.T) {
	b := pairs([]float64{1, math.NaN()}, []float64{0, math.Inf(1)}, []float64{2, 0})
	got, err := square().Value(nil, b, impl.Mean)
	require.NoError(t, err)
	require.Equal(t, []float64{1}, got)
}

// Nothing is written when there is an error, and the error says where.
func TestDataErrors(t *testing.T) {
	weighted := impl.SoftmaxCE[float64]([]float64{1, 2}, -100, 0)
	ce := func(classes ...int) impl.Batch[float64] {
		return impl.Batch[float64]{N: 2, Shape: []int{2}, Pred: []float64{1, 2, 3, 4}, Class: classes}
	}
	for _, c := range []struct {
		loss impl.Loss[float64]
		b    impl.Batch[float64]
		want string
	}{
		{square(), impl.Batch[float64]{N: 2, Pred: []float64{1}, Target: []float64{1, 2}}, "pred = 1: length"},
		{square(), impl.Batch[float64]{N: 2, Pred: []float64{1, 2}, Target: []float64{1}}, "target = 1: length"},
		{square(), impl.Batch[float64]{N: 1, Pred: []float64{1}}, "target = 0: want one number"},
		{square(), impl.Batch[float64]{N: -1}, "n = -1"},
		{square(), pairs([]float64{1, 2}, []float64{0, 0}, []float64{1}), "weight = 1: length"},
		{square(), pairs([]float64{1, 2}, []float64{0, 0}, []float64{1, -1}), "weight[1] = -1: want a finite weight"},
		{square(), pairs([]float64{1, 2}, []float64{0, 0}, []float64{1, math.NaN()}), "weight[1] = NaN"},
		{square(), impl.Batch[float64]{N: 1, Shape: []int{2}, Pred: []float64{1, 2}, Target: []float64{1}}, "shape = [2]: want one number"},
		{weighted, ce(0, 2), "class[1] = 2: want a class index"},
		{weighted, ce(0, -1), "class[1] = -1"},
		{weighted, ce(0), "class = 1: length"},
		{weighted, impl.Batch[float64]{N: 1, Shape: []int{3}, Pred: []float64{1, 2, 3}, Class: []int{0}}, "pred = 3: want as many classes"},
		{weighted, impl.Batch[float64]{N: 1, Shape: []int{2}, Pred: []float64{1, 2}, Class: []int{0}, ClassLen: []int{2}}, "class = 1: length: want the sum"},
		{weighted, impl.Batch[float64]{N: 1, Shape: []int{2}, Pred: []float64{1, 2}, Class: []int{0}, ClassLen: []int{-1}}, "class_len[0] = -1"},
		{weighted, impl.Batch[float64]{N: 1, Shape: []int{2}, Pred: []float64{1, 2}, ClassLen: []int{0, 0}}, "class_len = 2"},
		{impl.Huber[float64](math.NaN()), pairs([]float64{1}, []float64{0}, nil), "delta = NaN: want a finite number above 0"},
		{impl.SoftmaxCE[float64](nil, 0, 2), ce(0, 1), "label_smoothing = 2: want a number in [0, 1]"},
		{impl.SoftmaxCE[float64]([]float64{1, -1}, -100, 0), ce(0, 1), "weight[1] = -1: want a finite class weight"},
	} {
		for _, r := range []impl.Reduction{impl.None, impl.Sum, impl.Mean} {
			dst := []float64{42, 42, 42, 42}
			_, err := c.loss.Value(dst, c.b, r)
			var bad *impl.DataError
			require.ErrorAs(t, err, &bad, c.want)
			require.ErrorContains(t, err, c.want)
			_, err = c.loss.Grad(dst, c.b, r, nil)
			require.ErrorContains(t, err, c.want, "the gradient rejects what the value rejects")
			require.Equal(t, []float64{42, 42, 42, 42}, dst)
		}
	}
}

func TestEmptyMeanIsAnError(t *testing.T) {
	for _, b := range []impl.Batch[float64]{{}, pairs([]float64{1}, []float64{0}, []float64{0})} {
		_, err := square().Value(nil, b, impl.Mean)
		require.ErrorContains(t, err, "the mean of nothing")
		_, err = square().Grad(nil, b, impl.Mean, nil)
		require.ErrorContains(t, err, "the mean of nothing")
		got, err := square().Value(nil, b, impl.Sum)
		require.NoError(t, err)
		require.Equal(t, []float64{0}, got)
	}
	ignored := impl.Batch[float64]{N: 1, Shape: []int{2}, Pred: []float64{1, 2}, Class: []int{-100}}
	_, err := impl.SoftmaxCE[float64](nil, -100, 0).Value(nil, ignored, impl.Mean)
	require.ErrorContains(t, err, "the mean of nothing")
}

func TestUpstreamHasOneEntryForEachValue(t *testing.T) {
	b := pairs([]float64{1, 2}, []float64{0, 0}, nil)
	for r, n := range map[impl.Reduction]int{impl.None: 1, impl.Sum: 2, impl.Mean: 0} {
		_, err := square().Grad(nil, b, r, make([]float64, n))
		require.ErrorContains(t, err, "upstream", r)
	}
}

func TestWithoutADerivativeGradientsAreUnsupported(t *testing.T) {
	l := impl.Pointwise(func(x, t float64) float64 { return x - t }, nil)
	require.False(t, l.(impl.Differentiable).HasGrad())
	_, err := l.Grad(nil, pairs([]float64{1}, []float64{0}, nil), impl.Sum, nil)
	require.True(t, errors.Is(err, impl.ErrUnsupported))
	_, err = l.(impl.TargetGrader[float64]).TargetGrad(nil, pairs([]float64{1}, []float64{0}, nil), impl.Sum, nil)
	require.True(t, errors.Is(err, impl.ErrUnsupported))
}

// A mean that can be represented is, though the sum cannot.
func TestMeanOfHugeValues(t *testing.T) {
	huge := impl.Pointwise(func(x, _ float64) float64 { return x }, nil)
	b := pairs([]float64{1.5e308, 1.5e308, 1.5e308}, []float64{0, 0, 0}, nil)
	got, err := huge.Value(nil, b, impl.Mean)
	require.NoError(t, err)
	require.Equal(t, []float64{1.5e308}, got)
	got, err = huge.Value(nil, b, impl.Sum)
	require.NoError(t, err)
	require.Equal(t, []float64{math.Inf(1)}, got)
}

// The error of a sum does not grow with the number of its terms.
func TestSumIsCompensated(t *testing.T) {
	const n = 1_000_001
	pred := make([]float64, n)
	for i := range pred {
		pred[i] = 0.1
	}
	same := impl.Pointwise(func(x, _ float64) float64 { return x }, nil)
	got, err := same.Value(nil, pairs(pred, make([]float64, n), nil), impl.Mean)
	require.NoError(t, err)
	require.Equal(t, 0.1, got[0])
}

func TestFloat32RoundsOnce(t *testing.T) {
	b := impl.Batch[float32]{N: 1, Pred: []float32{0.1}, Target: []float32{0.3}}
	got, err := impl.Huber[float32](1).Value(nil, b, impl.None)
	require.NoError(t, err)
	r := float64(float32(0.1)) - float64(float32(0.3))
	require.Equal(t, float32(r*r/2), got[0])
	g, err := impl.Huber[float32](1).(impl.TargetGrader[float32]).TargetGrad(nil, b, impl.None, nil)
	require.NoError(t, err)
	require.Equal(t, float32(-r), g[0])
}

// dst may be an input: it is written only at the end.
func TestResultMayReplaceAnInput(t *testing.T) {
	pred := []float64{1, 2}
	g, err := square().Grad(pred, pairs(pred, []float64{0, 0}, nil), impl.Sum, nil)
	require.NoError(t, err)
	require.Equal(t, []float64{2, 4}, g)
	require.Equal(t, &pred[0], &g[0])
}
