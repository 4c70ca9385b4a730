package spec

import "github.com/lossgate/lossgate/spec/ball"

// MMDUnbiased is the unbiased estimate of the squared maximum mean discrepancy (Gretton et al. 2012, eq. 3): MMD without the pairs of a point
// and itself, so that samples need two points at least. It is negative for some samples, all the more for equal ones.
func MMDUnbiased(sigma float64) Loss {
	l := meanDiscrepancy("mmd-unbiased", sigma, 2, func(n int) float64 { return float64(n * (n - 1)) })
	l.Definition = "1/(n(n−1))·ΣΣ_{i≠j}k(x_i, x_j) + 1/(m(m−1))·ΣΣ_{i≠j}k(y_i, y_j) − 2/(nm)·ΣΣk(x_i, y_j), k(x, y) = exp(−‖x−y‖²/(2σ²))"
	l.Value = func(x In) ball.Real { return kernelMeans(x, sigma, false) }
	l.Special = []SpecialCase{
		{When: "all points equal: 0", In: pointsOf(1, []float64{1, 1}, []float64{1, 1}), Want: 0},
		{When: "equal samples, their points far apart: −1", In: pointsOf(1, []float64{0, 1e4 * sigma}, []float64{0, 1e4 * sigma}), Want: -1},
	}
	spread := pointsOf(1, []float64{0, 2 * sigma}, []float64{0, 2 * sigma})
	l.Claims = append(kernelClaims(func(s float64) Loss { return MMDUnbiased(s) }, sigma),
		Range{-1, 2},
		Not{
			ID: "t-mmd-unbiased-negative", Says: "It is negative for some samples: no squared distance, and its root is NaN.",
			Of: AtLeastZero, Witness: []Sample{spread},
		},
		Not{
			ID: "t-mmd-unbiased-equal", Says: "It is not 0 for equal samples.",
			Of: ZeroAtPerfect{At: []Sample{spread}}, Witness: []Sample{spread},
		},
		Relation{
			ID: "t-mmd-unbiased", Says: "Its mean over all samples of two points, drawn from two each with replacement, is the biased MMD² of those: it has no bias.",
			Make: func(s []Sample, _ []int) (terms []Term) {
				if len(s[0].Pred) != 2*s[0].Shape[1] || len(s[0].Target) != len(s[0].Pred) {
					return nil
				}
				d := s[0].Shape[1]
				drawn := func(v []float64, k int) []float64 { // the first point twice, each once, or the second twice
					first, second := k/2*d, (k+1)/2*d
					return append(append([]float64(nil), v[first:first+d]...), v[second:second+d]...)
				}
				odds := [3]float64{0.25, 0.5, 0.25}
				for i, p := range odds {
					for j, q := range odds {
						terms = append(terms, Term{p * q, pointsOf(d, drawn(s[0].Pred, i), drawn(s[0].Target, j))})
					}
				}
				return terms
			},
			RHS: func(x []In, _ []int) ball.Real { return kernelMeans(x[0], sigma, true) },
		},
	)
	l.Names = map[string]string{"gretton": "MMD_u²"}
	return l
}
