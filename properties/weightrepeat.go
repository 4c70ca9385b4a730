package properties

import (
	"fmt"

	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// weightRepeat compares integer weights with batches in which samples occur as often.
func weightRepeat[F impl.Float](f *ball.Format) Property[F] {
	calls := func(_ spec.Claim, k Case) []Call {
		var repeated Case
		for i, s := range k.Samples {
			for range int(k.Weights[i]) {
				repeated.Samples = append(repeated.Samples, s)
			}
		}
		ops := []Op{Value, Grad}
		cs := append(k.calls(ops, impl.Sum, impl.Mean), repeated.calls(ops, impl.Sum, impl.Mean)...)
		return append(cs, repeated.calls(valueOp, impl.None)...)
	}
	return Property[F]{
		Name: "u-weight-repeat", Says: "A sample of weight k counts as k samples of weight 1, in Sum, in Mean and in the gradient.", Level: reports.Must,
		For: whole, Calls: calls,
		Draw: func(t *rapid.T, l spec.Loss, _ spec.Claim) Case {
			k := Case{Samples: drawSamples(t, l, f, 1+pick(t, "size", poolSize))}
			w := pick(t, "weights", 6)
			k.Weights = [6][]float64{{2, 1, 3}, {1, 2, 2}, {3, 0, 1}, {1, 1, 4}, {3, 3, 3}, {2, 5, 0}}[w][:len(k.Samples)]
			return k
		},
		Judge: func(o *Oracle[F], _ spec.Claim, k Case, as []Answer[F]) *Violation {
			all, v := o.answered(calls(nil, k), as)
			if v != nil {
				return v
			}
			none := all[8]
			vs := []*Violation{
				o.sums("the weighted sum", all[0], none, none.got.Out, 1),
				o.sums("the weighted mean", all[1], none, none.got.Out, all[1].denominator(o.Loss)),
			}
			for i := 2; i < 4; i++ {
				weighted, repeated := all[i], all[4+i]
				if !weighted.live || !repeated.live {
					continue
				}
				at := 0
				for j, w := range k.Weights {
					if w > 0 {
						vs = append(vs, o.multiple(fmt.Sprintf("%s, sample %d", weighted, j), weighted, repeated,
							weighted.rows(j, j+1), w, repeated.rows(at, at+1)))
					}
					at += int(w)
				}
			}
			return first(vs...)
		},
	}
}
