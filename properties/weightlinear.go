package properties

import (
	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// weightLinear scales and adds weights: Sum is linear in them, and Mean does not see a common factor. A weight that is
// squared, rooted, normalised or applied twice shows here whatever the loss is.
func weightLinear[F impl.Float](f *ball.Format) Property[F] {
	const factor = 4 // a power of two, so that bits must agree
	calls := func(_ spec.Claim, k Case) []Call {
		other, both, scaled := k, k, k
		other.Weights, both.Weights, scaled.Weights = k.Nums, make([]float64, len(k.Nums)), make([]float64, len(k.Nums))
		for i, w := range k.Weights {
			both.Weights[i], scaled.Weights[i] = w+k.Nums[i], factor*w
		}
		ops := []Op{Value, Grad}
		cs := append(k.calls(ops, impl.Sum, impl.Mean), scaled.calls(ops, impl.Sum, impl.Mean)...)
		return append(append(cs, other.calls(valueOp, impl.Sum)...), both.calls(valueOp, impl.None, impl.Sum)...)
	}
	return Property[F]{
		Name: "u-weight-linear", Says: "Sum is linear in the weights; Mean does not change when all are multiplied by one number.",
		Level: reports.Must, For: whole, Calls: calls,
		Draw: func(t *rapid.T, l spec.Loss, _ spec.Claim) Case {
			k := Case{Samples: drawSamples(t, l, f, sizes[pick(t, "size", len(sizes))])}
			a, b := pick(t, "weight", len(weights)), pick(t, "weight", len(weights))
			for i := range k.Samples {
				k.Weights = append(k.Weights, weights[(a+i)%len(weights)])
				k.Nums = append(k.Nums, weights[(b+2*i)%len(weights)])
			}
			return k
		},
		Judge: func(o *Oracle[F], _ spec.Claim, k Case, as []Answer[F]) *Violation {
			cs := calls(nil, k)
			all, v := o.answered(cs, as)
			if v != nil {
				return v
			}
			var vs []*Violation
			for i := range 4 { // value and gradient, sum and mean
				one, scaled := all[i], all[4+i]
				want, c := make([]F, len(one.got.Out)), F(1)
				if one.Reduction == impl.Sum {
					c = factor
				}
				for j, x := range one.got.Out {
					want[j] = F(o.Format.Round(float64(c * x)))
				}
				if one.live && scaled.live {
					vs = append(vs, o.same(one.String()+" when all weights are multiplied by 4", scaled, one, scaled.got.Out, want))
				}
			}
			if v := first(vs...); v != nil {
				return v
			}
			sum, other, none, both := all[0], all[8], all[9], all[10]
			if !sum.live || !other.live || !none.live || !both.live {
				return nil
			}
			parts := []F{sum.got.Out[0], other.got.Out[0]}
			_, mass := massOf(none.got.Out) // the sum of the two may cancel; this does not
			if got, _ := massOf(parts); finite(parts) && mass <= ceiling(o.Format) && !o.grown(float64(both.got.Out[0]), got, mass, len(k.Samples)) {
				return o.settle(&Violation{
					What: "the sum with added weights", Got: hexDec(float64(both.got.Out[0])), Want: hexDec(got), Excess: apart(float64(both.got.Out[0]), got),
				}, sum, other, both)
			}
			return nil
		},
	}
}
