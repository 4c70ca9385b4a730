package spec

import (
	"math"
	"slices"

	"github.com/lossgate/lossgate/spec/ball"
)

// Exponential is e^−m, m = target·pred: the loss that AdaBoost descends. It and its slope grow without bound, and overflow
// for margins below −709.78 (−88.7 in float32), where the exact value does.
func Exponential() Loss {
	return marginal(Loss{
		Name:       "exponential",
		Definition: "e^−m, with m = target·pred",
		Value:      func(x In) ball.Real { return x.M().Neg().Exp() },
		Special:    marginSpecial(math.Inf(1), 1, 0),
		Claims: slices.Concat([]Claim{
			AtLeastZero, Convex{}, Continuous{C1: true}, NonIncreasing{},
			Gradient{
				ID: "m-exp-grad-equals-value", Says: "The slope is as large as the value: φ′ = −e^−m.",
				Is: func(x In) []ball.Real { return []ball.Real{x.Target[0].Mul(x.M().Neg().Exp()).Neg()} }, When: tame,
			},
			Relation{
				ID: "m-exp-multiplicative", Says: "φ(m₁ + m₂) = φ(m₁)·φ(m₂).", Ints: 2,
				Make: func(_ []Sample, k []int) []Term { return []Term{{1, onMargin(dyadic(k[0])/4 + dyadic(k[1])/4)}} },
				RHS: func(x []In, k []int) ball.Real {
					return x[0].Of(-dyadic(k[0]) / 4).Exp().Mul(x[0].Of(-dyadic(k[1]) / 4).Exp())
				},
			},
			errorBound(), scaleMatters(-0.5), asymmetric(1, 2), steep(1<<20, -20),
			boost("m-adaboost-step", "Σ w·e^−αyh ≥ 2√(err(1−err))·Σ w for every step α.", Ge, func(_, _ float64, k int) float64 {
				return dyadic(k) / 16
			}),
			boost("m-adaboost-step-attained", "At α = ½ln((1−err)/err) it is 2√(err(1−err))·Σ w: the weak learner's error becomes ½.", Le, func(right, wrong float64, _ int) float64 {
				return float64(float32(math.Log(right/wrong) / 2))
			}),
		}, risk{
			zero: constant(1), best: logOdds(0.5), bend: 2, // C″ is C, which is at most 1 where it is smallest
			least: func(eta ball.Real) ball.Real {
				root := product(eta).Sqrt()
				return root.Add(root)
			},
			psi: func(theta ball.Real) ball.Real { return ball.Of(1).Sub(ball.Of(1).Sub(square(theta)).Sqrt()) },
		}.claims(), conjugate{
			lo: -64, hi: 0, dual: func(_ In, u ball.Real) ball.Real { return ball.XLogY(u, u.Neg()).Neg().Add(u) },
			slope: func(_ In, m ball.Real) ball.Real { return m.Neg().Exp().Neg() },
		}.claims()),
		Refs: []Ref{
			{"Y. Freund, R. E. Schapire, A decision-theoretic generalization of on-line learning and an application to boosting, J. Comput. Syst. Sci. 55 (1997)", "10.1006/jcss.1997.1504"},
		},
		Names: map[string]string{
			"sklearn": "sklearn.ensemble.GradientBoostingClassifier(loss='exponential')", "julia": "LossFunctions.ExpLoss",
		},
	})
}

// boost is one step of AdaBoost: examples with weights w, which the weak learner has right (margin α) or wrong (margin −α). step is α from the
// weights of both kinds; what it is off by d ≤ 2^-23·|α| from the best costs at most Σw·d².
func boost(id, says string, sign Sign, step func(right, wrong float64, k int) float64) Relation {
	const examples = 5
	weight := func(k int) (w float64, right bool) { return float64(k%256+1) / 256, k>>8&3 != 0 }
	sums := func(k []int) (right, wrong float64) {
		for _, k := range k[:examples] {
			if w, ok := weight(k); ok {
				right += w
			} else {
				wrong += w
			}
		}
		return right, wrong
	}
	return Relation{
		ID: id, Says: says, Ints: examples + 1, Sign: sign,
		Make: func(_ []Sample, k []int) (terms []Term) {
			right, wrong := sums(k)
			if right == 0 || wrong == 0 {
				return nil // it errs always or never: no step is best
			}
			alpha := step(right, wrong, k[examples])
			for _, k := range k[:examples] {
				w, ok := weight(k)
				m := -alpha
				if ok {
					m = alpha
				}
				terms = append(terms, Term{w, onMargin(m)})
			}
			return terms
		},
		RHS: func(x []In, k []int) ball.Real {
			right, wrong := sums(k)
			root := x[0].Of(right).Mul(x[0].Of(wrong)).Sqrt()
			least := root.Add(root)
			if sign == Le {
				d := x[0].Of(step(right, wrong, k[examples]) * 0x1p-23)
				least = least.Add(d.Mul(d).Mul(x[0].Of(right + wrong)))
			}
			return least
		},
	}
}
