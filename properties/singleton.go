package properties

import (
	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// singleton compares the reductions of one sample, where there is nothing to reduce.
func singleton[F impl.Float](f *ball.Format) Property[F] {
	calls := func(_ spec.Claim, k Case) []Call { return k.calls(allOps, impl.None, impl.Sum, impl.Mean) }
	return Property[F]{
		Name: "u-singleton-scalar", Says: "Of one sample None, Sum and, over its divisor, Mean are the same number.", Level: reports.Must,
		For: whole, From: alone, Calls: calls,
		Draw: func(t *rapid.T, l spec.Loss, _ spec.Claim) Case {
			return Case{Samples: []spec.Sample{drawAny(t, l, f)}}
		},
		Judge: func(o *Oracle[F], _ spec.Claim, k Case, as []Answer[F]) *Violation {
			all, v := o.answered(calls(nil, k), as)
			if v != nil {
				return v
			}
			var vs []*Violation
			for i := 0; i < len(all); i += 3 {
				none, sum, mean := all[i], all[i+1], all[i+2]
				if sum.live {
					vs = append(vs, o.same(sum.String(), sum, none, sum.got.Out, none.got.Out))
				}
				if d := mean.denominator(o.Loss); mean.live && d == 1 {
					vs = append(vs, o.same(mean.String(), mean, none, mean.got.Out, none.got.Out))
				} else if mean.live {
					vs = append(vs, o.multiple(mean.String(), mean, none, mean.got.Out, 1/d, none.got.Out))
				}
			}
			return first(vs...)
		},
	}
}
