package properties

import (
	"math"

	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// nonNegative tries L ≥ 0. Below zero by more than rounding explains is wrong; below zero at all is poor, since a sum of terms
// that cannot be negative rounds to none that is.
func nonNegative[F impl.Float](f *ball.Format) Property[F] {
	return Property[F]{
		Name: "u-nonneg", Says: "The loss is never negative.", Level: reports.Must,
		For: func(l spec.Loss) (cs []spec.Claim) {
			for _, c := range claims[spec.Range](l) {
				if n, ok := c.(spec.Not); ok && n.Of.(spec.Range) == spec.AtLeastZero {
					cs = append(cs, c)
				}
				if r, ok := c.(spec.Range); ok && r.Lo == 0 {
					cs = append(cs, c)
				}
			}
			return cs
		},
		From: alone,
		Draw: func(t *rapid.T, l spec.Loss, _ spec.Claim) Case {
			return Case{Samples: []spec.Sample{drawSample(t, l, f)}}
		},
		Calls: func(_ spec.Claim, k Case) []Call { return []Call{ask(Value, k.Samples[0])} },
		Judge: func(o *Oracle[F], _ spec.Claim, k Case, as []Answer[F]) *Violation {
			if v, ok := o.Refused(as[0], 1); !ok {
				return v
			}
			if as[0].Out[0] >= 0 {
				return nil
			}
			a, ok := o.Ask(k.Samples[0], false)
			if !ok {
				return nil
			}
			got := float64(as[0].Out[0])
			if math.IsNaN(got) || math.IsInf(got, 0) {
				return &Violation{What: "value", Got: hexDec(got), Want: "≥ 0", Excess: math.Inf(1)}
			}
			if v := o.side("value", Ge, ball.Of(got), ball.Of(0), o.Budget(a.Err)); v != nil {
				return v
			}
			return &Violation{Level: reports.Should, What: "value, below zero by rounding", Got: hexDec(got), Want: "≥ 0", Excess: 1}
		},
	}
}
