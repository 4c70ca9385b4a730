package spec

import (
	"math"
	"math/big"
	"slices"

	"github.com/lossgate/lossgate/spec/ball"
)

// DWD is 1 − m for m ≤ q/(q+1) and q^q/(q+1)^(q+1)·m^−q above, m = target·pred: distance-weighted discrimination, whose tail
// lets every sample pull a little, where the hinge lets only support vectors. q is a positive number; the hinge is its limit.
func DWD(q float64) Loss {
	Q, one := ball.Of(q), ball.Of(1)
	next := Q.Add(one)
	joint := dwdJoint(q)
	below := func(m ball.Real) bool { return m.CmpAt("m = q/(q+1)", ball.Of(joint)) <= 0 }
	return marginal(Loss{
		Name: "dwd", Params: []Param{Scalar("q", q, Positive)},
		Definition: "1 − m if m ≤ q/(q+1), else q^q/(q+1)^(q+1)·m^−q, with m = target·pred",
		Value: func(x In) ball.Real {
			m := x.M()
			if below(m) {
				return one.Sub(m)
			}
			return x.Of(q).Pow(Q).Quo(x.Of(1).Add(Q).Pow(next)).Mul(m.Pow(Q.Neg()))
		},
		Stable: func(x In) ball.Real {
			m := x.M()
			if below(m) {
				return one.Sub(m)
			}
			t := m.Mul(next).Quo(x.Of(q)) // 1 at the joint, so that its power neither overflows nor underflows before the loss does
			return t.Pow(Q.Neg()).Quo(x.Of(1).Add(Q))
		},
		Kinks:   []Kink{marginKink("m = q/(q+1)", joint)},
		Special: marginSpecial(math.Inf(1), 1, 0),
		Claims: slices.Concat([]Claim{
			AtLeastZero, Convex{}, Lipschitz{K: 1, Near: []Sample{onMargin(-1)}}, Smooth{Beta: roundUp(dwdBend(q))},
			Continuous{C1: true}, NonIncreasing{},
			slope("φ′ is −1, and −(m(q+1)/q)^−(q+1) above the joint.", func(x In, m ball.Real) ball.Real {
				if below(m) {
					return x.Of(-1)
				}
				return m.Mul(next).Quo(x.Of(q)).Pow(next.Neg()).Neg()
			}),
			errorBound(), scaleMatters(-0.5), asymmetric(1, 4),
			Bounds{
				ID: "m-dwd-above-hinge", Says: "hinge ≤ L ≤ hinge + q^q/(q+1)^(q+1).",
				Lo: Hinge().Value,
				Hi: func(x In) ball.Real {
					gap := x.Of(q).Pow(Q).Quo(x.Of(1).Add(Q).Pow(next))
					return Hinge().Value(x).Add(gap)
				},
			},
		}, dwdRisk(q).claims()),
		Refs: []Ref{
			{"J. S. Marron, M. J. Todd, J. Ahn, Distance-weighted discrimination, J. Amer. Statist. Assoc. 102 (2007)", "10.1198/016214507000001120"},
			{"B. Wang, H. Zou, Another look at distance-weighted discrimination, J. R. Stat. Soc. B 80 (2018)", "10.1111/rssb.12244"},
		},
		Names: map[string]string{"julia": "LossFunctions.DWDMarginLoss"},
	})
}

// dwdJoint is the largest float64 up to q/(q+1): for a margin that is a float64 it is the same to be below either.
func dwdJoint(q float64) float64 {
	return roundDown(exact(0).Quo(exact(q), exact(0).Add(exact(q), exact(1))))
}

// dwdBend is the largest φ″ of DWD, (q+1)²/q, which it has just above the joint.
func dwdBend(q float64) *big.Float {
	next := exact(0).Add(exact(q), exact(1))
	return exact(0).Quo(next.Mul(next, next), exact(q))
}

// dwdRisk is the risk of DWD: one sign is on the power, the other on the line (Wang & Zou 2018, theorem 1).
func dwdRisk(q float64) risk {
	return risk{
		zero: constant(1), bend: roundUp(dwdBend(q)),
		least: func(eta ball.Real) ball.Real {
			rare := rarer(eta)
			power := ball.Of(1).Sub(rare).Log().Add(rare.Log().Mul(ball.Of(q))).Quo(ball.Of(q).Add(ball.Of(1)))
			return rare.Add(power.Exp()) // (1−μ)^(1/(q+1))·μ^(q/(q+1))
		},
		best: func(eta float64) (lo, hi float64) {
			joint := q / (q + 1)
			if eta == 0.5 {
				return -joint, joint
			}
			likely := max(eta, 1-eta)
			f := math.Copysign(joint*math.Pow(likely/(1-likely), 1/(q+1)), eta-0.5)
			return f, f
		},
	}
}
