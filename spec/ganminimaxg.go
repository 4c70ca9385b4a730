package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// GANMinimaxG is E log(1 − D(x̃)), D = σ(s): what the generator of a generative adversarial network minimises where the game is played
// for one value (Goodfellow et al. 2014). Pred holds the logits s of n fakes, Target their probabilities. It is never above 0.
//
// In logits it is −E softplus(s). It is concave, and its slope −σ(s) fades where the discriminator rejects the fakes with
// confidence, which is when there is most to learn; hence GANNonsaturatingG.
func GANMinimaxG() Loss {
	inf, nan := math.Inf(1), math.NaN()
	one := []float64{1}
	value := func(x In) ball.Real { return logLikelihood(x.Target, x.Pred, -1) }
	return game(1, Loss{
		Name: "gan-minimax-g", Pred: Reals, Scale: 1,
		Definition: "E log(1 − D(x̃)), D = σ(s), pred = s(x̃), target = their probabilities",
		Value:      value,
		Stable: func(x In) ball.Real {
			for _, s := range x.Pred {
				if s.IsInf() {
					return value(x)
				}
			}
			return expectation(x.Target, x.Pred, softplus).Neg()
		},
		Special: []SpecialCase{
			{When: "at chance", In: fakes([]float64{0}, one), Want: -math.Ln2},
			{When: "a fake certainly rejected", In: fakes([]float64{-inf}, one), Want: 0},
			{When: "a fake certainly taken for real", In: fakes([]float64{inf}, one), Want: -inf},
			{When: "a point without probability may have any score", In: fakes([]float64{0, inf}, []float64{1, 0}), Want: -math.Ln2},
			{When: "a score is NaN", In: fakes([]float64{nan}, one), Want: nan},
			{When: "weights sum to 1/2", In: fakes([]float64{0, 0}, []float64{0.5, 0}), Err: true},
		},
		Claims: []Claim{
			Range{math.Inf(-1), 0}, Continuous{C1: true}, Permutation{}, Smooth{Beta: 0.25},
			Lipschitz{K: 1, Near: []Sample{fakes([]float64{40}, one)}}, linearInWeights(),
			Not{
				ID: "g-mm-nonconvex", Says: "It is not convex but concave.", Of: Convex{},
				Witness: []Sample{fakes([]float64{-4}, one), fakes([]float64{4}, one)},
			},
			pulls("g-ns-mm-ratio-direction", "It falls as the logits of fakes rise.", -1),
			Gradient{
				ID: "g-saturation", Says: "MM′ = −e^s/(1 + e^s), at most e^s in size: it fades where the discriminator is sure.", When: tameScores,
				Is: fakeSlope(func(s ball.Real) ball.Real { return s.Exp().Quo(ball.Of(1).Add(s.Exp())).Neg() }),
				Draw: func(s *Sample, pick func(n int) int) {
					for i := range s.Pred {
						s.Pred[i] = -float64(pick(1400)) / 16
					}
				},
			},
			Bounds{
				ID: "g-saturation-value", Says: "−E e^s ≤ L ≤ −E min(1, e^s)·ln 2: there is nothing to win either.", When: tameScores,
				Lo: func(x In) ball.Real { return expectation(x.Target, x.Pred, ball.Real.Exp).Neg() },
				Hi: func(x In) ball.Real {
					return expectation(x.Target, x.Pred, func(s ball.Real) ball.Real { return ball.Min(x.Of(1), s.Exp()).Mul(ln2(x)) }).Neg()
				},
			},
			Equals{
				ID: "g-value-terms-fakes", Says: "It is the negative of what the fakes cost the discriminator, real points of logit +∞ costing nothing.", Scale: -1,
				Other: GANMinimaxD, Map: against(inf),
			},
			Equals{
				ID: "g-d-at-chance-minimax", Says: "Where all logits are 0 it is −ln 2.", Other: formula(func(x In) ball.Real { return ln2(x).Neg() }),
				When: allZero, Draw: func(s *Sample, _ func(n int) int) { clear(s.Pred) },
			},
			frozenTail("g-saturation-tail", "Value and slopes are accurate relative to themselves where fakes are rejected.", 1),
		},
		Refs: gan,
		Names: map[string]string{
			"tfgan":    "tfgan.losses.wargs.minimax_generator_loss, which adds a constant",
			"torchgan": "torchgan.losses.MinimaxGeneratorLoss(nonsaturating=False)",
		},
	})
}

// against puts real points of one score beside the fakes.
func against(score float64) func(x In) In {
	return func(x In) In {
		n := len(x.Pred)
		pred := make([]ball.Real, n, 2*n)
		for i := range pred {
			pred[i] = x.Of(score)
		}
		x.Pred, x.Target, x.Shape = append(pred, x.Pred...), append(x.Target[:n:n], x.Target...), []int{2, n}
		return x
	}
}

// allZero reports whether every score is 0.
func allZero(s Sample) bool {
	for _, v := range s.Pred {
		if v != 0 {
			return false
		}
	}
	return true
}
