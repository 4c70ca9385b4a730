package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// SigmoidCE is the sum over classes of the binary cross-entropies of logits z = pred and labels t = target, any number of which may be
// set: Σ −t log σ(z) − (1−t) log σ(−z). Classes do not compete. It is the sum, not the mean that PyTorch's
// multilabel_soft_margin_loss takes: that is a factor 1/C.
func SigmoidCE() Loss {
	one := ball.Of(1)
	inf, nan := math.Inf(1), math.NaN()
	parts := func(f func(In) ball.Real) func(In) ball.Real {
		return func(x In) ball.Real {
			terms := make([]ball.Real, len(x.Pred))
			for k := range terms {
				c := x
				c.Pred, c.Target = x.Pred[k:k+1], x.Target[k:k+1]
				terms[k] = f(c)
			}
			return ball.Sum(terms...)
		}
	}
	binary := BCELogits(1)
	return Loss{
		Name: "sigmoid-ce", Family: Classification,
		Shape: []Dim{{"C", 1, 6}}, TargetShape: []Dim{{"C", 1, 6}}, Pred: Reals, Target: UnitInterval, TargetGrad: true, Scale: 1,
		Definition: "Σ_k −t_k·log σ(z_k) − (1−t_k)·log σ(−z_k), z = pred, t = target",
		Value:      parts(binary.Value), Stable: parts(binary.Stable),
		Kinks: []Kink{tiedLogits, {"a hard label", func(s *Sample, pick func(n int) int) bool {
			s.Target[pick(len(s.Target))] = float64(pick(2))
			return true
		}}},
		Special: []SpecialCase{
			{When: "several labels at once", In: pair([]float64{inf, inf, -inf}, []float64{1, 1, 0}), Want: 0},
			{When: "no label at all", In: pair([]float64{-inf, -inf}, []float64{0, 0}), Want: 0},
			{When: "certain and wrong of one class", In: pair([]float64{-inf, 0}, []float64{1, 0}), Want: inf},
			{When: "an entry of pred is NaN", In: pair([]float64{nan, 0}, []float64{0, 0}), Want: nan},
			{When: "an entry of target is NaN", In: pair([]float64{0, 0}, []float64{nan, 0}), Want: nan},
			{When: "a target above 1", In: pair([]float64{0, 0}, []float64{0, 2}), Err: true},
			{When: "a negative target", In: pair([]float64{0, 0}, []float64{0, -1}), Err: true},
		},
		Claims: []Claim{
			AtLeastZero, Convex{}, Continuous{C1: true}, Smooth{Beta: 0.25}, Permutation{},
			separable(),
			Gradient{
				ID: "s-canonical-link", Says: "In the canonical parameter the gradient is prediction less target: σ(z_k) − t_k, whatever the other classes do.",
				Is: func(x In) []ball.Real {
					g := make([]ball.Real, len(x.Pred))
					for k, z := range x.Pred {
						g[k] = sigmoid(z).Sub(x.Target[k])
					}
					return g
				},
			},
			entropiesBelow(func(In, int) ball.Real { return one }),
			complemented(),
			Equals{
				ID: "s-bce-forms", Says: "For one class it is bce-logits.", Other: func() Loss { return BCELogits(1) },
				When: func(s Sample) bool { return len(s.Pred) == 1 },
				Draw: func(s *Sample, _ func(n int) int) { *s = pair(s.Pred[:1], s.Target[:1]) },
			},
		},
		Refs: []Ref{
			{"D. R. Cox, The regression analysis of binary sequences, J. R. Stat. Soc. B 20 (1958)", "10.1111/j.2517-6161.1958.tb00292.x"},
		},
		Names: map[string]string{
			"tensorflow": "tf.nn.sigmoid_cross_entropy_with_logits, summed", "optax": "optax.sigmoid_binary_cross_entropy, summed",
			"torch": "torch.nn.functional.multilabel_soft_margin_loss (the mean over classes)",
		},
	}
}

// entropiesBelow is the claim that the weighted entropies of the targets are a floor.
func entropiesBelow(weight func(x In, k int) ball.Real) Bounds {
	return Bounds{
		ID: "s-bce-min", Says: "No logits cost less than the entropies of the targets.",
		Lo: func(x In) ball.Real {
			terms := make([]ball.Real, len(x.Target))
			for k, t := range x.Target {
				terms[k] = weight(x, k).Mul(x.bernoulli(t, t, ball.Of(1).Sub(t)))
			}
			return ball.Sum(terms...)
		},
	}
}

// complemented is the claim that exchanging the two outcomes of every class exchanges nothing else.
func complemented() Relation {
	return Relation{
		ID: "s-bce-complement", Says: "L(z, t) = L(−z, 1−t).",
		Make: func(s []Sample, _ []int) []Term {
			c := s[0].Clone()
			for k := range c.Pred {
				c.Pred[k], c.Target[k] = -c.Pred[k], 1-c.Target[k]
				if 1-c.Target[k] != s[0].Target[k] {
					return nil
				}
			}
			return []Term{{1, s[0]}, {-1, c}}
		},
	}
}
