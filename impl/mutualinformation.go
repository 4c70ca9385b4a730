package impl

import "math"

// MutualInformation is Σ p(x,y)·log(p(x,y)/(p(x)·p(y))) in nats of a joint distribution pred of rows × cols entries, row by row (Shannon
// 1948). Its gradient is log(p(x,y)/(p(x)·p(y))) − 1, as entries vary freely. Marginals and their products are kept in twice the
// precision, and terms are those of KL that are not negative: near-independent X and Y cancel nothing.
//
// Special cases are:
//
//	0 for independent X and Y
//	0·log 0 = 0, with derivative −Inf where both marginals are positive
//	the derivative where a whole row is empty is −log p(y) − 1, and likewise for a column; +Inf where both are
//
// Errors: an entry outside [0, 1], NaN among them; entries that do not sum to 1; another number of them than rows·cols; rows or cols
// that are not whole numbers from 1 to 8.
func MutualInformation[F Float](rows, cols float64) Loss[F] {
	bad := within("rows", math.Trunc(rows), 1, 8)
	if bad == nil {
		bad = within("cols", math.Trunc(cols), 1, 8)
	}
	return widened[F](Rows[float64]{Eval: func(x Row[float64], gp, _ []float64) (float64, error) {
		if bad != nil {
			return 0, bad
		}
		if len(x.Shape) != 1 || len(x.Pred) != int(rows)*int(cols) {
			return 0, &DataError{"shape", -1, x.Shape, "want rows·cols entries in one row"}
		}
		if err := distribution("pred", 0, x.Pred, x.unit); err != nil {
			return 0, err
		}
		return mutualInformation(x.Pred, int(cols), gp), nil
	}})
}

func mutualInformation(p []float64, cols int, g []float64) float64 {
	r, c := make([]twofold, len(p)/cols), make([]twofold, cols)
	all := sum{s: -1}
	var whole, s sum
	for k, v := range p {
		r[k/cols], c[k%cols] = r[k/cols].add(twofold{hi: v}), c[k%cols].add(twofold{hi: v})
		all.add(v)
		whole.add(v)
	}
	for k, v := range p {
		q := r[k/cols].mul(c[k%cols])
		half, d := v/2+q.hi/2, twofold{hi: v}.add(twofold{-q.hi, -q.lo}).hi/2
		switch {
		case d == 0:
		case v == 0:
			s.add(q.hi)
		case math.Abs(d) <= half/3:
			s.add(gapNear(d, half))
		default:
			s.add(far(v, q.hi))
		}
		if g != nil {
			g[k] = informationSlope(v, r[k/cols], c[k%cols])
		}
	}
	s.add(-float64(all.total() * whole.total())) // Σp − Σ p(x)·p(y), where the sum is not exactly 1
	return s.total()
}

// informationSlope is log(p/(r·c)) − 1. Where that cancels, close to p = e·r·c, it is the logarithm of 1 + (p − e·r·c)/(e·r·c).
func informationSlope(p float64, r, c twofold) float64 {
	switch {
	case r.hi == 0 && c.hi == 0:
		return math.Inf(1)
	case r.hi == 0:
		return -1 - math.Log(c.hi)
	case c.hi == 0:
		return -1 - math.Log(r.hi)
	case p == 0:
		return math.Inf(-1)
	}
	e := twofold{math.E, 0x1.4d57ee2b1013ap-53}
	q := r.mul(c)
	scaled := q.mul(e)
	if d := (twofold{hi: p}).add(twofold{-scaled.hi, -scaled.lo}).hi; math.Abs(d) <= scaled.hi/2 {
		return math.Log1p(d / scaled.hi)
	}
	return logQuotient(p, q.hi) - 1
}
