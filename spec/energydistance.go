package spec

import "github.com/lossgate/lossgate/spec/ball"

// EnergyDistance is 2E|X − Y| − E|X − X'| − E|Y − Y'| between two weighted point sets on the line (Székely and Rizzo 2013), which is
// 2∫(F − G)². It is a square: libraries that return its root deviate from this. Inputs are those of W1.
//
// Its gradient in the weights is defined up to a constant, since they are tied to a sum; in the positions it has kinks where points
// meet.
func EnergyDistance() Loss {
	points := Domain{Rows: []Domain{Finite, Distribution}}
	claims := append(measureClaims(1), mixtures(2)...)
	claims = append(claims,
		twin("t-energy", "It is 2∫(F − G)².", EnergyDistance, cdfSquares),
		Bounds{
			ID: "t-energy-w1", Says: "2·W1²/D ≤ L ≤ 2·W1, D the largest distance of points.",
			Lo: func(x In) ball.Real {
				_, most, _ := extent(x)
				if most.Sign() == 0 {
					return x.Of(0)
				}
				w := W1().Value(x)
				return double(w.Mul(w)).Quo(most)
			},
			Hi: func(x In) ball.Real { return double(W1().Value(x)) },
		},
		Triangle{ID: "t-energy-metric", Says: "Its root is a metric.", Root: true},
		Not{
			ID: "t-energy-no-triangle", Says: "It is the square of a metric, and no metric: 1, ½ and ¼ for two points and the fair mixture of both.",
			Of: Triangle{ID: "t-energy-no-triangle", Says: "No detour is shorter."},
			Witness: []Sample{
				atoms([]float64{0, 1, 0.5, 0.5}, []float64{0, 1, 1, 0}),
				atoms([]float64{0, 1, 0, 1}, []float64{0, 1, 1, 0}),
			},
		},
	)
	return Loss{
		Name: "energy-distance", Family: Divergence,
		Shape: []Dim{{"row", 2, 2}, {"n", 1, 3}}, TargetShape: []Dim{{"row", 2, 2}, {"m", 1, 3}},
		Pred: points, Target: points, TargetGrad: true, Tangent: true,
		Definition: "2E|X − Y| − E|X − X'| − E|Y − Y'|, X and Y distributed as pred and target (rows: positions, weights)",
		Value: func(x In) ball.Real {
			at, w, targetAt, targetW := x.points()
			cross := meanDistance(at, w, targetAt, targetW)
			return double(cross).Sub(meanDistance(at, w, at, w)).Sub(meanDistance(targetAt, targetW, targetAt, targetW))
		},
		Stable: cdfSquares,
		Kinks: []Kink{{"two points coincide", func(s *Sample, pick func(n int) int) bool {
			s.Pred[pick(len(s.Pred)/2)] = s.Target[pick(len(s.Target)/2)]
			return true
		}}},
		Special: []SpecialCase{
			{When: "two point masses: twice their distance", In: atoms([]float64{3, 1}, []float64{-1, 1}), Want: 8},
			{When: "a point and its two halves: 0", In: atoms([]float64{2, 1}, []float64{2, 2, 0.5, 0.5}), Want: 0},
		},
		Claims: claims,
		Refs:   []Ref{szekely},
		Names:  map[string]string{"scipy": "scipy.stats.energy_distance (the root)"},
	}
}

var szekely = Ref{"G. J. Székely, M. L. Rizzo, Energy statistics: a class of statistics based on distances, J. Statist. Plann. Inference 143 (2013)", "10.1016/j.jspi.2013.03.018"}

// meanDistance is E|X − Y| for independent X and Y.
func meanDistance(at, w, otherAt, otherW []ball.Real) ball.Real {
	var terms []ball.Real
	for i := range at {
		for j := range otherAt {
			terms = append(terms, w[i].Mul(otherW[j]).Mul(at[i].Sub(otherAt[j]).Abs()))
		}
	}
	return ball.Sum(terms...)
}

// cdfSquares is 2∫(F − G)².
func cdfSquares(x In) ball.Real {
	at, w, targetAt, targetW := x.points()
	all := append(append([]ball.Real(nil), at...), targetAt...)
	mass := append([]ball.Real(nil), w...)
	for _, q := range targetW {
		mass = append(mass, q.Neg())
	}
	order := ball.Sort("position", all) // descending
	gap := x.Of(0)
	var area []ball.Real
	for k := range len(order) - 1 {
		gap = gap.Add(mass[order[k]])
		area = append(area, gap.Mul(gap).Mul(all[order[k]].Sub(all[order[k+1]])))
	}
	return double(ball.Sum(area...))
}
