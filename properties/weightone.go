package properties

import (
	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// weightOne gives every sample weight 1, which is no weight at all.
func weightOne[F impl.Float](f *ball.Format) Property[F] {
	calls := func(_ spec.Claim, k Case) []Call {
		bare := k
		bare.Weights = nil
		rs := []impl.Reduction{impl.None, impl.Sum, impl.Mean}
		return append(k.calls(allOps, rs...), bare.calls(allOps, rs...)...)
	}
	return Property[F]{
		Name: "u-weight-one", Says: "Weights of 1 change nothing.", Level: reports.Must, For: whole, Calls: calls,
		Draw: func(t *rapid.T, l spec.Loss, _ spec.Claim) Case {
			k := Case{Samples: drawSamples(t, l, f, sizes[pick(t, "size", len(sizes))])}
			for range k.Samples {
				k.Weights = append(k.Weights, 1)
			}
			return k
		},
		Judge: func(o *Oracle[F], _ spec.Claim, k Case, as []Answer[F]) *Violation {
			all, v := o.answered(calls(nil, k), as)
			if v != nil {
				return v
			}
			var vs []*Violation
			for i, ones := range all[:9] {
				if bare := all[9+i]; ones.live && bare.live {
					vs = append(vs, o.same(ones.String(), ones, bare, ones.got.Out, bare.got.Out))
				}
			}
			return first(vs...)
		},
	}
}
