package properties

import (
	"math"

	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// rangeOf holds values to their bounds, give or take the budget of the value; u-nonneg is about a lower bound of zero.
func rangeOf[F impl.Float](f *ball.Format) Property[F] {
	return Property[F]{
		Name: "u-range", Says: "The value is never outside its range.", Level: reports.Must,
		For: func(l spec.Loss) (cs []spec.Claim) {
			for _, c := range claims[spec.Range](l) {
				if n, ok := c.(spec.Not); ok && n.Of.(spec.Range) != spec.AtLeastZero {
					cs = append(cs, c)
				}
				if r, ok := c.(spec.Range); ok && (r.Lo != 0 || !math.IsInf(r.Hi, 1)) {
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
		Judge: func(o *Oracle[F], c spec.Claim, k Case, as []Answer[F]) *Violation {
			if v, ok := o.Refused(as[0], 1); !ok {
				return v
			}
			r := c.(spec.Range)
			return o.inside(k.Samples[0], as[0].Out[0], ball.Of(r.Lo), ball.Of(r.Hi))
		},
	}
}

// inside holds a value to bounds, of which either may be infinite, give or take its budget.
func (o *Oracle[F]) inside(s spec.Sample, value F, lo, hi ball.Real) *Violation {
	got := float64(value)
	if got >= lo.Float() && got <= hi.Float() && lo.Exact() && hi.Exact() {
		return nil
	}
	a, ok := o.Ask(s, false)
	if !ok {
		return nil
	}
	b := o.Budget(a.Err)
	if math.IsNaN(got) || math.IsInf(got, 0) {
		if a.Value.IsInf() || o.overflows(a.Value, b, a.Value.Float()) {
			return o.Pass()
		}
		return &Violation{What: "value", Got: hexDec(got), Want: interval(lo, hi), Excess: math.Inf(1)}
	}
	e := exactly()
	if !lo.IsInf() {
		if v := o.side("value", Ge, e.Of(got), lo.In(e), b.Add(lo.Rad())); v != nil {
			return v
		}
	}
	if !hi.IsInf() {
		return o.side("value", Le, e.Of(got), hi.In(e), b.Add(hi.Rad()))
	}
	return nil
}
