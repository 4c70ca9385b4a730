package spec

import "github.com/lossgate/lossgate/spec/ball"

// Jaccard is 1 − (Σpg + ε)/(Σp + Σg − Σpg + ε) of a mask p = pred and another g = target, both between 0 and 1, ε being smooth (Rahman and Wang
// 2016): the intersection over the union. For masks of 0 and 1 it is a metric; for soft ones it is not even 0 where they are equal. Two
// empty masks cost 0 where ε > 0; with ε = 0 a target must not be empty.
func Jaccard(smooth float64) Loss {
	l := masks("jaccard", smooth)
	ε := ball.Of(smooth)
	l.Definition = "1 − (Σpg + ε)/(Σp + Σg − Σpg + ε), p = pred, g = target, ε = smooth"
	l.Value = func(x In) ball.Real {
		shared := ball.Dot(x.Pred, x.Target)
		union := ball.Sum(x.Pred...).Add(ball.Sum(x.Target...)).Sub(shared)
		return lessFrom1(shared.Add(ε).Quo(union.Add(ε)))
	}
	l.Stable = func(x In) ball.Real {
		terms := []ball.Real{ε}
		for i, p := range x.Pred {
			terms = append(terms, p, x.Target[i].Mul(lessFrom1(p)))
		}
		return wrongMass(x).Quo(ball.Sum(terms...))
	}
	l.Special = append(l.Special, SpecialCase{When: "both are ½ everywhere: not 0", In: soft(4), Want: 1 - (1+smooth)/(3+smooth)})
	l.Claims = append(l.Claims,
		ZeroAtPerfect{At: hardMasks}, Not{ID: "v-soft-dice-not-zero-jaccard", Says: "A soft mask that is predicted exactly costs something: p = g = ½ costs 2/3 at ε = 0.", Of: ZeroAtPerfect{}, Witness: []Sample{soft(1)}},
		halfPlaneNotConvex(),
		Equals{
			ID: "v-hard-definitions-jaccard", Says: "It is 2D/(1 + D) for the Dice loss D of twice the smoothing.",
			Other: formula(func(x In) ball.Real {
				d := Dice(2 * smooth).Value(x)
				return ball.Of(2).Mul(d).Quo(ball.Of(1).Add(d))
			}),
		},
		Bounds{
			ID: "v-range-jaccard", Says: "It is between the Dice loss of twice the smoothing and twice that.",
			Lo: func(x In) ball.Real { return Dice(2 * smooth).Value(x) },
			Hi: func(x In) ball.Real { return ball.Of(2).Mul(Dice(2 * smooth).Value(x)) },
		},
		Relation{
			ID: "v-hard-definitions-triangle", Says: "Of masks of 0 and 1 it is a metric: no detour is shorter.", Arity: 2, Sign: Le,
			Make: func(s []Sample, _ []int) []Term {
				a, b, c := s[0].Clone(), s[0].Clone(), s[1].Clone()
				p, q, r := harden(a.Pred), harden(b.Target), harden(c.Pred)
				return []Term{{1, pair(p, r)}, {-1, pair(p, q)}, {-1, pair(q, r)}}
			},
		},
		Gradient{
			ID: "v-dice-gradient-jaccard", Says: "The gradient is −(g(U + ε) − (I + ε)(1 − g))/(U + ε)², I = Σpg and U = Σp + Σg − I.",
			Is: func(x In) []ball.Real {
				shared := ball.Dot(x.Pred, x.Target)
				union := ball.Sum(x.Pred...).Add(ball.Sum(x.Target...)).Sub(shared).Add(ε)
				g := make([]ball.Real, len(x.Pred))
				for i, t := range x.Target {
					g[i] = shared.Add(ε).Mul(lessFrom1(t)).Sub(t.Mul(union)).Quo(union.Mul(union))
				}
				return g
			},
		},
	)
	if smooth == 0 {
		l.Claims = append(l.Claims, tiled())
	}
	l.Refs = []Ref{{"M. A. Rahman, Y. Wang, Optimizing intersection-over-union in deep neural networks for image segmentation, ISVC (2016)", "10.1007/978-3-319-50835-1_22"}}
	l.Names = map[string]string{"smp": "segmentation_models_pytorch.losses.JaccardLoss", "monai": "monai.losses.DiceLoss (jaccard=True)"}
	return l
}
