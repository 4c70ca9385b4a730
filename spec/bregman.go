package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// A Generator is a strictly convex function F of one number, which makes a divergence of Bregman: F is summed over entries.
type Generator struct {
	Name      string
	Number    int                                  // the value of the parameter generator
	Of        func(x In, y ball.Real) ball.Real    // F
	Slope     func(x In, y ball.Real) ball.Real    // F'
	Conjugate func(x In, u ball.Real) ball.Real    // F*(u) = max u·y − F(y)
	Gap       func(x In, a, b ball.Real) ball.Real // the divergence of two numbers without what cancels; nil: the three terms
	Domain    Domain                               // where F is finite and smooth
	Claims    []Claim                              // what is special about it
}

// Bregman is Σ F(p) − F(q) − F'(q)·(p − q) of p = target and q = pred, by how much a convex F is above its tangent at q (Bregman 1967). It is
// never negative, 0 for p = q alone, and convex in p; of all predictions of several targets their mean is best, whatever F is, and
// only divergences of Bregman have that (Banerjee et al. 2005). The gradient by q is F”(q)·(q − p), and that by p is F'(p) − F'(q).
//
// The parameter generator names F: 0 is BregmanSquares, 1 is BregmanEntropy, 2 is BregmanBurg, 3 is BregmanLogistic.
func Bregman(f Generator) Loss {
	inf, nan := math.Inf(1), math.NaN()
	l := Loss{
		Name: "bregman", Params: []Param{Scalar("generator", float64(f.Number), Domain{Lo: 0, Hi: 3})}, Family: Divergence, Scale: 1,
		Shape: []Dim{{"C", 1, 2}}, TargetShape: []Dim{{"C", 1, 2}}, Pred: f.Domain, Target: f.Domain, TargetGrad: true,
		Definition: "Σ F(p) − F(q) − F'(q)·(p − q), p = target, q = pred, F(y) = " + f.Name,
		Value: func(x In) ball.Real {
			return x.overAtoms(func(p, q ball.Real) ball.Real { return f.Of(x, p).Sub(f.Of(x, q)).Sub(f.Slope(x, q).Mul(p.Sub(q))) })
		},
		Kinks: []Kink{{"target equals pred", func(s *Sample, _ func(n int) int) bool {
			copy(s.Target, s.Pred)
			return true
		}}},
		Special: []SpecialCase{
			{When: "equal arguments", In: pair([]float64{0.75, 0.5}, []float64{0.75, 0.5}), Want: 0},
			{When: "an infinite number", In: pair([]float64{0.5}, []float64{inf}), Err: true},
			{When: "an entry of pred is NaN", In: pair([]float64{nan}, []float64{0.5}), Want: nan},
			{When: "an entry of target is NaN", In: pair([]float64{0.5}, []float64{nan}), Want: nan},
		},
		Claims: append(bregmanClaims(f.Slope),
			Equals{
				ID: "i-bregman-affine", Says: "What is affine in F does not count: F(y) + 3y − 1 has the same divergence.",
				Other: func() Loss { return Bregman(f.plusAffine(3, -1)) },
			},
			Equals{
				ID: "i-bregman-dual", Says: "It is the divergence of the conjugate F* with arguments exchanged, F'(q) and F'(p).",
				Other: formula(func(x In) ball.Real {
					return x.overAtoms(func(p, q ball.Real) ball.Real {
						u, v := f.Slope(x, q), f.Slope(x, p)
						return f.Conjugate(x, u).Sub(f.Conjugate(x, v)).Sub(p.Mul(u.Sub(v))) // p is the slope of F* at v
					})
				}),
				When: moderateRatio, Draw: nearRatio,
			},
		),
		Refs: []Ref{
			{"L. M. Bregman, The relaxation method of finding the common point of convex sets …, USSR Comput. Math. Math. Phys. 7 (1967)", "10.1016/0041-5553(67)90040-7"},
			{"A. Banerjee, S. Merugu, I. S. Dhillon, J. Ghosh, Clustering with Bregman divergences, J. Mach. Learn. Res. 6 (2005)", ""},
		},
	}
	l.Claims = append(l.Claims, f.Claims...)
	if f.Gap != nil {
		l.Stable = func(x In) ball.Real {
			return x.overAtoms(func(p, q ball.Real) ball.Real { return f.Gap(x, p, q) })
		}
	}
	return l
}

// plusAffine is F(y) + c·y + d, of which nothing else is known.
func (f Generator) plusAffine(c, d float64) Generator {
	of, slope := f.Of, f.Slope
	f.Of = func(x In, y ball.Real) ball.Real { return of(x, y).Add(y.Mul(ball.Of(c))).Add(ball.Of(d)) }
	f.Slope = func(x In, y ball.Real) ball.Real { return slope(x, y).Add(ball.Of(c)) }
	f.Gap, f.Claims = nil, nil
	return f
}

// BregmanSquares is ½y², whose divergence is half-squared.
func BregmanSquares() Generator {
	half := func(_ In, y ball.Real) ball.Real { return square(y).Mul(ball.Of(0.5)) }
	return Generator{
		Name: "½y²", Number: 0, Of: half, Conjugate: half, Domain: Finite,
		Slope: func(_ In, y ball.Real) ball.Real { return y },
		Gap:   func(x In, a, b ball.Real) ball.Real { return half(x, a.Sub(b)) },
		Claims: []Claim{
			Swap{}, Convex{}, StronglyConvex{Mu: 1}, Smooth{Beta: 1}, ShiftInvariant{}, Homogeneous{Degree: 2},
			Equals{
				ID: "i-bregman-squares", Says: "It is half-squared, summed.",
				Other: formula(func(x In) ball.Real {
					return x.overAtoms(func(p, q ball.Real) ball.Real {
						one := x
						one.Pred, one.Target = []ball.Real{q}, []ball.Real{p}
						return HalfSquared().Value(one)
					})
				}),
			},
		},
	}
}

// BregmanEntropy is y·log y, whose divergence is generalized-kl.
func BregmanEntropy() Generator {
	return Generator{
		Name: "y·log y", Number: 1, Domain: Positive,
		Of:        func(_ In, y ball.Real) ball.Real { return y.Mul(y.Log()) },
		Slope:     func(_ In, y ball.Real) ball.Real { return y.Log().Add(ball.Of(1)) },
		Conjugate: func(_ In, u ball.Real) ball.Real { return u.Sub(ball.Of(1)).Exp() },
		Gap:       func(x In, a, b ball.Real) ball.Real { return betaStable(x, 1)(a, b) },
		Claims: []Claim{
			Convex{}, Homogeneous{Degree: 1},
			Equals{ID: "i-bregman-kl", Says: "It is generalized-kl.", Other: GeneralizedKL},
		},
	}
}

// BregmanBurg is −log y, whose divergence is itakura-saito.
func BregmanBurg() Generator {
	return Generator{
		Name: "−log y", Number: 2, Domain: Positive,
		Of:        func(_ In, y ball.Real) ball.Real { return y.Log().Neg() },
		Slope:     func(x In, y ball.Real) ball.Real { return x.Of(-1).Quo(y) },
		Conjugate: func(_ In, u ball.Real) ball.Real { return u.Neg().Log().Add(ball.Of(1)).Neg() },
		Gap:       func(x In, a, b ball.Real) ball.Real { return betaStable(x, 0)(a, b) },
		Claims: []Claim{
			Homogeneous{Degree: 0},
			Equals{ID: "i-bregman-itakura-saito", Says: "It is itakura-saito.", Other: ItakuraSaito},
			Not{
				ID: "i-bregman-not-convex", Says: "Convex F makes it convex in the target alone: this one is concave in q beyond 2p.",
				Of: Convex{}, Witness: []Sample{pair([]float64{8}, []float64{1}), pair([]float64{64}, []float64{1})},
			},
		},
	}
}

// BregmanLogistic is y·log y + (1−y)·log(1−y), whose divergence is kl of coins, summed: bce less its least value.
func BregmanLogistic() Generator {
	rest := func(y ball.Real) ball.Real { return ball.Of(1).Sub(y) }
	return Generator{
		Name: "y·log y + (1−y)·log(1−y)", Number: 3, Domain: OpenUnit,
		Of:        func(_ In, y ball.Real) ball.Real { return y.Mul(y.Log()).Add(rest(y).Mul(y.Neg().Log1p())) },
		Slope:     func(_ In, y ball.Real) ball.Real { return y.Log().Sub(y.Neg().Log1p()) },
		Conjugate: func(_ In, u ball.Real) ball.Real { return u.Exp().Log1p() },
		Gap: func(_ In, a, b ball.Real) ball.Real {
			return a.Mul(a.Quo(b).Log()).Add(rest(a).Mul(rest(a).Quo(rest(b)).Log()))
		},
		Claims: []Claim{
			Convex{},
			Equals{
				ID: "i-bregman-logistic", Says: "It is kl of (p, 1−p) and (q, 1−q), summed.",
				Other: formula(func(x In) ball.Real {
					return x.overAtoms(func(p, q ball.Real) ball.Real {
						return klOf([]ball.Real{p, rest(p)}, []ball.Real{q, rest(q)})
					})
				}),
			},
			Equals{
				ID: "i-bregman-reflection", Says: "Heads and tails may be exchanged: D(1−p, 1−q) = D(p, q).",
				Other: func() Loss { return Bregman(BregmanLogistic()) },
				Map: func(x In) In {
					p, q := make([]ball.Real, len(x.Pred)), make([]ball.Real, len(x.Pred))
					for i := range p {
						p[i], q[i] = rest(x.Target[i]), rest(x.Pred[i])
					}
					x.Target, x.Pred = p, q
					return x
				},
			},
		},
	}
}
