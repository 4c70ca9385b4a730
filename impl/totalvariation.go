package impl

import "math"

// TotalVariation is ½Σ|p − q| of a distribution p = target and a prediction q = pred over C atoms. Its gradient is ½ or −½ for each
// atom, and 0 where p = q.
//
// Special cases are:
//
//	TotalVariation(p, p) = 0
//	1 for disjoint supports
//
// Errors: an entry outside [0, 1], NaN among them; rows that do not sum to 1; rows of different lengths.
func TotalVariation[F Float]() Loss[F] {
	return divergence[F](func(p, q, gp, gt []float64) float64 {
		var s sum
		for i := range p {
			d := q[i] - p[i]
			s.add(math.Abs(d))
			if d == 0 {
				continue
			}
			if gp != nil {
				gp[i] = math.Copysign(0.5, d)
			}
			if gt != nil {
				gt[i] = math.Copysign(0.5, -d)
			}
		}
		return s.total() / 2
	})
}
