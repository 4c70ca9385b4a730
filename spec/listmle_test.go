package spec

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/spec/ball"
)

// k-listmle-normalised: over all orders of the items e^−L sums to 1, as the likelihood of one of them.
func TestListMLEIsNormalised(t *testing.T) {
	for _, z := range [][]float64{{3}, {1, -2}, {0.5, 0.5, 4}, {-1, 30, 0, 2.25}} {
		total, err := Formula(func(x []In, _ []int) ball.Real {
			sum := x[0].Of(0)
			orders(x[0].Pred, func(p []ball.Real) {
				y := x[0]
				y.Pred = p
				sum = sum.Add(ListMLE().Value(y).Neg().Exp())
			})
			return sum
		}, []Sample{distribution(z...)}, nil)
		require.NoError(t, err)
		require.Equal(t, 1.0, total.Float(), "%v", z)
		require.Negative(t, total.Rad().Cmp(ball.Pow2(-59)))
	}
}

// orders calls do with every order of p.
func orders(p []ball.Real, do func([]ball.Real)) {
	var place func(head, rest []ball.Real)
	place = func(head, rest []ball.Real) {
		if len(rest) == 0 {
			do(head)
		}
		for i := range rest {
			left := append(append([]ball.Real{}, rest[:i]...), rest[i+1:]...)
			place(append(head[:len(head):len(head)], rest[i]), left)
		}
	}
	place(nil, p)
}
