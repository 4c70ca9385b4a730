package properties

import (
	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// upstreams are factors of a gradient: negative ones and 0 among them, small and large ones, and not all equal.
var upstreams = [8]float64{1, -2, 0, 0.5, 3, -1, 0x1p-11, -160}

// drawUp draws an upstream gradient of n entries: one that is alone, or any.
func drawUp(t *rapid.T, n int) []float64 {
	up, a := make([]float64, n), pick(t, "upstream", len(upstreams))
	if pick(t, "one-hot", 2) == 1 {
		up[a%n] = 1
		return up
	}
	for i := range up {
		up[i] = upstreams[(a+i)%len(upstreams)]
	}
	return up
}

// gradReduction holds the gradient of every reduction to the oracle's, sample by sample: times weight, times upstream, over the
// denominator of the mean.
func gradReduction[F impl.Float](f *ball.Format) Property[F] {
	calls := func(_ spec.Claim, k Case) []Call {
		return k.calls([]Op{Grad, TargetGrad}, impl.Reduction(k.ints()[0]))
	}
	return Property[F]{
		Name: "u-grad-reduction", Says: "The gradient of a sample is weight·upstream/denominator times that of its loss, under each reduction.",
		Level: reports.Must, For: gradients, Calls: calls,
		Draw: func(t *rapid.T, l spec.Loss, _ spec.Claim) Case {
			k := Case{Samples: drawSamples(t, l, f, 1+pick(t, "size", 2)), Nums: []float64{float64(pick(t, "reduction", 3))}}
			k.Weights, k.Up = drawWeights(t, f, len(k.Samples)), drawUp(t, len(k.Samples))
			return k
		},
		Judge: func(o *Oracle[F], _ spec.Claim, k Case, as []Answer[F]) *Violation {
			all, v := o.answered(calls(nil, k), as)
			if v != nil {
				return v
			}
			known := asks{}
			for _, c := range all {
				if c.live {
					if v := o.hold(c, known); v != nil {
						return v
					}
				}
			}
			return nil
		},
	}
}

// gradients is the For of a property of every loss that has a gradient.
func gradients(l spec.Loss) []spec.Claim {
	if l.NoGrad {
		return nil
	}
	return whole(l)
}
