package properties

import (
	"slices"

	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// batchPermutation puts the samples of a batch into another order, each with its weight.
func batchPermutation[F impl.Float](f *ball.Format) Property[F] {
	calls := func(_ spec.Claim, k Case) []Call {
		moved, p := k, k.permutation()
		moved.Samples, moved.Weights = permuted(k.Samples, p), permuted(k.Weights, p)
		var cs []Call
		for _, k := range []Case{k, moved} {
			cs = append(append(cs, k.calls(allOps, impl.None)...), k.calls(valueOp, impl.Sum, impl.Mean)...)
		}
		return cs
	}
	return Property[F]{
		Name: "u-batch-permutation", Says: "Samples in another order have the same values and gradients, in that order, and the same sum and mean.",
		Level: reports.Must, For: whole, Calls: calls,
		Draw: func(t *rapid.T, l spec.Loss, _ spec.Claim) Case {
			k := Case{Samples: drawSamples(t, l, f, max(2, sizes[pick(t, "size", len(sizes))]))}
			k.Weights = drawWeights(t, f, len(k.Samples))
			k.Nums = []float64{float64(pick(t, "order", len(k.Samples)))}
			return k
		},
		Judge: func(o *Oracle[F], _ spec.Claim, k Case, as []Answer[F]) *Violation {
			all, v := o.answered(calls(nil, k), as)
			if v != nil {
				return v
			}
			p := k.permutation()
			var vs []*Violation
			for i, c := range all[:3] {
				moved := all[5+i]
				if !c.live || !moved.live {
					continue
				}
				var want []F
				for _, j := range p {
					want = append(want, c.rows(j, j+1)...)
				}
				vs = append(vs, o.same(c.String(), moved, c, moved.got.Out, want))
			}
			vs = append(vs, o.sums("the sum", all[8], all[0], all[0].got.Out, 1),
				o.sums("the mean", all[9], all[0], all[0].got.Out, all[9].denominator(o.Loss)))
			return first(vs...)
		},
	}
}

// permutation is the order that the case drew: reversed, or rotated.
func (k Case) permutation() []int {
	n, turn := len(k.Samples), k.ints()[0]
	p := make([]int, n)
	for i := range p {
		if p[i] = (i + turn) % n; turn == 0 {
			p[i] = n - 1 - i
		}
	}
	return p
}

func permuted[E any](v []E, p []int) []E {
	if v == nil {
		return nil
	}
	out := slices.Clone(v)
	for i, j := range p {
		out[i] = v[j]
	}
	return out
}
