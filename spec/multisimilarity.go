package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// MultiSimilarity is 1/α·log(1 + Σ_p e^(−α(s_p − λ))) + 1/β·log(1 + Σ_n e^(β(s_n − λ))) for one anchor: Pred is its similarities with others, and
// Target says which of them are of its class, 1, and which are not, 0; the sums run over the former and the latter (Wang et al. 2019, equation 15,
// after their mining of pairs).
func MultiSimilarity(alpha, beta, base float64) Loss {
	part := func(x In, bit bool, k float64, sum func(z []ball.Real) ball.Real) ball.Real {
		var z []ball.Real
		for i, s := range x.Pred {
			if isZero(x.Target[i]) != bit {
				z = append(z, s.Sub(ball.Of(base)).Mul(x.Of(k)))
			}
		}
		if z == nil {
			return ball.Of(0)
		}
		return sum(z).Quo(x.Of(math.Abs(k)))
	}
	value := func(sum func(z []ball.Real) ball.Real) func(In) ball.Real {
		return func(x In) ball.Real { return part(x, true, -alpha, sum).Add(part(x, false, beta, sum)) }
	}
	return Loss{
		Name: "multi-similarity", Family: Embedding,
		Params: []Param{Scalar("alpha", alpha, Positive), Scalar("beta", beta, Positive), Scalar("base", base, Finite)},
		Shape:  []Dim{{"pair", 1, 3}}, TargetShape: []Dim{{"pair", 1, 3}}, Pred: Finite, Target: Binary, Scale: 1,
		Definition: "1/α·log(1 + Σ_{target=1} exp(−α(pred − λ))) + 1/β·log(1 + Σ_{target=0} exp(β(pred − λ)))",
		Value: value(func(z []ball.Real) ball.Real {
			e := make([]ball.Real, len(z))
			for i := range z {
				e[i] = z[i].Exp()
			}
			return ball.Sum(e...).Log1p()
		}),
		Stable: value(func(z []ball.Real) ball.Real { return naughtSurprise(z) }),
		Kinks: []Kink{{"a similarity at the base", func(s *Sample, pick func(n int) int) bool {
			s.Pred[pick(len(s.Pred))] = base
			return true
		}}},
		Special: []SpecialCase{
			{When: "one of its class, at the base: ln 2/α", In: pair([]float64{base}, []float64{1}), Want: math.Ln2 / alpha},
			{When: "a similarity is NaN", In: pair([]float64{math.NaN()}, []float64{1}), Want: math.NaN()},
			{When: "a target that is not 0 or 1", In: pair([]float64{0}, []float64{0.5}), Err: true},
		},
		Claims: []Claim{
			AtLeastZero, Convex{}, Continuous{C1: true}, Permutation{},
			Lipschitz{K: roundUp(exact(0).Sqrt(exact(2))), Near: []Sample{pair([]float64{base - 80, base + 80}, []float64{1, 0})}},
			Smooth{Beta: max(alpha, beta)},
			Bounds{
				ID: "k-multi-similarity", Says: "Each class costs at least what its worst pair lacks of the base.",
				Lo: func(x In) ball.Real {
					worst := [2]ball.Real{ball.Of(0), ball.Of(0)}
					for i, s := range x.Pred {
						if isZero(x.Target[i]) {
							worst[0] = ball.Max(worst[0], s.Sub(ball.Of(base)))
						} else {
							worst[1] = ball.Max(worst[1], ball.Of(base).Sub(s))
						}
					}
					return worst[0].Add(worst[1])
				},
			},
			Relation{
				ID: "k-multi-similarity-apart", Says: "The two classes do not know of each other: of one pair of each, the cost is the sum of their own.",
				Make: func(s []Sample, _ []int) []Term {
					p, t := s[0].Pred, s[0].Target
					if len(p) != 2 || t[0] == t[1] {
						return nil
					}
					return []Term{{1, s[0]}, {-1, pair(p[:1], t[:1])}, {-1, pair(p[1:], t[1:])}}
				},
			},
		},
		Refs:  []Ref{{"X. Wang, X. Han, W. Huang, D. Dong, M. R. Scott, Multi-similarity loss with general pair weighting for deep metric learning, CVPR (2019)", "10.1109/CVPR.2019.00516"}},
		Names: map[string]string{"pytorch-metric-learning": "MultiSimilarityLoss"},
	}
}

// naughtSurprise is log(1 + Σ exp z) without overflow: the surprise of one more logit, which is 0.
func naughtSurprise(z []ball.Real) ball.Real {
	return surprise(append([]ball.Real{ball.Of(0)}, z...), 0)
}
