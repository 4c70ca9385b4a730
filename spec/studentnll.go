package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// StudentNLL is ((ν+1)/2)·ln(1 + r²/(νs²)) + ln s, r = m − t, for a predicted location m and scale s > 0 of a target t: the negative
// log-likelihood of Student's t with ν degrees of freedom, without the part that depends on ν alone. It is that of Cauchy's distribution
// for ν = 1 and tends to the Gaussian one for ν → ∞.
func StudentNLL(nu float64) Loss {
	one, half := ball.Of(1), ball.Of(0.5)
	square := func(x In) ball.Real {
		q := x.R().Quo(x.Pred[1])
		return q.Mul(q)
	}
	weight := func(x In) ball.Real { return x.Of(nu).Add(one).Mul(half) }
	l := located("student-nll", "s")
	l.Params = []Param{Scalar("nu", nu, Positive)}
	l.Definition = "((ν+1)/2)·ln(1 + r²/(νs²)) + ln s, r = m − target and pred = (m, s)"
	l.Value = func(x In) ball.Real {
		return square(x).Quo(x.Of(nu)).Add(one).Log().Mul(weight(x)).Add(x.Pred[1].Log())
	}
	l.Stable = func(x In) ball.Real {
		return square(x).Quo(x.Of(nu)).Log1p().Mul(weight(x)).Add(x.Pred[1].Log())
	}
	l.Kinks = append(l.Kinks, Kink{"|r| = s", func(s *Sample, pick func(n int) int) bool {
		r := float64(pick(31)-15) / 4
		s.Target[0], s.Pred[0], s.Pred[1] = 0, r, math.Abs(r)
		return r != 0
	}})
	gap := func(x In) ball.Real { // max(s/2ν, (ν+1)s²/4ν²) of the half of s = r²/σ²
		s, n := square(x), x.Of(nu)
		return ball.Max(s.Quo(n).Mul(half), n.Add(one).Mul(s).Mul(s).Quo(n).Quo(n).Quo(x.Of(4)))
	}
	l.Claims = append(l.Claims,
		Bounds{
			ID: "r-studentt-limit", Says: "|L − (½r²/s² + ln s)| ≤ max(r²/(2νs²), (ν+1)r⁴/(4ν²s⁴)): it tends to the Gaussian one.",
			Lo:   func(x In) ball.Real { return square(x).Mul(half).Add(x.Pred[1].Log()).Sub(gap(x)) },
			Hi:   func(x In) ball.Real { return square(x).Mul(half).Add(x.Pred[1].Log()).Add(gap(x)) },
			When: bounded, Draw: closeBy,
		},
		Bounds{
			ID: "r-studentt-least", Says: "No location costs less than the target: ln s.",
			Lo: func(x In) ball.Real { return x.Pred[1].Log() },
		},
		Gradient{
			ID: "r-studentt-slope", Says: "The slope by the location is (ν+1)r/(νs² + r²), which redescends, and that by the scale is ν(s² − r²)/(s(νs² + r²)).",
			Is: func(x In) []ball.Real {
				r, s, n := x.R(), x.Pred[1], x.Of(nu)
				d := n.Mul(s).Mul(s).Add(r.Mul(r))
				return []ball.Real{n.Add(one).Mul(r).Quo(d), s.Sub(r).Mul(s.Add(r)).Mul(n).Quo(d).Quo(s)}
			},
			When: bounded,
		},
		Not{
			ID: "r-studentt-not-convex", Says: "It is not convex in the location: beyond |r| = s√ν it bends down.",
			Of: Convex{}, Witness: []Sample{moments(math.Ldexp(1, 2+math.Ilogb(nu)), 1, 0), moments(math.Ldexp(1, 4+math.Ilogb(nu)), 1, 0)},
		},
	)
	if nu == 1 {
		l.Claims = append(l.Claims, Equals{
			ID: "r-likelihood-link", Says: "With ν = 1 it is −ln of Cauchy's density, less ln π.",
			Other: func() Loss {
				return Loss{Shape: l.Shape, Pred: l.Pred, Target: Reals, Value: func(x In) ball.Real {
					return one.Quo(square(x).Add(one).Mul(x.Pred[1]).Mul(x.pi())).Log().Neg()
				}}
			},
			Plus: func(x In) ball.Real { return x.pi().Log().Neg() }, When: bounded, Draw: closeBy,
		})
	}
	l.Refs = []Ref{{"K. L. Lange, R. J. A. Little, J. M. G. Taylor, Robust statistical modeling using the t distribution, J. Am. Stat. Assoc. 84 (1989)", "10.1080/01621459.1989.10478852"}}
	l.Names = map[string]string{"torch": "-torch.distributions.StudentT(nu, m, s).log_prob(target), without what depends on nu alone"}
	return l
}
