package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// LaplaceNLL is ln 2b + |m − t|/b for a predicted location m and scale b > 0 of a target t: the negative log-likelihood of a Laplace
// distribution. It has no least value: where the location is right it falls to −Inf with the scale.
func LaplaceNLL() Loss {
	one, two := ball.Of(1), ball.Of(2)
	ratio := func(x In) ball.Real { return magnitude(x.R()).Quo(x.Pred[1]) }
	l := located("laplace-nll", "b")
	l.Definition = "ln 2b + |r|/b, r = m − target and pred = (m, b)"
	l.Value = func(x In) ball.Real { return x.Pred[1].Mul(two).Log().Add(x.R().Abs().Quo(x.Pred[1])) }
	l.Kinks = append(l.Kinks, Kink{"|r| = b", func(s *Sample, pick func(n int) int) bool {
		r := float64(pick(31)-15) / 4
		s.Target[0], s.Pred[0], s.Pred[1] = 0, r, math.Abs(r)
		return r != 0
	}})
	l.Claims = append(l.Claims,
		Bounds{
			ID: "r-laplace-nll-scale", Says: "No scale costs less than b = |r|, which costs ln 2|r| + 1.",
			Lo:   func(x In) ball.Real { return magnitude(x.R()).Mul(two).Log().Add(one) },
			When: offTarget,
			Draw: func(s *Sample, pick func(n int) int) {
				r := float64(1+pick(31)) / 8
				s.Target[0], s.Pred[0] = 0, r
				if pick(2) == 0 {
					s.Pred[1] = r
				}
			},
		},
		Gradient{
			ID: "r-laplace-nll-slope", Says: "The slope by the location is 1/b with the sign of r, and that by the scale is (1 − |r|/b)/b.",
			Is: func(x In) []ball.Real {
				b := x.Pred[1]
				g := one.Quo(b)
				if x.R().Sign() < 0 {
					g = g.Neg()
				}
				return []ball.Real{g, one.Sub(ratio(x)).Quo(b)}
			},
			When: offTarget,
		},
		Not{
			ID: "r-laplace-nll-unbounded", Says: "It is not at least 0, nor bounded: it falls with the scale of a location that is right.",
			Of: Range{-1, math.Inf(1)}, Witness: []Sample{moments(0, 0x1p-30, 0)},
		},
		Not{
			ID: "r-laplace-nll-not-convex", Says: "It is not convex in location and scale, being concave in a scale above 2|r|.",
			Of: Convex{}, Witness: []Sample{moments(0, 1, 0), moments(0, 3, 0)},
		},
		Equals{
			ID: "r-laplace-nll-absolute", Says: "With scale 1 it is the absolute error, and ln 2.", Other: Absolute,
			Map:  func(x In) In { x.Pred = x.Pred[:1]; return x },
			Plus: func(x In) ball.Real { return x.Of(2).Log() }, When: func(s Sample) bool { return s.Pred[1] == 1 }, Draw: unitScale,
		},
		Equals{
			ID: "r-likelihood-link", Says: "It is −ln of the Laplace density.",
			Other: func() Loss {
				return Loss{Shape: l.Shape, Pred: l.Pred, Target: Reals, Value: func(x In) ball.Real {
					return ratio(x).Neg().Exp().Quo(x.Pred[1]).Quo(two).Log().Neg()
				}}
			},
			When: func(s Sample) bool { return math.Abs(s.residual()) < 1<<10*s.Pred[1] }, // a density that has a midpoint
			Draw: closeBy,
		},
	)
	l.Refs = []Ref{{"A. Kendall, Y. Gal, What uncertainties do we need in Bayesian deep learning for computer vision?, NeurIPS (2017)", "arXiv:1703.04977"}}
	l.Names = map[string]string{"torch": "-torch.distributions.Laplace(m, b).log_prob(target)"}
	return l
}
