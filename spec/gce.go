package spec

import "github.com/lossgate/lossgate/spec/ball"

// GCE is the generalized cross-entropy (1 − p_y^q)/q of a distribution p = pred and a label y = class, for 0 < q ≤ 1: between the log-loss, its
// limit for q → 0, and 1 − p_y, which it is for q = 1 and which wrong labels disturb less (Zhang and Sabuncu 2018). It is bounded by 1/q and
// not proper: its minimiser is sharper than the truth.
func GCE(q float64) Loss {
	one, power := ball.Of(1), ball.Of(q)
	own := func(x In) ball.Real { return x.Pred[x.Class[0]] }
	at := func(x In, q ball.Real) ball.Real { // the loss for another q
		return q.Mul(own(x).Log()).Expm1().Neg().Quo(q)
	}
	surprise := func(x In) ball.Real { return own(x).Log().Neg() }
	l := Loss{
		Name: "gce", Params: []Param{Scalar("q", q, Domain{Lo: 0, Hi: 1, LoOpen: true})}, Family: Classification,
		Shape: []Dim{{"C", 1, 6}}, Pred: Distribution, Target: NoTarget, Class: Labels{Min: 1, Max: 1}, Scale: 1,
		Definition: "(1 − p_y^q)/q, p = pred, y = class",
		Value: func(x In) ball.Real {
			if q == 1 {
				return one.Sub(own(x))
			}
			return one.Sub(own(x).Pow(power)).Quo(power)
		},
		Stable: func(x In) ball.Real {
			if q == 1 {
				return one.Sub(own(x))
			}
			return at(x, power)
		},
		Kinks:   []Kink{certainPred},
		Special: append(forecastSpecial(), SpecialCase{When: "certain and wrong", In: forecast(0, 0, 1), Want: 1 / q}),
		Claims: []Claim{
			Range{0, roundUp(inverse(q))}, ZeroAtPerfect{At: certainties}, Convex{}, Permutation{}, trueClassShare(),
			Bounds{
				ID: "s-gce-limits", Says: "For q → 0 it is the log-loss: ℓ − ½qℓ² ≤ L ≤ ℓ with ℓ = −log p_y.", When: possible,
				Lo: func(x In) ball.Real {
					s := surprise(x)
					return s.Sub(s.Mul(s).Mul(power).Mul(ball.Of(0.5)))
				},
				Hi: surprise,
			},
			Bounds{
				ID: "s-gce-limits-monotone", Says: "A larger q never costs more: L_{2q} ≤ L_q ≤ L_{q/2}.", When: possible,
				Lo: func(x In) ball.Real { return at(x, power.Mul(ball.Of(2))) },
				Hi: func(x In) ball.Real { return at(x, power.Mul(ball.Of(0.5))) },
			},
			Relation{
				ID: "s-gce-sum-bounds", Says: "The losses of all K labels add up to at least (K − K^(1−q))/q: the loss is nearly symmetric.", Sign: Ge,
				Make: func(s []Sample, _ []int) []Term { return allLabels(s[0]) },
				RHS: func(x []In, _ []int) ball.Real { // K·(1 − K^−q)/q
					k := x[0].Of(float64(len(x[0].Pred)))
					return k.Mul(power.Mul(k.Log()).Neg().Expm1().Neg()).Quo(power)
				},
			},
			Relation{
				ID: "s-gce-sum-bounds-upper", Says: "The losses of all K labels add up to at most (K − 1)/q.", Sign: Le,
				Make: func(s []Sample, _ []int) []Term { return allLabels(s[0]) },
				RHS:  func(x []In, _ []int) ball.Real { return x[0].Of(float64(len(x[0].Pred) - 1)).Quo(power) },
			},
			Gradient{
				ID: "s-gce-gradient", Says: "The gradient is −p_y^(q−1) at the class, and 0 elsewhere.", When: possible,
				Is: func(x In) []ball.Real {
					g := oneHot(len(x.Pred), x.Class[0])
					for k := range g {
						g[k] = g[k].Mul(power.Sub(one).Mul(own(x).Log()).Exp()).Neg()
					}
					return g
				},
			},
			Stationary{
				ID: "s-gce-minimiser", Says: "The expected loss is stationary where p ∝ η^(1/(1−q)), η being the distribution of labels: sharper than the truth.",
				P: func(x In) []ball.Real {
					p := make([]ball.Real, len(x.Pred))
					for k := range p {
						p[k] = one.Sub(power).Mul(x.Pred[k].Log()).Exp()
					}
					return p
				},
				When: possible,
			},
			Not{
				ID: "s-improper-witness", Says: "It is not proper: where a class has probability 3/4, predicting 3/4 is not best.",
				Of:      Stationary{ID: "s-proper-stationary", P: asPredicted, When: forecasts},
				Witness: []Sample{forecast(0, 0.75, 0.25)},
			},
		},
		Refs: []Ref{
			{"Z. Zhang, M. R. Sabuncu, Generalized cross entropy loss for training deep neural networks with noisy labels, NeurIPS (2018)", "10.48550/arXiv.1805.07836"},
		},
		Names: map[string]string{"keras": "keras.losses.CategoricalGeneralizedCrossEntropy"},
	}
	if q == 1 {
		l.Claims = append(l.Claims, Equals{
			ID: "s-gce-limits-mae", Says: "For q = 1 it is half the absolute error of the probabilities.", Other: MAEProb, Scale: 0.5, When: forecasts,
		})
	}
	return l
}
