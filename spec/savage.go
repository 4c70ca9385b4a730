package spec

import (
	"math"
	"slices"

	"github.com/lossgate/lossgate/spec/ball"
)

// Savage is 1/(1 + e^2m)², m = target·pred: bounded, so that what is far on the wrong side is given up. Its minimiser is half
// the log-odds, which the 2 in the exponent makes; others write it without and call it by the same name.
func Savage() Loss {
	return marginal(Loss{
		Name: "savage", Scale: 1,
		Definition: "1/(1 + e^2m)², with m = target·pred",
		Value: func(x In) ball.Real {
			m := x.M()
			d := m.Add(m).Exp().Add(ball.Of(1))
			return ball.Of(1).Quo(d.Mul(d))
		},
		Stable: func(x In) ball.Real {
			p := tail(x.M())
			return p.Mul(p)
		},
		Special: marginSpecial(1, 0.25, 0),
		Claims: slices.Concat([]Claim{
			Range{0, 1}, Lipschitz{K: roundUp(exact(0).Quo(exact(16), exact(27))), Near: []Sample{onMargin(-math.Ln2 / 2)}}, Smooth{Beta: savageBend}, Continuous{C1: true},
			NonIncreasing{},
			accurateTail("m-tail-relative-accuracy", "Value and slope are accurate relative to themselves where m ≥ 1."),
			slope("φ′ = −4σ(−2m)²σ(2m).", func(_ In, m ball.Real) ball.Real {
				p := tail(m)
				return p.Mul(p).Mul(tail(m.Neg())).Mul(ball.Of(-4))
			}),
			surrogate("4L ≥ 1 where m ≤ 0.", constant(0.25)), scaleMatters(-0.5), asymmetric(0.25, 4), bumpy(-4, 0),
			noBound("An error may cost less than 1: φ(0) = ¼.", 0),
		}, risk{
			id:   "m-savage-tangent-link",
			zero: constant(0.25), bend: savageBend, best: logOdds(0.5), least: product,
			psi: func(theta ball.Real) ball.Real { return square(theta).Mul(ball.Of(0.25)) },
		}.claims()),
		Refs: []Ref{
			{Text: "H. Masnadi-Shirazi, N. Vasconcelos, On the design of loss functions for classification: theory, robustness to outliers, and SavageBoost, NIPS 21 (2008)"},
		},
		Names: map[string]string{},
	})
}

// savageBend is the largest |φ″| of savage, 4·max s²(1−s)(4−6s) over s in (0, 1), at s = (15 − √33)/24, rounded up.
const savageBend = 0.6162342804854021

// tail is σ(−2m) = 1/(1 + e^2m) by an exponential that does not overflow.
func tail(m ball.Real) ball.Real {
	one := ball.Of(1)
	if m.CmpAt("m = 0", ball.Of(0)) < 0 { // the two forms are one function
		return one.Quo(m.Add(m).Exp().Add(one))
	}
	e := m.Mul(ball.Of(-2)).Exp()
	return e.Quo(e.Add(one))
}
