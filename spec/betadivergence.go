package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// BetaDivergence is Σ (p^β + (β−1)·q^β − β·p·q^(β−1))/(β(β−1)) of positive numbers p = target and q = pred (Basu et al. 1998, as Févotte
// and Idier 2011 number it), with its limits itakura-saito at β = 0 and generalized-kl at 1; at 2 it is half the square of the
// distance. It is ∫ (p−y)·y^(β−2) dy from q to p, the Bregman divergence of y^β/(β(β−1)), and homogeneous of degree β: the smaller β is, the
// more do small numbers count. It is convex in q for 1 ≤ β ≤ 2. The gradient by q is q^(β−2)·(q − p), and that by p is (p^(β−1) −
// q^(β−1))/(β−1).
func BetaDivergence(beta float64) Loss {
	l := positivePair("beta-divergence")
	l.Params = []Param{Scalar("beta", beta, Domain{Lo: -2, Hi: 4})}
	l.Definition = "Σ (p^β + (β−1)·q^β − β·p·q^(β−1))/(β(β−1)), its limits at β = 0 and 1; p = target, q = pred"
	l.Value = func(x In) ball.Real { return x.overAtoms(betaTerm(x, beta)) }
	l.Stable = func(x In) ball.Real { return x.overAtoms(betaStable(x, beta)) }
	l.Claims = betaClaims(beta)
	l.Refs = []Ref{
		{"A. Basu, I. R. Harris, N. L. Hjort, M. C. Jones, Robust and efficient estimation by minimising a density power divergence, Biometrika 85 (1998)", "10.1093/biomet/85.3.549"},
		{"C. Févotte, J. Idier, Algorithms for nonnegative matrix factorization with the β-divergence, Neural Comput. 23 (2011)", "10.1162/NECO_a_00168"},
	}
	l.Names = map[string]string{"sklearn": "sklearn.decomposition.NMF(beta_loss=β)"}
	return l
}

// ItakuraSaito is Σ p/q − log(p/q) − 1 of positive numbers p = target and q = pred, such as power spectra (Itakura and Saito 1968): the
// Bregman divergence of −log, and β-divergence for β = 0. It does not change when both are scaled, so that quiet parts count as loud ones
// do. It is not convex in q. The gradient by q is (q−p)/q², and that by p is (p−q)/(pq).
func ItakuraSaito() Loss {
	l := positivePair("itakura-saito")
	l.Definition = "Σ p/q − log(p/q) − 1, p = target, q = pred"
	l.Value = func(x In) ball.Real { return x.overAtoms(betaTerm(x, 0)) }
	l.Stable = func(x In) ball.Real { return x.overAtoms(betaStable(x, 0)) }
	l.Special = append(l.Special, SpecialCase{When: "pred twice target", In: pair([]float64{2}, []float64{1}), Want: math.Ln2 - 0.5})
	l.Claims = append(bregmanClaims(func(x In, y ball.Real) ball.Real { return x.Of(-1).Quo(y) }),
		Homogeneous{Degree: 0},
		Equals{ID: "i-itakura-saito-beta", Says: "It is the β-divergence for β = 0.", Other: func() Loss { return BetaDivergence(0) }},
		Equals{
			ID: "i-itakura-saito-inverse", Says: "Inverses exchange the arguments: D(p, q) = D(1/q, 1/p).", Other: ItakuraSaito,
			Map: func(x In) In {
				p, q := make([]ball.Real, len(x.Pred)), make([]ball.Real, len(x.Pred))
				for i := range p {
					p[i], q[i] = x.Of(1).Quo(x.Target[i]), x.Of(1).Quo(x.Pred[i])
				}
				x.Pred, x.Target = p, q
				return x
			},
		},
		Gradient{
			ID: "i-itakura-saito-gradient", Says: "The gradient by q is (q − p)/q².",
			Is: func(x In) []ball.Real {
				g := make([]ball.Real, len(x.Pred))
				for i, q := range x.Pred {
					g[i] = q.Sub(x.Target[i]).Quo(q).Quo(q)
				}
				return g
			},
		},
		Not{
			ID: "i-itakura-saito-asymmetry", Says: "Too little costs more than too much: D(2, 1) = 0.3069 and D(1, 2) = 0.1931.",
			Of: Swap{}, Witness: []Sample{pair([]float64{1}, []float64{2})},
		},
		Not{
			ID: "i-itakura-saito-not-convex", Says: "It is concave in q beyond 2p.",
			Of: Convex{}, Witness: []Sample{pair([]float64{8}, []float64{1}), pair([]float64{64}, []float64{1})},
		},
	)
	l.Refs = []Ref{
		{"F. Itakura, S. Saito, Analysis synthesis telephony based on the maximum likelihood method, Proc. 6th Int. Congr. Acoust. (1968)", ""},
		{"C. Févotte, N. Bertin, J.-L. Durrieu, Nonnegative matrix factorization with the Itakura–Saito divergence, Neural Comput. 21 (2009)", "10.1162/neco.2008.04-08-771"},
	}
	l.Names = map[string]string{"sklearn": "sklearn.decomposition.NMF(beta_loss='itakura-saito')"}
	return l
}

// positivePair is the frame of a divergence between positive numbers.
func positivePair(name string) Loss {
	inf, nan := math.Inf(1), math.NaN()
	return Loss{
		Name: name, Family: Divergence, Scale: 1,
		Shape: []Dim{{"C", 1, 2}}, TargetShape: []Dim{{"C", 1, 2}}, Pred: Positive, Target: Positive, TargetGrad: true,
		Kinks: []Kink{{"target equals pred", func(s *Sample, _ func(n int) int) bool {
			copy(s.Target, s.Pred)
			return true
		}}},
		Special: []SpecialCase{
			{When: "equal arguments", In: pair([]float64{3, 0.5}, []float64{3, 0.5}), Want: 0},
			{When: "pred = 0", In: pair([]float64{0}, []float64{1}), Err: true},
			{When: "target = 0", In: pair([]float64{1}, []float64{0}), Err: true},
			{When: "a negative number", In: pair([]float64{-1}, []float64{1}), Err: true},
			{When: "an infinite number", In: pair([]float64{1}, []float64{inf}), Err: true},
			{When: "an entry of pred is NaN", In: pair([]float64{nan}, []float64{1}), Want: nan},
			{When: "an entry of target is NaN", In: pair([]float64{1}, []float64{nan}), Want: nan},
		},
	}
}

// betaTerm is the definition.
func betaTerm(x In, beta float64) func(p, q ball.Real) ball.Real {
	b, t := x.Of(beta), x.Of(beta).Sub(ball.Of(1))
	return func(p, q ball.Real) ball.Real {
		switch beta {
		case 0:
			return p.Quo(q).Sub(p.Log().Sub(q.Log())).Sub(ball.Of(1))
		case 1:
			return p.Mul(p.Log().Sub(q.Log())).Sub(p).Add(q)
		}
		return p.Pow(b).Add(q.Pow(t).Mul(t.Mul(q).Sub(b.Mul(p)))).Quo(b.Mul(t))
	}
}

// betaStable is the term by the logarithm of the quotient: q^β·(e^(β·l) − 1 − β(e^l − 1))/(β(β−1)), l = log(p/q).
func betaStable(x In, beta float64) func(p, q ball.Real) ball.Real {
	b, t := x.Of(beta), x.Of(beta).Sub(ball.Of(1))
	return func(p, q ball.Real) ball.Real {
		step, l := p.Sub(q).Quo(q), p.Quo(q).Log()
		switch beta {
		case 0:
			return step.Sub(l)
		case 1:
			return p.Mul(l).Sub(p.Sub(q))
		case 2:
			return square(p.Sub(q)).Mul(ball.Of(0.5))
		}
		return q.Pow(b).Mul(l.Mul(b).Expm1().Sub(b.Mul(step))).Quo(b.Mul(t))
	}
}
