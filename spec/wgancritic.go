package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// WGANCritic is E s(x̃) − E s(x), what the critic of a Wasserstein GAN minimises (Arjovsky, Chintala and Bottou 2017). Pred has two rows of
// scores s, of n real points x and of n fakes x̃, any finite numbers; Target has their probabilities.
//
// It is linear, and unbounded: dropping the logarithm of a GAN is not enough. Over the critics that are 1-Lipschitz its least value is
// minus the Wasserstein distance of order 1, and nothing in the loss keeps a critic among them.
func WGANCritic() Loss {
	return game(2, Loss{
		Name: "wgan-critic", Pred: Finite,
		Definition: "E s(x̃) − E s(x), pred rows are s(x) and s(x̃), target rows their probabilities",
		Value:      both{ball.Real.Neg, identity}.expected,
		Special: []SpecialCase{
			{When: "equal scores", In: duel(3, 3), Want: 0},
			{When: "a real point 3 above a fake", In: duel(1, -2), Want: -3},
			{When: "each row has its own weights", In: played([]float64{4, 0}, []float64{4, 0}, []float64{0.25, 0.75}, []float64{0.5, 0.5}), Want: 1},
			{When: "a score is infinite", In: duel(math.Inf(1), 0), Err: true},
			{When: "weights sum to 2", In: played([]float64{0, 0}, []float64{0, 0}, []float64{1, 1}, []float64{0.5, 0.5}), Err: true},
		},
		Claims: []Claim{
			Convex{}, Continuous{C1: true}, Permutation{}, ShiftInvariant{PredOnly: true}, linearInWeights(), labelSwap(),
			Lipschitz{K: roundUp(exact(0).Sqrt(exact(2))), Near: []Sample{duel(0, 0)}},
			Not{
				ID: "g-wgan-linear-unbounded", Says: "Nothing bounds it below but a bound on the critic: \"GAN without the logarithm\" is half of the recipe.",
				Of: Range{-1e6, math.Inf(1)}, Witness: []Sample{duel(0x1p22, 0)},
			},
			additiveScores(), scaledScores(),
			Gradient{
				ID: "g-wgan-linear-slope", Says: "The slope is −p by a real point and q by a fake, whatever the scores: it does not saturate.",
				Is: both{func(s ball.Real) ball.Real { return ball.Of(-1) }, func(s ball.Real) ball.Real { return ball.Of(1) }}.slope,
			},
			pulls("g-wgan-linear-direction", "It falls with the scores of real points and rises with those of fakes.", -1, 1),
			Bounds{
				ID: "g-wgan-kr", Says: "For points 0, 1, 2, … of the line and a critic that is 1-Lipschitz on them, −L ≤ W1.",
				Lo: func(x In) ball.Real { return transport(x).Neg() }, When: lipschitzOnLine,
				Draw: func(s *Sample, pick func(n int) int) {
					v := float64(pick(9) - 4)
					share(func(float64, float64, func(int) int) float64 {
						v += float64(pick(9)-4) / 4
						return v
					})(s, pick)
				},
			},
			Equals{
				ID: "g-wgan-kr-attained", Says: "A critic that climbs by sign(G − F), F and G being the distribution functions, attains −W1.",
				Other: formula(func(x In) ball.Real { return transport(x).Neg() }),
				When: func(s Sample) bool {
					if !shared(s) {
						return false
					}
					n := len(s.Pred) / 2
					for i, v := range potential(s) {
						if v != s.Pred[n+i] {
							return false
						}
					}
					return true
				},
				Draw: func(s *Sample, _ func(n int) int) { s.Pred = append(potential(*s), potential(*s)...) },
			},
		},
		Refs: wgan,
		Names: map[string]string{
			"tfgan": "tfgan.losses.wargs.wasserstein_discriminator_loss", "torchgan": "torchgan.losses.WassersteinDiscriminatorLoss",
			"compare_gan": "compare_gan.gans.loss_lib.wasserstein, d_loss",
		},
	})
}

var wgan = []Ref{{"M. Arjovsky, S. Chintala, L. Bottou, Wasserstein generative adversarial networks, ICML (2017)", "10.48550/arXiv.1701.07875"}}

func identity(s ball.Real) ball.Real { return s }

// additiveScores is the claim that scores add, on numbers whose sums are exact.
func additiveScores() Relation {
	return Relation{
		ID: "g-wgan-linear", Says: "The loss is linear: L(a) + L(b) = L(a + b).", Ints: 4,
		Make: func(s []Sample, k []int) []Term {
			a, b, both := s[0].Clone(), s[0].Clone(), s[0].Clone()
			for i := range a.Pred {
				a.Pred[i], b.Pred[i] = dyadic(k[i%4])+float64(i), dyadic(k[(i+1)%4])
				both.Pred[i] = a.Pred[i] + b.Pred[i]
			}
			return []Term{{1, a}, {1, b}, {-1, both}}
		},
	}
}

// scaledScores is the claim that scores scale, by powers of two and by −1.
func scaledScores() Relation {
	return Relation{
		ID: "g-wgan-linear-scale", Says: "L(c·s) = c·L(s).", Ints: 1,
		Make: func(s []Sample, k []int) []Term {
			c := math.Ldexp(float64(1-2*(k[0]%2)), k[0]/2%9-4)
			m := s[0].Clone()
			for i, v := range m.Pred {
				m.Pred[i] = c * v
				if m.Pred[i]/c != v {
					return nil
				}
			}
			return []Term{{1, m}, {-c, s[0]}}
		},
	}
}

// transport is W1 between the weights of real points and of fakes, the points being 0, 1, 2 and so on.
func transport(x In) ball.Real {
	total, surplus := x.Of(0), x.Of(0)
	for i, n := 0, len(x.Target)/2; i < n-1; i++ {
		surplus = surplus.Add(x.Target[i]).Sub(x.Target[n+i])
		total = total.Add(surplus.Abs())
	}
	return total
}

// lipschitzOnLine reports whether real points and fakes are the same points, and neighbours differ by 1 at most.
func lipschitzOnLine(s Sample) bool {
	for i := 1; i < len(s.Pred)/2; i++ {
		if d := s.Pred[i] - s.Pred[i-1]; !(math.Abs(d) <= 1) || s.Pred[i-1]+d != s.Pred[i] {
			return false
		}
	}
	return shared(s)
}

// potential is the best critic of points 0, 1, 2, …: it falls where more of the real points than of the fakes lie to the left.
func potential(s Sample) []float64 {
	n := len(s.Target) / 2
	v := make([]float64, n)
	surplus := 0.0
	for i := 1; i < n; i++ {
		surplus += s.Target[i-1] - s.Target[n+i-1]
		v[i] = v[i-1]
		if surplus != 0 {
			v[i] -= math.Copysign(1, surplus)
		}
	}
	return v
}
