package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// HingeGAND is E max(0, 1 − s(x)) + E max(0, 1 + s(x̃)), the discriminator's loss of a geometric GAN (Lim and Ye 2017). Pred has two rows of
// scores s, of n real points x and of n fakes x̃, any finite numbers; Target has their probabilities. Its least value is 2 − 2·TV of
// the two distributions, at s = ±1 by which is likelier.
func HingeGAND() Loss {
	return game(2, Loss{
		Name: "hinge-gan-d", Pred: Finite,
		Definition: "E max(0, 1 − s(x)) + E max(0, 1 + s(x̃)), pred rows are s(x) and s(x̃), target rows their probabilities",
		Value: both{
			func(s ball.Real) ball.Real { return ball.MaxAt("s(x) = 1", ball.Of(1).Sub(s), ball.Of(0)) },
			func(s ball.Real) ball.Real { return ball.MaxAt("s(x̃) = −1", ball.Of(1).Add(s), ball.Of(0)) },
		}.expected,
		Kinks: []Kink{{"a score at its margin", func(s *Sample, pick func(n int) int) bool {
			n := len(s.Pred) / 2
			i := pick(2 * n)
			s.Pred[i] = float64(1 - 2*(i/n))
			return true
		}}},
		Special: []SpecialCase{
			{When: "at chance", In: duel(0, 0), Want: 2},
			{When: "margins just met", In: duel(1, -1), Want: 0},
			{When: "both on the wrong side", In: duel(-2, 3), Want: 7},
			{When: "each row has its own weights", In: played([]float64{0, 1}, []float64{0, -1}, []float64{0.25, 0.75}, []float64{0.5, 0.5}), Want: 0.75},
			{When: "a score is infinite", In: duel(math.Inf(1), 0), Err: true},
			{When: "weights sum to 2", In: played([]float64{0, 0}, []float64{0, 0}, []float64{1, 1}, []float64{0.5, 0.5}), Err: true},
		},
		Claims: []Claim{
			AtLeastZero, Convex{}, Continuous{}, Permutation{}, linearInWeights(), labelSwap(),
			Lipschitz{K: roundUp(exact(0).Sqrt(exact(2))), Near: []Sample{duel(0, 0)}},
			ZeroAtPerfect{At: []Sample{duel(1, -1), duel(7, -3)}},
			pulls("g-hinge-gan-direction", "It never rises with the scores of real points, and never falls with those of fakes.", -1, 1),
			Bounds{
				ID: "g-hinge-gan", Says: "No discriminator has less than 2 − 2·TV(p, q).", Lo: hingeBest, When: shared,
				Draw: share(func(p, q float64, pick func(n int) int) float64 {
					if d := p - q; d != 0 {
						return math.Copysign(1, d) * float64(2+pick(5)) / 4
					}
					return float64(pick(9)-4) / 4
				}),
			},
			Equals{
				ID: "g-hinge-gan-attained", Says: "s = sign(p − q) attains 2 − 2·TV(p, q).", Other: formula(hingeBest),
				When: func(s Sample) bool {
					n := len(s.Target) / 2
					for i, p := range s.Target[:n] {
						if d := p - s.Target[n+i]; d != 0 && s.Pred[i] != math.Copysign(1, d) || math.Abs(s.Pred[i]) > 1 {
							return false
						}
					}
					return shared(s)
				},
				Draw: share(func(p, q float64, pick func(n int) int) float64 {
					if d := p - q; d != 0 {
						return math.Copysign(1, d)
					}
					return float64(pick(9)-4) / 4
				}),
			},
			Equals{
				ID: "g-hinge-gan-zero", Says: "It is 0 where every margin is met.", Other: formula(func(x In) ball.Real { return x.Of(0) }),
				When: func(s Sample) bool { return margins(s, func(m float64) bool { return m >= 1 }) },
				Draw: func(s *Sample, pick func(n int) int) {
					for i := range s.Pred {
						s.Pred[i] = float64(1-2*(i/(len(s.Pred)/2))) * float64(4+pick(40)) / 4
					}
				},
			},
			Equals{
				ID: "g-hinge-gan-wgan", Says: "Within the margins it is 2 and the critic's loss of a Wasserstein GAN.",
				Other: WGANCritic, Plus: func(x In) ball.Real { return x.Of(2) },
				When: func(s Sample) bool { return margins(s, func(m float64) bool { return m <= 1 }) },
				Draw: func(s *Sample, pick func(n int) int) {
					for i := range s.Pred {
						s.Pred[i] = float64(1-2*(i/(len(s.Pred)/2))) * float64(4-pick(40)) / 4
					}
				},
			},
			Gradient{
				ID: "g-hinge-gan-slope", Says: "The slope is −p by a real point short of its margin, q by such a fake, and 0 beyond.",
				Is: both{
					func(s ball.Real) ball.Real { return short(ball.Of(1).Sub(s)).Neg() },
					func(s ball.Real) ball.Real { return short(ball.Of(1).Add(s)) },
				}.slope,
				When: func(s Sample) bool { return margins(s, func(m float64) bool { return m != 1 }) },
			},
		},
		Refs: hingeGAN,
		Names: map[string]string{
			"tfgan": "tfgan.losses.wargs.wasserstein_hinge_discriminator_loss", "compare_gan": "compare_gan.gans.loss_lib.hinge, d_loss",
		},
	})
}

var hingeGAN = []Ref{
	{"J. H. Lim, J. C. Ye, Geometric GAN (2017)", "10.48550/arXiv.1705.02894"},
	{"T. Miyato, T. Kataoka, M. Koyama, Y. Yoshida, Spectral normalization for generative adversarial networks, ICLR (2018)", "10.48550/arXiv.1802.05957"},
}

// hingeBest is 2 − 2·TV(p, q) = 2 − Σ|p − q|.
func hingeBest(x In) ball.Real {
	n := len(x.Target) / 2
	v := x.Of(2)
	for i := range n {
		v = v.Sub(x.Target[i].Sub(x.Target[n+i]).Abs())
	}
	return v
}

// margins reports whether ok holds for the margin of every point: s of a real one, −s of a fake.
func margins(s Sample, ok func(m float64) bool) bool {
	n := len(s.Pred) / 2
	for i, v := range s.Pred {
		if i >= n {
			v = -v
		}
		if !ok(v) {
			return false
		}
	}
	return true
}

// short is 1 where what is missing is above 0, and 0 elsewhere.
func short(missing ball.Real) ball.Real {
	if missing.Sign() > 0 {
		return ball.Of(1)
	}
	return ball.Of(0)
}
