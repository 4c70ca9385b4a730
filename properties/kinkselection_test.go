package properties_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/spec"
)

// TestKinkSelection holds the references to the element that their doc comments name, and the record to saying it.
func TestKinkSelection(t *testing.T) {
	for _, c := range []struct {
		loss         spec.Loss
		got          impl.Loss[float64]
		pred, target float64
		slope        float64 // of the doc comment
		note         string
	}{
		{spec.Absolute(), impl.Absolute[float64](), 1.5, 1.5, 0, "abs: 0"},
		{spec.Pinball(0.25), impl.Pinball[float64](0.25), -2, -2, 0, "relu: 0"},
		{spec.SmoothL1(0), impl.SmoothL1[float64](0), 3, 3, 0, "abs: 0"},
		{spec.EpsInsensitive(0.5), impl.EpsInsensitive[float64](0.5), 1.5, 1, 0, "|r| = eps: 0"},
		{spec.Hinge(), impl.Hinge[float64](), 1, 1, 0, "relu: 0"},
		{spec.Hinge(), impl.Hinge[float64](), -1, -1, 0, "relu: 0"},
		{spec.Perceptron(), impl.Perceptron[float64](), 0, -1, 0, "relu: 0"},
		{spec.Ramp(0), impl.Ramp[float64](0), 0, 1, 0, ""},
	} {
		t.Run(c.loss.String(), func(t *testing.T) {
			b := impl.Batch[float64]{N: 1, Pred: []float64{c.pred}, Target: []float64{c.target}}
			g, err := c.got.Grad(nil, b, impl.None, nil)
			require.NoError(t, err)
			require.Equal(t, []float64{c.slope}, g)

			found := properties.Check(context.Background(), c.loss, c.got, &properties.Settings{Only: "u-kink-selection"})
			require.Len(t, found, 1)
			require.Positive(t, found[0].Reached)
			if c.note != "" {
				require.Equal(t, c.note, found[0].Note)
			}
		})
	}
}

// A convention that differs is recorded, and no failure.
func TestKinkSelectionOfOthers(t *testing.T) {
	upper := impl.Pointwise(distance, func(x, t float64) float64 {
		if x >= t {
			return 1
		}
		return -1
	})
	found := properties.Check(context.Background(), spec.Absolute(), upper, &properties.Settings{Only: "u-kink-*"})
	for _, r := range found {
		require.False(t, r.Verdict.Accuses(), "%s", r.Property)
	}
	require.Equal(t, "abs: the upper end", found[len(found)-1].Note)
}
