package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// LSGANG is ½E(s(x̃) − c)², what the generator of a least-squares GAN minimises (Mao et al. 2017). Pred holds the scores s of n fakes, any finite
// numbers, Target their probabilities. c is the label that the generator wants for its fakes.
//
// It pulls every fake towards the label c, those that the discriminator takes for real too, where cross-entropy has let go of them; the
// boundary between labels a and b is at c only where c = (a+b)/2 (PROPERTIES E20). What training minimises is not Pearson's χ² between
// data and fakes, but with the best discriminator the bounded Σ (p−q)²/(p+q), and its gradient is not that of the
// generator, for whom the discriminator is frozen (PROPERTIES E14).
func LSGANG(c float64) Loss {
	one := []float64{1}
	return game(1, Loss{
		Name: "lsgan-g", Params: []Param{Scalar("c", c, Finite)}, Pred: Finite,
		Definition: "½E(s(x̃) − c)², pred = s(x̃), target = their probabilities",
		Value:      func(x In) ball.Real { return expectation(x.Target, x.Pred, halfSquare(c)) },
		Special: []SpecialCase{
			{When: "at the label", In: fakes([]float64{c}, one), Want: 0},
			{When: "off by 3", In: fakes([]float64{c + 3}, one), Want: 4.5},
			{When: "two fakes that are not equally likely", In: fakes([]float64{c, c - 2}, []float64{0.25, 0.75}), Want: 1.5},
			{When: "a score is infinite", In: fakes([]float64{math.Inf(1)}, one), Err: true},
			{When: "weights sum to 1/2", In: fakes([]float64{0, 0}, []float64{0.5, 0}), Err: true},
		},
		Claims: []Claim{
			Convex{}, Continuous{C1: true}, Permutation{}, Smooth{Beta: 1}, linearInWeights(),
			ZeroAtPerfect{At: []Sample{fakes([]float64{c}, one), fakes([]float64{c, 7}, []float64{1, 0})}},
			Bounds{ID: "g-lsgan-sign", Says: "It is never below 0.", Lo: func(x In) ball.Real { return x.Of(0) }},
			Gradient{
				ID: "g-lsgan-pulls-correct", Says: "The slope is q·(s − c): a fake far on the right side of c is pulled back, the harder the farther it is.",
				Is: fakeSlope(offset(c)),
				Draw: func(s *Sample, pick func(n int) int) {
					for i := range s.Pred {
						s.Pred[i] = float64(float32(c + float64(pick(1<<12))/8))
					}
				},
			},
			Bounds{
				ID: "g-lsgan-pulls-correct-nonsaturating", Says: "It is at least ½(E s − c)², without bound as fakes go beyond c: −E log σ(s) is below E e^−s there.",
				Lo: func(x In) ball.Real { return halfSquare(c)(expectation(x.Target, x.Pred, identity)) },
			},
			Equals{
				ID: "g-lsgan-fakes", Says: "It is the fakes' part of the discriminator's loss for a = c.",
				Other: func() Loss { return LSGAND(c, 0) }, Map: against(0),
			},
			Equals{
				ID: "g-d-at-chance-lsgan", Says: "Where all scores are 0 it is ½c².",
				Other: formula(func(x In) ball.Real { return halfSquare(c)(x.Of(0)) }),
				When:  allZero, Draw: func(s *Sample, _ func(n int) int) { clear(s.Pred) },
			},
			nearLabels(c),
		},
		Refs: lsgan,
		Names: map[string]string{
			"tfgan":    "tfgan.losses.wargs.least_squares_generator_loss(real_label=c)",
			"torchgan": "torchgan.losses.LeastSquaresGeneratorLoss(c)",
		},
	})
}
