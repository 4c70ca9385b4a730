package impl

import "math"

// GramStyle is ‖FFᵀ/(CHW) − SSᵀ/(Chw)‖² (Frobenius) for feature maps F = pred {C, H, W} and S = target {C, h, w}, seen as C rows of positions
// (Gatys, Ecker and Bethge 2016; Johnson, Alahi and Fei-Fei 2016). The gradient is 4(G − A)F/(CHW). The matrices and their difference
// are formed in twice the precision, with exponents apart: a square of a square overflows soon.
//
// Errors: shapes that are not {C, H, W} and {C, h, w}; a feature that is not finite.
func GramStyle[F Float]() Loss[F] {
	return widened[F](Rows[float64]{Targets: true, Eval: func(x Row[float64], gp, gt []float64) (float64, error) {
		if len(x.Shape) != 3 || len(x.Pred) == 0 {
			return 0, &DataError{"shape", -1, x.Shape, "want {C, H, W}"}
		}
		if len(x.TargetShape) != 3 || len(x.Target) == 0 || x.TargetShape[0] != x.Shape[0] {
			return 0, &DataError{"target_shape", -1, x.TargetShape, "want {C, h, w} with the channels of pred"}
		}
		if err := finiteSides(x); err != nil {
			return 0, err
		}
		c := x.Shape[0]
		f, t := eachRanged(x.Pred), eachRanged(x.Target)
		n, m := float64(len(f)), float64(len(t))
		gap, squares := make([]ranged, c*c), make([]ranged, c*c)
		for i := range gap {
			own, wanted := rowProduct(f, c, i), rowProduct(t, c, i)
			g := rangedSum(own.times(ranged{twofold{m, 0}, 0}), wanted.times(ranged{twofold{-n, 0}, 0}))
			gap[i] = ranged{g.quo(twofold{n * m, 0}), g.k}
			squares[i] = gap[i].times(gap[i])
		}
		stylePull(gap, f, c, 4/n, gp)
		stylePull(gap, t, c, -4/m, gt)
		v := rangedSum(squares...)
		return math.Ldexp(v.hi, v.k), nil
	}})
}

// rowProduct is entry at of FFᵀ, F being c rows.
func rowProduct(f []ranged, c, at int) ranged {
	n := len(f) / c
	i, j := at/c*n, at%c*n
	terms := make([]ranged, n)
	for p := range terms {
		terms[p] = f[i+p].times(f[j+p])
	}
	return rangedSum(terms...)
}

// stylePull stores k·gap·F in g, F being c rows, unless g is nil.
func stylePull(gap, f []ranged, c int, k float64, g []float64) {
	n := len(f) / c
	for i := range g {
		terms := make([]ranged, c)
		for j := range terms {
			terms[j] = gap[i/n*c+j].times(f[j*n+i%n])
		}
		s := rangedSum(terms...)
		g[i] = math.Ldexp(k*s.hi, s.k)
	}
}

// eachRanged is v with exponents of their own.
func eachRanged(v []float64) []ranged {
	w := make([]ranged, len(v))
	for i, x := range v {
		m, e := math.Frexp(x)
		w[i] = ranged{twofold{m, 0}, e}
	}
	return w
}

// times is a·b, which is kept near 1 by its exponent.
func (a ranged) times(b ranged) ranged {
	p := a.mul(b.twofold)
	_, e := math.Frexp(p.hi)
	return ranged{p.scale(-e), a.k + b.k + e}
}

// rangedSum adds numbers that are near 1 but for their exponents, or 0. What is below 2^−1000 of the largest is lost.
func rangedSum(terms ...ranged) (s ranged) {
	s.k = math.MinInt32
	for _, t := range terms {
		if t.hi != 0 {
			s.k = max(s.k, t.k)
		}
	}
	for _, t := range terms {
		if t.hi != 0 {
			s.twofold = s.add(t.scale(t.k - s.k))
		}
	}
	if s.hi == 0 {
		return ranged{}
	}
	return s
}
