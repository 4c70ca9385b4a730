package properties

import (
	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// weightedMean holds the mean of unequally weighted samples to the exact Σ w·L / Σ w·divisor. Unlike reductionMean it trusts
// no other answer of the implementation.
func weightedMean[F impl.Float](f *ball.Format) Property[F] {
	calls := func(_ spec.Claim, k Case) []Call { return k.calls(valueOp, impl.Mean) }
	return Property[F]{
		Name: "u-weighted-mean", Says: "The weighted mean is Σ weight·loss / Σ weight·divisor.", Level: reports.Must, For: whole,
		Draw: func(t *rapid.T, l spec.Loss, _ spec.Claim) Case {
			k := Case{Samples: drawSamples(t, l, f, 2)}
			k.Weights = [5][]float64{{1, 3}, {2, 1}, {0.5, 0}, {3, 3}, {0.25, 1}}[pick(t, "weights", 5)]
			return k
		},
		Calls: calls,
		Judge: func(o *Oracle[F], _ spec.Claim, k Case, as []Answer[F]) *Violation {
			all, v := o.answered(calls(nil, k), as)
			if v != nil || !all[0].live {
				return v
			}
			return o.hold(all[0], asks{})
		},
	}
}
