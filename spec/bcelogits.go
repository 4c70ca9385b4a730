package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// BCELogits is the binary cross-entropy of a label t = target, hard or soft, under the probability σ(z) of a logit z = pred:
// −w·t log σ(z) − (1−t) log σ(−z), w = pos_weight, the weight of positives. With w = 1 it is also known as sigmoid cross-entropy.
//
// As it is printed it overflows and loses what is small. What code computes, and error budgets come from, is
// (1−t)z + (1 + (w−1)t)·softplus(−z): it loses up to u|z| of the tail where t = 0 and z ≪ 0. Better code does not, and earns grade A.
func BCELogits(posWeight float64) Loss {
	w, one := ball.Of(posWeight), ball.Of(1)
	inf, nan := math.Inf(1), math.NaN()
	value := func(x In) ball.Real {
		z, t := x.Pred[0], x.Target[0]
		return w.Mul(ball.XLogY(t, sigmoid(z))).Add(ball.XLogY(one.Sub(t), sigmoid(z.Neg()))).Neg()
	}
	l := Loss{
		Name: "bce-logits", Params: []Param{Scalar("pos_weight", posWeight, Positive)}, Family: Classification,
		Pred: Reals, Target: UnitInterval, TargetGrad: true, Scale: 1,
		Definition: "−w·t·log σ(z) − (1−t)·log σ(−z), z = pred, t = target, w = pos_weight",
		Value:      value,
		Stable: func(x In) ball.Real {
			z, t := x.Pred[0], x.Target[0]
			if z.IsInf() {
				return value(x)
			}
			return one.Sub(t).Mul(z).Add(one.Add(w.Sub(one).Mul(t)).Mul(softplus(z.Neg())))
		},
		Kinks: []Kink{
			{"pred = 0", func(s *Sample, _ func(n int) int) bool {
				s.Pred[0] = 0
				return true
			}},
			{"a hard label", func(s *Sample, pick func(n int) int) bool {
				s.Target[0] = float64(pick(2))
				return true
			}},
		},
		Special: []SpecialCase{
			{When: "pred = 0, target = 0", In: scalar(0, 0), Want: math.Ln2},
			{When: "pred = +Inf, target = 1: certain and right", In: scalar(inf, 1), Want: 0},
			{When: "pred = -Inf, target = 0: certain and right", In: scalar(-inf, 0), Want: 0},
			{When: "pred = -Inf, target = 1: certain and wrong", In: scalar(-inf, 1), Want: inf},
			{When: "pred = +Inf, target = 0: certain and wrong", In: scalar(inf, 0), Want: inf},
			{When: "pred = +Inf, target = 1/2", In: scalar(inf, 0.5), Want: inf},
			{When: "pred = NaN", In: scalar(nan, 0), Want: nan},
			{When: "target = NaN", In: scalar(0, nan), Want: nan},
			{When: "target = 2", In: scalar(0, 2), Err: true},
			{When: "target = -1: labels are 0 and 1, not signs", In: scalar(0, -1), Err: true},
		},
		Claims: []Claim{
			AtLeastZero, Convex{}, Continuous{C1: true}, Lipschitz{K: max(1, posWeight), Near: []Sample{scalar(40, 0), scalar(-40, 1)}},
			Smooth{Beta: max(1, posWeight) / 4},
			Gradient{
				ID: "s-bce-gradient", Says: "The gradient is (1−t)σ(z) − w·t·σ(−z).",
				Is: func(x In) []ball.Real {
					z, t := x.Pred[0], x.Target[0]
					return []ball.Real{one.Sub(t).Mul(sigmoid(z)).Sub(w.Mul(t).Mul(sigmoid(z.Neg())))}
				},
				When: func(s Sample) bool { return !math.IsInf(s.Pred[0], 0) },
			},
			Equals{
				ID: "s-bce-posweight", Says: "The loss is affine in w: that of w = 1 and (w−1)·t·softplus(−z). Negatives do not see w.",
				Other: func() Loss { return BCELogits(1) },
				Plus: func(x In) ball.Real {
					return w.Sub(one).Mul(x.Target[0]).Mul(softplus(x.Pred[0].Neg()))
				},
				When: func(s Sample) bool { return !math.IsInf(s.Pred[0], 0) },
			},
			Stationary{
				ID: "s-bce-posweight-minimiser", Says: "The expected loss is stationary where σ(z) = wη/(wη + 1 − η), η being the frequency of positives.",
				P:    func(x In) []ball.Real { return []ball.Real{w.Mul(sigmoid(x.Pred[0].Neg())), sigmoid(x.Pred[0])} },
				When: func(s Sample) bool { return math.Abs(s.Pred[0]) < 700 },
			},
			Equals{
				ID: "s-bce-log1p", Says: "For hard labels it is softplus(∓z), times w for positives.",
				Other: formula(func(x In) ball.Real {
					if isZero(x.Target[0]) {
						return softplus(x.Pred[0])
					}
					return w.Mul(softplus(x.Pred[0].Neg()))
				}),
				When: func(s Sample) bool { return s.Target[0] == 0 || s.Target[0] == 1 },
				Draw: func(s *Sample, pick func(n int) int) { s.Target[0] = float64(pick(2)) },
			},
			excluded(func(s Sample) bool {
				return math.IsInf(s.Pred[0], -1) && s.Target[0] > 0 || math.IsInf(s.Pred[0], 1) && s.Target[0] < 1
			},
				func(s *Sample, pick func(n int) int) {
					s.Target[0] = float64(pick(2))
					s.Pred[0] = math.Inf(1 - 2*int(s.Target[0]))
				}),
		},
		Refs: []Ref{
			{"D. R. Cox, The regression analysis of binary sequences, J. R. Stat. Soc. B 20 (1958)", "10.1111/j.2517-6161.1958.tb00292.x"},
		},
		Names: map[string]string{
			"torch": "torch.nn.functional.binary_cross_entropy_with_logits", "keras": "keras.losses.BinaryCrossentropy(from_logits=True)",
			"tensorflow": "tf.nn.weighted_cross_entropy_with_logits", "optax": "optax.sigmoid_binary_cross_entropy",
		},
	}
	if posWeight == 1 {
		l.Claims = append(l.Claims, canonicalClaims()...)
	}
	return l
}

// canonicalClaims are the claims of the loss without a weight.
func canonicalClaims() []Claim {
	plain := func(s Sample) bool { return math.Abs(s.Pred[0]) < 700 } // exp(−700) is a normal number
	return []Claim{
		Equals{
			ID: "s-bce-forms", Says: "L(z, t) = bce(σ(z), t).", Other: BCE, When: plain,
			Map: func(x In) In {
				x.Pred = []ball.Real{sigmoid(x.Pred[0])}
				return x
			},
		},
		Equals{
			ID: "s-bce-forms-softmax", Says: "L(z, t) is the softmax cross-entropy of (z, 0) and (t, 1−t).",
			Other: func() Loss { return SoftmaxCESoft(0) },
			Map: func(x In) In {
				x.Pred, x.Shape = []ball.Real{x.Pred[0], ball.Of(0)}, []int{2}
				x.Target, x.TargetShape = []ball.Real{x.Target[0], ball.Of(1).Sub(x.Target[0])}, []int{2}
				return x
			},
		},
		Gradient{
			ID: "s-canonical-link", Says: "In the canonical parameter the gradient is prediction less target: σ(z) − t.",
			Is: func(x In) []ball.Real { return []ball.Real{sigmoid(x.Pred[0]).Sub(x.Target[0])} },
		},
		Relation{
			ID: "s-bce-complement", Says: "L(z, t) = L(−z, 1−t).", Bitwise: true,
			Make: func(s []Sample, _ []int) []Term {
				z, t := s[0].Pred[0], 1-s[0].Target[0]
				if 1-t != s[0].Target[0] {
					return nil
				}
				return []Term{{1, s[0]}, {-1, scalar(-z, t)}}
			},
		},
		Bounds{
			ID: "s-bce-min", Says: "No logit costs less than the entropy of the target.",
			Lo: func(x In) ball.Real { return x.bernoulli(x.Target[0], x.Target[0], ball.Of(1).Sub(x.Target[0])) },
		},
	}
}
