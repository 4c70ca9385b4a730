package impl

import "math"

// KL is the Kullback–Leibler divergence Σ p·log(p/q) in nats of a distribution p = target from a prediction q = pred over C atoms
// (Kullback and Leibler 1951). Its gradient in pred is −p/q and in target log(p/q) + 1, as entries vary freely. Nothing is clipped. It is
// computed as Σ (p·log(p/q) − p + q) + Σp − Σq, whose terms are not negative: near-equal distributions cancel nothing, and rows that
// sum to exactly 1 never give less than 0.
//
// Special cases are:
//
//	KL(p, p) = 0
//	0·log(0/q) = 0 for every q, 0 too
//	+Inf where p has mass that q has not, with derivative −Inf by q there and +Inf by p
//	the derivative by p at p = 0 is −Inf where q > 0 and +Inf where q = 0; that by q is 0
//
// Errors: an entry outside [0, 1], NaN among them; rows that do not sum to 1; rows of different lengths.
func KL[F Float]() Loss[F] {
	return divergence[F](relativeEntropy)
}

// relativeEntropy is D(p‖q), with its gradients by q in gp and by p in gt.
func relativeEntropy(p, q, gp, gt []float64) float64 {
	var s sum
	for i := range p {
		s.add(gapOf(p[i], q[i]))
		s.add(p[i])
		s.add(-q[i])
	}
	for i := range gp {
		if p[i] != 0 {
			gp[i] = -p[i] / math.Abs(q[i]) // −0 is no mass either
		}
	}
	for i := range gt {
		gt[i] = klSlope(p[i], q[i])
	}
	return s.total()
}

// klSlope is the derivative of p·log(p/q) by p, log(p/q) + 1. Where that cancels, close to p·e = q, it is the logarithm of 1 +
// (p·e − q)/q, with e in two parts.
func klSlope(p, q float64) float64 {
	switch {
	case q == 0:
		return math.Inf(1)
	case p == 0:
		return math.Inf(-1)
	}
	const e, rest = math.E, 0x1.4d57ee2b1013ap-53 // e less its float64
	if d := math.FMA(p, e, -q) + p*rest; math.Abs(d) <= q/2 {
		return math.Log1p(d / q)
	}
	return 1 + logQuotient(p, q)
}

// divergence is a loss of two distributions over equally many atoms, p = target and q = pred. f stores the gradients by q in gp and by
// p in gt, where those are not nil.
func divergence[F Float](f func(p, q, gp, gt []float64) float64) Loss[F] {
	return divergenceOf[F](nil, f)
}

// divergenceOf is divergence with parameters: bad is what is wrong with them, nil when nothing is.
func divergenceOf[F Float](bad error, f func(p, q, gp, gt []float64) float64) Loss[F] {
	return widened[F](Rows[float64]{Targets: true, Eval: func(x Row[float64], gp, gt []float64) (float64, error) {
		if bad != nil {
			return 0, bad
		}
		if err := paired(x); err != nil {
			return 0, err
		}
		if err := distribution("pred", 0, x.Pred, x.unit); err != nil {
			return 0, err
		}
		if err := distribution("target", 0, x.Target, x.unit); err != nil {
			return 0, err
		}
		return f(x.Target, x.Pred, gp, gt), nil
	}})
}
