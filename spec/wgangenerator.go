package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// WGANGenerator is −E s(x̃), what the generator of a Wasserstein GAN minimises (Arjovsky, Chintala and Bottou 2017). Pred holds the
// scores s of n fakes, any finite numbers, Target their probabilities.
func WGANGenerator() Loss {
	l := linearGenerator("wgan-generator")
	l.Refs = wgan
	l.Names = map[string]string{
		"tfgan": "tfgan.losses.wargs.wasserstein_generator_loss", "torchgan": "torchgan.losses.WassersteinGeneratorLoss",
		"compare_gan": "compare_gan.gans.loss_lib.wasserstein, g_loss",
	}
	return l
}

// linearGenerator is minus the expected score of fakes.
func linearGenerator(name string) Loss {
	one := []float64{1}
	return game(1, Loss{
		Name: name, Pred: Finite,
		Definition: "−E s(x̃), pred = s(x̃), target = their probabilities",
		Value:      func(x In) ball.Real { return expectation(x.Target, x.Pred, ball.Real.Neg) },
		Special: []SpecialCase{
			{When: "one fake", In: fakes([]float64{2.5}, one), Want: -2.5},
			{When: "two fakes that are not equally likely", In: fakes([]float64{4, 8}, []float64{0.25, 0.75}), Want: -7},
			{When: "a score is infinite", In: fakes([]float64{math.Inf(-1)}, one), Err: true},
			{When: "weights sum to 1/2", In: fakes([]float64{0, 0}, []float64{0.5, 0}), Err: true},
		},
		Claims: []Claim{
			Convex{}, Continuous{C1: true}, Permutation{}, linearInWeights(), additiveScores(), scaledScores(),
			Lipschitz{K: 1, Near: []Sample{fakes([]float64{0}, one)}},
			pulls("g-wgan-linear-direction", "It falls as the scores of fakes rise.", -1),
			Gradient{
				ID: "g-wgan-linear-slope", Says: "The slope is −q by a fake, whatever its score: it does not saturate.",
				Is: fakeSlope(func(ball.Real) ball.Real { return ball.Of(-1) }),
			},
			Relation{
				ID: "g-wgan-linear-shift", Says: "Raising all scores by c lowers the loss by c.", Ints: 4,
				Make: func(_ []Sample, k []int) []Term {
					a, b, c := dyadic(k[0]), dyadic(k[1]), dyadic(k[2])
					q := float64(k[3]%9) / 8
					return []Term{{1, fakes([]float64{a + c, b + c}, []float64{q, 1 - q})}, {-1, fakes([]float64{a, b}, []float64{q, 1 - q})}}
				},
				RHS: func(_ []In, k []int) ball.Real { return ball.Of(-dyadic(k[2])) },
			},
		},
	})
}
