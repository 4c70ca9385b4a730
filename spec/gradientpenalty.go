package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// GradientPenalty is λ(‖g‖ − target)² for the gradient g of a critic at one point of its input, or λ·max(0, ‖g‖ − target)² with
// oneSided (Gulrajani et al. 2017; Petzka et al. 2018). Pred is g, of shape {C, P}: channels and positions, the norm being over all
// of it. A point has one penalty, so that the mean over points is Mean; where the points lie, on segments from data to fakes with
// one α each, is the caller's matter, and so is the critic: a penalty of 0 at some points says nothing of the others (PROPERTIES E19).
//
// The two-sided penalty has a kink at g = 0, the ball of radius 2λ·target being its subgradients; 0 is the usual one.
func GradientPenalty(lambda, target float64, oneSided bool) Loss {
	side := 0.0
	definition := "λ(‖g‖ − target)², g = pred, ‖·‖ over channels and positions"
	if oneSided {
		side, definition = 1, "λ·max(0, ‖g‖ − target)², g = pred, ‖·‖ over channels and positions"
	}
	atZero := lambda * target * target
	if oneSided {
		atZero = 0
	}
	l := Loss{
		Name: "gradient-penalty", Family: Adversarial,
		Params: []Param{Scalar("lambda", lambda, Positive), Scalar("target", target, NonNegative), Scalar("one_sided", side, Binary)},
		Shape:  []Dim{{"C", 1, 2}, {"P", 1, 2}}, Pred: Finite, Target: NoTarget,
		Definition: definition,
		Value:      func(x In) ball.Real { return steepness(x.Pred, lambda, target, oneSided) },
		Kinks:      slopeKinks(target),
		Special: []SpecialCase{
			{When: "the gradient vanishes", In: slopesOf(2, 0, 0, 0, 0), Want: atZero},
			{When: "four entries of half the target: 0", In: evenSlopes(target), Want: 0},
			{When: "the other way: 0", In: slopesOf(1, -target), Want: 0},
		},
		Claims: append(penaltyClaims(target), Homogeneous{
			Degree: 2, At: func(k float64) Loss { return GradientPenalty(lambda, target*k, oneSided) },
		}),
		Refs: []Ref{
			{"I. Gulrajani et al., Improved training of Wasserstein GANs, NeurIPS (2017)", "10.48550/arXiv.1704.00028"},
			{"H. Petzka, A. Fischer, D. Lukovnikov, On the regularization of Wasserstein GANs, ICLR (2018), for one side", "10.48550/arXiv.1709.08894"},
		},
		Names: map[string]string{"tf-gan": "tfgan.losses.wasserstein_gradient_penalty (weight λ outside, epsilon=0)", "torchgan": "torchgan.losses.WassersteinGradientPenalty"},
	}
	if oneSided {
		l.Claims = append(l.Claims, oneSidedClaims(lambda, target)...)
	} else {
		l.Claims = append(l.Claims, twoSidedClaims(lambda, target)...)
	}
	return l
}

// steepness is λ(‖g‖ − target)², the positive part of the difference where oneSided.
func steepness(g []ball.Real, lambda, target float64, oneSided bool) ball.Real {
	d := ball.Norm(2, g...).Sub(ball.Of(target))
	if oneSided {
		d = ball.MaxAt("‖g‖ = target", d, ball.Of(0))
	}
	return d.Mul(d).Mul(ball.Of(lambda))
}

// slopeKinks are where the gradient vanishes, and where its norm is the target.
func slopeKinks(target float64) []Kink {
	return []Kink{
		{"the gradient vanishes", func(s *Sample, _ func(n int) int) bool {
			clear(s.Pred)
			return true
		}},
		{"its norm is the target", func(s *Sample, pick func(n int) int) bool {
			clear(s.Pred)
			s.Pred[pick(len(s.Pred))] = target * float64(1-2*pick(2))
			if len(s.Pred) == 4 && pick(2) == 1 {
				copy(s.Pred, evenSlopes(target).Pred)
			}
			return true
		}},
	}
}

// penaltyClaims hold for both sides: the penalty is one of the norm, which is over all axes.
func penaltyClaims(target float64) []Claim {
	return []Claim{
		AtLeastZero, Permutation{}, ZeroAtPerfect{At: []Sample{evenSlopes(target), slopesOf(1, target), slopesOf(2, 0, -target)}},
		Relation{
			ID: "g-gp-reflection", Says: "Only ‖g‖ counts: reflections of the input, and s → −s, change nothing.", Ints: 1, Bitwise: true,
			Make: func(s []Sample, k []int) []Term {
				m := s[0].Clone()
				for i := range m.Pred {
					if k[0]>>i&1 == 1 {
						m.Pred[i] = -m.Pred[i]
					}
				}
				return []Term{{1, s[0]}, {-1, m}}
			},
		},
		Relation{
			ID: "g-gp-reflection-rotation", Says: "Rotations of the input change nothing: L(Rg) = L(g), R half a Hadamard matrix.", Ints: 4,
			Make: func(_ []Sample, k []int) []Term {
				a, b, c, d := dyadic(k[0]), dyadic(k[1]), dyadic(k[2]), dyadic(k[3])
				turned := slopesOf(2, (a+b+c+d)/2, (a-b+c-d)/2, (a+b-c-d)/2, (a-b-c+d)/2)
				return []Term{{1, slopesOf(2, a, b, c, d)}, {-1, turned}}
			},
		},
		Relation{
			ID: "g-gp-per-sample", Says: "The norm is over all axes of a sample: channels laid out as positions cost the same.", Bitwise: true,
			Make: func(s []Sample, _ []int) []Term {
				flat, column := s[0].Clone(), s[0].Clone()
				flat.Shape, column.Shape = []int{1, len(flat.Pred)}, []int{len(flat.Pred), 1}
				return []Term{{1, flat}, {-1, column}}
			},
		},
	}
}

// twoSidedClaims is what pulling the norm up as well as down entails.
func twoSidedClaims(lambda, target float64) []Claim {
	claims := []Claim{
		Continuous{C1: target == 0},
		Equals{
			ID: "g-gp-zero", Says: "A linear critic ⟨w, x⟩ costs λ(‖w‖² − 2·target·‖w‖ + target²) wherever it is asked: 0 for ‖w‖ = target.",
			Other: formula(func(x In) ball.Real {
				n := ball.Norm(2, x.Pred...)
				return n.Mul(n).Sub(n.Mul(ball.Of(2 * target))).Add(square(ball.Of(target))).Mul(ball.Of(lambda))
			}),
		},
		Equals{
			ID: "g-gp-zero-gradient", Says: "A gradient that vanishes costs λ·target².",
			Other: formula(func(x In) ball.Real { return square(x.Of(target)).Mul(x.Of(lambda)) }),
			When:  func(s Sample) bool { return largestSlope(s) == 0 },
			Draw:  func(s *Sample, _ func(n int) int) { clear(s.Pred) },
		},
		Gradient{
			ID: "g-gp-slope", Says: "The slope is 2λ(1 − target/‖g‖)·g.",
			Is: func(x In) []ball.Real {
				pull := ball.Of(1).Sub(ball.Of(target).Quo(ball.Norm(2, x.Pred...))).Mul(ball.Of(2 * lambda))
				return scaledReals(pull, x.Pred)
			},
			When: func(s Sample) bool { return largestSlope(s) > 0 },
		},
		unboundedSlope("g-gp-slope-unbounded"),
	}
	if target > 0 {
		claims = append(claims, Not{
			ID: "g-gp-nonconvex", Says: "The penalty is not convex: ±g of the target's norm cost nothing, the 0 between them λ·target².",
			Of: Convex{}, Witness: []Sample{slopesOf(1, target), slopesOf(1, -target)},
		})
	}
	return claims
}

// oneSidedClaims is what pulling the norm down alone entails. Conditions are of the largest entry, which no rounding blurs: four entries at most
// have a norm between it and twice it.
func oneSidedClaims(lambda, target float64) []Claim {
	return []Claim{
		Convex{}, Smooth{Beta: 2 * lambda}, Continuous{C1: true},
		Bounds{
			ID: "g-gp-one-sided", Says: "0 ≤ max(0, ‖g‖ − target)² ≤ (‖g‖ − target)².",
			Lo: constant(0), Hi: GradientPenalty(lambda, target, false).Value,
		},
		Equals{
			ID: "g-gp-one-sided-above", Says: "Above the target it is the two-sided penalty.",
			Other: func() Loss { return GradientPenalty(lambda, target, false) },
			When:  func(s Sample) bool { return largestSlope(s) >= target },
		},
		Equals{
			ID: "g-wgan-clip", Says: "Entries clipped to ±c make a linear critic c√d-Lipschitz: with c = target/2 and d ≤ 4 nothing is to pay.",
			Other: formula(constant(0)),
			When:  func(s Sample) bool { return len(s.Pred) <= 4 && largestSlope(s) <= target/2 },
			Draw: func(s *Sample, pick func(n int) int) {
				for i := range s.Pred {
					s.Pred[i] = target / 2 * float64(pick(5)-2) / 2
				}
			},
		},
	}
}

// unboundedSlope denies that a quadratic penalty has a Lipschitz constant.
func unboundedSlope(id string) Not {
	return Not{
		ID: id, Says: "No constant bounds the slope of the penalty: a critic that blows up is pulled the harder.",
		Of: Lipschitz{K: 1 << 10}, Witness: []Sample{slopesOf(1, 1<<20), slopesOf(1, 0)},
	}
}

// largestSlope is the largest size of an entry of the gradient.
func largestSlope(s Sample) float64 {
	top := 0.0
	for _, g := range s.Pred {
		top = max(top, math.Abs(g))
	}
	return top
}

// scaledReals is k·v.
func scaledReals(k ball.Real, v []ball.Real) []ball.Real {
	out := make([]ball.Real, len(v))
	for i := range v {
		out[i] = v[i].Mul(k)
	}
	return out
}

// slopesOf is a sample of the gradient of a critic at a point of so many channels.
func slopesOf(channels int, g ...float64) Sample {
	return Sample{Pred: g, Shape: []int{channels, len(g) / channels}}
}

// evenSlopes is a gradient of that norm, all of whose four entries are needed for it.
func evenSlopes(norm float64) Sample { return slopesOf(2, norm/2, norm/2, norm/2, norm/2) }
