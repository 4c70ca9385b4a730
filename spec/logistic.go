package spec

import (
	"math"
	"slices"

	"github.com/lossgate/lossgate/spec/ball"
)

// Logistic is ln(1 + e^−m), m = target·pred, in nats: the negative log-likelihood of a label whose log-odds are pred. As printed it
// overflows for m below −709 and is 0 from m = 37 on, where e^−m is what remains.
func Logistic() Loss {
	return marginal(Loss{
		Name: "logistic", Scale: 1,
		Definition: "ln(1 + e^−m), with m = target·pred",
		Value:      func(x In) ball.Real { return ball.Of(1).Add(x.M().Neg().Exp()).Log() },
		Stable: func(x In) ball.Real {
			m := x.M()
			if m.CmpAt("m = 0", ball.Of(0)) < 0 { // the two forms are one function
				return m.Exp().Log1p().Sub(m)
			}
			return m.Neg().Exp().Log1p()
		},
		Special: marginSpecial(math.Inf(1), math.Ln2, 0),
		Claims: slices.Concat([]Claim{
			AtLeastZero, Convex{}, Lipschitz{K: 1, Near: []Sample{onMargin(-40)}}, Smooth{Beta: 0.25},
			Continuous{C1: true}, NonIncreasing{},
			slope("φ′ = −σ(−m).", logisticSlope), scaleMatters(-0.5), asymmetric(math.Ln2, 8),
			Gradient{
				ID: "m-exp-dominates-logistic", Says: "φ′ is that of the exponential loss times σ(m): its gradient changes more gently.",
				Is: func(x In) []ball.Real {
					m := x.M()
					return []ball.Real{x.Target[0].Mul(m.Neg().Exp().Neg()).Mul(sigmoid(m))}
				},
				When: tame,
			},
			Equals{
				ID: "m-logistic-is-log-of-exp", Says: "It is ln(1 + the exponential loss).", When: tame,
				Other: func() Loss { return changed(Exponential(), func(v ball.Real) ball.Real { return v.Log1p() }) },
			},
			Bounds{
				ID: "m-logistic-below-exp", Says: "L ≤ e^−m.", When: tame,
				Hi: func(x In) ball.Real { return x.M().Neg().Exp() },
			},
			Relation{
				ID: "m-logistic-reflection", Says: "L(s, y) − L(s, −y) = −m.",
				Make: func(s []Sample, _ []int) []Term {
					return []Term{{1, s[0]}, {-1, scalar(s[0].Pred[0], -s[0].Target[0])}}
				},
				RHS: func(x []In, _ []int) ball.Real { return x[0].M().Neg() },
			},
			Bounds{
				ID: "m-logistic-sandwich", Says: "max(0, −m) + ln 2·e^−|m| ≤ L ≤ max(0, −m) + e^−|m|.",
				Lo: func(x In) ball.Real { return ball.Max(x.Of(0), x.M().Neg()).Add(below(x).Mul(ln2(x))) },
				Hi: func(x In) ball.Real { return ball.Max(x.Of(0), x.M().Neg()).Add(below(x)) },
			},
			accurateTail("m-logistic-tail-relative-accuracy", "Value and slope are accurate relative to themselves where m ≥ 1."),
			Bounds{
				ID: "m-logistic-tail", Says: "e^−m − ½e^−2m ≤ L ≤ e^−m where m ≥ 0.",
				Lo: func(x In) ball.Real {
					e := below(x)
					return e.Sub(e.Mul(e).Mul(ball.Of(0.5)))
				},
				Hi:   below,
				When: func(s Sample) bool { return s.margin() >= 0 },
				Draw: func(s *Sample, pick func(n int) int) { s.Pred[0] = s.Target[0] * float64(32+pick(768)) },
			},
			Relation{
				ID: "m-logistic-base2", Says: "φ(0) = ln 2: in bits, L/ln 2, it is 1.",
				Make: func(s []Sample, _ []int) []Term { return []Term{{1, scalar(0, s[0].Target[0])}} },
				RHS:  func(x []In, _ []int) ball.Real { return ln2(x[0]) },
			},
			surrogate("L/ln 2, the loss in bits, is at least 1 where m ≤ 0.", ln2),
			noBound("An error may cost less than 1 nat: φ(0) = ln 2.", 0),
			Gradient{
				ID: "m-softplus-inverse", Says: "m = −ln(e^L − 1): with v = L, φ′ = e^−v − 1.", When: tame,
				Is: func(x In) []ball.Real { return []ball.Real{x.Target[0].Mul(Logistic().Stable(x).Neg().Expm1())} },
			},
		}, risk{
			zero: ln2, best: logOdds(1), bend: 0.25,
			least: binaryEntropy,
			psi: func(theta ball.Real) ball.Real {
				up, down := ball.Of(1).Add(theta), ball.Of(1).Sub(theta)
				return ball.XLogY(up, up).Add(ball.XLogY(down, down)).Mul(ball.Of(0.5))
			},
		}.claims(), conjugate{
			lo: -1, hi: 0, dual: func(_ In, u ball.Real) ball.Real { return binaryEntropy(u.Neg()).Neg() }, slope: logisticSlope,
		}.claims()),
		Refs: []Ref{
			{"J. Friedman, T. Hastie, R. Tibshirani, Additive logistic regression: a statistical view of boosting, Ann. Statist. 28 (2000)", "10.1214/aos/1016218223"},
		},
		Names: map[string]string{
			"torch": "torch.nn.SoftMarginLoss", "jax": "jax.nn.softplus(-margin)", "julia": "LossFunctions.LogitMarginLoss",
		},
	})
}

// ln2 is φ(0).
func ln2(x In) ball.Real { return x.Of(2).Log() }

// below is e^−|m|.
func below(x In) ball.Real { return magnitude(x.M()).Neg().Exp() }

// sigmoid is 1/(1 + e^−m), without an exponential that overflows.
func sigmoid(m ball.Real) ball.Real {
	one := ball.Of(1)
	if m.Cmp(ball.Of(0)) >= 0 {
		return one.Quo(m.Neg().Exp().Add(one))
	}
	e := m.Exp()
	return e.Quo(e.Add(one))
}

// logisticSlope is −σ(−m).
func logisticSlope(_ In, m ball.Real) ball.Real { return sigmoid(m.Neg()).Neg() }

// binaryEntropy is −η·ln η − (1−η)·ln(1−η).
func binaryEntropy(eta ball.Real) ball.Real {
	rest := ball.Of(1).Sub(eta)
	return ball.XLogY(eta, eta).Add(ball.XLogY(rest, rest)).Neg()
}
