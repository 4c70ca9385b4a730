package properties

import (
	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// closedForm holds the gradient to a formula for it in the literature, away from kinks. The budget is that of the derivative of
// the definition, so that the formula itself is on trial too.
func closedForm[F impl.Float](f *ball.Format) Property[F] {
	return Property[F]{
		Name: "gradient-closed-form", Says: "The gradient has the closed form of the literature.", Level: reports.Must,
		For: claims[spec.Gradient],
		From: func(_ spec.Loss, c spec.Claim, s spec.Sample) (Case, bool) {
			g, ok := c.(spec.Gradient)
			return Case{Samples: []spec.Sample{s}}, ok && (g.When == nil || g.When(s))
		},
		Draw: func(t *rapid.T, l spec.Loss, c spec.Claim) Case {
			return Case{Samples: []spec.Sample{drawMoved(t, l, f, c.(spec.Gradient).Draw)}}
		},
		Calls: func(_ spec.Claim, k Case) []Call { return []Call{ask(Grad, k.Samples[0])} },
		Judge: func(o *Oracle[F], c spec.Claim, k Case, as []Answer[F]) *Violation {
			g, s := c.(spec.Gradient), k.Samples[0]
			if !legal(o.Loss, o.Format, s) || g.When != nil && !g.When(s) {
				return o.Pass()
			}
			if v, ok := o.Refused(as[0], len(s.Pred)); !ok {
				return v
			}
			a, ok := o.Ask(s, true)
			if !ok {
				return nil
			}
			if a.Value.IsInf() || len(a.Ties) > 0 {
				return o.Pass()
			}
			want := make([]spec.Set, len(s.Pred))
			for i := range want {
				x, ok := o.formula(func(x spec.In) ball.Real { return g.Is(x)[i] }, s, 0)
				if !ok {
					return nil
				}
				want[i] = spec.Set{Lo: x, Hi: x, Err: a.Grad[i].Err}
			}
			return o.coordinates("gradient", s, as[0].Out, a, want, bases(o.Loss, o.Loss.Pred, s.Shape))
		},
	}
}
