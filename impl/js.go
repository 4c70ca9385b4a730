package impl

import "math"

// JS is the Jensen–Shannon divergence ½D(p‖m) + ½D(q‖m) in nats, m = ½(p + q), of a distribution p = target and a prediction q = pred
// over C atoms (Lin 1991). Its gradient in pred is ½log(q/m) and in target ½log(p/m), as entries vary freely. Terms are not negative
// and cancel nothing; exchanging the arguments gives the same bits.
//
// Special cases are:
//
//	JS(p, p) = 0
//	log 2 for disjoint supports
//	the derivative by an entry of 0 is −Inf where the other is positive, and ½log 2 where both are 0
//
// Errors: an entry outside [0, 1], NaN among them; rows that do not sum to 1; rows of different lengths.
func JS[F Float]() Loss[F] {
	return divergence[F](func(p, q, gp, gt []float64) float64 {
		var s sum
		for i := range p {
			s.add(jsTerm(p[i], q[i]))
		}
		for i := range gp {
			gp[i] = jsSlope(q[i], p[i])
		}
		for i := range gt {
			gt[i] = jsSlope(p[i], q[i])
		}
		return s.total()
	})
}

// jsTerm is ½(p·log(p/m) + q·log(q/m)), m = ½(p+q). With s = (p−q)/(p+q) it is ½m·((1+s)·log(1+s) + (1−s)·log(1−s)), which is
// ½m·(s² + s⁴/6 + s⁶/15 + …), the k-th term being s^2k/(k(2k−1)). That is taken within a factor of 3, where logarithms cancel.
func jsTerm(p, q float64) float64 {
	if p == 0 || q == 0 {
		return (p + q) * (math.Ln2 / 2)
	}
	m, d := p/2+q/2, p/2-q/2
	s := d / m
	if math.Abs(s) > 0.5 {
		return float64(p*logQuotient(p, m))/2 + float64(q*logQuotient(q, m))/2
	}
	return jsNear(d, m)
}

// jsNear is jsTerm by d = ½(p−q) and m = ½(p+q), within a factor of 3.
func jsNear(d, m float64) float64 {
	const terms = 26 // 4^-26/(26·51) is below 2^-62
	s := d / m
	z := s * s
	series := 0.0
	for k := terms; k > 0; k-- {
		series = float64(series*z) + 1/float64(k*(2*k-1))
	}
	return d * s * series / 2
}

// jsSlope is ½log(a/m), m = ½(a+b).
func jsSlope(a, b float64) float64 {
	m, d := a/2+b/2, a/2-b/2
	switch {
	case m == 0:
		return math.Ln2 / 2
	case a == 0:
		return math.Inf(-1)
	case math.Abs(d) <= m/2:
		return math.Log1p(d/m) / 2
	}
	return logQuotient(a, m) / 2
}
