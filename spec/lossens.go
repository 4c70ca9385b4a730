package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// LossensD is mean L(x) + λ·mean C(Δ + L(x) − L(x̃)), C(a) = max(a, νa): the critic's loss of a generalized loss-sensitive GAN (Qi 2020). Pred has
// two rows: the losses, any real numbers, that the critic gives to n real points and to n fakes; Target holds the margins Δ ≥ 0, the
// distance that each pair is to be told apart by. ν = 0 is the loss-sensitive GAN, ν = 1 a Wasserstein critic, ν = −1 the absolute value.
//
// It is a ranking loss of pairs and no term of it is a log-likelihood: nothing was added to the original GAN (PROPERTIES E21).
func LossensD(lambda, nu float64) Loss {
	violated := func(x In, i int) ball.Real { // Δ + L(x) − L(x̃)
		return x.Target[i].Add(x.Row(0)[i]).Sub(x.Row(1)[i])
	}
	return energy(Loss{
		Name:        "lossens-d",
		Params:      []Param{Scalar("lambda", lambda, NonNegative), Scalar("nu", nu, Domain{Lo: -1, Hi: 1})},
		TargetShape: []Dim{{"n", 1, 3}}, Pred: Finite, Target: NonNegative, TargetGrad: true,
		Definition: "mean L(x) + λ·mean max(a, νa), a = Δ + L(x) − L(x̃), pred rows are L(x) and L(x̃), target = Δ",
		Value: func(x In) ball.Real {
			terms := make([]ball.Real, len(x.Target))
			for i := range terms {
				terms[i] = violated(x, i)
				if nu < 1 { // else there is nothing to choose between
					terms[i] = ball.MaxAt("L(x̃) − L(x) = Δ", terms[i], terms[i].Mul(ball.Of(nu)))
				}
			}
			return evenly(x.Row(0)).Add(evenly(terms).Mul(ball.Of(lambda)))
		},
		Kinks: []Kink{{"a margin just met", func(s *Sample, pick func(n int) int) bool {
			n := len(s.Target)
			i := pick(n)
			s.Pred[n+i] = s.Pred[i] + s.Target[i]
			return true
		}}},
		Special: []SpecialCase{
			{When: "the margin just met: L(x)", In: energies([]float64{1}, []float64{3}, 2), Want: 1},
			{When: "equal losses: L(x) + λΔ", In: energies([]float64{1}, []float64{1}, 2), Want: 1 + 2*lambda},
			{When: "two margins missed by 1", In: energies([]float64{1, 3}, []float64{1, 4}, 1, 2), Want: 2 + lambda},
			{When: "a margin below 0", In: energies([]float64{1}, []float64{1}, -1), Err: true},
		},
		Claims: lossensClaims(lambda, nu),
		Refs:   lossens,
		Names:  map[string]string{"author": "maple-research-lab/glsgan (slope=ν)"},
	})
}

var lossens = []Ref{{"G.-J. Qi, Loss-sensitive generative adversarial networks on Lipschitz densities, Int. J. Comput. Vis. 128 (2020)", "10.1007/s11263-019-01265-2"}}

// LossensG is mean L(x̃), the generator's loss of a loss-sensitive GAN: Pred holds the losses of n fakes, any real numbers.
func LossensG() Loss {
	l := meanEnergy("lossens-g", Finite)
	l.Refs = lossens
	l.Names = map[string]string{"author": "maple-research-lab/lsgan, maple-research-lab/glsgan"}
	return l
}

func lossensClaims(lambda, nu float64) []Claim {
	real := func(x In) ball.Real { return evenly(x.Row(0)) }
	linear := func(x In) ball.Real { // what ν = 1 makes of it
		return real(x).Add(evenly(x.Target).Add(real(x)).Sub(evenly(x.Row(1))).Mul(ball.Of(lambda)))
	}
	clear := func(s Sample) bool { // every fake beyond its margin, by so much that no rounding is in doubt
		n := len(s.Target)
		for i, d := range s.Target {
			if !(s.Pred[n+i]-s.Pred[i] >= 2*d+1) {
				return false
			}
		}
		return true
	}
	apart := func(by func(pick func(n int) int) float64) func(s *Sample, pick func(n int) int) {
		return func(s *Sample, pick func(n int) int) {
			for i, n := 0, len(s.Target); i < n; i++ {
				s.Target[i] = float64(pick(16)) / 4
				s.Pred[i] = float64(pick(65)-32) / 4
				s.Pred[n+i] = s.Pred[i] + s.Target[i] + by(pick)*(s.Target[i]+1)
			}
		}
	}
	claims := []Claim{
		Convex{}, Homogeneous{Degree: 1}, Permutation{}, Continuous{},
		Lipschitz{K: roundUp(hypotenuse(1+lambda, lambda)), Near: []Sample{energies([]float64{1}, []float64{1}, 1)}},
		Relation{
			ID: "g-lossens-structure", Says: "Raising all losses by c raises the whole by c: only E L(x) feels it.", Ints: 6,
			Make: func(_ []Sample, k []int) []Term {
				a, b, c, d := dyadic(k[0]), dyadic(k[1]), dyadic(k[2]), math.Abs(dyadic(k[3]))
				return []Term{{1, energies([]float64{a + c, c}, []float64{b + c, a + c}, d, 0)}, {-1, energies([]float64{a, 0}, []float64{b, a}, d, 0)}}
			},
			RHS: func(_ []In, k []int) ball.Real { return ball.Of(dyadic(k[2])) },
		},
		Equals{
			ID: "g-lossens-lipschitz", Says: "Where every L(x̃) − L(x) = Δ all margins are tight, and the loss is mean L(x).",
			Other: formula(real),
			When: func(s Sample) bool {
				n := len(s.Target)
				for i, d := range s.Target {
					if s.Pred[n+i]-s.Pred[i] != d || s.Pred[i]+d != s.Pred[n+i] {
						return false
					}
				}
				return true
			},
			Draw: apart(func(func(n int) int) float64 { return 0 }),
		},
		Bounds{
			ID: "g-gls-slopes", Says: "A smaller ν costs more: C_1 ≤ C_ν ≤ C_−1 = |a|.",
			Lo: linear,
			Hi: func(x In) ball.Real {
				terms := make([]ball.Real, len(x.Target))
				for i := range terms {
					terms[i] = magnitude(x.Target[i].Add(x.Row(0)[i]).Sub(x.Row(1)[i]))
				}
				return real(x).Add(evenly(terms).Mul(ball.Of(lambda)))
			},
		},
	}
	switch {
	case nu == 1:
		claims = append(claims, Equals{
			ID: "g-gls-slopes-wasserstein", Says: "With ν = 1 it is (1+λ)·mean L(x) − λ·mean L(x̃) + λ·mean Δ: linear.", Other: formula(linear),
		})
	case nu == -1:
		claims = append(claims, Bounds{
			ID: "g-gls-slopes-absolute", Says: "With ν = −1 it is mean L(x) + λ·mean |a|: at least mean L(x).", Lo: real,
		})
	case nu == 0:
		claims = append(claims,
			Equals{
				ID: "g-lossens-on-demand", Says: "A fake that is beyond its margin asks for nothing: the loss is mean L(x).",
				Other: formula(real), When: clear,
				Draw: apart(func(pick func(n int) int) float64 { return float64(1 + pick(4)) }),
			},
			Gradient{
				ID: "g-lossens-on-demand-slope", Says: "Beyond their margins fakes have no slope, and real points 1/n.",
				Is: evenSlope("", "", 1, 0).Is, When: clear,
				Draw: apart(func(pick func(n int) int) float64 { return float64(1 + pick(4)) }),
			},
		)
	}
	if lambda == 0 {
		claims = append(claims, Equals{
			ID: "g-lossens-no-likelihood", Says: "With λ = 0 it is mean L(x) alone: there is no likelihood that a term was added to.", Other: formula(real),
		})
	}
	if nu >= 0 {
		claims = append(claims, Relation{
			ID: "g-lossens-direction", Says: "It rises with L(x), and never with L(x̃): small on real points, large on fakes.", Arity: 2, Sign: Le,
			Make: func(s []Sample, _ []int) []Term {
				lo, hi := s[0].Clone(), s[0].Clone()
				for i, n := 0, len(lo.Target); i < n; i++ {
					lo.Pred[i], hi.Pred[i] = math.Min(s[0].Pred[i], s[1].Pred[i]), math.Max(s[0].Pred[i], s[1].Pred[i])
					lo.Pred[n+i], hi.Pred[n+i] = math.Max(s[0].Pred[n+i], s[1].Pred[n+i]), math.Min(s[0].Pred[n+i], s[1].Pred[n+i])
				}
				return []Term{{1, lo}, {-1, hi}}
			},
		})
	}
	return claims
}
