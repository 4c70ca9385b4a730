package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// RaGAND is −E log σ(s(x) − E s(x̃)) − E log(1 − σ(s(x̃) − E s(x))), the discriminator's loss of a relativistic average GAN (Jolicoeur-Martineau
// 2019): every point is compared with the average one of the other class. Pred has two rows of scores s, of n real points x and of
// n fakes x̃, any finite numbers; Target has their probabilities, and averages are taken with them.
//
// It is no expectation of what a point costs, since the averages depend on the weights too: no gradient by them is specified.
func RaGAND() Loss { return relativisticAverage("ragan-d", 0, RaGANG) }

// RaGANG is −E log σ(s(x̃) − E s(x)) − E log(1 − σ(s(x) − E s(x̃))), the generator's: RaGAND with the parts exchanged.
func RaGANG() Loss {
	l := relativisticAverage("ragan-g", 1, RaGAND)
	l.Definition = "−E log σ(s(x̃) − E s(x)) − E log(1 − σ(s(x) − E s(x̃))), pred rows are s(x) and s(x̃), target rows their probabilities"
	return l
}

// relativisticAverage is −E log σ(s − E s′) − E log σ(E s − s′), s being the scores of the row that is to win, and s′ those of the other.
func relativisticAverage(name string, winner int, swapped func() Loss) Loss {
	leads := func(x In) (w, d []ball.Real) { // by how much winners are ahead of the average loser, then how much losers are behind
		n := len(x.Pred) / 2
		won, lost := x.Row(winner), x.Row(1-winner)
		p, q := x.Target[winner*n:(winner+1)*n], x.Target[(1-winner)*n:(2-winner)*n]
		best, worst := expectation(p, won, identity), expectation(q, lost, identity)
		for i := range won {
			w, d = append(w, p[i]), append(d, won[i].Sub(worst))
		}
		for i := range lost {
			w, d = append(w, q[i]), append(d, best.Sub(lost[i]))
		}
		return w, d
	}
	sign := float64(2*winner - 1) // of the slope by a real point
	scores := func(won, lost, p, q []float64) Sample {
		if winner == 1 {
			won, lost, p, q = lost, won, q, p
		}
		return played(won, lost, p, q)
	}
	one, half := []float64{1}, []float64{0.5, 0.5}
	l := game(2, Loss{
		Name: name, Pred: Finite, Scale: 1,
		Definition: "−E log σ(s(x) − E s(x̃)) − E log(1 − σ(s(x̃) − E s(x))), pred rows are s(x) and s(x̃), target rows their probabilities",
		Value: func(x In) ball.Real {
			w, d := leads(x)
			return logLikelihood(w, d, 1).Neg()
		},
		Stable: func(x In) ball.Real {
			w, d := leads(x)
			return expectation(w, d, func(d ball.Real) ball.Real { return softplus(d.Neg()) })
		},
		Special: []SpecialCase{
			{When: "equal scores: at chance", In: scores([]float64{3, 3}, []float64{3, 3}, half, half), Want: 2 * math.Ln2},
			{When: "a lead that leaves nothing", In: scores([]float64{1e4}, []float64{-1e4}, one, one), Want: 0},
			{When: "behind by 2000", In: scores([]float64{-1e3}, []float64{1e3}, one, one), Want: 4000},
			{When: "against the average of the other class", In: scores([]float64{0, 0}, []float64{-8, 8}, half, half), Want: math.Ln2 + 4 + math.Log1p(math.Exp(-8))},
			{When: "a point without probability is in no average", In: scores([]float64{5, 0}, []float64{5, 900}, half, []float64{1, 0}), Want: math.Ln2/2 + 2.5 + math.Log1p(math.Exp(-5))/2 + 2.5 + math.Log1p(math.Exp(-2.5))},
			{When: "a score is infinite", In: scores([]float64{math.Inf(1)}, []float64{0}, one, one), Err: true},
			{When: "weights sum to 2", In: scores([]float64{0, 0}, []float64{0, 0}, []float64{1, 1}, half), Err: true},
		},
		Claims: []Claim{
			AtLeastZero, Convex{}, Continuous{C1: true}, Permutation{}, ShiftInvariant{PredOnly: true}, Smooth{Beta: 1},
			Lipschitz{K: roundUp(exact(0).Sqrt(exact(8))), Near: []Sample{scores([]float64{-40}, []float64{40}, one, one)}},
			Equals{ID: "g-ragan-swap", Says: "The losses of the two players are one function with the parts exchanged.", Other: swapped, Map: swapRows},
			Equals{
				ID: "g-ragan-mean", Says: "Each point is compared with the mean of the other class: L = E ln(1 + e^(Es̃ − s)) + E ln(1 + e^(s̃ − Es)).", When: tameLead,
				Other: formula(func(x In) ball.Real {
					n := len(x.Pred) / 2
					average := func(row int) ball.Real { return ball.Dot(x.Target[row*n:(row+1)*n], x.Row(row)) }
					cost := func(ahead, behind ball.Real) ball.Real { return x.Of(1).Add(behind.Sub(ahead).Exp()).Log() }
					v := x.Of(0)
					for i := range n {
						v = v.Add(x.Target[winner*n+i].Mul(cost(x.Row(winner)[i], average(1-winner))))
						v = v.Add(x.Target[(1-winner)*n+i].Mul(cost(average(winner), x.Row(1 - winner)[i])))
					}
					return v
				}),
			},
			Equals{
				ID: "g-ragan-mean-single", Says: "With one point of each class it is twice the relativistic loss of the pair.", Scale: 2,
				Other: func() Loss { return relativistic("", winner, nil) },
				Map: func(x In) In {
					x.Target, x.TargetShape = x.Target[:1], []int{1}
					return x
				},
				When: func(s Sample) bool { return len(s.Pred) == 2 && s.Target[0] == 1 },
			},
			Bounds{
				ID: "g-ragan-mean-jensen", Says: "It is at least what two points at the means cost, 2·softplus(−lead): spread in a class is not free.",
				Lo: func(x In) ball.Real {
					n := len(x.Pred) / 2
					lead := ball.Dot(x.Target[:n], x.Row(0)).Sub(ball.Dot(x.Target[n:], x.Row(1))).Mul(x.Of(-sign))
					return softplus(lead.Neg()).Mul(x.Of(2))
				},
			},
			Not{
				ID: "g-ragan-not-expectation", Says: "It is not linear in the weights: averages of a batch are within the logarithm.", Of: linearInWeights(),
				Witness: []Sample{
					scores([]float64{4, -4}, []float64{0, 0}, []float64{1, 0}, half),
					scores([]float64{4, -4}, []float64{0, 0}, []float64{0, 1}, half),
				},
			},
			pulls("g-ragan-direction", "It falls with the scores of one row and rises with those of the other.", sign, -sign),
			frozenTail("g-ragan-tail", "Value and slopes are accurate relative to themselves where the lead is large.", sign, -sign),
		},
		Refs:  relativisticGAN,
		Names: map[string]string{"author": "AlexiaJM/RelativisticGAN (RaSGAN)", "basicsr": "basicsr.models.esrgan_model.ESRGANModel, which halves the discriminator's"},
	})
	l.TargetGrad = false
	return l
}
