package spec

import "github.com/lossgate/lossgate/spec/ball"

// ClassBalancedCE is −w_y·log softmax(z)_y with w_c = (1 − β)/(1 − β^n_c), for logits z = pred, a label y = class and n_c samples of class c in the data:
// classes are weighted by the inverse of their effective number of samples, 1 + β + … + β^(n−1) (Cui et al. 2019). β = 0 means no weights,
// and for β → 1 the weight is 1/n_c.
//
// The authors' code scales the weights further, so that they sum to C: that is a factor to declare. Mean divides by the number of samples.
func ClassBalancedCE(beta float64, counts []float64) Loss {
	b, one := ball.Of(beta), ball.Of(1)
	weight := func(x In) ball.Real {
		if beta == 0 {
			return x.Of(1)
		}
		n := x.Of(counts[x.Class[0]])
		return one.Sub(b).Quo(n.Mul(x.Of(beta).Log()).Expm1().Neg())
	}
	naive := func(x In) ball.Real {
		return one.Sub(b).Quo(one.Sub(x.Of(beta).Pow(x.Of(counts[x.Class[0]]))))
	}
	own := func(x In) ball.Real { return surprise(x.Pred, x.Class[0]) }
	plain := func(s Sample) bool { return finiteLogits(s.Pred) }
	c := len(counts)
	l := Loss{
		Name: "class-balanced-ce", Family: Classification,
		Params: []Param{
			Scalar("beta", beta, Domain{Lo: 0, Hi: 1, HiOpen: true}),
			Vector("counts", counts, Domain{Lo: 1, Hi: Finite.Hi, HiOpen: true}),
		},
		Shape: []Dim{{"C", c, c}}, Pred: Reals, Target: NoTarget, Class: Labels{Min: 1, Max: 1}, Scale: 1,
		Definition: "−w_y·log softmax(z)_y with w_c = (1 − β)/(1 − β^n_c), z = pred, y = class",
		Value:      func(x In) ball.Real { return naive(x).Mul(naiveSurprise(x.Pred, x.Class[0])) },
		Stable:     func(x In) ball.Real { return weight(x).Mul(own(x)) },
		Kinks:      []Kink{tiedLogits, maskedLogit},
		Claims: []Claim{
			AtLeastZero, Convex{}, ShiftInvariant{PredOnly: true}, GradSumZero{}, Continuous{C1: true}, Smooth{Beta: 0.5},
			Lipschitz{K: roundUp(exact(0).Sqrt(exact(2)))},
			Bounds{
				ID: "s-class-balanced-range", Says: "It is between the cross-entropy over n_y and the cross-entropy: a class has from 1 to n effective samples.", When: plain,
				Lo: func(x In) ball.Real { return own(x).Quo(x.Of(counts[x.Class[0]])) },
				Hi: own,
			},
			Equals{
				ID: "s-class-balanced-effective", Says: "L = CE/(1 + β + … + β^(n_y−1)): the effective number of samples is a geometric sum.",
				Other: formula(func(x In) ball.Real {
					n := x.Of(0)
					for range int(counts[x.Class[0]]) {
						n = n.Mul(b).Add(one)
					}
					return own(x).Quo(n)
				}),
				When: func(s Sample) bool { n := counts[s.Class[0]]; return plain(s) && n <= 32 && n == float64(int(n)) },
			},
			Stationary{
				ID: "s-weighted-prior-shift", Says: "Weights shift the prior: the expected loss is stationary where softmax(z)_k is w_k times the frequency of k.",
				P: func(x In) []ball.Real {
					p := softmax(x.Pred)
					for k := range p {
						c := x
						c.Class = []int{k}
						p[k] = p[k].Quo(weight(c))
					}
					return p
				},
				When: plain,
			},
			weightedResidual(weight, plain),
		},
		Refs: []Ref{
			{"Y. Cui, M. Jia, T.-Y. Lin, Y. Song, S. Belongie, Class-balanced loss based on effective number of samples, CVPR (2019)", "10.1109/CVPR.2019.00949"},
		},
	}
	if beta == 0 {
		l.Claims = append(l.Claims, Equals{
			ID: "s-class-balanced-plain", Says: "With β = 0 it is the softmax cross-entropy.", Other: func() Loss { return SoftmaxCE(nil, noLabel, 0) },
		})
	}
	return l
}
