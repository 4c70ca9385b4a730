package impl

import "math"

// Hellinger is √(½Σ(√p − √q)²) of a distribution p = target and a prediction q = pred over C atoms (Hellinger 1909), by differences
// that do not cancel. Its gradient in pred is (1 − √(p/q))/(4H), and that in target alike.
//
// Special cases are:
//
//	Hellinger(p, p) = 0, with gradient 0
//	1 for disjoint supports
//	the derivative by an entry of 0 is −Inf where the other is positive, and 1/(4H) where both are 0
//
// Errors: an entry outside [0, 1], NaN among them; rows that do not sum to 1; rows of different lengths.
func Hellinger[F Float]() Loss[F] {
	return divergence[F](func(p, q, gp, gt []float64) float64 {
		h := math.Sqrt(squaredHellinger(p, q))
		for i := range gp {
			gp[i] = rootSlope(q[i], p[i], h)
		}
		for i := range gt {
			gt[i] = rootSlope(p[i], q[i], h)
		}
		return h
	})
}

// squaredHellinger is ½Σ(√p − √q)².
func squaredHellinger(p, q []float64) float64 {
	var s sum
	for i := range p {
		if d := rootDifference(p[i], q[i]); d != 0 {
			s.add(d * d / 2)
		}
	}
	return s.total()
}

// rootDifference is √a − √b.
func rootDifference(a, b float64) float64 {
	if a == b {
		return 0
	}
	return (a - b) / (math.Sqrt(a) + math.Sqrt(b))
}

// rootSlope is (1 − √(b/a))/(4h), the derivative of h by a.
func rootSlope(a, b, h float64) float64 {
	switch {
	case h == 0:
		return 0
	case a == 0 && b == 0:
		return 1 / (4 * h)
	case a == 0:
		return math.Inf(-1)
	}
	return rootDifference(a, b) / math.Sqrt(a) / (4 * h)
}
