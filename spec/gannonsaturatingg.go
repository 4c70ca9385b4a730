package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// GANNonsaturatingG is −E log D(x̃), D = σ(s): what the generator of a generative adversarial network minimises in practice
// (Goodfellow et al. 2014, section 3). Pred holds the logits s of n fakes, Target their probabilities.
//
// In logits it is E softplus(−s). It depends on the generator as much as E log(1 − D) does (PROPERTIES E16): it is another loss
// with the same direction, whose slope is e^−s times the other's and does not vanish where the discriminator is sure.
func GANNonsaturatingG() Loss {
	inf, nan := math.Inf(1), math.NaN()
	one := []float64{1}
	value := func(x In) ball.Real { return logLikelihood(x.Target, x.Pred, 1).Neg() }
	return game(1, Loss{
		Name: "gan-nonsaturating-g", Pred: Reals, Scale: 1,
		Definition: "−E log D(x̃), D = σ(s), pred = s(x̃), target = their probabilities",
		Value:      value,
		Stable: func(x In) ball.Real {
			for _, s := range x.Pred {
				if s.IsInf() {
					return value(x)
				}
			}
			return expectation(x.Target, x.Pred, func(s ball.Real) ball.Real { return softplus(s.Neg()) })
		},
		Special: []SpecialCase{
			{When: "at chance", In: fakes([]float64{0}, one), Want: math.Ln2},
			{When: "a fake certainly taken for real", In: fakes([]float64{inf}, one), Want: 0},
			{When: "a fake certainly rejected", In: fakes([]float64{-inf}, one), Want: inf},
			{When: "a point without probability may have any score", In: fakes([]float64{0, -inf}, []float64{1, 0}), Want: math.Ln2},
			{When: "a score is NaN", In: fakes([]float64{nan}, one), Want: nan},
			{When: "weights sum to 1/2", In: fakes([]float64{0, 0}, []float64{0.5, 0}), Err: true},
		},
		Claims: []Claim{
			AtLeastZero, Convex{}, Continuous{C1: true}, Permutation{}, Smooth{Beta: 0.25},
			Lipschitz{K: 1, Near: []Sample{fakes([]float64{-40}, one)}}, linearInWeights(),
			pulls("g-ns-mm-ratio-direction", "It falls as the logits of fakes rise.", -1),
			Equals{
				ID: "g-ns-definition", Says: "L = −E log D, D = 1/(1 + e^−s).", When: tameScores,
				Other: formula(func(x In) ball.Real {
					return expectation(x.Target, x.Pred, func(s ball.Real) ball.Real {
						return x.Of(1).Quo(x.Of(1).Add(s.Neg().Exp())).Log()
					}).Neg()
				}),
			},
			Equals{
				ID: "g-ns-definition-minimax", Says: "It is not the minimax loss: the two add to −E s.", When: tameScores, Scale: -1,
				Other: GANMinimaxG,
				Plus: func(x In) ball.Real {
					return expectation(x.Target, x.Pred, ball.Real.Neg)
				},
			},
			Gradient{
				ID: "g-ns-mm-ratio", Says: "Its slope is e^−s times that of the minimax loss, −σ(s).", When: tameScores,
				Is: fakeSlope(func(s ball.Real) ball.Real { return s.Neg().Exp().Mul(minusSigmoid(s)) }),
			},
			Gradient{
				ID: "g-saturation", Says: "NS′ = −1/(1 + e^s), within e^s of −1: it does not fade where the discriminator is sure.", When: tameScores,
				Is: fakeSlope(func(s ball.Real) ball.Real { return ball.Of(1).Quo(ball.Of(1).Add(s.Exp())).Neg() }),
				Draw: func(s *Sample, pick func(n int) int) {
					for i := range s.Pred {
						s.Pred[i] = -float64(pick(1400)) / 16
					}
				},
			},
			Equals{
				ID: "g-d-at-chance-nonsaturating", Says: "Where all logits are 0 it is ln 2.", Other: formula(ln2),
				When: allZero, Draw: func(s *Sample, _ func(n int) int) { clear(s.Pred) },
			},
			frozenTail("g-ns-tail", "Value and slopes are accurate relative to themselves where fakes pass for real: they fade there.", -1),
		},
		Refs: gan,
		Names: map[string]string{
			"tfgan":       "tfgan.losses.wargs.modified_generator_loss(label_smoothing=0)",
			"compare_gan": "compare_gan.gans.loss_lib.non_saturating, g_loss",
			"torchgan":    "torchgan.losses.MinimaxGeneratorLoss(nonsaturating=True)",
		},
	})
}
