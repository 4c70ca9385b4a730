package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// LSGAND is ½E(s(x) − b)² + ½E(s(x̃) − a)², the discriminator's loss of a least-squares GAN (Mao et al. 2017). Pred has two rows of scores s, of n
// real points x and of n fakes x̃, any finite numbers; Target has their probabilities. a and b are the labels of fakes and of real
// points. Scores are not squashed: with a sigmoid in front, as compare_gan has it, the loss saturates as others do.
func LSGAND(a, b float64) Loss {
	l := game(2, Loss{
		Name: "lsgan-d", Params: []Param{Scalar("a", a, Finite), Scalar("b", b, Finite)}, Pred: Finite,
		Definition: "½E(s(x) − b)² + ½E(s(x̃) − a)², pred rows are s(x) and s(x̃), target rows their probabilities",
		Value:      both{halfSquare(b), halfSquare(a)}.expected,
		Special: []SpecialCase{
			{When: "every score at its label", In: duel(b, a), Want: 0},
			{When: "both off by 2", In: duel(b+2, a-2), Want: 4},
			{When: "each row has its own weights", In: played([]float64{b, b + 2}, []float64{a, a + 2}, []float64{0.75, 0.25}, []float64{0.5, 0.5}), Want: 1.5},
			{When: "a score is infinite", In: duel(math.Inf(1), 0), Err: true},
			{When: "weights sum to 2", In: played([]float64{0, 0}, []float64{0, 0}, []float64{1, 1}, []float64{0.5, 0.5}), Err: true},
		},
		Claims: []Claim{
			Convex{}, Continuous{C1: true}, Permutation{}, Smooth{Beta: 1}, linearInWeights(),
			ZeroAtPerfect{At: []Sample{duel(b, a), played([]float64{b, 7}, []float64{a, a}, []float64{1, 0}, []float64{0.5, 0.5})}},
			Bounds{
				ID: "g-lsgan-sign", Says: "It is never below 0: tables that print it with a minus are wrong.", Lo: func(x In) ball.Real { return x.Of(0) },
			},
			Gradient{
				ID: "g-lsgan-slope", Says: "The slope is p·(s − b) by a real point and q·(s − a) by a fake.",
				Is: both{offset(b), offset(a)}.slope,
			},
			Equals{
				ID: "g-lsgan-label-swap", Says: "Calling fakes real and real points fakes exchanges a and b.",
				Other: func() Loss { return LSGAND(b, a) },
				Map:   swapRows,
			},
			Equals{
				ID: "g-lsgan-optimal-d", Says: "L exceeds its least value, ½(b−a)²·(½ − Δ/4), Δ = Σ (p−q)²/(p+q), by ½Σ (p+q)(s − D*)², D* = (b·p + a·q)/(p+q).",
				Other: formula(func(x In) ball.Real { return leastSquares(x, a, b) }), When: shared,
				Draw: share(func(p, q float64, pick func(n int) int) float64 {
					off := float64(pick(9)-4) / 4
					if p == 0 && q == 0 {
						return off
					}
					return float64(float32((b*p+a*q)/(p+q) + off))
				}),
			},
			Bounds{
				ID: "g-lsgan-optimal-d-least", Says: "No discriminator has less than ½(b−a)²·(½ − Δ/4), which is 0 where the two have no point in common.",
				Lo:   func(x In) ball.Real { return triangleBest(x, a, b) },
				When: shared,
				Draw: share(func(p, q float64, _ func(n int) int) float64 {
					return float64(float32((b*p + a*q) / max(p+q, 0x1p-60)))
				}),
			},
			Equals{
				ID: "g-d-at-chance-lsgan", Says: "Where all scores are 0 it is ½(a² + b²).",
				Other: formula(func(x In) ball.Real { return halfSquare(a)(x.Of(0)).Add(halfSquare(b)(x.Of(0))) }),
				When:  allZero, Draw: func(s *Sample, _ func(n int) int) { clear(s.Pred) },
			},
			nearLabels(b, a),
		},
		Refs: lsgan,
		Names: map[string]string{
			"tfgan":       "tfgan.losses.wargs.least_squares_discriminator_loss(real_label=b, fake_label=a)",
			"torchgan":    "torchgan.losses.LeastSquaresDiscriminatorLoss(a, b)",
			"compare_gan": "compare_gan.gans.loss_lib.least_squares, d_loss: of σ(s)",
		},
	})
	return l
}

var lsgan = []Ref{{"X. Mao, Q. Li, H. Xie, R. Y. K. Lau, Z. Wang, S. P. Smolley, Least squares generative adversarial networks, ICCV (2017)", "10.1109/ICCV.2017.304"}}

// halfSquare is ½(s − label)², and offset its derivative.
func halfSquare(label float64) func(s ball.Real) ball.Real {
	return func(s ball.Real) ball.Real {
		r := s.Sub(ball.Of(label))
		return r.Mul(r).Mul(ball.Of(0.5))
	}
}

func offset(label float64) func(s ball.Real) ball.Real {
	return func(s ball.Real) ball.Real { return s.Sub(ball.Of(label)) }
}

// triangular is Δ = Σ (p−q)²/(p+q) of the weights: the triangular discrimination.
func triangular(x In) ball.Real {
	v := x.Of(0)
	for i, n := 0, len(x.Target)/2; i < n; i++ {
		p, q := x.Target[i], x.Target[n+i]
		if isZero(p) && isZero(q) {
			continue
		}
		v = v.Add(p.Sub(q).Mul(p.Sub(q)).Quo(p.Add(q)))
	}
	return v
}

// triangleBest is ½(b−a)²·(½ − Δ/4).
func triangleBest(x In, a, b float64) ball.Real {
	wide := ball.Of(b).Sub(ball.Of(a))
	return wide.Mul(wide).Mul(ball.Of(0.5)).Mul(ball.Of(0.5).Sub(triangular(x).Mul(ball.Of(0.25))))
}

// leastSquares is triangleBest and ½Σ (p+q)(s − D*)².
func leastSquares(x In, a, b float64) ball.Real {
	v := triangleBest(x, a, b)
	for i, n := 0, len(x.Target)/2; i < n; i++ {
		p, q := x.Target[i], x.Target[n+i]
		if isZero(p) && isZero(q) {
			continue
		}
		r := x.Pred[i].Sub(p.Mul(ball.Of(b)).Add(q.Mul(ball.Of(a))).Quo(p.Add(q)))
		v = v.Add(p.Add(q).Mul(r).Mul(r).Mul(ball.Of(0.5)))
	}
	return v
}

// nearLabels is the claim that what is left near the labels is accurate.
func nearLabels(labels ...float64) Accurate {
	label := func(s Sample, i int) float64 { return labels[i/(len(s.Pred)/len(labels))] }
	return Accurate{
		ID: "g-lsgan-accurate", Says: "The loss keeps its relative accuracy near its zero, where scores and labels cancel.",
		When: func(s Sample) bool {
			for i, v := range s.Pred {
				if !(math.Abs(v-label(s, i)) <= 8) {
					return false
				}
			}
			return true
		},
		Draw: func(s *Sample, pick func(n int) int) {
			for i := range s.Pred {
				s.Pred[i] = float64(float32(label(*s, i) + math.Ldexp(float64(pick(9)-4), -pick(24))))
			}
		},
	}
}
