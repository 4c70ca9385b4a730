package impl

import "math"

// SphereFace is softmax cross-entropy on the logits ‖x‖cos θ_j, and ‖x‖ψ(θ_y) for the class y, with θ_j the angle between the embedding x = pred, of shape {D}, and
// the class vector in row j of Target, of shape {C, D}: ψ(θ) = (−1)^k·cos(mθ) − 2k for θ between kπ/m and (k+1)π/m (Liu et al. 2017). cos(mθ) is the
// Chebyshev polynomial T_m of the cosine, and k counts the cosines of π/m, 2π/m, … above it: no arc cosine is taken, whose slope is infinite at the ends.
//
// Errors: shapes; a zero or non-finite vector; an entry larger than 2^500 in size; a label outside [0, C). m must be 1, 2, 3 or 4; otherwise every call returns a
// *DataError.
func SphereFace[F Float](m float64) Loss[F] { return multiplied[F](m, false) }

// LSoftmax is SphereFace with logits that are multiplied by the length ‖W_j‖ of the class vectors (Liu et al. 2016). For m = 1 it is the softmax
// cross-entropy of Wx.
//
// Errors: those of SphereFace.
func LSoftmax[F Float](m float64) Loss[F] { return multiplied[F](m, true) }

func multiplied[F Float](m float64, lengths bool) Loss[F] {
	bad := within("m", m, 1, 4)
	if bad == nil && m != math.Trunc(m) {
		bad = &DataError{"m", -1, m, "want a whole number"}
	}
	return widened[F](Rows[float64]{Eval: func(x Row[float64], gp, _ []float64) (float64, error) {
		if bad != nil {
			return 0, bad
		}
		if err := centred(x); err != nil {
			return 0, err
		}
		if err := moderate("pred", x.Pred); err != nil {
			return 0, err
		}
		if err := moderate("target", x.Target); err != nil {
			return 0, err
		}
		c, d, y := x.TargetShape[0], len(x.Pred), x.Class[0]
		z, slope := make([]float64, c), make([][]float64, c)
		u, unit := scaled(x.Pred)
		nu := norm(2, u)
		for j := range c {
			v, e := scaled(x.Target[j*d : (j+1)*d])
			nv := norm(2, v)
			size := 1.0
			if lengths {
				size = math.Ldexp(nv, e)
			}
			cos, _, dCos, _ := angle(u, v)
			own, by := cos, 1.0
			if j == y {
				own, by = chebyshev(int(m), cos)
			}
			z[j] = size * math.Ldexp(nu*own, unit)
			slope[j] = make([]float64, d)
			for i := range d {
				slope[j][i] = size * v[i] / nv // of ‖x‖cos θ
				if j == y {
					slope[j][i] = size * (float64(own*u[i]/nu) + float64(nu*by*dCos[i]))
				}
			}
		}
		s := newSoftmax(z)
		for i := range gp {
			var g sum
			for j := range c {
				g.add(float64(s.slope(j, y) * slope[j][i]))
			}
			gp[i] = g.total()
		}
		return s.surprise(y), nil
	}})
}

// chebyshev is ψ of the angle whose cosine is c, (−1)^k·T_m(c) − 2k, with its derivative by c, (−1)^k·m·U_{m−1}(c).
func chebyshev(m int, c float64) (psi, slope float64) {
	k := 0
	for k < m-1 && c < joint(k+1, m) {
		k++
	}
	t, u := []float64{1, c}, []float64{1, 2 * c}
	for i := 2; i <= m; i++ {
		t = append(t, float64(2*c*t[i-1])-t[i-2])
		u = append(u, float64(2*c*u[i-1])-u[i-2])
	}
	psi, slope = t[m], float64(m)*u[m-1]
	if k%2 == 1 {
		psi, slope = -psi, -slope
	}
	return psi - float64(2*k), slope
}

// joint is cos(kπ/m), 0 where that is π/2: the cosine of the π/2 of float64 is not, and slopes on its two sides have opposite signs.
func joint(k, m int) float64 {
	if 2*k == m {
		return 0
	}
	return math.Cos(float64(k) * math.Pi / float64(m))
}

// moderate checks that no product of two entries overflows.
func moderate(arg string, v []float64) error {
	for i, x := range v {
		if math.Abs(x) > 0x1p500 {
			return &DataError{arg, i, x, "want an entry of size 2^500 at most"}
		}
	}
	return nil
}
