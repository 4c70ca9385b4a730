package properties

import (
	"math"
	"slices"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// largeN reduces many copies of one sample, whose mean is the loss of that sample. A sum kept in float32 loses digits here, one
// sample at a time; pairwise or compensated summation does not (Higham, The accuracy of floating point summation, 1993).
func largeN[F impl.Float](f *ball.Format) Property[F] {
	calls := func(_ spec.Claim, k Case) []Call { return k.repeated(valueOp, impl.Sum, impl.Mean) }
	return Property[F]{
		Name: "u-large-n", Says: "The mean of many equal samples is the loss of one, to the growth of a pairwise sum.", Level: reports.Must,
		For: whole, Calls: calls,
		Own: func(l spec.Loss, _ spec.Claim) []Case {
			s := crooked(l, f)
			n := max(1000, 100_000/(len(s.Pred)*len(s.Pred))) // what a sample costs grows with its size, at worst like this
			if a, err := l.Judge(s, f, false); err == nil {   // in float16 a sum of thousands overflows
				n = int(min(float64(n), ceiling(f)/max(1, math.Abs(a.Value.Float()))))
			}
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

// crooked is a plain sample whose loss has a long fraction, if there is one: sums of short ones are exact in any order.
func crooked(l spec.Loss, f *ball.Format) spec.Sample {
	best := plainSample(l, f, 0)
	for j := range 16 {
		s := plainSample(l, f, j)
		v, ok := ordinaryLoss(l, f, s)
		if !ok {
			continue
		}
		if best = s; isCrooked(v) {
			return s
		}
	}
	return best
}

// ordinaryLoss is the loss of a sample that counts, if it is finite and known to some accuracy, and its gradients exist, as they do not at the edge of
// some domains, and stay far from overflow when they are multiplied by the size of a batch.
func ordinaryLoss(l spec.Loss, f *ball.Format, s spec.Sample) (float64, bool) {
	a, err := l.Judge(s, f, !l.NoGrad)
	if err != nil || a.Value.IsInf() || a.Err.Inf() || !l.NoGrad && !a.Complete || l.Ignored(s) {
		return 0, false
	}
	most := ball.MagOf(ceiling(f) / 2048)
	for _, sets := range [][]spec.Set{a.Grad, a.TargetGrad} {
		if slices.ContainsFunc(sets, func(s spec.Set) bool { return s.Err.Inf() || s.Lo.AbsUp().Add(s.Hi.AbsUp()).Cmp(most) > 0 }) {
			return 0, false
		}
	}
	return a.Value.Float(), true
}

// isCrooked reports whether v is a long fraction that is neither tiny nor huge.
func isCrooked(v float64) bool {
	m, _ := math.Frexp(v)
	return m*0x1p16 != math.Trunc(m*0x1p16) && math.Abs(v) > 0x1p-30 && math.Abs(v) < 0x1p30
}
