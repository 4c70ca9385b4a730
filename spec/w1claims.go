package spec

import "github.com/lossgate/lossgate/spec/ball"

// w1Claims is what is claimed of W1 beyond what every distance on the line satisfies.
func w1Claims() []Claim {
	claims := append(measureClaims(1), transports()...)
	claims = append(claims, mixtures(1)...)
	return append(claims,
		twin("t-1d-cdf", "∫|F − G| is ∫|F⁻¹ − G⁻¹|: mass moves in its order.", W1, func(x In) ball.Real {
			var cost []ball.Real
			for _, q := range x.quantiles() {
				cost = append(cost, q.mass.Mul(q.gap.Abs()))
			}
			return ball.Sum(cost...)
		}),
		Equals{
			ID: "t-w1-disjoint", Says: "Of two point masses it is their distance, however far apart they are.",
			Other: Absolute, When: func(s Sample) bool { return len(s.Pred) == 2 && len(s.Target) == 2 },
			Draw: func(s *Sample, _ func(n int) int) {
				*s = measure{s.Pred[:1], []float64{1}}.between(measure{s.Target[:1], []float64{1}})
			},
		},
		Gradient{
			ID: "t-w1-disjoint-gradient", Says: "Left of the target, however far, a point of weight w has the slope −w, and mass at x the slope −x.",
			Is: func(x In) []ball.Real {
				at, w, _, _ := x.points()
				var g []ball.Real
				for _, v := range append(append([]ball.Real(nil), w...), at...) {
					g = append(g, v.Neg())
				}
				return g
			},
			When: func(s Sample) bool {
				p, q := measures(s)
				for _, x := range p.at {
					for _, y := range q.at {
						if x >= y {
							return false
						}
					}
				}
				return true
			},
			Draw: func(s *Sample, pick func(n int) int) {
				p, q := measures(*s)
				for i := range p.at {
					p.at[i] = -float64(1 + pick(64)*8 + i)
				}
				for j := range q.at {
					q.at[j] = float64(1 + pick(64)*8 + j)
				}
			},
		},
		Bounds{
			ID: "t-mean-bound", Says: "W1 ≥ |E X − E Y|.",
			Lo: func(x In) ball.Real {
				at, w, targetAt, targetW := x.points()
				return meanPoint(at, w).Sub(meanPoint(targetAt, targetW)).Abs()
			},
		},
		Bounds{
			ID: "t-mean-bound-equality", Says: "Where no quantile of the target is left of the prediction's, W1 = E Y − E X.",
			Lo:   meanGap,
			Hi:   meanGap,
			When: dominated,
			Draw: func(s *Sample, pick func(n int) int) {
				p, _ := measures(*s)
				*s = p.between(p.moved(func(x float64) float64 { return x + float64(pick(16))/4 }))
			},
		},
		Bounds{
			ID: "t-diam-tv", Says: "d·TV ≤ W1 ≤ D·TV for the least and the largest distance of points.",
			Lo: func(x In) ball.Real {
				least, _, tv := extent(x)
				if tv.Sign() == 0 {
					return x.Of(0)
				}
				return least.Mul(tv)
			},
			Hi: func(x In) ball.Real {
				_, most, tv := extent(x)
				return most.Mul(tv)
			},
		},
	)
}

// meanGap is E Y − E X.
func meanGap(x In) ball.Real {
	at, w, targetAt, targetW := x.points()
	return meanPoint(targetAt, targetW).Sub(meanPoint(at, w))
}

// dominated reports whether the target is the prediction with its points moved to the right, each with its weight.
func dominated(s Sample) bool {
	p, q := measures(s)
	if len(p.at) != len(q.at) {
		return false
	}
	for i := range p.at {
		if p.at[i] > q.at[i] || p.w[i] != q.w[i] {
			return false
		}
	}
	return true
}
