package spec_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/spec"
)

// What is illegal is named by argument, position and value, with what was expected.
func TestCheckSampleNamesWhatIsWrong(t *testing.T) {
	ce, giou, w1, arc, ctc := spec.SoftmaxCE([]float64{1, 2}, -1, 0), spec.GIoU(), spec.W1(), spec.ArcFace(1, 0.5, false), spec.CTC(0)
	huber := spec.Huber(1)
	for _, c := range []struct {
		loss spec.Loss
		s    spec.Sample
		want string
	}{
		{huber, spec.Sample{Pred: []float64{math.NaN()}, Target: []float64{0}}, "pred[0] = NaN: want a number in [-Inf, +Inf]"},
		{huber, spec.Sample{Pred: []float64{1, 2}, Target: []float64{0}}, "pred: has 2 entries, want 1"},
		{huber, spec.Sample{Pred: []float64{1}, Target: []float64{1}, TargetShape: []int{1}}, "target_shape [1]: want 0 dimensions"},
		{huber, spec.Sample{Pred: []float64{1}}, "target: has 0 entries, want 1"},
		{ce, spec.Sample{Pred: []float64{1, 2, 3}, Shape: []int{3}, Class: []int{0}}, "shape [3]: dimension C is 3, want 2"},
		{ce, spec.Sample{Pred: []float64{1, 2}, Shape: []int{2}, Class: []int{2}}, "class[0] = 2: want a class in [0, 2)"},
		{ce, spec.Sample{Pred: []float64{1, 2}, Shape: []int{2}}, "class: has 0 entries, want 1"},
		{ce, spec.Sample{Pred: []float64{1, 2}, Shape: []int{2}, Class: []int{0}, Target: []float64{1}}, "target: has 1 entries, want none"},
		{ce, spec.Sample{Pred: []float64{1, 2}, Class: []int{0}}, "shape []: want 1 dimensions"},
		{giou, spec.Sample{Pred: []float64{0, 0, 0, 1}, Target: []float64{0, 0, 1, 1}, Shape: []int{4}, TargetShape: []int{4}}, "want x1 < x2 and y1 < y2"},
		{w1, spec.Sample{Pred: []float64{5, 0.5}, Target: []float64{5, 1}, Shape: []int{2, 1}, TargetShape: []int{2, 1}}, "pred[1:2]: sums to 0.5, want 1"},
		{w1, spec.Sample{Pred: []float64{5, 1}, Target: []float64{5, -1}, Shape: []int{2, 1}, TargetShape: []int{2, 1}}, "target[1] = -1: want a number in the simplex"},
		{spec.GaussianNLL(0), spec.Sample{Pred: []float64{-1, -2}, Shape: []int{2}, Target: []float64{0}}, "pred[1] = -2: want a number in (0, +Inf)"},
		{arc, spec.Sample{Pred: []float64{0, 0}, Target: []float64{1, 0}, Shape: []int{2}, TargetShape: []int{1, 2}, Class: []int{0}}, "pred[0:2]: all zero"},
		{arc, spec.Sample{Pred: []float64{0, 1}, Target: []float64{1, 0, 1}, Shape: []int{2}, TargetShape: []int{1, 3}, Class: []int{0}}, "dimension D is 3, want 2"},
		{arc, spec.Sample{Pred: []float64{0, 1}, Target: []float64{1, 0}, Shape: []int{2}, TargetShape: []int{1, 2}, Class: []int{1}}, "want a class in [0, 1)"},
		{ctc, spec.Sample{Pred: []float64{0, math.Inf(-1)}, Shape: []int{1, 2}, Class: []int{0}}, "class[0] = 0"},
		{ctc, spec.Sample{Pred: []float64{0, 0}, Shape: []int{1, 2}, Class: []int{1}}, "sums to 2, want 1"},
	} {
		require.ErrorContains(t, c.loss.CheckSample(c.s, 0x1p-53), c.want, "%s %s", c.loss, c.s)
	}
}

// What is legal passes, at the edges too.
func TestCheckSampleAcceptsTheEdges(t *testing.T) {
	ignored := spec.SoftmaxCE(nil, 255, 0)
	for _, c := range []struct {
		loss spec.Loss
		s    spec.Sample
	}{
		{spec.Huber(1), spec.Sample{Pred: []float64{math.Inf(1)}, Target: []float64{-math.MaxFloat64}}},
		{ignored, spec.Sample{Pred: []float64{math.Inf(-1)}, Shape: []int{1}, Class: []int{255}}},
		{spec.W1(), spec.Sample{Pred: []float64{5, 1 + 0x1p-21}, Target: []float64{5, 1}, Shape: []int{2, 1}, TargetShape: []int{2, 1}}},
		{spec.CTC(0), spec.Sample{Pred: []float64{0, math.Inf(-1)}, Shape: []int{1, 2}}},
	} {
		if c.loss.Name == "w1-1d" {
			c.s.Pred[1] = 1 - 0x1p-21 // rounded by hand
		}
		require.NoError(t, c.loss.CheckSample(c.s, 0x1p-53), "%s %s", c.loss, c.s)
	}
	require.True(t, ignored.Ignored(spec.Sample{Class: []int{255}}))
	require.False(t, ignored.Ignored(spec.Sample{Class: []int{1}}))
}

func TestParametersHaveDomains(t *testing.T) {
	require.NoError(t, spec.Huber(0.5).Check())
	require.ErrorContains(t, spec.Huber(0).Check(), "huber: parameter delta = 0: want a number in (0, +Inf)")
	require.ErrorContains(t, spec.Huber(math.Inf(1)).Check(), "delta = +Inf")
	require.Panics(t, func() { spec.Huber(math.NaN()) }, "a specification with a NaN in it is a programmer's error")
	require.ErrorContains(t, spec.SoftmaxCE([]float64{1, -2}, 0, 0).Check(), "weight[1] = -2")
	require.Equal(t, []float64{2, 3}, spec.SoftmaxCE([]float64{2, 3}, 0, 0).Param("weight"))
	require.Nil(t, spec.Huber(1).Param("weight"))
}

func TestDomainsReadAsPeopleWriteThem(t *testing.T) {
	for want, d := range map[string]spec.Domain{
		"[0, 1]": spec.UnitInterval, "(0, 1)": spec.OpenUnit, "[0, +Inf)": spec.NonNegative, "the simplex": spec.Distribution,
		"log of the simplex": spec.LogProbs, "{-1, +1}": spec.PlusMinus, "{0, 1}": spec.Binary, "nothing": spec.NoTarget,
		"boxes x1 < x2, y1 < y2": spec.Boxes, "[[-Inf, +Inf] the simplex]": {Rows: []spec.Domain{spec.Reals, spec.Distribution}},
	} {
		require.Equal(t, want, d.String())
	}
}

func TestLossAndSampleStrings(t *testing.T) {
	require.Equal(t, "softmax-ce(weight=[1 2 0.5], ignore_index=-100, label_smoothing=0.125)", spec.SoftmaxCE([]float64{1, 2, 0.5}, -100, 0.125).String())
	require.Equal(t, "giou", spec.GIoU().String())
	s := spec.Sample{Pred: []float64{0.5, -1}, Target: []float64{math.Inf(1)}, Class: []int{3}, Shape: []int{1, 2}}
	require.Equal(t, "pred=0x1p-01,-0x1p+00 (0.5, -1) shape [1 2] target=+Inf (+Inf) class=[3]", s.String())
	c := s.Clone()
	c.Pred[0], c.Class[0], c.Shape[0] = 7, 7, 7
	require.Equal(t, 0.5, s.Pred[0])
	require.Equal(t, 3, s.Class[0])
	require.Equal(t, 1, s.Shape[0])
}
