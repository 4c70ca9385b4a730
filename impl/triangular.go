package impl

// Triangular is Σ(p − q)²/(p + q) of a distribution p = target and a prediction q = pred over C atoms (Vincze 1981, Le Cam 1986). Its
// gradient in pred is (q−p)(q+3p)/(p+q)² and that in target alike; exchanging the arguments gives the same bits.
//
// Special cases are:
//
//	Triangular(p, p) = 0
//	2 for disjoint supports
//	the derivative by an entry of 0 is −3 where the other is positive, and 1 where both are 0
//
// Errors: an entry outside [0, 1], NaN among them; rows that do not sum to 1; rows of different lengths.
func Triangular[F Float]() Loss[F] {
	return divergence[F](func(p, q, gp, gt []float64) float64 {
		var s sum
		for i := range p {
			s.add(squareOver(difference(p[i], q[i]), twoSum(p[i], q[i])))
		}
		for i := range gp {
			gp[i] = triangularSlope(q[i], p[i])
		}
		for i := range gt {
			gt[i] = triangularSlope(p[i], q[i])
		}
		return s.total()
	})
}

// triangularSlope is (a−b)(a+3b)/(a+b)², the derivative of (a−b)²/(a+b) by a.
func triangularSlope(a, b float64) float64 {
	if b == 0 {
		return 1
	}
	s := twoSum(a, b)
	return difference(a, b).quo(s).mul(s.add(twofold{hi: 2 * b}).quo(s)).hi
}
