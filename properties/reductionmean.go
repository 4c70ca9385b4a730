package properties

import (
	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// reductionMean holds Mean to the values that None gives, over the denominator that the specification names. A mean whose
// denominator is 0 must be an error.
func reductionMean[F impl.Float](f *ball.Format) Property[F] {
	calls := func(_ spec.Claim, k Case) []Call { return k.calls(valueOp, impl.None, impl.Mean) }
	return Property[F]{
		Name: "u-reduction-mean", Says: "Mean is the sum of the values of None over the sum of weights times divisors.", Level: reports.Must,
		For: whole, Draw: with(f, drawBatch), Calls: calls,
		Judge: func(o *Oracle[F], _ spec.Claim, k Case, as []Answer[F]) *Violation {
			all, v := o.answered(calls(nil, k), as)
			if v != nil {
				return v
			}
			return o.sums("the mean", all[1], all[0], all[0].got.Out, all[1].denominator(o.Loss))
		},
	}
}
