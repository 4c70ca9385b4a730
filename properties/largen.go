package properties

import (
	"math"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// largeN reduces many copies of one sample, whose mean is the loss of that sample. A sum kept in float32 loses digits here, one
// sample at a time; pairwise or compensated summation does not (Higham, The accuracy of floating point summation, 1993).
func largeN[F impl.Float]() Property[F] {
	calls := func(_ spec.Claim, k Case) []Call {
		cs := k.calls(valueOp, impl.Sum, impl.Mean)
		for i := range cs {
			cs[i].Repeat = k.ints()[0]
		}
		return cs
	}
	return Property[F]{
		Name: "u-large-n", Says: "The mean of many equal samples is the loss of one, to the growth of a pairwise sum.", Level: reports.Must,
		For: whole, Calls: calls,
		Own: func(l spec.Loss, _ spec.Claim, f *ball.Format) []Case {
			s := crooked(l, f)
			n := max(1000, 100_000/(len(s.Pred)*len(s.Pred))) // what a sample costs grows with its size, at worst like this
			return []Case{{Samples: []spec.Sample{s}, Nums: []float64{float64(n)}}}
		},
		Judge: func(o *Oracle[F], _ spec.Claim, k Case, as []Answer[F]) *Violation {
			all, v := o.answered(calls(nil, k), as)
			if v != nil {
				return v
			}
			var vs []*Violation
			known := asks{}
			for _, c := range all {
				if c.live {
					vs = append(vs, o.hold(c, known))
				}
			}
			return first(vs...)
		},
	}
}

// crooked is a plain sample of finite loss whose numbers have long fractions where they may, since sums of short ones are exact.
func crooked(l spec.Loss, f *ball.Format) spec.Sample {
	best, most := plainSample(l, f, 0), -1
	for j := range 16 {
		s := plainSample(l, f, j)
		if a, err := l.Judge(s, f, false); err != nil || a.Value.IsInf() || l.Ignored(s) {
			continue
		}
		long := 0
		for _, x := range s.Pred {
			if m, _ := math.Frexp(x); m*0x1p12 != math.Trunc(m*0x1p12) && math.Abs(x) > 0x1p-10 && math.Abs(x) < 0x1p10 {
				long++
			}
		}
		if long*8/max(1, len(s.Pred)) > most {
			best, most = s, long*8/max(1, len(s.Pred))
		}
	}
	return best
}
