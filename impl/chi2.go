package impl

import "math"

// Chi2 is χ²(p‖q) = Σ(p − q)²/q of a distribution p = target and a prediction q = pred over C atoms (Pearson 1900). Its gradient in pred is
// 1 − (p/q)² and in target 2(p−q)/q, as entries vary freely.
//
// Special cases are:
//
//	Chi2(p, p) = 0
//	q for p = 0
//	+Inf where p has mass that q has not, with derivative −Inf by q there and +Inf by p
//	where both are 0 the derivative by q is 1 and that by p is +Inf
//
// Errors: an entry outside [0, 1], NaN among them; rows that do not sum to 1; rows of different lengths.
func Chi2[F Float]() Loss[F] { return divergence[F](chi2) }

// Chi2Neyman is Chi2 with its arguments exchanged, Σ(p − q)²/p of a distribution p = target and a prediction q = pred (Neyman 1949). Its
// gradient in pred is 2(q−p)/p and in target 1 − (q/p)².
//
// Special cases are:
//
//	Chi2Neyman(p, p) = 0
//	p for q = 0
//	+Inf where q has mass that p has not, with derivative −Inf by p there and +Inf by q
//	where both are 0 the derivative by p is 1 and that by q is +Inf
//
// Errors: an entry outside [0, 1], NaN among them; rows that do not sum to 1; rows of different lengths.
func Chi2Neyman[F Float]() Loss[F] {
	return divergence[F](func(p, q, gp, gt []float64) float64 { return chi2(q, p, gt, gp) })
}

// chi2 is Σ(p−q)²/q, with its gradients by q in gp and by p in gt.
func chi2(p, q, gp, gt []float64) float64 {
	var s sum
	for i := range p {
		s.add(squareOver(difference(p[i], q[i]), twofold{hi: q[i]}))
	}
	for i := range gp {
		switch {
		case p[i] == 0:
			gp[i] = 1
		case q[i] == 0:
			gp[i] = math.Inf(-1)
		default:
			gp[i] = (q[i] - p[i]) / q[i] * ((p[i] + q[i]) / q[i])
		}
	}
	for i := range gt {
		if gt[i] = math.Inf(1); q[i] != 0 {
			gt[i] = 2 * (p[i] - q[i]) / q[i]
		}
	}
	return s.total()
}

// squareOver is d²/m, with 0/0 = 0.
func squareOver(d, m twofold) float64 {
	switch {
	case d.hi == 0:
		return 0
	case m.hi == 0:
		return math.Inf(1)
	}
	if v := d.hi / m.hi * d.hi; v < 0x1p-900 || v > 0x1p900 { // twice the precision needs room
		return v
	}
	return d.mul(d).quo(m).hi
}
