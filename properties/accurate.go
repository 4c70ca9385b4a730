package properties

import (
	"math"

	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// accurate holds values to grade A where a claim says that good code keeps it although the definition cancels. It says nothing of
// results that are not normal numbers.
func accurate[F impl.Float](f *ball.Format) Property[F] {
	return Property[F]{
		Name: "accurate", Says: "The value keeps its leading digits.", Level: reports.Should,
		For: claims[spec.Accurate],
		From: func(_ spec.Loss, c spec.Claim, s spec.Sample) (Case, bool) {
			a, ok := c.(spec.Accurate)
			return Case{Samples: []spec.Sample{s}}, ok && a.When(s)
		},
		Draw: func(t *rapid.T, l spec.Loss, c spec.Claim) Case {
			return Case{Samples: []spec.Sample{drawMoved(t, l, f, c.(spec.Accurate).Draw)}}
		},
		Calls: func(_ spec.Claim, k Case) []Call { return []Call{ask(Value, k.Samples[0])} },
		Judge: func(o *Oracle[F], c spec.Claim, k Case, as []Answer[F]) *Violation {
			s := k.Samples[0]
			if !legal(o.Loss, o.Format, s) || !c.(spec.Accurate).When(s) {
				return o.Pass()
			}
			if v, ok := o.Refused(as[0], 1); !ok {
				return v
			}
			a, ok := o.Ask(s, false)
			if !ok {
				return nil
			}
			d, err := o.define(s, a)
			if err != nil {
				o.undecided()
				return nil
			}
			if d.Value.AbsLo().Cmp(o.Format.Normal) < 0 {
				return o.Pass()
			}
			got, allowed := float64(as[0].Out[0]), gradeA(a.Value)
			if math.IsNaN(got) || math.IsInf(got, 0) {
				return &Violation{What: "value", Got: hexDec(got), Want: decimal(d.Value), Excess: math.Inf(1)}
			}
			if u := o.ulps(got, d.Value, d.Value); u > allowed {
				return &Violation{What: "value", Got: hexDec(got), Want: decimal(d.Value), Ulps: u, Budget: allowed, Excess: u / allowed}
			}
			return nil
		},
	}
}
