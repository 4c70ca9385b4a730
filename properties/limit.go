package properties

import (
	"math"

	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// limit tries |L_θ(x) − L(x)| ≤ Bound(θ, x) for parameters θ that tend to the value where L is the limit. Code branches there, and a
// wrong branch is off by much more than the bound. The value of L is held to the exact L_θ; where the implementation can be asked for θ, its L_θ
// is held to the exact L too.
func limit[F impl.Float](f *ball.Format) Property[F] {
	return Property[F]{
		Name: "u-param-continuity", Says: "The loss is continuous in its parameter.", Level: reports.Must,
		For: claims[spec.Limit],
		Draw: func(t *rapid.T, l spec.Loss, c spec.Claim) Case {
			theta := c.(spec.Limit).Theta
			return Case{Samples: []spec.Sample{drawSample(t, l, f)}, Nums: []float64{theta[pick(t, "theta", len(theta))]}}
		},
		Calls: func(c spec.Claim, k Case) []Call {
			other := ask(Value, k.Samples[0])
			other.Params = params(c.(spec.Limit).At(k.Nums[0]))
			return []Call{ask(Value, k.Samples[0]), other}
		},
		Judge: func(o *Oracle[F], c spec.Claim, k Case, as []Answer[F]) *Violation {
			m, s, theta := c.(spec.Limit), k.Samples[0], k.Nums[0]
			at := m.At(theta)
			if !legal(o.Loss, o.Format, s) || !legal(at, o.Format, s) {
				return o.Pass()
			}
			if v, ok := o.Refused(as[0], 1); !ok {
				return v
			}
			far, ok := o.formula(func(x spec.In) ball.Real { return m.Bound(theta, x) }, s, 0)
			if !ok || far.IsInf() {
				return o.Pass()
			}
			own, ok := o.Ask(s, false)
			if !ok {
				return nil
			}
			other, ok := o.ask(at, s, false)
			if !ok {
				return nil
			}
			if v := o.near("L", as[0].Out[0], own, other.Value, far); v != nil || o.tally.skip {
				return v
			}
			// The catalogue rounds parameters to float32, and would answer for another one.
			if at.Name != o.Loss.Name || as[1].Err != nil || len(as[1].Out) != 1 || float64(float32(theta)) != theta {
				return nil
			}
			return o.near("L_θ", as[1].Out[0], other, own.Value, far)
		},
	}
}

// near holds got, whose exact value and running error own has, to want give or take far.
func (o *Oracle[F]) near(what string, got F, own spec.Answer, want, far ball.Real) *Violation {
	g, b := float64(got), o.Budget(own.Err)
	if want.IsInf() || own.Value.IsInf() || o.overflows(own.Value, b, own.Value.Float()) {
		return o.Pass()
	}
	if math.IsNaN(g) || math.IsInf(g, 0) {
		return &Violation{What: what, Got: hexDec(g), Want: decimal(own.Value), Excess: math.Inf(1)}
	}
	e := exactly()
	off := far.In(e).AbsUp().Add(far.Rad()).Add(want.Rad()).Add(b)
	return o.side(what+", which differs from its limit", Eq, e.Of(g), want.In(e), off)
}
