package properties

import (
	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// relative holds value and gradient in a tail to the running error of the stable form alone, without what the natural scale of
// the loss forgives. It is what tells log1p(e^−m) from log(1 + e^−m), and e/(1+e) from 1 − 1/(1+e). Most libraries lose the tail, so
// that this is a matter of quality, not of conformance.
func relative[F impl.Float](f *ball.Format) Property[F] {
	return Property[F]{
		Name: "relative-accuracy", Says: "The tail is accurate relative to itself.", Level: reports.Should,
		For: claims[spec.Relative],
		Draw: func(t *rapid.T, l spec.Loss, c spec.Claim) Case {
			return Case{Samples: []spec.Sample{drawMoved(t, l, f, c.(spec.Relative).Draw)}}
		},
		Calls: func(_ spec.Claim, k Case) []Call { return []Call{ask(Value, k.Samples[0]), ask(Grad, k.Samples[0])} },
		Judge: func(o *Oracle[F], c spec.Claim, k Case, as []Answer[F]) *Violation {
			s := k.Samples[0]
			if !legal(o.Loss, o.Format, s) || !c.(spec.Relative).When(s) {
				return o.Pass()
			}
			if v, ok := o.Refused(as[0], 1); !ok {
				return v
			}
			a, ok := o.Ask(s, true)
			if !ok {
				return nil
			}
			unscaled := newOracle[F](o.Loss, o.Format)
			unscaled.Loss.Scale = 0
			if v := unscaled.Within("value", as[0].Out[0], a.Value, a.Value, a.Err); v != nil || unsupported(as[1].Err) {
				return v
			}
			if v, ok := o.Refused(as[1], len(s.Pred)); !ok {
				return v
			}
			return unscaled.coordinates("gradient", s, as[1].Out, a, a.Grad, bases(o.Loss, o.Loss.Pred, s.Shape))
		},
	}
}
