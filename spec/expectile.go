package spec

import (
	"math"
	"math/big"

	"github.com/lossgate/lossgate/spec/ball"
)

// Expectile is |τ − 1[t < x]|·(x − t)² for a prediction x and a target t: the squared error, weighted τ where the prediction is too
// low and 1−τ where it is too high. It is to the mean what Pinball is to the median. The pieces agree at x = t, slope included.
func Expectile(tau float64) Loss {
	inf := math.Inf(1)
	weight := func(x In) ball.Real { // of the side that pred is on
		if x.R().CmpAt("r = 0", ball.Of(0)) > 0 {
			return x.Of(1).Sub(x.Of(tau))
		}
		return x.Of(tau)
	}
	l := Loss{
		Name: "expectile", Params: []Param{Scalar("tau", tau, Domain{Lo: 0, Hi: 1, LoOpen: true, HiOpen: true})}, Family: Regression,
		Pred: Reals, Target: Reals, TargetGrad: true,
		Definition: "τ(pred − target)² if pred ≤ target, else (1−τ)(pred − target)²",
		Value:      func(x In) ball.Real { return weight(x).Mul(x.R().Mul(x.R())) },
		Kinks:      []Kink{residualKink("r = 0", 0)},
		Special:    residualSpecial(inf, 0, inf),
		Claims: []Claim{
			AtLeastZero, ZeroAtPerfect{}, ZeroOnlyAtPerfect{}, Convex{}, StronglyConvex{Mu: 2 * min(tau, roundDown(complement(tau)))},
			Smooth{Beta: 2 * max(tau, roundUp(complement(tau)))}, Continuous{C1: true}, ShiftInvariant{}, MonotoneInError{}, Homogeneous{Degree: 2},
			Equals{
				ID: "r-expectile-complement", Says: "The losses for τ and 1−τ add up to r².", Other: func() Loss { return Expectile(1 - tau) },
				Scale: -1, Plus: func(x In) ball.Real { return x.R().Mul(x.R()) },
			},
			Equals{
				ID: "r-expectile-mirror", Says: "The loss for 1−τ is that for τ with prediction and target exchanged.",
				Other: func() Loss { return Expectile(1 - tau) }, Map: exchanged,
			},
			Equals{
				ID: "r-expectile-low", Says: "Below the target it is τ times the squared error.", Other: Squared, Scale: tau,
				When: func(s Sample) bool { return s.Pred[0] < s.Target[0] },
			},
			Gradient{
				ID: "r-expectile-slope", Says: "The slope is 2τr below the target and 2(1−τ)r above it.",
				Is: func(x In) []ball.Real { return []ball.Real{weight(x).Mul(x.R()).Mul(ball.Of(2))} },
			},
			translation(),
			Minimizer{
				ID: "r-expectile-min", Says: "At the minimiser τ·E(t−x)₊ = (1−τ)·E(x−t)₊.", Best: minimiser(leaning(tau), 0),
			},
		},
		Refs: []Ref{{"W. K. Newey, J. L. Powell, Asymmetric least squares estimation and testing, Econometrica 55 (1987)", "10.2307/1911031"}},
	}
	if tau == 0.5 {
		l.Claims = append(l.Claims, Even{}, Swap{},
			Equals{ID: "r-expectile-half", Says: "With τ = ½ it is half the squared error.", Other: HalfSquared})
		return l
	}
	l.Claims = append(l.Claims, Not{
		ID: "r-expectile-not-even", Says: "Errors of one size and different signs do not cost the same.",
		Of: Even{}, Witness: []Sample{scalar(1, 0)},
	})
	return l
}

// leaning is the influence of expectile over 2: τr below 0 and (1−τ)r above.
func leaning(tau float64) influence {
	low, high := exact(tau), complement(tau)
	return func(r *big.Float, _ bool) *big.Float {
		if r.Sign() < 0 {
			return exact(0).Mul(low, r)
		}
		return exact(0).Mul(high, r)
	}
}

// exchanged is the sample with prediction and target in each other's place.
func exchanged(x In) In {
	x.Pred, x.Target = x.Target, x.Pred
	return x
}
