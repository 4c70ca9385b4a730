package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// barronClaims is what is claimed of barron for these parameters: what every member has, then what depends on alpha.
func barronClaims(alpha, c float64) []Claim {
	half := ball.Of(0.5)
	claims := []Claim{
		AtLeastZero, ZeroAtPerfect{}, ZeroOnlyAtPerfect{}, Continuous{C1: true}, Even{}, Swap{}, ShiftInvariant{}, MonotoneInError{},
		Homogeneous{Degree: 0, At: func(k float64) Loss { return Barron(alpha, k*c) }},
		Bounds{
			ID: "r-barron-common-jet", Says: "½s − ⅛s² ≤ L ≤ ½s for α ≤ 2, and L ≥ ½s for α ≥ 2: all members begin alike.",
			Lo: func(x In) ball.Real {
				s := scaledSquare(x, c)
				if alpha >= 2 {
					return s.Mul(half)
				}
				return s.Mul(half).Sub(s.Mul(s).Mul(ball.Of(0.125)))
			},
			Hi: func(x In) ball.Real {
				if alpha > 2 {
					return x.Of(math.Inf(1))
				}
				return scaledSquare(x, c).Mul(half)
			},
			Draw: nearby(4 * c),
		},
		Gradient{ID: "r-barron-slope", Says: "The slope is (r/c²)(s/|α−2| + 1)^(α/2−1).", Is: barronSlope(alpha, c)},
		Bounds{
			ID: "r-barron-monotone-c", Says: "A larger c never costs more.",
			Lo: barronStable(alpha, 2*c), Hi: barronStable(alpha, c/2), Draw: nearby(8 * c),
		},
		Bounds{
			ID: "r-barron-alpha-not-trainable", Says: "No α costs less than α = −Inf: minimising over α is degenerate.",
			Lo: barronStable(math.Inf(-1), c), Draw: nearby(8 * c),
		},
		Equals{
			ID: "r-barron-accuracy", Says: "L = (A/α)·expm1((α/2)·log1p(s/A)), A = |α−2|: near r = 0 no digit is lost to the −1 of the printed formula.",
			Other: func() Loss { return Loss{Pred: Reals, Target: Reals, Value: barronStable(alpha, c)} }, Draw: nearby(c),
		},
		translation(),
	}
	if !math.IsInf(alpha, 0) {
		const far, near = 1. / 8, 0x1p-20
		claims = append(claims,
			Bounds{
				ID: "r-barron-monotone-alpha", Says: "A larger α never costs less.",
				Lo: barronStable(alpha-far, c), Hi: barronStable(alpha+far, c), Draw: nearby(8 * c),
			},
			Bounds{
				ID: "r-barron-monotone-alpha-near", Says: "A slightly larger α never costs less: no branch of α jumps.",
				Lo: barronStable(alpha-near, c), Hi: barronStable(alpha+near, c), Draw: nearby(1024 * c),
			})
	}
	claims = append(claims, barronShape(alpha, c)...)
	claims = append(claims, barronNear(alpha, c)...)
	if alpha == 0 {
		claims = append(claims, cauchy(c))
	}
	if f := barronMember(alpha, c); f != nil {
		claims = append(claims, Equals{
			ID: "r-barron-special", Says: "The member has the closed form of the literature.",
			Other: func() Loss { return Loss{Pred: Reals, Target: Reals, Value: f} }, Draw: nearby(8 * c),
		})
	}
	return claims
}

// barronSlope is the derivative as Barron prints it.
func barronSlope(alpha, c float64) func(In) []ball.Real {
	return func(x In) []ball.Real {
		s, k := scaledSquare(x, c), ball.Of(c)
		linear := x.R().Quo(k).Quo(k)
		switch alpha {
		case 2:
			return []ball.Real{linear}
		case math.Inf(-1), math.Inf(1):
			half := math.Copysign(0.5, alpha)
			return []ball.Real{linear.Mul(s.Mul(ball.Of(half)).Exp())}
		}
		d := x.Of(alpha).Sub(ball.Of(2))
		return []ball.Real{linear.Mul(s.Quo(magnitude(d)).Add(ball.Of(1)).Pow(d.Mul(ball.Of(0.5))))}
	}
}

// barronMember is the closed form of a member that has a name, nil for any other.
func barronMember(alpha, c float64) func(In) ball.Real {
	one, half := ball.Of(1), ball.Of(0.5)
	f := map[float64]func(s ball.Real) ball.Real{
		4:            func(s ball.Real) ball.Real { return s.Mul(half).Add(s.Mul(s).Mul(ball.Of(0.125))) },
		2:            func(s ball.Real) ball.Real { return s.Mul(half) },
		1:            func(s ball.Real) ball.Real { return s.Add(one).Sqrt().Sub(one) },
		0:            func(s ball.Real) ball.Real { return s.Mul(half).Add(one).Log() },
		-2:           func(s ball.Real) ball.Real { return s.Add(s).Quo(s.Add(ball.Of(4))) },
		math.Inf(-1): func(s ball.Real) ball.Real { return one.Sub(s.Mul(half).Neg().Exp()) },
	}[alpha]
	if f == nil {
		return nil
	}
	return func(x In) ball.Real {
		if x.R().IsInf() {
			return x.Of(barronLimit(alpha))
		}
		return f(scaledSquare(x, c))
	}
}

// barronShape is what is claimed of convexity, slopes and bounds.
func barronShape(alpha, c float64) (claims []Claim) {
	curvature := inverse(c, c)
	turn := barronTurn(alpha)
	switch {
	case alpha > 2:
		claims = append(claims, Convex{}, StronglyConvex{Mu: roundDown(curvature)})
	case alpha == 2:
		claims = append(claims, Convex{}, StronglyConvex{Mu: roundDown(curvature)}, Smooth{Beta: roundUp(curvature)})
	default:
		claims = append(claims, Smooth{Beta: roundUp(curvature)})
	}
	switch {
	case alpha >= 1 && alpha < 2:
		claims = append(claims, Convex{})
	case alpha < 1:
		// Two points beyond the turn, and their midpoint, in steps that every format holds.
		step := math.Ldexp(1, math.Ilogb(turn*c)-3)
		first := math.Round(1.5*turn*c/step) * step
		last := first + 2*math.Round(turn*c/step)*step
		claims = append(claims,
			Not{
				ID: "r-barron-not-convex", Says: "It is convex only for α ≥ 1: beyond the turn the graph bends down.",
				Of: Convex{}, Witness: []Sample{scalar(first, 0), scalar(last, 0)},
			},
			Redescending{From: turn * c})
	}
	switch {
	case alpha == 1:
		claims = append(claims, Lipschitz{K: roundUp(inverse(c)), Near: []Sample{scalar(float64(float32(64*c)), 0)}})
	case alpha < 1: // at the turn: (1/c)((2−α)/(1−α))^((α−1)/2), and e^−½/c for −Inf; 2^−49 covers the roundings
		k := math.Exp(-0.5)
		if !math.IsInf(alpha, -1) {
			k = math.Exp((alpha - 1) / 2 * math.Log1p(1/(1-alpha)))
		}
		claims = append(claims, Lipschitz{K: k / c * (1 + 0x1p-49), Near: []Sample{scalar(float64(float32(turn*c)), 0)}})
	}
	if alpha < 0 {
		most := 1.0
		if !math.IsInf(alpha, -1) { // 1 − 2/α
			most = roundUp(exact(0).Sub(exact(1), exact(0).Mul(exact(2), inverse(alpha))))
		}
		claims = append(claims, Range{0, most}, Bounds{
			ID: "r-barron-bounds", Says: "L ≤ (α−2)/α for α < 0, and L < 1 for α = −Inf: an outlier costs no more than that.",
			Hi: func(x In) ball.Real { return x.Of(most) },
		})
	}
	return claims
}

// barronNear is how members beside a special alpha approach it.
func barronNear(alpha, c float64) []Claim {
	limit := Limit{ID: "r-barron-continuity", At: func(a float64) Loss { return Barron(a, c) }}
	switch alpha {
	case 0:
		limit.Says = "|L_α − L_0| ≤ ¼|α|·M²·e^(max(α,0)·M/2), with M = ln(1+½s)."
		limit.Theta = []float64{0.5, -0.5, 0x1p-10, -0x1p-10, 0x1p-40, -0x1p-40, 0x1p-80}
		limit.Bound = func(a float64, x In) ball.Real {
			m := barronStable(0, c)(x)
			grow := m.Mul(ball.Of(max(a, 0) / 2)).Exp()
			return m.Mul(m).Mul(ball.Of(math.Abs(a) / 4)).Mul(grow)
		}
	case 2:
		limit.Says = "|L_{2−h} − ½s| ≤ h(¼s(|ln(s/h)| + 1) + ½)."
		limit.Theta = []float64{1.5, 2 - 0x1p-10, 2 - 0x1p-22}
		limit.Bound = func(a float64, x In) ball.Real {
			h := ball.Of(2 - a)
			s := scaledSquare(x, c)
			bend := s
			if s.Sign() > 0 {
				bend = s.Mul(magnitude(s.Quo(h).Log()).Add(ball.Of(1)))
			}
			return h.Mul(bend.Mul(ball.Of(0.25)).Add(ball.Of(0.5)))
		}
	case math.Inf(-1):
		limit.Says = "L_α − L_{−Inf} ≤ min(2, s)/|α| for α ≤ −10."
		limit.Theta = []float64{-10, -1 << 10, -1 << 30}
		limit.Bound = func(a float64, x In) ball.Real {
			s := scaledSquare(x, c)
			if s.Cmp(ball.Of(2)) > 0 {
				s = x.Of(2)
			}
			return s.Quo(ball.Of(-a))
		}
	default:
		return nil
	}
	return []Claim{limit}
}
