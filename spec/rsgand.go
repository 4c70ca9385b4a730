package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// RSGAND is −E log σ(s(x) − s(x̃)), the discriminator's loss of a relativistic GAN (Jolicoeur-Martineau 2019): how much likelier to be real is a
// real point than a fake. Pred has two rows of scores s, any finite numbers: pair i is a real point x_i and a fake x̃_i. Target has the
// probabilities of the n pairs; independent draws have products, a batch that is paired as it comes 1/n.
func RSGAND() Loss { return relativistic("rsgan-d", 0, RSGANG) }

// RSGANG is −E log σ(s(x̃) − s(x)), the generator's: RSGAND with the parts exchanged. It has a slope by the scores of real points too.
func RSGANG() Loss {
	l := relativistic("rsgan-g", 1, RSGAND)
	l.Definition = "−E log σ(s(x̃) − s(x)), pred rows are s(x) and s(x̃), target = the probabilities of the pairs"
	return l
}

// relativistic is −E log σ(s − s′), s being the scores of the row that is to win, and s′ those of the other.
func relativistic(name string, winner int, swapped func() Loss) Loss {
	lead := func(x In) []ball.Real { // s − s′, pair by pair
		d := make([]ball.Real, len(x.Target))
		for i := range d {
			d[i] = x.Row(winner)[i].Sub(x.Row(1 - winner)[i])
		}
		return d
	}
	sign := float64(2*winner - 1) // of the slope by a real point
	scores := func(won, lost []float64, w ...float64) Sample {
		if winner == 1 {
			won, lost = lost, won
		}
		return energies(won, lost, w...)
	}
	exchanged := func(s Sample) Sample {
		m, n := s.Clone(), len(s.Target)
		m.Pred = append(append([]float64(nil), s.Pred[n:]...), s.Pred[:n]...)
		return m
	}
	return game(2, Loss{
		Name: name, Pred: Finite, TargetShape: []Dim{{"n", 1, 3}}, Scale: 1,
		Definition: "−E log σ(s(x) − s(x̃)), pred rows are s(x) and s(x̃), target = the probabilities of the pairs",
		Value:      func(x In) ball.Real { return logLikelihood(x.Target, lead(x), 1).Neg() },
		Stable: func(x In) ball.Real {
			return expectation(x.Target, lead(x), func(d ball.Real) ball.Real { return softplus(d.Neg()) })
		},
		Special: []SpecialCase{
			{When: "equal scores: at chance", In: scores([]float64{3}, []float64{3}, 1), Want: math.Ln2},
			{When: "a lead that leaves nothing", In: scores([]float64{1e4}, []float64{-1e4}, 1), Want: 0},
			{When: "behind by 2000", In: scores([]float64{-1e3}, []float64{1e3}, 1), Want: 2000},
			{When: "only likely pairs count", In: scores([]float64{5, 0}, []float64{5, 9}, 1, 0), Want: math.Ln2},
			{When: "a score is infinite", In: scores([]float64{math.Inf(1)}, []float64{0}, 1), Err: true},
			{When: "weights sum to 2", In: scores([]float64{0, 0}, []float64{0, 0}, 1, 1), Err: true},
		},
		Claims: []Claim{
			AtLeastZero, Convex{}, Continuous{C1: true}, Permutation{}, ShiftInvariant{PredOnly: true}, Smooth{Beta: 0.5}, linearInWeights(),
			Lipschitz{K: roundUp(exact(0).Sqrt(exact(2))), Near: []Sample{scores([]float64{-40}, []float64{40}, 1)}},
			Equals{ID: "g-rgan", Says: "The losses of the two players are one function: L_D(s, s̃) = L_G(s̃, s).", Other: swapped, Map: swapRows},
			Relation{
				ID: "g-rgan-sum", Says: "L_D + L_G ≥ 2·ln 2: what one wins the other loses, and more.", Sign: Ge,
				Make: func(s []Sample, _ []int) []Term { return []Term{{1, s[0]}, {1, exchanged(s[0])}} },
				RHS:  func(x []In, _ []int) ball.Real { return ln2(x[0]).Mul(x[0].Of(2)) },
			},
			Relation{
				ID: "g-rgan-difference", Says: "L_D − L_G = E s(x̃) − E s(x): the critic's loss of a Wasserstein GAN.",
				Make: func(s []Sample, _ []int) []Term { return []Term{{1, s[0]}, {-1, exchanged(s[0])}} },
				RHS:  func(x []In, _ []int) ball.Real { return expectation(x[0].Target, lead(x[0]), ball.Real.Neg) },
			},
			Equals{
				ID: "g-rgan-logistic", Says: "It is the expected logistic loss of the lead.", When: tameLead,
				Other: formula(func(x In) ball.Real {
					return expectation(x.Target, lead(x), func(d ball.Real) ball.Real {
						x.Pred, x.Target = []ball.Real{d}, []ball.Real{x.Of(1)}
						return Logistic().Value(x)
					})
				}),
			},
			Gradient{
				ID: "g-rgan-slope", Says: "A real and a fake pull apart with the same force, w·σ(−lead).",
				Is: func(x In) []ball.Real {
					real := chances(x.Target, lead(x), func(d ball.Real) ball.Real { return rejection(d).Mul(ball.Of(sign)) })
					for _, g := range real[:len(x.Target):len(x.Target)] {
						real = append(real, g.Neg())
					}
					return real
				},
				When: tameLead,
			},
			pulls("g-rgan-direction", "It falls with the scores of one row and rises with those of the other.", sign, -sign),
			frozenTail("g-rgan-tail", "Value and slopes are accurate relative to themselves where the lead is large.", sign, -sign),
		},
		Refs:  relativisticGAN,
		Names: map[string]string{"author": "AlexiaJM/RelativisticGAN (RSGAN)"},
	})
}

var relativisticGAN = []Ref{{"A. Jolicoeur-Martineau, The relativistic discriminator: a key element missing from standard GAN, ICLR (2019)", "10.48550/arXiv.1807.00734"}}

// tameLead reports whether exponentials of differences of the scores are normal numbers.
func tameLead(s Sample) bool {
	for _, v := range s.Pred {
		if !(math.Abs(v) < 350) {
			return false
		}
	}
	return true
}

// swapRows exchanges real points and fakes, with their weights where they have some of their own.
func swapRows(x In) In {
	n := len(x.Pred) / 2
	x.Pred = append(x.Pred[n:2*n:2*n], x.Pred[:n]...)
	if len(x.Target) == 2*n && len(x.TargetShape) == 2 {
		x.Target = append(x.Target[n:2*n:2*n], x.Target[:n]...)
	}
	return x
}
