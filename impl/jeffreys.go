package impl

import "math"

// Jeffreys is Σ(p − q)·log(p/q) = D(p‖q) + D(q‖p) in nats of a distribution p = target and a prediction q = pred over C atoms (Jeffreys
// 1946). Its gradient in pred is log(q/p) + (q−p)/q and that in target alike, as entries vary freely. No term is negative, and none
// cancels.
//
// Special cases are:
//
//	Jeffreys(p, p) = 0
//	+Inf where one has mass that the other has not, with derivative −Inf by the one that is 0 and +Inf by the other
//	the derivative by an entry of 0 is +Inf where both are 0
//
// Errors: an entry outside [0, 1], NaN among them; rows that do not sum to 1; rows of different lengths.
func Jeffreys[F Float]() Loss[F] {
	return divergence[F](func(p, q, gp, gt []float64) float64 {
		var s sum
		for i := range p {
			if p[i] != q[i] {
				s.add((p[i] - q[i]) * massSlope(p[i], q[i]))
			}
		}
		for i := range gp {
			gp[i] = jeffreysSlope(q[i], p[i])
		}
		for i := range gt {
			gt[i] = jeffreysSlope(p[i], q[i])
		}
		return s.total()
	})
}

// jeffreysSlope is log(a/b) + (a−b)/a, the derivative of (a−b)·log(a/b) by a.
func jeffreysSlope(a, b float64) float64 {
	switch {
	case b == 0:
		return math.Inf(1)
	case a == 0:
		return math.Inf(-1)
	}
	return massSlope(a, b) + (a-b)/a
}
