package properties

import (
	"math"
	"slices"

	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// indiscernible tries L > 0 wherever Pred differs from Target. Draws concentrate on predictions that differ by very little: a
// loss that treats those as equal hides in plain sight. A result of 0 is wrong where the exact one is larger than the budget, and
// poor where it is a normal number.
func indiscernible[F impl.Float](f *ball.Format) Property[F] {
	return Property[F]{
		Name: "u-identity-of-indiscernibles", Says: "The loss is above 0 wherever Pred and Target differ.", Level: reports.Must,
		For: claims[spec.ZeroOnlyAtPerfect], From: alone,
		Draw: func(t *rapid.T, l spec.Loss, _ spec.Claim) Case {
			s := drawSample(t, l, f)
			if pick(t, "close", 4) > 0 && len(s.Target) == len(s.Pred) {
				s = keep(l, f, s, beside(t, l, f, s))
			}
			return Case{Samples: []spec.Sample{s}}
		},
		Calls: func(_ spec.Claim, k Case) []Call { return []Call{ask(Value, k.Samples[0])} },
		Judge: func(o *Oracle[F], _ spec.Claim, k Case, as []Answer[F]) *Violation {
			s := k.Samples[0]
			if slices.Equal(s.Pred, s.Target) {
				return o.Pass()
			}
			if v, ok := o.Refused(as[0], 1); !ok {
				return v
			}
			if as[0].Out[0] > 0 {
				return nil
			}
			a, ok := o.Ask(s, false)
			if !ok {
				return nil
			}
			if isZero(a.Value) {
				return &Violation{What: "the exact value", Got: "0", Want: "> 0, as claimed", Excess: math.Inf(1)}
			}
			if v := o.Within("value", as[0].Out[0], a.Value, a.Value, a.Err); v != nil {
				return v
			}
			if a.Value.AbsLo().Cmp(o.Format.Normal) < 0 {
				return o.Pass() // underflow hides it
			}
			return &Violation{Level: reports.Should, What: "value", Got: hexDec(float64(as[0].Out[0])), Want: decimal(a.Value), Excess: 1}
		},
	}
}
