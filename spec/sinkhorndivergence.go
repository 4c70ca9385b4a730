package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// SinkhornDivergence is the entropic cost of two weighted point sets on the line, less the mean of their costs to themselves (Feydy et al. 2019),
// OT_ε(P, Q) − ½OT_ε(P, P) − ½OT_ε(Q, Q) with the cost (x − y)²: without the debiasing, equal measures would not cost 0. Inputs are those
// of W1, but that positions are within ±2^500: the costs of others are no numbers of float64.
//
// As the authors' code does, all potentials start from 0 and take a number of averaged steps, f ← ½(f + T g) and g ← ½(g + T f) at the same
// time, with T the soft minimum; one full step then gives the potentials of the value. So it is symmetric, and 0 for equal measures, after any
// number of steps; what it converges to is never negative. Gradients take the potentials before the last step as constants, and so
// the measure that the last step averages over.
func SinkhornDivergence(eps, iterations float64) Loss {
	steps := int(iterations)
	points := Domain{Rows: []Domain{{Lo: -0x1p500, Hi: 0x1p500}, Distribution}}
	return Loss{
		Name: "sinkhorn-divergence", Family: Divergence,
		Params: []Param{Scalar("epsilon", eps, Positive), Scalar("iterations", float64(steps), Domain{Lo: 1, Hi: 1e4})},
		Shape:  []Dim{{"row", 2, 2}, {"n", 1, 2}}, TargetShape: []Dim{{"row", 2, 2}, {"m", 1, 2}},
		Pred: points, Target: points, TargetGrad: true, Tangent: true,
		StopGrad:   "the potentials before the last step, and the other measure in it",
		Definition: "⟨a, f − p⟩ + ⟨b, g − q⟩, f and g the potentials of pred (positions x, weights a) and target (y, b) against each other, p and q against themselves, for the cost (x − y)²",
		Value: func(x In) ball.Real {
			at, a, targetAt, b := x.points()
			f, g := potentials(x, eps, steps, at, a, targetAt, b)
			p, q := selfPotentials(x, eps, steps, at, a), selfPotentials(x, eps, steps, targetAt, b)
			var terms []ball.Real
			for i := range f {
				terms = append(terms, a[i].Mul(f[i].Sub(p[i])))
			}
			for j := range g {
				terms = append(terms, b[j].Mul(g[j].Sub(q[j])))
			}
			return ball.Sum(terms...)
		},
		Special: []SpecialCase{
			{When: "two point masses: the square of their distance", In: atoms([]float64{3, 1}, []float64{1, 1}), Want: 4},
			{When: "equal measures: 0", In: atoms([]float64{2, 5, 0.25, 0.75}, []float64{2, 5, 0.25, 0.75}), Want: 0},
		},
		Claims: append(distanceClaims(), []Claim{
			Equals{
				ID: "t-sinkhorn-divergence", Says: "Of point masses it is their cost, whatever ε: nothing of the entropy is left.",
				Other: Squared, When: func(s Sample) bool { return len(s.Pred) == 2 && len(s.Target) == 2 },
				Draw: func(s *Sample, _ func(n int) int) {
					*s = measure{s.Pred[:1], []float64{1}}.between(measure{s.Target[:1], []float64{1}})
				},
			},
			Bounds{
				ID: "t-sinkhorn-divergence-limit", Says: "For large ε it is (E X − E Y)², the energy distance of the cost halved, but for 2R²/ε, R the largest cost.",
				Lo: func(x In) ball.Real {
					mean, rest := meanSquare(x, eps)
					return mean.Sub(rest)
				},
				Hi: func(x In) ball.Real {
					mean, rest := meanSquare(x, eps)
					return mean.Add(rest)
				},
				Draw: func(s *Sample, pick func(n int) int) {
					p, q := measures(*s)
					for _, m := range []measure{p, q} {
						for i := range m.at {
							m.at[i] = math.Sqrt(eps) * float64(pick(32)) / 256
						}
					}
				},
			},
			Equals{
				ID: "t-scale-epsilon", Says: "Distances twice as large and ε four times as large cost four times as much.", Scale: 0.25,
				Other: func() Loss { return SinkhornDivergence(4*eps, iterations) },
				Map: func(x In) In {
					wider := func(v []ball.Real) []ball.Real {
						w := append([]ball.Real(nil), v...)
						for i := range len(v) / 2 {
							w[i] = double(v[i])
						}
						return w
					}
					x.Pred, x.Target = wider(x.Pred), wider(x.Target)
					return x
				},
			},
		}...),
		Refs: []Ref{
			{"J. Feydy et al., Interpolating between optimal transport and MMD using Sinkhorn divergences, AISTATS (2019)", "10.48550/arXiv.1810.08278"},
		},
		Names: map[string]string{"geomloss": "geomloss.SamplesLoss(\"sinkhorn\") (half of the cost, and ε from coarse to fine)"},
	}
}

// softStep is T: at each point the soft minimum of its costs to others, of which the potentials are h.
func softStep(x In, eps float64, at, others, weights, h []ball.Real) []ball.Real {
	out := make([]ball.Real, len(at))
	for i := range at {
		cost := make([]ball.Real, len(others))
		for j := range others {
			cost[j] = square(at[i].Sub(others[j])).Sub(h[j])
		}
		out[i] = softMin(x, cost, weights, eps)
	}
	return out
}

// potentials are those of two measures against each other.
func potentials(x In, eps float64, steps int, at, a, targetAt, b []ball.Real) (f, g []ball.Real) {
	x0, a0, y0, b0 := constants(at), constants(a), constants(targetAt), constants(b)
	f, g = make([]ball.Real, len(at)), make([]ball.Real, len(targetAt))
	for range steps {
		f, g = averaged(f, softStep(x, eps, x0, y0, b0, g)), averaged(g, softStep(x, eps, y0, x0, a0, f))
	}
	return softStep(x, eps, at, y0, b0, g), softStep(x, eps, targetAt, x0, a0, f)
}

// selfPotentials are those of a measure against itself.
func selfPotentials(x In, eps float64, steps int, at, a []ball.Real) []ball.Real {
	x0, a0 := constants(at), constants(a)
	p := make([]ball.Real, len(at))
	for range steps {
		p = averaged(p, softStep(x, eps, x0, x0, a0, p))
	}
	return softStep(x, eps, at, x0, a0, p)
}

func constants(v []ball.Real) []ball.Real {
	out := make([]ball.Real, len(v))
	for i := range v {
		out[i] = v[i].Detach()
	}
	return out
}

func averaged(v, w []ball.Real) []ball.Real {
	out := make([]ball.Real, len(v))
	for i := range v {
		out[i] = v[i].Add(w[i]).Mul(ball.Of(0.5))
	}
	return out
}

// meanSquare is (E X − E Y)², and 2R²/ε. A soft minimum of what is within R of each other is at most R²/(8ε) below the mean; costs less a
// potential are within 2R. The errors of earlier steps cancel but for one half, in each of the four potentials.
func meanSquare(x In, eps float64) (mean, rest ball.Real) {
	_, most, _ := extent(x)
	return square(meanGap(x)), square(square(most)).Mul(ball.Of(2)).Quo(x.Of(eps))
}
