package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// Absolute is |r|, r = pred − target. Its slope has the same size however small the error is, and is any number in
// [−1, 1] at r = 0. Its minimiser over several targets is their median.
func Absolute() Loss {
	inf := math.Inf(1)
	return Loss{
		Name: "absolute", Family: Regression,
		Pred: Reals, Target: Reals, TargetGrad: true,
		Definition: "|r|, with r = pred − target",
		Value:      func(x In) ball.Real { return x.R().Abs() },
		Kinks:      []Kink{residualKink("r = 0", 0)},
		Special:    residualSpecial(inf, 0, inf),
		Claims: []Claim{
			AtLeastZero, ZeroAtPerfect{}, ZeroOnlyAtPerfect{}, Convex{}, Lipschitz{K: 1, Near: []Sample{scalar(1, 0)}},
			Continuous{}, Even{}, Swap{}, ShiftInvariant{}, MonotoneInError{}, Homogeneous{Degree: 1}, doubling(),
			triangle("r-l1-values"),
			Gradient{
				ID: "r-l1-gradient-constant", Says: "The gradient is the sign of r: of size 1 however near the minimum is.",
				Is: func(x In) []ball.Real {
					if x.R().Cmp(ball.Of(0)) < 0 {
						return []ball.Real{x.Of(-1)}
					}
					return []ball.Real{x.Of(1)}
				},
				When: func(s Sample) bool { return s.Pred[0] != s.Target[0] },
			},
			Not{
				ID: "r-l1-not-smooth", Says: "The gradient jumps at the minimum, so that no constant bounds its slope.",
				Of: Smooth{Beta: 1 << 10}, Witness: []Sample{scalar(0x1p-20, 0), scalar(-0x1p-20, 0)},
			},
			Not{
				ID: "r-l1-not-strongly-convex", Says: "There is no curvature away from 0.",
				Of: StronglyConvex{Mu: 0x1p-10}, Witness: []Sample{scalar(1, 0), scalar(3, 0)},
			},
			sparsity(), overshoot(), laplace(),
			Limit{
				ID: "r-eps-insensitive-limit", Says: "eps-insensitive(ε) tends to |r|: they differ by at most ε.",
				At: EpsInsensitive, Theta: []float64{0.25, 0x1p-10, 0x1p-30},
				Bound: func(eps float64, _ In) ball.Real { return ball.Of(eps) },
			},
			Limit{
				ID: "r-charbonnier-limit", Says: "charbonnier(ε) tends to |r|: they differ by at most ε.",
				At: Charbonnier, Theta: []float64{0.25, 0x1p-10, 0x1p-30},
				Bound: func(eps float64, _ In) ball.Real { return ball.Of(eps) },
			},
			Bounds{
				ID: "r-l1-outliers", Says: "|r| ≤ r² wherever |r| ≥ 1: it punishes large errors less than the square does.",
				Hi:   func(x In) ball.Real { return x.R().Mul(x.R()) },
				When: func(s Sample) bool { return math.Abs(s.residual()) > 1 },
			},
			meanVersusRoot(), translation(),
			Minimizer{ID: "r-population-minimisers", Says: "Every median of the targets is a minimiser.", Best: minimiser(tilted(0.5), 0)},
			Limit{
				ID: "r-smoothl1-limit", Says: "smooth-l1(β) tends to |r|: they differ by at most β/2.",
				At: SmoothL1, Theta: []float64{0.25, 0x1p-10, 0x1p-30},
				Bound: func(beta float64, _ In) ball.Real { return ball.Of(beta / 2) },
			},
		},
		Refs: []Ref{
			{Text: "P.-S. Laplace, Mémoire sur la probabilité des causes par les évènemens (1774), transl. S. M. Stigler, Statist. Sci. 1 (1986)", DOI: "10.1214/ss/1177013621"},
			{Text: "F. Y. Edgeworth, On observations relating to several quantities, Hermathena 6 (1887)"},
		},
		Names: map[string]string{
			"torch": "torch.nn.functional.l1_loss", "keras": "keras.losses.MeanAbsoluteError", "sklearn": "sklearn._loss.AbsoluteError",
			"julia": "LossFunctions.L1DistLoss",
		},
	}
}

// sparsity is the optimality of u = 0 for ½(u−v)² + |v|·L(u): as a regulariser of weight |v| or more the absolute value yields
// exact zeros (PROPERTIES E10). Pred is v and target is u.
func sparsity() Relation {
	return Relation{
		ID: "r-l1-sparsity", Says: "|v|·L(u) + ½(u−v)² ≥ ½v²: zero is the best u, although v is not zero.",
		Make: func(s []Sample, _ []int) []Term {
			return []Term{{math.Abs(s[0].Pred[0]), scalar(s[0].Target[0], 0)}}
		},
		Sign: Ge,
		RHS: func(x []In, _ []int) ball.Real {
			v, u := x[0].Pred[0], x[0].Target[0]
			return u.Mul(v).Sub(u.Mul(u).Mul(ball.Of(0.5)))
		},
	}
}

// meanVersusRoot is MAE ≤ RMSE.
func meanVersusRoot() Relation {
	return Relation{
		ID: "r-mean-squared-vs-rmse", Says: "The mean of |r| is at most the root of the mean square.", Arity: 4,
		Make: func(s []Sample, _ []int) []Term { return meanOf(s) },
		Sign: Le,
		RHS: func(x []In, _ []int) ball.Real {
			sum := x[0].Of(0)
			for _, x := range x {
				sum = sum.Add(x.R().Mul(x.R()))
			}
			return sum.Mul(ball.Of(1 / float64(len(x)))).Sqrt()
		},
	}
}

// overshoot is what a fixed step does to a slope that does not shrink (PROPERTIES E11): from ρ + nη, with 0 < ρ < η, descent of step
// η arrives at ρ, jumps over the minimum to ρ − η, and back, for ever.
func overshoot() Descent {
	return Descent{
		ID: "r-l1-overshoots", Says: "Descent of a fixed step jumps over the minimum and back for ever.",
		Path: func(k []int) (x []float64, step float64) {
			step = float64(1+k[0]%255) / 256
			rho := step * float64(1+k[1]%255) / 256
			for n := k[2] % 8; n > 0; n-- {
				x = append(x, rho+float64(n)*step)
			}
			for range 3 {
				x = append(x, rho, rho-step)
			}
			return x, step
		},
	}
}
