package impl

import (
	"math"
	"slices"
)

// Distillation is T²·KL(softmax(v/T) ‖ softmax(z/T)) for the logits v = target of a teacher and z = pred of a student, at temperature T
// (Hinton et al. 2015). Its gradient in z is T(softmax(z/T) − softmax(v/T)); the teacher is fixed.
//
// It is summed as Σ q·h(log(p/q)) with h(b) = b·exp b − expm1 b, whose terms are not negative: where student and teacher nearly
// agree, which T makes of everything, Σ p·log(p/q) would lose all digits, and T² would make that visible.
//
// Special cases are:
//
//	a class that both rule out by −Inf adds nothing
//	a class that the student alone rules out makes +Inf
//	a logit of NaN makes NaN
//
// Errors: rows of different lengths. temperature must be a finite number above 0; otherwise every call returns a *DataError.
func Distillation[F Float](temperature float64) Loss[F] {
	bad := positive("temperature", temperature)
	return widened[F](Rows[float64]{Eval: func(x Row[float64], gp, _ []float64) (float64, error) {
		if bad != nil {
			return 0, bad
		}
		if err := paired(x); err != nil {
			return 0, err
		}
		q, p := cooled(x.Pred, temperature), cooled(x.Target, temperature)
		b := logRatios(x, p, q, temperature)
		var kl sum
		for k := range b {
			pk, qk := p.prob(k), q.prob(k)
			switch {
			case pk == 0: // p·log p is 0
				kl.add(qk)
			case math.Abs(b[k]) < 1:
				kl.add(qk * entropic(b[k]))
			default:
				kl.add(float64(pk*b[k]) - (pk - qk))
			}
			if gp == nil {
				continue
			}
			if gp[k] = temperature * (qk - pk); math.Abs(b[k]) < 1 {
				gp[k] = 0 - temperature*qk*math.Expm1(b[k])
			}
		}
		return temperature * temperature * kl.total(), nil
	}})
}

// cooled is the softmax of z/T. The largest logit is subtracted first: z/T of logits far from 0 would round.
func cooled(z []float64, temperature float64) softmax {
	c := make([]float64, len(z))
	top := newSoftmax(z).top
	for k := range z {
		if c[k] = (z[k] - z[top]) / temperature; k == top && !math.IsInf(z[k], 0) {
			c[k] = z[k] - z[k] // 0, or NaN
		}
	}
	return newSoftmax(c)
}

// logRatios is log(p/q). Where it is small it comes from the differences of the logits, which are exact before T divides them.
func logRatios(x Row[float64], p, q softmax, temperature float64) []float64 {
	d := make([]float64, len(x.Pred))
	near := !slices.ContainsFunc(x.Pred, infinite) && !slices.ContainsFunc(x.Target, infinite)
	c := twoSum(x.Target[q.top], -x.Pred[q.top]) // so that log(p/q) of a class that dominates is the small sum alone
	for k := range d {
		s := twoSum(x.Target[k], -x.Pred[k])
		d[k] = ((s.hi - c.hi) + (s.lo - c.lo)) / temperature
		near = near && !(math.Abs(d[k]) >= 1)
	}
	if near {
		var s sum
		for k := range d {
			s.add(q.prob(k) * math.Expm1(d[k]))
		}
		mean := math.Log1p(s.total())
		for k := range d {
			d[k] -= mean
		}
		return d
	}
	for k := range d {
		d[k] = q.surprise(k) - p.surprise(k)
	}
	return d
}

func infinite(x float64) bool { return math.IsInf(x, 0) }

// entropic is b·exp b − expm1 b = Σ_{n≥2} b^n·(n−1)/n! for |b| < 1, without the cancellation near 0; the term n = 22 is below 2^−53.
func entropic(b float64) float64 {
	const terms = 22
	s, factorial := 0.0, 1.0
	inverse := [terms + 1]float64{}
	for n := 1; n <= terms; n++ {
		factorial *= float64(n)
		inverse[n] = float64(n-1) / factorial
	}
	for n := terms; n >= 2; n-- {
		s = float64(s*b) + inverse[n]
	}
	return s * b * b
}
