package properties

import (
	"fmt"

	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// gradScale multiplies the gradient by what comes from upstream. Under None every sample has its own: one that is shared, or
// left out, shows only where they differ.
func gradScale[F impl.Float](f *ball.Format) Property[F] {
	rs := []impl.Reduction{impl.None, impl.Sum, impl.Mean}
	calls := func(_ spec.Claim, k Case) []Call {
		bare := k
		bare.Up = nil
		ops := []Op{Grad, TargetGrad}
		return append(k.calls(ops, rs...), bare.calls(ops, rs...)...)
	}
	return Property[F]{
		Name: "u-grad-scale-upstream", Says: "The gradient of each sample is linear in its own upstream gradient, and 0 where that is 0.",
		Level: reports.Must, For: gradients, Calls: calls,
		Draw: func(t *rapid.T, l spec.Loss, c spec.Claim) Case {
			k := drawBatch(t, l, f)
			k.Up = drawUp(t, len(k.Samples))
			return k
		},
		Judge: func(o *Oracle[F], _ spec.Claim, k Case, as []Answer[F]) *Violation {
			all, v := o.answered(calls(nil, k), as)
			if v != nil {
				return v
			}
			var vs []*Violation
			for i, scaled := range all[:6] {
				bare := all[6+i]
				if !scaled.live || !bare.live {
					continue
				}
				for j := range k.Samples {
					vs = append(vs, o.multiple(fmt.Sprintf("%s, sample %d", scaled, j), scaled, bare,
						scaled.rows(j, j+1), scaled.up(j), bare.rows(j, j+1)))
				}
			}
			return first(vs...)
		},
	}
}
