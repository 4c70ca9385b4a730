package spec

import (
	"math"
	"slices"

	"github.com/lossgate/lossgate/spec/ball"
)

// Hinge is max(0, 1 − m), m = target·pred: 0 exactly where the sign is right with a margin of at least 1. A right answer
// within the margin is penalised too (PROPERTIES E6).
func Hinge() Loss {
	return marginal(Loss{
		Name:       "hinge",
		Definition: "max(0, 1 − m), with m = target·pred",
		Value:      func(x In) ball.Real { return ball.Of(1).Sub(x.M()).Relu() },
		Kinks:      []Kink{marginKink("m = 1", 1)},
		Special: append(marginSpecial(math.Inf(1), 1, 0),
			SpecialCase{When: "pred = 0.5, target = -1: 1 + 0.5, not 1 - 0.5", In: scalar(0.5, -1), Want: 1.5}),
		Claims: slices.Concat([]Claim{
			AtLeastZero, ZeroAtPerfect{At: []Sample{onMargin(1), onMargin(1.5), onMargin(8)}}, Convex{},
			Lipschitz{K: 1, Near: []Sample{onMargin(0.5), onMargin(-4)}}, Continuous{}, NonIncreasing{},
			slope("φ′ = −1 where m < 1, and 0 where m > 1.", func(x In, m ball.Real) ball.Real { return step(x, m, 1) }),
			errorBound(), twofoldHinge(), oneKink(), supportVectors(), scaleMatters(-0.5), asymmetric(1, 2),
			Equals{
				ID: "m-hinge-perceptron-shift", Says: "It is the perceptron's loss at m − 1.", Other: Perceptron,
				Map: func(x In) In {
					x.Pred = []ball.Real{x.Pred[0].Sub(x.Target[0])}
					return x
				},
			},
			Not{
				ID: "m-hinge-inside-margin", Says: "A right answer may cost something: at m = 0.3 it is 0.7.",
				Of: Bounds{
					ID: "m-hinge-zero-when-right", Says: "L = 0 where the sign is right.",
					Hi: func(In) ball.Real { return ball.Of(0) }, When: func(s Sample) bool { return s.margin() > 0 },
				},
				Witness: []Sample{onMargin(float64(float32(0.3)))},
			},
			Limit{
				ID: "m-smooth-hinge-limit", Says: "smoothed-hinge(γ) tends to it as γ → 0.", At: SmoothedHinge, Theta: []float64{0.5, 0x1p-6, 0x1p-20},
				Bound: func(gamma float64, x In) ball.Real { return x.Of(gamma / 2) },
			},
			Limit{
				ID: "m-dwd-limit", Says: "dwd(q) tends to it as q → ∞.", At: DWD, Theta: []float64{4, 64, 1 << 12},
				Bound: func(q float64, x In) ball.Real { return x.Of(1).Quo(x.Of(q).Add(ball.Of(1))) }, // the gap is q^q/(q+1)^(q+1), at m = 1
			},
		}, risk{
			zero: constant(1), best: signs, psi: itself,
			least: func(eta ball.Real) ball.Real { return rarer(eta).Mul(ball.Of(2)) },
		}.claims(), conjugate{
			lo: -1, hi: 0, dual: func(_ In, u ball.Real) ball.Real { return u },
			slope: func(x In, m ball.Real) ball.Real { return step(x, m, 1) },
		}.claims()),
		Refs: []Ref{
			{"C. Cortes, V. Vapnik, Support-vector networks, Machine Learning 20 (1995)", "10.1007/BF00994018"},
		},
		Names: map[string]string{
			"keras": "keras.losses.Hinge", "optax": "optax.losses.hinge_loss", "sklearn": "sklearn.metrics.hinge_loss",
			"julia": "LossFunctions.L1HingeLoss",
		},
	})
}

// twofoldHinge is the value without a branch: 0 exactly where m ≥ 1, and 1 − m elsewhere.
func twofoldHinge() Equals {
	return Equals{
		ID: "m-hinge-value", Says: "L = ½((1 − m) + |1 − m|).",
		Other: func() Loss {
			return Loss{Pred: Reals, Target: PlusMinus, Value: func(x In) ball.Real {
				d := ball.Of(1).Sub(x.M())
				return d.Add(d.Abs()).Mul(ball.Of(0.5))
			}}
		},
		When: func(s Sample) bool { return !math.IsInf(s.Pred[0], 0) }, // −Inf + Inf
	}
}

// oneKink is that the loss is linear but for one joint, where the slope turns by 1: second differences see nothing else.
func oneKink() Relation {
	return Relation{
		ID: "m-hinge-kink", Says: "φ(m−h) − 2φ(m) + φ(m+h) = max(0, h − |m − 1|).", Ints: 2,
		Make: func(_ []Sample, k []int) []Term {
			m, h := dyadic(k[0])/32, math.Abs(dyadic(k[1]))/32
			return []Term{{1, onMargin(m - h)}, {-2, onMargin(m)}, {1, onMargin(m + h)}}
		},
		RHS: func(x []In, k []int) ball.Real {
			return x[0].Of(max(0, math.Abs(dyadic(k[1]))/32-math.Abs(dyadic(k[0])/32-1)))
		},
	}
}

// supportVectors is the smallest support-vector machine: two points, ±a with labels ±1, and the objective
// ½w² + C·(L(wa, 1) + L(−wa, −1)). Its minimiser is min(1/a, 2Ca), so that the margin 1/w is a once C is large enough. It needs the
// term ½w²: without it any w ≥ 1/a has loss 0, and the margin means nothing (PROPERTIES E7).
func supportVectors() Relation {
	draw := func(k []int) (a, c, w float64) {
		a, c, w = float64(k[0]%64+1)/16, float64(k[1]%64+1)/32, dyadic(k[2])/16
		if k[2]%2 == 1 { // the minimiser itself, where that is a short number
			if w = 2 * c * a; w*a > 1 {
				w = 1 / math.Exp2(math.Round(math.Log2(a)))
			}
		}
		return a, c, w
	}
	return Relation{
		ID: "m-hinge-svm-exact", Says: "½w² + 2C·φ(wa) is at least what it is at w = min(1/a, 2Ca).", Ints: 3, Sign: Ge,
		Make: func(_ []Sample, k []int) []Term {
			a, c, w := draw(k)
			return []Term{{c, scalar(w*a, 1)}, {c, scalar(-w*a, -1)}}
		},
		RHS: func(x []In, k []int) ball.Real {
			a, c, w := draw(k)
			best := x[0].Of(0.5).Quo(x[0].Of(a * a)) // at 1/a, without loss
			if 2*c*a*a < 1 {
				best = x[0].Of(2*c - 2*c*c*a*a) // ½(2Ca)² + 2C(1 − 2Ca²)
			}
			return best.Sub(x[0].Of(w * w / 2))
		},
	}
}
