package spec

import (
	"math"
	"slices"

	"github.com/lossgate/lossgate/spec/ball"
)

// MultilabelSoftMargin is the mean over classes of the binary cross-entropies of logits z = pred and labels t = target, any number of which may be
// set, times a weight for each class: 1/C·Σ w_k(−t_k log σ(z_k) − (1−t_k) log σ(−z_k)). An empty weight means ones, for any number of classes. Without weights it
// is sigmoid-ce over C. The mean divides by C, and not by the sum of the weights, as PyTorch has it.
func MultilabelSoftMargin(weight []float64) Loss {
	one := ball.Of(1)
	inf, nan := math.Inf(1), math.NaN()
	share := func(x In, k int) ball.Real {
		n := x.Of(float64(len(x.Pred)))
		if len(weight) == 0 {
			return one.Quo(n)
		}
		return x.Of(weight[k]).Quo(n)
	}
	parts := func(f func(In) ball.Real) func(In) ball.Real {
		return func(x In) ball.Real {
			terms := make([]ball.Real, len(x.Pred))
			for k := range terms {
				c := x
				c.Pred, c.Target = x.Pred[k:k+1], x.Target[k:k+1]
				terms[k] = weighted(share(x, k), func() ball.Real { return f(c) })
			}
			return ball.Sum(terms...)
		}
	}
	most := 1.0
	if len(weight) > 0 {
		most = slices.Max(weight)
	}
	binary := BCELogits(1)
	plain := func(s Sample) bool {
		return !slices.ContainsFunc(s.Pred, func(z float64) bool { return math.IsInf(z, 0) })
	}
	l := Loss{
		Name: "multilabel-soft-margin", Params: []Param{Vector("weight", weight, NonNegative)}, Family: Classification,
		Shape: []Dim{{"C", 1, 4}}, TargetShape: []Dim{{"C", 1, 4}}, Pred: Reals, Target: UnitInterval, TargetGrad: true, Scale: 1,
		Definition: "1/C·Σ_k w_k(−t_k·log σ(z_k) − (1−t_k)·log σ(−z_k)), z = pred, t = target",
		Value:      parts(binary.Value), Stable: parts(binary.Stable),
		Kinks: []Kink{tiedLogits, {"a hard label", func(s *Sample, pick func(n int) int) bool {
			s.Target[pick(len(s.Target))] = float64(pick(2))
			return true
		}}},
		Claims: []Claim{
			AtLeastZero, Convex{}, Smooth{Beta: most / 4}, Lipschitz{K: most},
			Equals{
				ID: "s-multilabel-soft-margin", Says: "It is the weighted mean of the binary cross-entropies: of hard labels, that of softplus(∓z_k).",
				Other: formula(func(x In) ball.Real {
					terms := make([]ball.Real, len(x.Pred))
					for k, z := range x.Pred {
						if !isZero(x.Target[k]) {
							z = z.Neg()
						}
						terms[k] = share(x, k).Mul(softplus(z))
					}
					return ball.Sum(terms...)
				}),
				When: func(s Sample) bool {
					return plain(s) && !slices.ContainsFunc(s.Target, func(t float64) bool { return t != 0 && t != 1 })
				},
				Draw: func(s *Sample, pick func(n int) int) {
					for k := range s.Target {
						s.Target[k] = float64(pick(2))
					}
				},
			},
			Gradient{
				ID: "s-canonical-link", Says: "In the canonical parameter the gradient is w_k/C times prediction less target, whatever the other classes do.", When: plain,
				Is: func(x In) []ball.Real {
					g := make([]ball.Real, len(x.Pred))
					for k, z := range x.Pred {
						g[k] = share(x, k).Mul(sigmoid(z).Sub(x.Target[k]))
					}
					return g
				},
			},
			entropiesBelow(share),
			complemented(),
		},
		Refs: []Ref{
			{"D. R. Cox, The regression analysis of binary sequences, J. R. Stat. Soc. B 20 (1958)", "10.1111/j.2517-6161.1958.tb00292.x"},
		},
		Names: map[string]string{"torch": "torch.nn.functional.multilabel_soft_margin_loss"},
	}
	if c := len(weight); c > 0 {
		l.Shape, l.TargetShape = []Dim{{"C", c, c}}, []Dim{{"C", c, c}}
		return l
	}
	l.Claims = append(l.Claims, Continuous{C1: true}, Permutation{}, separable())
	l.Special = []SpecialCase{
		{When: "several labels at once", In: pair([]float64{inf, inf, -inf}, []float64{1, 1, 0}), Want: 0},
		{When: "certain and wrong of one class", In: pair([]float64{-inf, 0}, []float64{1, 0}), Want: inf},
		{When: "an entry of pred is NaN", In: pair([]float64{nan, 0}, []float64{0, 0}), Want: nan},
		{When: "an entry of target is NaN", In: pair([]float64{0, 0}, []float64{nan, 0}), Want: nan},
		{When: "a target above 1", In: pair([]float64{0, 0}, []float64{0, 2}), Err: true},
	}
	return l
}
