package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// FGANKLD is E e^(T(x̃)−1) − E T(x), what the variational function T of an f-GAN minimises for the divergence KL (Nowozin, Cseke and Tomioka
// 2016). Pred has two rows of values T, of n real points x and of n fakes x̃, any finite numbers; Target has their probabilities p and q.
// Its least value is −KL(p‖q), at T = 1 + ln(p/q). It need not have one sign, and cancels: its terms are known to their rounding only.
func FGANKLD() Loss {
	return fGAN(Loss{
		Name:       "f-gan-kl-d",
		Definition: "E e^(T(x̃)−1) − E T(x), pred rows are T(x) and T(x̃), target rows their probabilities",
		Special: []SpecialCase{
			{When: "the best T where p = q: minus the divergence, 0", In: duel(1, 1), Want: 0},
			{When: "T = 0", In: duel(0, 0), Want: 1 / math.E},
		},
		Claims: []Claim{
			pulls("g-fgan-table-direction", "It falls with T of real points and rises with that of fakes.", -1, 1),
			Bounds{
				ID: "g-fgan-table", Says: "Over common points −L ≤ KL(p‖q): a lower bound of the divergence.", When: shared,
				Lo: func(x In) ball.Real {
					n := len(x.Target) / 2
					return klOf(x.Target[:n], x.Target[n:]).Neg()
				},
				Draw: share(func(p, q float64, pick func(n int) int) float64 {
					off := float64(pick(9)-4) / 4
					if p == 0 || q == 0 {
						return off
					}
					return float64(float32(1 + math.Log(p/q) + off))
				}),
			},
		},
	}, func(t ball.Real) ball.Real { return t.Sub(ball.Of(1)).Exp() }, func(t ball.Real) ball.Real { return t.Sub(ball.Of(1)).Exp() })
}

// fGAN is E f*(T(x̃)) − E T(x) for a convex f* with the given slope.
func fGAN(l Loss, dual, slope func(t ball.Real) ball.Real) Loss {
	l.Pred, l.Scale = Finite, 1
	l.Value = both{ball.Real.Neg, dual}.expected
	l.Special = append(l.Special,
		SpecialCase{When: "a value is infinite", In: duel(math.Inf(1), 0), Err: true},
		SpecialCase{When: "weights sum to 2", In: played([]float64{0, 0}, []float64{0, 0}, []float64{1, 1}, []float64{0.5, 0.5}), Err: true})
	l.Claims = append(l.Claims, Convex{}, Continuous{C1: true}, Permutation{}, linearInWeights(),
		Gradient{
			ID: "g-fgan-table-slope", Says: "The slope is −p by a real point and q·f*′(T) by a fake.", When: tameScores,
			Is: both{func(t ball.Real) ball.Real { return ball.Of(-1) }, slope}.slope,
		},
		Relation{
			ID: "g-fgan-table-real", Says: "Raising T of all real points by c lowers the loss by c.", Ints: 4,
			Make: func(_ []Sample, k []int) []Term {
				a, b, c := dyadic(k[0]), dyadic(k[1]), dyadic(k[2])
				p := []float64{float64(k[3]%9) / 8, 1 - float64(k[3]%9)/8}
				fakes := []float64{0.5, -1}
				return []Term{{1, played([]float64{a + c, b + c}, fakes, p, p)}, {-1, played([]float64{a, b}, fakes, p, p)}}
			},
			RHS: func(_ []In, k []int) ball.Real { return ball.Of(-dyadic(k[2])) },
		})
	l.Refs = []Ref{{"S. Nowozin, B. Cseke, R. Tomioka, f-GAN: training generative neural samplers using variational divergence minimization, NIPS (2016)", "10.48550/arXiv.1606.00709"}}
	return game(2, l)
}
