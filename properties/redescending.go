package properties

import (
	"math"

	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// redescending tries pairs of residuals beyond the turn: the larger one has the smaller slope. It tells an influence that
// is let go of from one that is only clipped.
func redescending[F impl.Float](f *ball.Format) Property[F] {
	return Property[F]{
		Name: "r-redescending", Says: "Beyond the turn the slope shrinks as the error grows.", Level: reports.Must,
		For: claims[spec.Redescending],
		Draw: func(t *rapid.T, l spec.Loss, c spec.Claim) Case {
			r := f.Round(c.(spec.Redescending).From * math.Ldexp(1+rapid.Float64Range(0x1p-10, 1).Draw(t, "turn"), pick(t, "log2", 12)))
			far := f.Round(r * math.Ldexp(1+rapid.Float64Range(0x1p-6, 1).Draw(t, "far"), pick(t, "log2", 24)))
			sign := float64(1 - 2*pick(t, "sign", 2))
			at := func(r float64) spec.Sample { return spec.Sample{Pred: []float64{sign * r}, Target: []float64{0}} }
			return Case{Samples: []spec.Sample{at(r), at(far)}}
		},
		Calls: func(_ spec.Claim, k Case) []Call {
			return []Call{ask(Grad, k.Samples[0]), ask(Grad, k.Samples[1])}
		},
		Judge: func(o *Oracle[F], _ spec.Claim, k Case, as []Answer[F]) *Violation {
			near, far := k.Samples[0], k.Samples[1]
			for i, s := range k.Samples {
				if v, ok := o.Refused(as[i], 1); !ok {
					return v
				}
				if !legal(o.Loss, o.Format, s) {
					return o.Pass()
				}
			}
			a, ok := o.Ask(near, true)
			b, fine := o.Ask(far, true)
			if !ok || !fine {
				return nil
			}
			budget := o.Budget(a.Grad[0].Err).Add(o.Budget(b.Grad[0].Err))
			g, h := math.Abs(float64(as[0].Out[0])), math.Abs(float64(as[1].Out[0]))
			// Where the exact slopes differ by more than their budgets twice over, those of a good implementation differ too.
			apart := !overlap(a.Grad[0].Lo, b.Grad[0].Lo) && math.Abs(a.Grad[0].Lo.Float())-math.Abs(b.Grad[0].Lo.Float()) > 3*budget.F()
			if h-g <= budget.F() && !(apart && h >= g) {
				return nil
			}
			return &Violation{What: "|slope| at the larger error", Got: hexDec(h), Want: "at most that at the smaller one, " + hexDec(g), Excess: max(1, (h-g)/budget.F())}
		},
	}
}
