package spec

import "github.com/lossgate/lossgate/spec/ball"

// FGANPearsonD is E (T(x̃)²/4 + T(x̃)) − E T(x), what the variational function T of an f-GAN minimises for Pearson's χ² (Nowozin, Cseke and Tomioka
// 2016). Pred has two rows of values T, of n real points x and of n fakes x̃, any finite numbers; Target has their probabilities p and q.
// Its least value is −Σ (p−q)²/q, at T = 2(p/q − 1). That is the χ² which least-squares GANs do not minimise (PROPERTIES E14).
func FGANPearsonD() Loss {
	return fGAN(Loss{
		Name:       "f-gan-pearson-d",
		Definition: "E (T(x̃)²/4 + T(x̃)) − E T(x), pred rows are T(x) and T(x̃), target rows their probabilities",
		Special: []SpecialCase{
			{When: "the best T where p = q: minus the divergence, 0", In: duel(0, 0), Want: 0},
			{When: "T = 2", In: duel(2, 2), Want: 1},
			{When: "the best T for p = (¾, ¼) and q = (½, ½)", In: played([]float64{1, -1}, []float64{1, -1}, []float64{0.75, 0.25}, []float64{0.5, 0.5}), Want: -0.25},
		},
		Claims: []Claim{
			Smooth{Beta: 0.5},
			Not{
				ID: "g-fgan-table-not-monotone", Says: "It falls with T of a fake below −2: the sign of T is no verdict there.",
				Of:      pulls("g-fgan-table-direction", "It falls with T of real points and rises with that of fakes.", -1, 1),
				Witness: []Sample{duel(0, -8), duel(0, -4)},
			},
			Bounds{
				ID: "g-fgan-table", Says: "Over common points −L ≤ Σ (p−q)²/q: a lower bound of the divergence.", When: shared,
				Lo: func(x In) ball.Real { return pearson(x).Neg() }, Draw: share(bestRatio),
			},
			Equals{
				ID: "g-fgan-table-attained", Says: "T = 2(p/q − 1) attains it.",
				Other: formula(func(x In) ball.Real { return pearson(x).Neg() }), Draw: share(bestRatio),
				When: func(s Sample) bool {
					n := len(s.Target) / 2
					for i, p := range s.Target[:n] {
						if q := s.Target[n+i]; q == 0 && p > 0 || q > 0 && (s.Pred[i]+2)*q != 2*p || s.Pred[i]+2-2 != s.Pred[i] {
							return false
						}
					}
					return shared(s)
				},
			},
		},
	}, func(t ball.Real) ball.Real { return t.Mul(t).Mul(ball.Of(0.25)).Add(t) }, func(t ball.Real) ball.Real { return t.Mul(ball.Of(0.5)).Add(ball.Of(1)) })
}

// bestRatio is 2(p/q − 1), rounded to float32.
func bestRatio(p, q float64, pick func(n int) int) float64 {
	if q == 0 {
		return float64(pick(9)-4) / 4
	}
	return float64(float32(2 * (p/q - 1)))
}

// pearson is Σ (p−q)²/q of the weights.
func pearson(x In) ball.Real {
	n := len(x.Target) / 2
	x.Pred, x.Target = x.Target[n:], x.Target[:n]
	return chi2Of(x)
}
