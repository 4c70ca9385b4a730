package spec

import (
	"github.com/lossgate/lossgate/spec/ball"
)

// Wp1D is the Wasserstein distance of order p ≥ 1 between two weighted point sets on the line, (∫|F⁻¹ − G⁻¹|^p)^(1/p): the root is
// part of it, so that it is a metric and has the unit of the positions. Inputs are those of W1, which it is for p = 1.
//
// Its gradient in the weights is defined up to a constant, and jumps where the distribution functions have a level in common. For
// p > 1 the gradient is not specified where the measures coincide: the root has none.
func Wp1D(p float64) Loss {
	points := Domain{Rows: []Domain{Finite, Distribution}}
	return Loss{
		Name: "wp-1d", Family: Divergence,
		Params: []Param{Scalar("p", p, Domain{Lo: 1, Hi: 64})},
		Shape:  []Dim{{"row", 2, 2}, {"n", 1, 3}}, TargetShape: []Dim{{"row", 2, 2}, {"m", 1, 3}},
		Pred: points, Target: points, TargetGrad: true, Tangent: true,
		Definition: "(∫|F⁻¹ − G⁻¹|^p)^(1/p), F and G the distribution functions of pred and target (rows: positions, weights)",
		Value:      wpOf(p),
		Kinks: []Kink{
			{"two points coincide", func(s *Sample, pick func(n int) int) bool {
				s.Pred[pick(len(s.Pred)/2)] = s.Target[pick(len(s.Target)/2)]
				return true
			}},
			{"equal weights", func(s *Sample, pick func(n int) int) bool {
				if len(s.Pred) != len(s.Target) {
					return false
				}
				n := len(s.Pred) / 2
				copy(s.Pred[n:], s.Target[n:])
				return true
			}},
		},
		Special: []SpecialCase{
			{When: "two point masses: their distance", In: atoms([]float64{3, 1}, []float64{-1, 1}), Want: 4},
			{When: "a point and its two halves: 0", In: atoms([]float64{2, 1}, []float64{2, 2, 0.5, 0.5}), Want: 0},
		},
		Claims: wpClaims(p),
		Refs:   []Ref{vallender, {"G. Peyré, M. Cuturi, Computational optimal transport, Found. Trends Mach. Learn. 11 (2019), sec. 2.6", "10.1561/2200000073"}},
		Names:  map[string]string{"pot": "ot.wasserstein_1d (without the root)"},
	}
}

// wpOf is (∫|F⁻¹ − G⁻¹|^p)^(1/p).
func wpOf(p float64) func(In) ball.Real {
	return func(x In) ball.Real {
		var cost []ball.Real
		for _, q := range x.quantiles() {
			cost = append(cost, q.mass.Mul(distancePower(x, q.gap, p)))
		}
		return rootOf(x, ball.Sum(cost...), p)
	}
}

// distancePower is |d|^p, smooth at 0 for p > 1.
func distancePower(x In, d ball.Real, p float64) ball.Real {
	switch {
	case p == 1:
		return d.Abs()
	case p == 2:
		return d.Mul(d)
	case p == 3:
		return magnitude(d).Mul(d).Mul(d)
	case d.Sign() == 0:
		return x.Of(0)
	}
	return magnitude(d).Pow(x.Of(p))
}

// rootOf is s^(1/p).
func rootOf(x In, s ball.Real, p float64) ball.Real {
	switch p {
	case 1:
		return s
	case 2:
		return s.Sqrt()
	}
	return s.Pow(x.Of(1).Quo(x.Of(p)))
}

func wpClaims(p float64) []Claim {
	claims := append(measureClaims(1), transports()...)
	claims = append(claims,
		Bounds{
			ID: "t-order", Says: "W1 ≤ Wp ≤ W∞, the largest distance that mass moves.",
			Lo: wpOf(1),
			Hi: func(x In) ball.Real {
				most := x.Of(0)
				for _, q := range x.quantiles() {
					if q.mass.Sign() > 0 {
						most = ball.Max(most, q.gap.Abs())
					}
				}
				return most
			},
		},
	)
	if p == 1 {
		return append(append(claims, mixtures(1)...), Equals{
			ID: "t-1d-cdf", Says: "For p = 1 it is ∫|F − G|.", Other: W1,
		})
	}
	return append(claims, Not{
		ID: "t-mixture-wp", Says: "Mass in common does count for p > 1: it lets mass move in smaller steps.", Of: common(1),
		Witness: []Sample{atoms([]float64{0, 1}, []float64{1, 1}), atoms([]float64{0, 1}, []float64{0, 1})},
	})
}
