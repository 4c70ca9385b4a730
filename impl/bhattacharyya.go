package impl

import "math"

// Bhattacharyya is −log Σ√(pq) of a distribution p = target and a prediction q = pred over C atoms (Bhattacharyya 1943). Its gradient
// in pred is −√(p/q)/(2·Σ√(pq)), and that in target alike. Where more than half of the mass is shared, the sum is taken from
// ½(Σp + Σq) less the squared Hellinger distance, which does not cancel.
//
// Special cases are:
//
//	Bhattacharyya(p, p) = 0
//	+Inf for disjoint supports
//	the derivative by an entry of 0 is −Inf where the other is positive, and 0 where both are 0
//
// Errors: an entry outside [0, 1], NaN among them; rows that do not sum to 1; rows of different lengths.
func Bhattacharyya[F Float]() Loss[F] {
	return divergence[F](func(p, q, gp, gt []float64) float64 {
		var shared, beyond sum // Σ√(pq), and that less 1
		for i := range p {
			shared.add(math.Sqrt(p[i]) * math.Sqrt(q[i]))
			beyond.add(p[i] / 2)
			beyond.add(q[i] / 2)
		}
		beyond.add(-1)
		beyond.add(-squaredHellinger(p, q))
		bc := shared.total()
		for i := range gp {
			gp[i] = sharedSlope(q[i], p[i], bc)
		}
		for i := range gt {
			gt[i] = sharedSlope(p[i], q[i], bc)
		}
		if bc > 0.5 {
			return 0 - math.Log1p(beyond.total()) // not −0
		}
		return -math.Log(bc)
	})
}

// sharedSlope is −√(b/a)/(2·bc), the derivative of −log bc by a.
func sharedSlope(a, b, bc float64) float64 {
	if b == 0 {
		return 0
	}
	return -math.Sqrt(b) / math.Sqrt(math.Abs(a)) / (2 * bc) // −0 is no mass either
}
