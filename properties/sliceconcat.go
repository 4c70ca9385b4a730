package properties

import (
	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// sliceConcat cuts a batch in two: samples do not influence each other, and none is lost at an end.
func sliceConcat[F impl.Float](f *ball.Format) Property[F] {
	calls := func(_ spec.Claim, k Case) []Call {
		at := k.ints()[0]
		a, b := k, k
		a.Samples, b.Samples = k.Samples[:at], k.Samples[at:]
		if k.Weights != nil {
			a.Weights, b.Weights = k.Weights[:at], k.Weights[at:]
		}
		return append(append(k.calls(allOps, impl.None), a.calls(allOps, impl.None)...), b.calls(allOps, impl.None)...)
	}
	return Property[F]{
		Name: "u-slice-concat", Says: "The values and gradients of a batch are those of its two parts, one after the other.",
		Level: reports.Must, For: whole, Calls: calls,
		Draw: func(t *rapid.T, l spec.Loss, c spec.Claim) Case {
			k := Case{Samples: drawSamples(t, l, f, max(2, sizes[pick(t, "size", len(sizes))]))}
			k.Weights = drawWeights(t, f, len(k.Samples))
			k.Nums = []float64{float64(1 + pick(t, "cut", len(k.Samples)-1))}
			return k
		},
		Judge: func(o *Oracle[F], _ spec.Claim, k Case, as []Answer[F]) *Violation {
			all, v := o.answered(calls(nil, k), as)
			if v != nil {
				return v
			}
			at, n := k.ints()[0], len(k.Samples)
			var vs []*Violation
			for i, whole := range all[:3] {
				if left, right := all[3+i], all[6+i]; whole.live && left.live && right.live {
					vs = append(vs, o.same(whole.String()+", first part", whole, left, whole.rows(0, at), left.got.Out),
						o.same(whole.String()+", second part", whole, right, whole.rows(at, n), right.got.Out))
				}
			}
			return first(vs...)
		},
	}
}
