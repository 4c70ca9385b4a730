package properties

import (
	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// equals holds a loss to another formula for it: the algebraic twin, evaluated by the oracle.
func equals[F impl.Float](f *ball.Format) Property[F] {
	return Property[F]{
		Name: "equals", Says: "The loss equals another one, as the literature states.", Level: reports.Must,
		For: claims[spec.Equals],
		From: func(_ spec.Loss, c spec.Claim, s spec.Sample) (Case, bool) {
			e, ok := c.(spec.Equals)
			return Case{Samples: []spec.Sample{s}}, ok && (e.When == nil || e.When(s))
		},
		Draw: func(t *rapid.T, l spec.Loss, c spec.Claim) Case {
			s := drawSample(t, l, f)
			if e := c.(spec.Equals); e.Draw != nil {
				e.Draw(&s, func(n int) int { return pick(t, "place", n) })
			}
			return Case{Samples: []spec.Sample{s}}
		},
		Calls: func(_ spec.Claim, k Case) []Call { return []Call{ask(Value, k.Samples[0])} },
		Judge: func(o *Oracle[F], c spec.Claim, k Case, as []Answer[F]) *Violation {
			e, s := c.(spec.Equals), k.Samples[0]
			if !legal(o.Loss, o.Format, s) || e.When != nil && !e.When(s) {
				return o.Pass()
			}
			if v, ok := o.Refused(as[0], 1); !ok {
				return v
			}
			own, ok := o.Ask(s, false)
			if !ok {
				return nil
			}
			twin, ok := o.ask(e.Twin(), s, false)
			if !ok {
				return nil
			}
			return o.Within("value", as[0].Out[0], twin.Value, twin.Value, own.Err)
		},
	}
}
