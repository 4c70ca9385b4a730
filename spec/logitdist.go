package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// LogitDist is −ln(4eʳ/(1 + eʳ)²), r = pred − target, the negative log-likelihood of a logistic distribution, without its constant: ¼r² near 0
// and |r| − 2·ln 2 far from it. It is twice log-cosh at r/2.
func LogitDist() Loss {
	inf := math.Inf(1)
	half, four := ball.Of(0.5), ball.Of(4)
	ln2 := func(x In) ball.Real { return x.Of(2).Log() }
	density := func(x In) ball.Real {
		e := x.R().Exp()
		d := e.Add(ball.Of(1))
		return e.Mul(four).Quo(d.Mul(d))
	}
	return Loss{
		Name: "logit-dist", Family: Regression,
		Pred: Reals, Target: Reals, TargetGrad: true,
		Definition: "−ln(4eʳ/(1 + eʳ)²), with r = pred − target",
		Value: func(x In) ball.Real {
			if x.R().IsInf() { // Inf over Inf
				return magnitude(x.R())
			}
			return density(x).Log().Neg()
		},
		Stable:  func(x In) ball.Real { return logCosh(x.R().Mul(half), ln2(x)).Mul(ball.Of(2)) },
		Special: residualSpecial(inf, 0, inf),
		Claims: []Claim{
			AtLeastZero, ZeroAtPerfect{}, ZeroOnlyAtPerfect{}, Convex{}, Lipschitz{K: 1, Near: []Sample{scalar(16, 0)}},
			Smooth{Beta: 0.5}, Continuous{C1: true}, Even{}, Swap{}, ShiftInvariant{}, MonotoneInError{},
			Equals{
				ID: "r-logit-dist", Says: "L = 2·log-cosh(r/2).", Other: LogCosh, Scale: 2,
				Map: func(x In) In {
					x.Pred, x.Target = []ball.Real{x.Pred[0].Mul(half)}, []ball.Real{x.Target[0].Mul(half)}
					return x
				},
				When: func(s Sample) bool { return math.Abs(s.residual()) < 1<<20 }, // eʳ has no midpoint far beyond
			},
			Bounds{
				ID: "r-logit-dist-sandwich", Says: "|r| − 2·ln 2 ≤ L ≤ |r|, and L ≤ ¼r².",
				Lo: func(x In) ball.Real { return magnitude(x.R()).Sub(ln2(x).Mul(ball.Of(2))) },
				Hi: func(x In) ball.Real { return ball.Min(magnitude(x.R()), x.R().Mul(x.R()).Quo(x.Of(4))) },
			},
			Gradient{
				ID: "r-logit-dist-slope", Says: "The slope is tanh(r/2).",
				Is: func(x In) []ball.Real { return []ball.Real{x.R().Mul(half).Tanh()} },
			},
			likelihood("logistic", density, func(x In) ball.Real { return x.Of(4) }),
			translation(),
		},
		Refs:  []Ref{{"I. Steinwart, A. Christmann, Support vector machines, Springer (2008)", "10.1007/978-0-387-77242-4"}},
		Names: map[string]string{"julia": "LossFunctions.LogitDistLoss"},
	}
}
