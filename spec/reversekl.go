package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// ReverseKL is kl with its arguments exchanged: D(q‖p) = Σ q·log(q/p) in nats, p = target and q = pred. Minimised over a family that cannot
// reach p it seeks one mode, where kl covers all (Minka 2005): mass of q where p has none costs +Inf, mass of p that q misses nothing.
// Its gradient by q is log(q/p) + 1 and that by p is −q/p, as entries vary freely.
func ReverseKL() Loss {
	inf := math.Inf(1)
	l := divergence("reverse-kl")
	l.Definition = "Σ q·log(q/p) with 0·log 0 = 0 and +Inf for q > 0 = p, p = target, q = pred"
	l.Value = func(x In) ball.Real { return klOf(x.Pred, x.Target) }
	l.Stable = func(x In) ball.Real { return sumOver(x.Pred, x.Target, quotientLog) }
	l.Special = append(divergenceSpecial(inf),
		SpecialCase{When: "pred has mass where target has none", In: pair([]float64{0.5, 0.5}, []float64{0, 1}), Want: inf},
		SpecialCase{When: "pred has no mass where target has some", In: pair([]float64{0, 1}, []float64{0.5, 0.5}), Want: math.Ln2},
		SpecialCase{When: "equal distributions", In: pair([]float64{0.25, 0.75}, []float64{0.25, 0.75}), Want: 0})
	l.Claims = []Claim{
		AtLeastZero, ZeroAtPerfect{}, ZeroOnlyAtPerfect{}, Convex{}, Permutation{},
		Equals{ID: "i-reverse-kl", Says: "It is kl with its arguments exchanged.", Other: KL, Map: exchanged},
		Equals{
			ID: "i-reverse-kl-cross-entropy", Says: "It is the cross-entropy of q and p less the entropy of q.",
			Other: CrossEntropy, Map: exchanged, Plus: func(x In) ball.Real { return entropyOf(x.Pred).Neg() },
		},
		Bounds{
			ID: "i-reverse-kl-zero-forcing", Says: "It is finite where q has no mass that p lacks: at most −log of the least p that q uses.",
			Hi: func(x In) ball.Real {
				used := []ball.Real{x.Of(1)}
				for i, q := range x.Pred {
					if !empty(q) {
						used = append(used, x.Target[i])
					}
				}
				return ball.Min(used...).Log().Neg()
			},
			When: func(s Sample) bool { return supported(pair(s.Target, s.Pred)) },
		},
		Not{
			ID: "i-kl-asymmetry", Says: "D(q‖p) differs from D(p‖q): 0.3681 and 0.5108 for p = (½, ½), q = (0.1, 0.9).",
			Of: Swap{}, Witness: []Sample{pair([]float64{0.1, 0.9}, []float64{0.5, 0.5})},
		},
		Gradient{
			ID: "i-reverse-kl-gradient", Says: "The gradient by q is log(q/p) + 1.",
			When: func(s Sample) bool { return fullSupport(s) && fullSupport(pair(s.Target, s.Pred)) },
			Is: func(x In) []ball.Real {
				g := make([]ball.Real, len(x.Pred))
				for i, q := range x.Pred {
					g[i] = q.Quo(x.Target[i]).Log().Add(ball.Of(1))
				}
				return g
			},
		},
		Bounds{
			ID: "i-pinsker", Says: "D(q‖p) ≥ 2·TV², in nats and with TV = ½Σ|p−q|.",
			Lo: func(x In) ball.Real { return double(square(tvOf(x))) },
		},
		additive(), jointlyConvex(), dataProcessing(), refinement(), emptyAtom(),
		Accurate{
			ID: "i-kl-near-equal-accuracy", Says: "Near-equal distributions cost no digits.", When: alikeRows, Draw: nearEqual,
		},
	}
	l.Refs = []Ref{
		{"S. Kullback, R. A. Leibler, On information and sufficiency, Ann. Math. Statist. 22 (1951)", "10.1214/aoms/1177729694"},
		{"T. Minka, Divergence measures and message passing, Microsoft Research TR-2005-173 (2005)", ""},
	}
	l.Names = map[string]string{
		"scipy": "scipy.stats.entropy(q, p)", "torch": "torch.nn.functional.kl_div(p.log(), q, reduction='sum'), which takes log p",
	}
	return l
}
