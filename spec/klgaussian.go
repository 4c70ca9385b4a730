package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// KLGaussian is the Kullback–Leibler divergence of N(μ, e^v) from N(0, 1), ½Σ(μ² + e^v − 1 − v) in nats: what the latent code of a
// variational autoencoder costs (Kingma and Welling 2014). Row 0 of pred holds means, row 1 the logarithms of variances, in D
// independent coordinates, which are summed. Its gradient is μ, and ½(e^v − 1).
func KLGaussian() Loss {
	l := gaussians("kl-gaussian")
	l.TargetShape, l.Target, l.TargetGrad = nil, NoTarget, false
	l.Definition = "½Σ(μ² + e^v − 1 − v), pred = (μ, v)"
	l.Value = func(x In) ball.Real {
		return x.overCoordinates(func(m, v, _, _ ball.Real) ball.Real { return square(m).Add(v.Exp()).Sub(ball.Of(1)).Sub(v) })
	}
	l.Stable = func(x In) ball.Real {
		return x.overCoordinates(func(m, v, _, _ ball.Real) ball.Real { return square(m).Add(v.Expm1().Sub(v)) })
	}
	standard := Sample{Pred: []float64{0, 0, 0, 0}, Shape: []int{2, 2}}
	l.Special = []SpecialCase{
		{When: "N(0, 1)", In: standard, Want: 0},
		{When: "N(2, 1): half of the square", In: Sample{Pred: []float64{2, 0}, Shape: []int{2, 1}}, Want: 2},
		{When: "a small variance costs its logarithm", In: Sample{Pred: []float64{0, -1024}, Shape: []int{2, 1}}, Want: 511.5},
		gaussianNaN(nil),
	}
	l.Claims = append(gaussianClaims(),
		ZeroAtPerfect{At: []Sample{standard}},
		Bounds{
			ID: "i-kl-gaussian", Says: "It is at least ½‖μ‖², and 0 for N(0, 1) alone.",
			Lo: func(x In) ball.Real {
				means := x.Row(0)
				return ball.Dot(means, means).Mul(ball.Of(0.5))
			},
		},
		Equals{
			ID: "i-kl-gaussian-standard", Says: "It is kl-gaussian-pair with N(0, 1) as the other.", Other: KLGaussianPair,
			Map: func(x In) In {
				x.Target, x.TargetShape = make([]ball.Real, len(x.Pred)), x.Shape
				for i := range x.Target {
					x.Target[i] = x.Of(0)
				}
				return x
			},
		},
		Gradient{
			ID: "i-kl-gaussian-gradient", Says: "The gradient is μ, and ½(e^v − 1).",
			Is: func(x In) []ball.Real {
				g := append([]ball.Real(nil), x.Row(0)...)
				for _, v := range x.Row(1) {
					g = append(g, v.Expm1().Mul(ball.Of(0.5)))
				}
				return g
			},
		},
		Relation{
			ID: "i-kl-gaussian-even", Says: "The sign of a mean does not matter.", Bitwise: true,
			Make: func(s []Sample, _ []int) []Term {
				m := s[0].Clone()
				for i := range m.Shape[1] {
					m.Pred[i] = -m.Pred[i]
				}
				return []Term{{1, s[0]}, {-1, m}}
			},
		},
	)
	l.Refs = []Ref{{"D. P. Kingma, M. Welling, Auto-encoding variational Bayes, ICLR (2014)", "10.48550/arXiv.1312.6114"}}
	return l
}

// KLGaussianPair is the Kullback–Leibler divergence of N(μ, e^v) from N(m, e^w), ½Σ(e^(v−w) − 1 − (v−w) + (μ−m)²·e^−w) in nats, as of a
// posterior = pred from a prior = target that is learned too. Row 0 of each holds means, row 1 the logarithms of variances, in D independent
// coordinates, which are summed. Its gradient in pred is (μ−m)·e^−w and ½(e^(v−w) − 1), and in target (m−μ)·e^−w and
// ½(1 − e^(v−w) − (μ−m)²·e^−w).
func KLGaussianPair() Loss {
	l := gaussians("kl-gaussian-pair")
	l.Definition = "½Σ(w − v + (e^v + (μ−m)²)/e^w − 1), pred = (μ, v), target = (m, w)"
	l.Value = func(x In) ball.Real {
		return x.overCoordinates(func(m, v, m0, v0 ball.Real) ball.Real {
			return v0.Sub(v).Add(v.Sub(v0).Exp()).Add(square(m.Sub(m0)).Mul(v0.Neg().Exp())).Sub(ball.Of(1))
		})
	}
	l.Stable = func(x In) ball.Real {
		return x.overCoordinates(func(m, v, m0, v0 ball.Real) ball.Real {
			u := v.Sub(v0)
			return u.Expm1().Sub(u).Add(square(m.Sub(m0)).Mul(v0.Neg().Exp()))
		})
	}
	unit := []float64{0, 0}
	two := func(pred, target []float64) Sample {
		return Sample{Pred: pred, Target: target, Shape: []int{2, 1}, TargetShape: []int{2, 1}}
	}
	l.Special = []SpecialCase{
		{When: "equal distributions", In: two([]float64{3, -1}, []float64{3, -1}), Want: 0},
		{When: "N(2, 1) and N(0, 1): half of the square", In: two([]float64{2, 0}, unit), Want: 2},
		gaussianNaN(unit),
	}
	l.Claims = append(gaussianClaims(),
		ZeroAtPerfect{}, ZeroOnlyAtPerfect{},
		Equals{
			ID: "i-kl-gaussian", Says: "An affine map of both changes nothing: 3X − 5 has the mean 3μ − 5 and the log-variance v + 2·log 3.",
			Other: KLGaussianPair,
			Map: func(x In) In {
				x.Pred, x.Target = affineGaussian(x, x.Pred), affineGaussian(x, x.Target)
				return x
			},
		},
		Gradient{
			ID: "i-kl-gaussian-gradient", Says: "The gradient is (μ−m)·e^−w, and ½(e^(v−w) − 1).",
			Is: func(x In) []ball.Real {
				n := x.Shape[1]
				g := make([]ball.Real, 2*n)
				for i := range n {
					g[i] = x.Pred[i].Sub(x.Target[i]).Mul(x.Target[n+i].Neg().Exp())
					g[n+i] = x.Pred[n+i].Sub(x.Target[n+i]).Expm1().Mul(ball.Of(0.5))
				}
				return g
			},
		},
		Not{
			ID: "i-kl-gaussian-asymmetry", Says: "It is not symmetric: a variance e times too large costs 0.3591, one too small 0.1839.",
			Of: Swap{}, Witness: []Sample{two([]float64{0, 1}, unit)},
		},
	)
	l.Refs = []Ref{{"S. Kullback, Information Theory and Statistics, ch. 9 (1959)", ""}}
	l.Names = map[string]string{"torch": "torch.distributions.kl_divergence of two Normal, summed", "tensorflow": "tfp.distributions.kl_divergence of two Normal, summed"}
	return l
}

// gaussians is the frame of both.
func gaussians(name string) Loss {
	dims := []Dim{{"R", 2, 2}, {"D", 1, 3}}
	return Loss{
		Name: name, Family: Divergence, Scale: 1,
		Shape: dims, TargetShape: dims, Pred: Finite, Target: Finite, TargetGrad: true,
		Kinks: []Kink{{"the reference itself", func(s *Sample, _ func(n int) int) bool {
			if clear(s.Pred); len(s.Target) > 0 {
				copy(s.Pred, s.Target)
			}
			return true
		}}},
	}
}

// gaussianClaims is what is claimed of both.
func gaussianClaims() []Claim {
	return []Claim{
		AtLeastZero, Convex{}, Continuous{C1: true}, Permutation{},
		Relation{
			ID: "i-kl-gaussian-additive", Says: "Independent coordinates add: they are summed, neither averaged nor lost.",
			Make: func(s []Sample, _ []int) []Term {
				terms := []Term{{1, s[0]}}
				for i := range s[0].Shape[1] {
					one := Sample{Pred: column(s[0].Pred, i), Target: column(s[0].Target, i), Shape: []int{2, 1}}
					if one.Target != nil {
						one.TargetShape = []int{2, 1}
					}
					terms = append(terms, Term{-1, one})
				}
				return terms
			},
		},
	}
}

// column is mean and log-variance of coordinate i; nil of nothing.
func column(v []float64, i int) []float64 {
	if len(v) == 0 {
		return nil
	}
	return []float64{v[i], v[len(v)/2+i]}
}

// overCoordinates is half the sum over coordinates of f(μ, v, m, w); without a target those are 0.
func (x In) overCoordinates(f func(m, v, m0, v0 ball.Real) ball.Real) ball.Real {
	n := x.Shape[1]
	terms := make([]ball.Real, n)
	for i := range n {
		var m, v ball.Real
		if len(x.Target) > 0 {
			m, v = x.Target[i], x.Target[n+i]
		}
		terms[i] = f(x.Pred[i], x.Pred[n+i], m, v)
	}
	return ball.Sum(terms...).Mul(ball.Of(0.5))
}

// affineGaussian is what 3X − 5 has for mean and log-variance.
func affineGaussian(x In, v []ball.Real) []ball.Real {
	n := len(v) / 2
	out := make([]ball.Real, 2*n)
	for i := range n {
		out[i] = v[i].Mul(x.Of(3)).Sub(x.Of(5))
		out[n+i] = v[n+i].Add(double(x.Of(3).Log()))
	}
	return out
}

// gaussianNaN is the special case of a mean that is NaN.
func gaussianNaN(target []float64) SpecialCase {
	s := Sample{Pred: []float64{math.NaN(), 0}, Target: target, Shape: []int{2, 1}}
	if target != nil {
		s.TargetShape = []int{2, 1}
	}
	return SpecialCase{When: "a mean is NaN", In: s, Want: math.NaN()}
}
