package properties

import (
	"fmt"
	"math"
	"slices"

	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// weightZero takes a sample out by weight 0 or by the ignored label, and fills it with what nobody may read: NaN, and a
// label that no class has. Everything must be as if it had never been in the batch, the denominator of the mean included.
func weightZero[F impl.Float](f *ball.Format) Property[F] {
	calls := func(_ spec.Claim, k Case) []Call {
		at, rest := k.ints()[0], k
		rest.Samples = slices.Delete(slices.Clone(k.Samples), at, at+1)
		if k.Weights != nil {
			rest.Weights = slices.Delete(slices.Clone(k.Weights), at, at+1)
		}
		rs := []impl.Reduction{impl.None, impl.Sum, impl.Mean}
		return append(k.calls(allOps, rs...), rest.calls(allOps, rs...)...)
	}
	return Property[F]{
		Name: "u-weight-zero-removes", Says: "A sample of weight 0 or with the ignored label counts as if it were not there, whatever it holds.",
		Level: reports.Must, For: whole, Calls: calls,
		Draw: func(t *rapid.T, l spec.Loss, _ spec.Claim) Case {
			k := Case{Samples: slices.Clone(drawSamples(t, l, f, max(2, sizes[pick(t, "size", len(sizes))])))}
			at := pick(t, "removed", len(k.Samples))
			k.Nums = []float64{float64(at)}
			ignored := l.Class.Ignore != nil && pick(t, "by label", 2) == 1
			if k.Weights = drawWeights(t, f, len(k.Samples)); !ignored {
				if k.Weights == nil {
					k.Weights = slices.Repeat([]float64{1}, len(k.Samples))
				}
				k.Weights[at] = 0
			}
			k.Samples[at] = unreadable(k.Samples[at], pick(t, "filled", 2) == 1)
			if ignored {
				k.Samples[at].Class[0] = *l.Class.Ignore
			}
			return k
		},
		Judge: func(o *Oracle[F], _ spec.Claim, k Case, as []Answer[F]) *Violation {
			all, v := o.answered(calls(nil, k), as)
			if v != nil {
				return v
			}
			at, n := k.ints()[0], len(k.Samples)
			var vs []*Violation
			for i, with := range all[:9] {
				without := all[9+i]
				switch {
				case !with.live || !without.live:
				case with.Op == Value && with.Reduction != impl.None && all[9].live:
					// The others, one by one, and not their own sum: with a number of terms more, good code adds in another order.
					vs = append(vs, o.sums(with.String(), with, all[9], all[9].got.Out, without.denominator(o.Loss)))
				case with.Op == Value && with.Reduction != impl.None:
					vs = append(vs, o.hold(with, asks{}))
				default:
					for j, x := range with.rows(at, at+1) {
						if x != 0 {
							return zeroWanted(fmt.Sprintf("%s, sample %d, entry %d", with, at, j), x)
						}
					}
					rest := slices.Concat(with.rows(0, at), with.rows(at+1, n))
					vs = append(vs, o.same(with.String()+" of the others", with, without, rest, without.got.Out))
				}
			}
			return first(vs...)
		},
	}
}

// unreadable is s filled with NaN, or with infinities, and with a label that no class has.
func unreadable(s spec.Sample, inf bool) spec.Sample {
	s = s.Clone()
	for _, v := range [][]float64{s.Pred, s.Target} {
		for i := range v {
			if v[i] = math.NaN(); inf {
				v[i] = math.Inf(1 - 2*(i%2))
			}
		}
	}
	for i := range s.Class {
		s.Class[i] = 1<<20 + 7
	}
	return s
}
