package properties

import (
	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// subgradient tries the gradient of a convex loss as a support of its graph: L(b) ≥ L(a) + ⟨g(a), b−a⟩ + ½μ‖b−a‖². It works at
// kinks, where differences do not.
func subgradient[F impl.Float](f *ball.Format) Property[F] {
	return Property[F]{
		Name: "u-subgradient-inequality", Says: "L(b) ≥ L(a) + ⟨g(a), b − a⟩ for a convex loss.", Level: reports.Must,
		For: curved,
		Draw: func(t *rapid.T, l spec.Loss, _ spec.Claim) Case {
			pair := drawPair(t, l, f)
			if i := pick(t, "from", 2); i == 1 { // the kink, if there is one, is the second
				pair[0], pair[1] = pair[1], pair[0]
			}
			return Case{Samples: pair}
		},
		Calls: func(_ spec.Claim, k Case) []Call {
			return []Call{ask(Grad, k.Samples[0]), ask(Value, k.Samples[0]), ask(Value, k.Samples[1])}
		},
		Judge: func(o *Oracle[F], c spec.Claim, k Case, as []Answer[F]) *Violation {
			if samePred(k) || !o.legalPair(k) {
				return o.Pass()
			}
			e := exactly()
			g, v, ok := o.slope(e, k.Samples[0], as[0])
			if !ok {
				return v
			}
			d := step(e, k.Samples[0].Pred, k.Samples[1].Pred)
			rhs, off := g.along(d)
			rhs = rhs.Add(ball.Dot(d, d).Mul(e.Of(modulus(c) / 2)))
			return o.compare("L(b) − L(a)", Ge, &rhs, off, []part[F]{{1, k.Samples[1], as[2]}, {-1, k.Samples[0], as[1]}})
		},
	}
}
