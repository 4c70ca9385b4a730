package impl

import "math"

// Triplet is max(0, d(a,p) − d(a,n) + margin), the rows of a sample of shape {3, D} being anchor a, positive p and negative n
// and d(x,y) = ‖x−y‖ of exponent norm (Schroff, Kalenichenko and Philbin 2015). With swap the nearer of d(a,n) and d(p,n)
// is taken (Balntas et al. 2016).
//
// Special cases are:
//
//	the gradient is 0 at the hinge, and that of a distance is 0 where its two rows coincide
//	where d(a,n) = d(p,n) with swap, the gradient is that of d(a,n)
//	NaN anywhere makes the value NaN, and the gradient, whose branch depends on it
//
// Errors: a shape that is not {3, D}; margin not above 0; norm below 1.
func Triplet[F Float](margin, norm float64, swap bool) Loss[F] {
	bad := positive("margin", margin)
	if bad == nil {
		bad = within("p", norm, 1, 64)
	}
	return widened[F](Rows[float64]{Eval: func(x Row[float64], gp, _ []float64) (float64, error) {
		if bad != nil {
			return 0, bad
		}
		if len(x.Shape) != 2 || x.Shape[0] != 3 || x.Shape[1] < 1 {
			return 0, &DataError{"shape", -1, x.Shape, "want {3, D}: anchor, positive, negative"}
		}
		d := x.Shape[1]
		pred, margin, unit := x.Pred, margin, 1.0
		if large(pred) { // distances may overflow where their difference does not
			pred, unit = scaledBy(pred, 0x1p-16), 0x1p16
			margin /= unit
		}
		row := func(i int) []float64 { return pred[i*d : (i+1)*d] }
		near, gNear := distance(norm, row(0), row(1))
		far, gFar := distance(norm, row(0), row(2))
		from := 0
		if swap {
			if f, g := distance(norm, row(1), row(2)); f < far {
				far, gFar, from = f, g, 1
			}
		}
		v := near - far + margin
		if v <= 0 {
			return 0, nil
		}
		if gp != nil && v != v { // which branch it is depends on the NaN, so all of the gradient does
			for i := range gp {
				gp[i] = v
			}
		} else if gp != nil {
			for i := range d {
				gp[i] += gNear[i]
				gp[d+i] -= gNear[i]
				gp[from*d+i] -= gFar[i]
				gp[2*d+i] += gFar[i]
			}
		}
		return v * unit, nil
	}})
}

// large reports whether sums of a few entries may overflow.
func large(v []float64) bool {
	for _, x := range v {
		if math.Abs(x) > 0x1p1000 {
			return true
		}
	}
	return false
}

func scaledBy(v []float64, k float64) []float64 {
	out := make([]float64, len(v))
	for i, x := range v {
		out[i] = x * k
	}
	return out
}

// distance is ‖a − b‖ of exponent p and its gradient in a, without overflow or underflow of the powers. The gradient is 0
// where a = b.
func distance(p float64, a, b []float64) (float64, []float64) {
	v := make([]float64, len(a))
	for i := range a {
		v[i] = a[i] - b[i]
	}
	n := norm(p, v)
	g := make([]float64, len(v))
	if n == 0 {
		return 0, g
	}
	for i, x := range v {
		switch p {
		case 1:
			if x != 0 {
				g[i] = math.Copysign(1, x)
			}
		case 2:
			g[i] = x / n
		default:
			g[i] = math.Copysign(math.Pow(math.Abs(x)/n, p-1), x)
		}
	}
	return n, g
}

// norm is (Σ |v|^p)^(1/p), scaled by the largest entry.
func norm(p float64, v []float64) float64 {
	top := 0.0
	for _, x := range v {
		if top = max(top, math.Abs(x)); x != x {
			return x
		}
	}
	if top == 0 || math.IsInf(top, 1) {
		return top
	}
	_, e := math.Frexp(top)
	var s sum
	for _, x := range v {
		x = math.Ldexp(math.Abs(x), -e)
		switch p {
		case 1:
			s.add(x)
		case 2:
			s.add(x * x)
		default:
			s.add(math.Pow(x, p))
		}
	}
	n := s.total()
	switch p {
	case 1:
	case 2:
		n = math.Sqrt(n)
	default:
		n = math.Pow(n, 1/p)
	}
	return math.Ldexp(n, e)
}
