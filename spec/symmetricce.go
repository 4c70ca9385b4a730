package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// SymmetricCE is α·CE(e_y, p) + β·CE(p, e_y) for a distribution p = pred and a label y = class, where the second one, the reverse
// cross-entropy, takes A for log 0: −α·log p_y − β·A·Σ_{k≠y} p_k (Wang et al. 2019). The reverse part is linear in p and
// symmetric, which is what makes labels wrong at random harmless to it; the other part makes it learn.
func SymmetricCE(alpha, beta, logZero float64) Loss {
	a, rate := ball.Of(alpha), ball.Of(beta).Mul(ball.Of(logZero)).Neg()
	inf := math.Inf(1)
	rest := func(x In) ball.Real {
		p := append(append([]ball.Real{x.Of(0)}, x.Pred[:x.Class[0]]...), x.Pred[x.Class[0]+1:]...)
		return ball.Sum(p...)
	}
	l := Loss{
		Name: "symmetric-ce", Family: Classification,
		Params: []Param{
			Scalar("alpha", alpha, NonNegative), Scalar("beta", beta, NonNegative),
			Scalar("a", logZero, Domain{Lo: math.Inf(-1), Hi: 0, LoOpen: true}),
		},
		Shape: []Dim{{"C", 1, 6}}, Pred: Distribution, Target: NoTarget, Class: Labels{Min: 1, Max: 1}, Scale: 1,
		Definition: "−α·log p_y − β·A·Σ_{k≠y} p_k, p = pred, y = class",
		Value: func(x In) ball.Real {
			return weighted(a, func() ball.Real { return x.Pred[x.Class[0]].Log().Neg() }).Add(rate.Mul(rest(x)))
		},
		Kinks:   []Kink{certainPred},
		Special: forecastSpecial(),
		Claims: []Claim{
			AtLeastZero, ZeroAtPerfect{At: certainties}, Convex{}, Permutation{}, trueClassShare(),
			Equals{
				ID: "s-sce-decomposition", Says: "L = α·log-loss − β·A·(1 − p_y): affine in α and in β, and log 0 is never taken.", When: possible,
				Other: formula(func(x In) ball.Real {
					p := x.Pred[x.Class[0]]
					return a.Mul(p.Log().Neg()).Add(rate.Mul(x.Of(1).Sub(p)))
				}),
			},
			Gradient{
				ID: "s-sce-gradient", Says: "The gradient is −α/p_y at the class, and −β·A elsewhere.", When: possible,
				Is: func(x In) []ball.Real {
					g := make([]ball.Real, len(x.Pred))
					for k := range g {
						g[k] = x.Of(1).Mul(rate)
					}
					g[x.Class[0]] = a.Quo(x.Pred[x.Class[0]]).Neg()
					return g
				},
			},
		},
		Refs: []Ref{
			{"Y. Wang et al., Symmetric cross entropy for robust learning with noisy labels, ICCV (2019)", "10.1109/ICCV.2019.00041"},
		},
		Names: map[string]string{"reference": "SCELoss of HanxunH/SCELoss-Reproduce"},
	}
	switch {
	case alpha > 0:
		l.Special = append(l.Special, SpecialCase{When: "certain and wrong", In: forecast(0, 0, 1), Want: inf})
	default:
		l.Claims = append(l.Claims, labelsAddUp(func(x In) ball.Real { return rate.Mul(x.Of(float64(len(x.Pred) - 1))) },
			"The reverse cross-entropies of all K labels add up to −β·A·(K − 1), whatever is predicted."))
	}
	if alpha > 0 && beta == 0 {
		l.Claims = append(l.Claims, Not{
			ID: "s-symmetric-sum-ce", Says: "Cross-entropy is not symmetric: the losses of all labels do not add up to a constant.",
			Of:      labelsAddUp(func(x In) ball.Real { return a.Mul(x.Of(2)).Mul(x.Of(2).Log()) }, "The cross-entropies of both labels add up to what they do for a fair coin."),
			Witness: []Sample{forecast(0, 0.75, 0.25)},
		})
	}
	return l
}
