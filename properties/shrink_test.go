package properties_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/spec"
)

// A failure is made smaller by as many cases as Settings allow, and is none the less a failure when it is left as it was found.
func TestShrinkLimit(t *testing.T) {
	asked := func(limit int) (cases int, pred string) {
		half := impl.Pointwise(
			func(p, t float64) float64 { cases++; return (p - t) * (p - t) / 4 },
			func(p, t float64) float64 { return (p - t) / 2 },
		)
		all := properties.Check(context.Background(), spec.Huber(1), half, &properties.Settings{Checks: 20, Only: "u-value", Shrink: limit})
		require.Len(t, all, 1)
		require.NotNil(t, all[0].Failure)
		return cases, all[0].Failure.Input[0].Decimal
	}
	found, _ := asked(1)
	few, _ := asked(10)
	most, small := asked(0)
	require.Less(t, found, few)
	require.Less(t, few, most)
	same, again := asked(properties.DefaultShrink)
	require.Equal(t, most, same)
	require.Equal(t, small, again)
	require.Less(t, few-found, 10+20+1, "the first random case that fails, and ten")
}
