package properties

import (
	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// lineSlopes tries whether gradients of a convex loss are monotone: ⟨g(a)−g(b), a−b⟩ ≥ μ‖a−b‖².
func lineSlopes[F impl.Float](f *ball.Format) Property[F] {
	return Property[F]{
		Name: "u-line-slopes", Says: "⟨g(a) − g(b), a − b⟩ ≥ μ‖a − b‖² for a convex loss of modulus μ.", Level: reports.Must,
		For: curved, Own: distributions(f),
		Draw: func(t *rapid.T, l spec.Loss, _ spec.Claim) Case {
			return Case{Samples: drawPair(t, l, f)}
		},
		Calls: twoGradients,
		Judge: func(o *Oracle[F], c spec.Claim, k Case, as []Answer[F]) *Violation {
			if samePred(k) || !o.legalPair(k) {
				return o.Pass()
			}
			e := exactly()
			a, b, v, ok := o.slopes(e, k, as)
			if !ok {
				return v
			}
			d := step(e, k.Samples[1].Pred, k.Samples[0].Pred)
			x, off := a.along(d)
			y, more := b.along(d)
			return o.side("⟨g(a) − g(b), a − b⟩", Ge, x.Sub(y), ball.Dot(d, d).Mul(e.Of(modulus(c))), off.Add(more))
		},
	}
}

// twoGradients asks for the gradients at both samples.
func twoGradients(_ spec.Claim, k Case) []Call {
	return []Call{ask(Grad, k.Samples[0]), ask(Grad, k.Samples[1])}
}
