package impl

import "math"

// ArcFace is softmax cross-entropy on the logits s·cos θ_j, and s·cos(θ_y + m) for the class y, with θ_j the angle
// between the embedding Pred, of shape {D}, and the centre in row j of Target, of shape {C, D} (Deng et al. 2019, equation 3;
// without the fallback of their code for θ_y + m > π). With easyMargin the logit is s·cos θ_y where that is not above 0, as their code has it.
//
// Special cases are:
//
//	the gradient of the sine is 0 where the embedding is collinear with a centre
//
// Errors: shapes; a zero or non-finite vector; a label outside [0, C); s not above 0, m outside [0, 2].
func ArcFace[F Float](scale, margin float64, easyMargin bool) Loss[F] {
	bad := positive("s", scale)
	if bad == nil {
		bad = within("m", margin, 0, 2)
	}
	sm, cm := math.Sincos(margin)
	return marginSoftmax[F](bad, scale, func(cos, sin float64) (z, byCos, bySin float64) {
		if easyMargin && cos <= 0 {
			return cos, 1, 0
		}
		return cos*cm - sin*sm, cm, -sm
	})
}

// marginSoftmax is softmax cross-entropy on s·cos θ_j, and s·f for the class, where own is f with its derivatives by the cosine and the sine.
func marginSoftmax[F Float](bad error, scale float64, own func(cos, sin float64) (f, byCos, bySin float64)) Loss[F] {
	return widened[F](Rows[float64]{Eval: func(x Row[float64], gp, _ []float64) (float64, error) {
		if bad != nil {
			return 0, bad
		}
		if err := centred(x); err != nil {
			return 0, err
		}
		c, d, y := x.TargetShape[0], x.TargetShape[1], x.Class[0]
		z := make([]float64, c)
		slope := make([][]float64, c)
		u, unit := scaled(x.Pred)
		for j := range c {
			cos, sin, dCos, dSin := angle(u, x.Target[j*d:(j+1)*d])
			if j == y {
				var byCos, bySin float64
				cos, byCos, bySin = own(cos, sin)
				for i := range dCos {
					dCos[i] = dCos[i] * byCos
					if bySin != 0 {
						dCos[i] += float64(dSin[i] * bySin)
					}
				}
			}
			z[j], slope[j] = scale*cos, dCos
		}
		s := newSoftmax(z)
		for i := range gp {
			var g sum
			for j := range c {
				g.add(float64(s.slope(j, y) * scale * slope[j][i]))
			}
			gp[i] = math.Ldexp(g.total(), -unit) // last: the slope of an angle may be infinite where the embedding is subnormal
		}
		return s.surprise(y), nil
	}})
}

// centred checks an embedding against its class centres.
func centred(x Row[float64]) error {
	if len(x.Shape) != 1 || len(x.TargetShape) != 2 || x.TargetShape[1] != len(x.Pred) {
		return &DataError{"shape", -1, x.TargetShape, "want an embedding {D} and centres {C, D}"}
	}
	if len(x.Class) != 1 {
		return &DataError{"class", -1, len(x.Class), "want one label for each sample"}
	}
	if y := x.Class[0]; y < 0 || y >= x.TargetShape[0] {
		return &DataError{"class", 0, y, "want a class index below the number of centres"}
	}
	if err := nonZero("pred", 0, x.Pred); err != nil {
		return err
	}
	d := len(x.Pred)
	for j := range x.TargetShape[0] {
		if err := nonZero("target", j*d, x.Target[j*d:(j+1)*d]); err != nil {
			return err
		}
	}
	return nil
}

// nonZero checks that v, entries at and after at of arg, is a finite vector that is not zero.
func nonZero(arg string, at int, v []float64) error {
	zero := true
	for i, x := range v {
		if math.IsInf(x, 0) || x != x {
			return &DataError{arg, at + i, x, "want a finite number"}
		}
		zero = zero && x == 0
	}
	if zero {
		return &DataError{arg, at, v[0], "a vector of zeros has no direction"}
	}
	return nil
}

// angle is the cosine and sine of the angle between u, whose entries are of size about 1, and w, with gradients in u. The sine is that of the wedge product
// ω_ij = u_i·w_j − u_j·w_i, which does not cancel at small angles when it is computed as Kahan does; the gradients are
// sums of ω_ij too: v − cos·u, which they are made of, is the difference of two nearly equal vectors.
func angle(u, w []float64) (cos, sin float64, dCos, dSin []float64) {
	v, _ := scaled(w)
	nu, nv := norm(2, u), norm(2, v)
	var dot sum
	var below []float64 // ω_ij for j < i
	omega := make([][]float64, len(u))
	for i := range u {
		dot.add(float64(u[i] * v[i]))
		omega[i] = make([]float64, len(u))
		for j := range i {
			omega[i][j] = differenceOfProducts(u[i], v[j], u[j], v[i])
			omega[j][i] = -omega[i][j]
			below = append(below, omega[i][j])
		}
	}
	cos, sin = dot.total()/nu/nv, norm(2, below)/nu/nv // scaled: a small angle squared underflows
	if sin == 0 {                                      // collinear: the rounding of two norms is no angle
		cos = math.Copysign(1, cos)
	}
	dCos, dSin = make([]float64, len(u)), make([]float64, len(u))
	for i := range u {
		var along sum // (v − cos·u)_i·|u|², which is orthogonal to u
		for j := range u {
			along.add(float64(omega[j][i] * u[j]))
		}
		dCos[i] = along.total() / nu / nu / nu / nv
		if sin != 0 { // d sin = −cos/sin · d cos
			dSin[i] = -cos * (dCos[i] / sin)
		}
	}
	return cos, sin, dCos, dSin
}

// scaled is x·2^−e, with entries of size about 1, and e.
func scaled(x []float64) ([]float64, int) {
	top := 0.0
	for _, v := range x {
		top = max(top, math.Abs(v))
	}
	_, e := math.Frexp(top)
	out := make([]float64, len(x))
	for i, v := range x {
		out[i] = math.Ldexp(v, -e)
	}
	return out, e
}

// differenceOfProducts is a·b − c·d within 1.5 ulp (Kahan; Jeannerod, Louvet and Muller, Math. Comp. 82, 2013).
func differenceOfProducts(a, b, c, d float64) float64 {
	cd := float64(c * d)
	return math.FMA(a, b, -cd) - math.FMA(c, d, -cd)
}
