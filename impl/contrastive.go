package impl

// Contrastive is d² for a pair that belongs together, target 1, and max(0, margin − d)² for one that does not, target 0, with d the
// Euclidean distance of the two rows of a sample of shape {2, D} (Hadsell, Chopra and LeCun 2006, without their ½).
//
// Special cases are:
//
//	the gradient is 0 where the rows coincide, and from the margin on
//	NaN anywhere makes value and gradient NaN
//
// Errors: a shape that is not {2, D}; a target that is not 0 or 1; a margin not above 0.
func Contrastive[F Float](margin float64) Loss[F] {
	bad := positive("margin", margin)
	return widened[F](Rows[float64]{Eval: func(x Row[float64], gp, _ []float64) (float64, error) {
		if bad != nil {
			return 0, bad
		}
		if err := coupled(x); err != nil {
			return 0, err
		}
		if err := bit(0, x.Target[0]); err != nil {
			return 0, err
		}
		d := x.Shape[1]
		a, b := x.Pred[:d], x.Pred[d:]
		if x.Target[0] == 1 {
			var v sum
			for i := range d {
				r := difference(a[i], b[i])
				v.add(product(r.hi*r.hi, r, r))
				if gp != nil {
					gp[i], gp[d+i] = 2*r.hi, -2*r.hi
				}
			}
			return v.total(), nil
		}
		n, g := distance(2, a, b)
		gap := short(margin, n, a, b)
		if gap <= 0 {
			return 0, nil
		}
		for i := range gp {
			gp[i] = -2 * gap * g[i%d]
			if i >= d {
				gp[i] = -gp[i]
			}
		}
		return gap * gap, nil
	}})
}

// short is margin − n for the distance n of a and b. Where the two are nearly equal the rounding of n would be most of that: it is
// (margin² − n²)/(margin + n) there, with the squares in twice the precision.
func short(margin, n float64, a, b []float64) float64 {
	if n < margin/2 || n > 2*margin || n != n || margin < 0x1p-400 || margin > 0x1p400 {
		return margin - n
	}
	rest := twoProd(margin, margin)
	for i := range a {
		r := difference(a[i], b[i])
		s := r.mul(r)
		rest = rest.add(twofold{-s.hi, -s.lo})
	}
	return rest.hi / (margin + n)
}
