package spec

import (
	"math"
	"slices"

	"github.com/lossgate/lossgate/spec/ball"
)

// Ramp is max(0, 1 − m) − max(0, s − m), m = target·pred: the hinge, cut off at 1 − s, a difference of convex functions. s is a
// number below 1.
func Ramp(s float64) Loss {
	S, one := ball.Of(s), ball.Of(1)
	clipped := func(x In) ball.Real {
		return ball.MinAt("m = s", ball.MaxAt("m = 1", ball.Of(0), one.Sub(x.M())), x.Of(1).Sub(S))
	}
	return marginal(Loss{
		Name: "ramp", Params: []Param{Scalar("s", s, Domain{Lo: math.Inf(-1), Hi: 1, LoOpen: true, HiOpen: true})},
		Definition: "max(0, 1 − m) − max(0, s − m), with m = target·pred",
		Value: func(x In) ball.Real {
			m := x.M()
			if m.IsInf() { // as the limit of the difference
				return clipped(x)
			}
			return one.Sub(m).Relu().Sub(S.Sub(m).Relu())
		},
		Stable:  clipped, // the difference of two large numbers, taken before they are large
		Kinks:   []Kink{marginKink("m = 1", 1), marginKink("m = s", s)},
		Special: marginSpecial(1-s, min(1, 1-s), 0),
		Claims: slices.Concat([]Claim{
			Range{0, roundUp(complement(s))}, ZeroAtPerfect{At: []Sample{onMargin(1), onMargin(8)}}, Lipschitz{K: 1, Near: []Sample{onMargin((1 + s) / 2)}}, Continuous{},
			NonIncreasing{},
			slope("φ′ = −1 where s < m < 1, and 0 elsewhere.", func(x In, m ball.Real) ball.Real {
				if m.Cmp(S) < 0 {
					return x.Of(0)
				}
				return step(x, m, 1)
			}),
			surrogate("L ≥ min(1, 1 − s) where m ≤ 0.", func(x In) ball.Real { return ball.Min(x.Of(1), x.Of(1).Sub(S)) }),
			Bounds{ID: "m-ramp-below-hinge", Says: "L ≤ hinge.", Hi: Hinge().Value},
			Equals{
				ID: "m-ramp-dc", Says: "L = hinge(m) − hinge(m + 1 − s), a difference of convex functions.", Other: Hinge,
				Plus: func(x In) ball.Real {
					x.Pred = []ball.Real{x.Pred[0].Add(x.Target[0].Mul(one.Sub(S)))}
					return Hinge().Value(x).Neg()
				},
				When: func(s Sample) bool { return !math.IsInf(s.Pred[0], 0) },
			},
			scaleMatters(0.75), bumpy(s-(1-s), 1),
		}, rampNoise(s), rampRisk(s).claims()),
		Refs: []Ref{
			{"R. Collobert, F. Sinz, J. Weston, L. Bottou, Trading convexity for scalability, ICML (2006)", "10.1145/1143844.1143870"},
		},
		Names: map[string]string{},
	})
}

// rampNoise is that flipped labels leave the minimiser alone for s = −1, and for no other s.
func rampNoise(s float64) []Claim {
	if s == -1 {
		return []Claim{symmetric(2, everywhere)}
	}
	return []Claim{asymmetric(min(1, 1-s), 8+math.Abs(s))}
}

// rampRisk is the risk of the ramp. For s above −1 scores of the wrong sign have a valley of their own, so that the slope does
// not tell where the risk is smallest.
func rampRisk(s float64) risk {
	one, top := ball.Of(1), ball.Of(1).Sub(ball.Of(s))
	r := risk{
		zero:  func(x In) ball.Real { return ball.Min(x.Of(1), x.Of(1).Sub(ball.Of(s))) },
		least: func(eta ball.Real) ball.Real { return rarer(eta).Mul(ball.Min(ball.Of(2), top)) },
		psi:   func(theta ball.Real) ball.Real { return theta.Mul(ball.Min(one, top)) },
	}
	if s > -1 {
		r.wrong = func(eta ball.Real) ball.Real {
			return ball.Min(ball.Min(one, top), ball.Max(eta, one.Sub(eta)).Mul(top))
		}
		return r
	}
	r.best = func(eta float64) (lo, hi float64) {
		lo, hi = signs(eta)
		if s == -1 { // flat beyond
			switch {
			case eta < 0.5:
				lo = math.Inf(-1)
			case eta == 0.5:
				return math.Inf(-1), math.Inf(1)
			default:
				hi = math.Inf(1)
			}
		}
		return lo, hi
	}
	return r
}
