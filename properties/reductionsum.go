package properties

import (
	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// reductionSum holds Sum to the values that None gives.
func reductionSum[F impl.Float](f *ball.Format) Property[F] {
	calls := func(_ spec.Claim, k Case) []Call { return k.calls(valueOp, impl.None, impl.Sum) }
	return Property[F]{
		Name: "u-reduction-sum", Says: "Sum is the sum of the values of None.", Level: reports.Must,
		For: whole, Draw: with(f, drawBatch), Calls: calls,
		Judge: func(o *Oracle[F], _ spec.Claim, k Case, as []Answer[F]) *Violation {
			all, v := o.answered(calls(nil, k), as)
			if v != nil {
				return v
			}
			return o.sums("the sum", all[1], all[0], all[0].got.Out, 1)
		},
	}
}
