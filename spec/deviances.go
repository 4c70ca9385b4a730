package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// devianceClaims is what is claimed of a Tweedie deviance.
func devianceClaims(p float64) []Claim {
	two := ball.Of(2)
	claims := []Claim{
		AtLeastZero, ZeroAtPerfect{}, ZeroOnlyAtPerfect{}, Continuous{C1: true}, MonotoneInError{},
		Bounds{
			ID: "r-deviance-nonneg", Says: "It is not negative, however close mean and target are.",
			Lo: func(x In) ball.Real { return x.Of(0) }, Draw: closeMean,
		},
		Gradient{
			ID: "r-tweedie-gradient", Says: "The slope is 2(μ − t)/μ^p for every p: negative below the target and positive above.",
			Is: func(x In) []ball.Real {
				return []ball.Real{x.R().Mul(two).Quo(x.Pred[0].Pow(x.Of(p)))}
			},
		},
		Accurate{
			ID: "r-tweedie-accuracy", Says: "Near μ = t no digit is lost to the differences of the printed formula.",
			When: func(s Sample) bool {
				return math.Abs(s.residual()) < 0.5*s.Pred[0] && s.Pred[0] > 0x1p-20 && s.Pred[0] < 0x1p20
			},
			Draw: closeMean,
		},
		Minimizer{ID: "r-population-minimisers", Says: "The minimiser is the mean of the targets, for every p.", Best: minimiser(linear)},
	}
	if p == math.Trunc(p) {
		claims = append(claims, Homogeneous{Degree: int(2 - p)}, devianceLimit(p))
	}
	if q := math.Exp2(2 * (2 - p)); math.Exp2(math.Trunc(2*(2-p))) == q {
		claims = append(claims, Relation{
			ID: "r-tweedie-homogeneous", Says: "With prediction and target times 4 it is 4^(2−p) times as large.",
			Make: func(s []Sample, _ []int) []Term {
				return []Term{{1, scalar(4*s[0].Pred[0], 4*s[0].Target[0])}, {-q, s[0]}}
			},
		})
	}
	if p < 2 {
		claims = append(claims, Equals{
			ID: "r-deviance-zero-target", Says: "Of a target 0 it is 2μ^(2−p)/(2−p).",
			Other: func() Loss {
				return Loss{Pred: Positive, Target: NonNegative, Value: func(x In) ball.Real {
					return x.Pred[0].Log().Mul(x.Of(2 - p)).Exp().Mul(two).Quo(x.Of(2 - p))
				}}
			},
			When: func(s Sample) bool { return s.Target[0] == 0 }, Draw: func(s *Sample, _ func(n int) int) { s.Target[0] = 0 },
		})
	}
	if p <= 2 {
		claims = append(claims, logMean())
	} else {
		claims = append(claims, Not{
			ID: "r-poisson-logmu-convex-not", Says: "For p > 2 it is not convex in ln μ.",
			Of: logMean(), Witness: []Sample{scalar(1, 0x1p-4), scalar(16, 0x1p-4)},
		})
	}
	switch {
	case p == 1:
		return append(claims, Convex{})
	case p < 1.125: // it bends down so far out, and so little, that no witness shows it
		return claims
	}
	t := math.Ldexp(1, math.Ilogb((p-1)/p)+4) // it bends down beyond μ = t·p/(p−1)
	return append(claims, Not{
		ID: "r-tweedie-not-convex", Says: "For p > 1 it is not convex in μ: it bends down beyond μ = t·p/(p − 1).",
		Of: Convex{}, Witness: []Sample{scalar(64, t), scalar(192, t)},
	})
}

// logMean is the claim that a deviance is convex in ln μ, for means whose geometric mean is a number.
func logMean() Relation {
	return Relation{
		ID: "r-poisson-logmu-convex", Says: "It is convex in ln μ: L(√(μν)) ≤ ½(L(μ) + L(ν)).", Arity: 2,
		Make: func(s []Sample, _ []int) []Term {
			a, b, t := s[0].Pred[0], s[1].Pred[0], s[0].Target[0]
			m := math.Sqrt(a * b)
			if m*m != a*b || math.IsInf(a*b, 0) || a*b < 0x1p-100 {
				return nil
			}
			return []Term{{1, scalar(m, t)}, {-0.5, scalar(a, t)}, {-0.5, scalar(b, t)}}
		},
		Sign: Le,
		Draw: func(s []Sample, pick func(n int) int) {
			c := float64(1 + pick(16))
			for i := range s {
				s[i].Pred[0] = math.Ldexp(c, 2*pick(9)-8)
			}
			s[0].Target[0] = math.Ldexp(float64(1+pick(16)), pick(9)-6)
		},
	}
}

// devianceLimit is how the deviances of near powers approach that of p. With h = q − p it is 2∫(s−t)s^−p·(s^−h − 1)ds between t and
// μ, and |s^−h − 1| ≤ |h|·M·e^(|h|·M) there, M the largest |ln s|.
func devianceLimit(p float64) Limit {
	theta := []float64{p + 0.25, p + 0x1p-10, p + 0x1p-30, p + 0x1p-50}
	if p > 1 {
		theta = append(theta, p-0.25, p-0x1p-10, p-0x1p-30, p-0x1p-50)
	}
	value := devianceValue(p)
	return Limit{
		ID: "r-tweedie-limits", Says: "|L_q − L_p| ≤ L_p·|h|·M·e^(|h|·M), h = q − p and M = max(|ln t|, |ln μ|): no power has a formula apart.",
		At: TweedieDeviance, Theta: theta,
		Bound: func(q float64, x In) ball.Real {
			if x.Target[0].Sign() == 0 {
				return x.Of(math.Inf(1))
			}
			h := ball.Of(math.Abs(q - p))
			m := ball.Max(magnitude(x.Pred[0].Log()), magnitude(x.Target[0].Log())).Mul(h)
			return value(x).Mul(m).Mul(m.Exp())
		},
	}
}

// closeMean draws a target between 1/16 and 4 and a mean that is equal to it, or off by a power of two.
func closeMean(s *Sample, pick func(n int) int) {
	s.Target[0] = float64(1+pick(64)) / 16
	s.Pred[0] = float64(float32(s.Target[0] * (1 + math.Ldexp(float64(pick(3)-1), -2-pick(22)))))
}
