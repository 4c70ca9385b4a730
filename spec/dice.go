package spec

import "github.com/lossgate/lossgate/spec/ball"

// Dice is 1 − (2Σpg + ε)/(Σp + Σg + ε) of a mask p = pred and another g = target, both between 0 and 1, ε being smooth (Milletari, Navab
// and Ahmadi 2016 with the denominator of Dice 1945). For masks of 0 and 1 it is 0 only where they are equal. For soft ones it is not: p = g = ½
// costs a half. Two empty masks cost 0 where ε > 0; with ε = 0 a target must not be empty.
func Dice(smooth float64) Loss {
	l := masks("dice", smooth)
	ε := ball.Of(smooth)
	l.Definition = "1 − (2Σpg + ε)/(Σp + Σg + ε), p = pred, g = target, ε = smooth"
	l.Value = func(x In) ball.Real {
		size := ball.Sum(x.Pred...).Add(ball.Sum(x.Target...)).Add(ε)
		return lessFrom1(ball.Of(2).Mul(ball.Dot(x.Pred, x.Target)).Add(ε).Quo(size))
	}
	l.Stable = func(x In) ball.Real {
		return wrongMass(x).Quo(ball.Sum(x.Pred...).Add(ball.Sum(x.Target...)).Add(ε))
	}
	l.Special = append(l.Special, SpecialCase{When: "both are ½ everywhere: not 0", In: soft(2), Want: 1 - (1+smooth)/(2+smooth)})
	l.Claims = append(l.Claims,
		ZeroAtPerfect{At: hardMasks}, Not{ID: "v-soft-dice-not-zero", Says: "A soft mask that is predicted exactly costs something: p = g = ½ costs a half at ε = 0.", Of: ZeroAtPerfect{}, Witness: []Sample{soft(1)}},
		halfPlaneNotConvex(),
		Equals{
			ID: "v-hard-definitions", Says: "It is J/(2 − J) for the Jaccard loss J of half the smoothing: the two order predictions alike.",
			Other: formula(func(x In) ball.Real {
				j := Jaccard(smooth / 2).Value(x)
				return j.Quo(ball.Of(2).Sub(j))
			}),
		},
		Not{
			ID: "v-hard-definitions-not-metric", Says: "It is no metric: the masks {1} and {2} are farther apart than by way of {1, 2}.",
			Of: Triangle{}, Witness: []Sample{pair([]float64{1, 1}, []float64{1, 0}), pair([]float64{0, 1}, []float64{1, 0})},
		},
		Bounds{
			ID: "v-range", Says: "It is between 0 and S/(S + ε), S = Σp + Σg: never above 1.",
			Lo: func(In) ball.Real { return ball.Of(0) },
			Hi: func(x In) ball.Real {
				s := ball.Sum(x.Pred...).Add(ball.Sum(x.Target...))
				if s.Sign() == 0 {
					return s
				}
				return s.Quo(s.Add(ε))
			},
		},
		Gradient{
			ID: "v-dice-gradient", Says: "The gradient is −(2g(S + ε) − 2Σpg − ε)/(S + ε)², S = Σp + Σg.",
			Is: func(x In) []ball.Real {
				size := ball.Sum(x.Pred...).Add(ball.Sum(x.Target...)).Add(ε)
				shared := ball.Of(2).Mul(ball.Dot(x.Pred, x.Target)).Add(ε)
				g := make([]ball.Real, len(x.Pred))
				for i, t := range x.Target {
					g[i] = shared.Sub(ball.Of(2).Mul(t).Mul(size)).Quo(size.Mul(size))
				}
				return g
			},
		},
	)
	if smooth == 0 {
		l.Claims = append(l.Claims, tiled(), Not{
			ID: "v-dice-gradient-not-homogeneous", Says: "Scaling both masks changes it, at ε = 0 too: ½ and ½ cost a half, 1 and 1 nothing.",
			Of: Homogeneous{Degree: 0}, Witness: []Sample{soft(1)},
		})
	}
	l.Refs = []Ref{milletari, {"L. R. Dice, Measures of the amount of ecologic association between species, Ecology 26 (1945)", "10.2307/1932409"}}
	l.Names = map[string]string{"keras": "keras.losses.Dice", "kornia": "kornia.losses.dice_loss", "monai": "monai.losses.DiceLoss", "optax": "optax.losses.dice_loss"}
	return l
}

// DiceSquared is 1 − (2Σpg + ε)/(Σp² + Σg² + ε) = Σ(p − g)²/(Σp² + Σg² + ε), as Milletari, Navab and Ahmadi 2016 have it: of soft masks too it
// is 0 only where they are equal. With ε = 0 it does not depend on the scale of both masks, so that Σp·∂p + Σg·∂g = 0.
func DiceSquared(smooth float64) Loss {
	l := masks("dice-squared", smooth)
	ε := ball.Of(smooth)
	size := func(x In) ball.Real { return ball.Dot(x.Pred, x.Pred).Add(ball.Dot(x.Target, x.Target)).Add(ε) }
	l.Definition = "1 − (2Σpg + ε)/(Σp² + Σg² + ε), p = pred, g = target, ε = smooth"
	l.Value = func(x In) ball.Real {
		return lessFrom1(ball.Of(2).Mul(ball.Dot(x.Pred, x.Target)).Add(ε).Quo(size(x)))
	}
	l.Stable = func(x In) ball.Real {
		d := make([]ball.Real, len(x.Pred))
		for i, p := range x.Pred {
			d[i] = p.Sub(x.Target[i])
		}
		return ball.Dot(d, d).Quo(size(x))
	}
	l.Claims = append(l.Claims,
		ZeroAtPerfect{}, asDiceOfHardMasks(smooth),
		Not{
			Of: Convex{}, Says: "It is not convex: the cost of false positives levels off.",
			Witness: []Sample{pair([]float64{1, 0.5, 0.5, 0.5}, []float64{1, 0, 0, 0}), pair([]float64{1, 1, 1, 1}, []float64{1, 0, 0, 0})},
		},
		Gradient{
			ID: "v-dice-gradient-squared", Says: "The gradient is 2(p(1 − L) − g)/D, D = Σp² + Σg² + ε.",
			Is: func(x In) []ball.Real {
				d := size(x)
				like := ball.Of(2).Mul(ball.Dot(x.Pred, x.Target)).Add(ε).Quo(d)
				g := make([]ball.Real, len(x.Pred))
				for i, p := range x.Pred {
					g[i] = ball.Of(2).Mul(p.Mul(like).Sub(x.Target[i])).Quo(d)
				}
				return g
			},
		},
	)
	if smooth == 0 {
		l.Claims = append(l.Claims, tiled(), Homogeneous{Degree: 0}, Relation{
			ID: "v-dice-gradient-euler", Says: "At ε = 0 it does not depend on the scale of both masks: 2Σpg and Σp² + Σg² are of degree 2.", Ints: 1,
			Make: func(s []Sample, k []int) []Term {
				m := s[0].Clone()
				for _, v := range [][]float64{m.Pred, m.Target} {
					for i := range v {
						v[i] /= float64(int(2) << (k[0] % 8))
					}
				}
				return []Term{{1, s[0]}, {-1, m}}
			},
		})
	}
	l.Refs = []Ref{milletari}
	l.Names = map[string]string{"flux": "Flux.Losses.dice_coeff_loss", "monai": "monai.losses.DiceLoss (squared_pred=True)"}
	return l
}

// DiceL1 is 1 − (Σp + Σg − Σ|p − g| + ε)/(Σp + Σg + ε) = Σ|p − g|/(Σp + Σg + ε), the dissimilarity of Bray and Curtis 1957 and the semimetric Dice loss
// of Wang et al. 2023: it is Dice for masks of 0 and 1, and 0 only where masks are equal for soft ones as well. It has a kink there.
func DiceL1(smooth float64) Loss {
	l := masks("dice-l1", smooth)
	ε := ball.Of(smooth)
	apart := func(x In) ball.Real {
		d := make([]ball.Real, len(x.Pred))
		for i, p := range x.Pred {
			d[i] = p.Sub(x.Target[i]).Abs()
		}
		return ball.Sum(d...)
	}
	l.Definition = "1 − (Σp + Σg − Σ|p − g| + ε)/(Σp + Σg + ε), p = pred, g = target, ε = smooth"
	l.Value = func(x In) ball.Real {
		size := ball.Sum(x.Pred...).Add(ball.Sum(x.Target...)).Add(ε)
		return lessFrom1(size.Sub(apart(x)).Quo(size))
	}
	l.Stable = func(x In) ball.Real {
		return apart(x).Quo(ball.Sum(x.Pred...).Add(ball.Sum(x.Target...)).Add(ε))
	}
	l.Kinks = append(l.Kinks, Kink{"a pixel is predicted exactly", func(s *Sample, pick func(n int) int) bool {
		i := pick(len(s.Pred))
		s.Pred[i] = s.Target[i]
		return true
	}})
	l.Claims = append(l.Claims, ZeroAtPerfect{}, Continuous{}, asDiceOfHardMasks(smooth), halfPlaneNotConvex())
	if smooth == 0 {
		l.Claims = append(l.Claims, tiled(), Homogeneous{Degree: 0})
	}
	l.Refs = []Ref{
		{"Z. Wang, T. Popordanoska, J. Bertels, R. Lemmens, M. B. Blaschko, Dice semimetric losses: optimizing the Dice score with soft labels, MICCAI (2023)", "10.48550/arXiv.2303.16296"},
		{"J. R. Bray, J. T. Curtis, An ordination of the upland forest communities of southern Wisconsin, Ecol. Monogr. 27 (1957)", "10.2307/1942268"},
	}
	l.Names = map[string]string{"monai": "monai.losses.DiceLoss (soft_label=True)", "smp": "segmentation_models_pytorch.losses.DiceLoss"}
	return l
}

var milletari = Ref{"F. Milletari, N. Navab, S.-A. Ahmadi, V-Net: fully convolutional neural networks for volumetric medical image segmentation, 3DV (2016)", "10.1109/3DV.2016.79"}
