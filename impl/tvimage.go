package impl

import "math"

// TVImage is the anisotropic total variation of an image {H, W}: the sum of |differences| of neighbours, below and to the right, none
// across the border (Rudin, Osher and Fatemi 1992). It takes no target.
//
// Special cases are:
//
//	a pair of equal neighbours adds 0 to the gradient: that of a flat region is 0
//	a single pixel has the value 0
//
// Errors: a shape that is not {H, W}; a pixel that is not finite; a target.
func TVImage[F Float]() Loss[F] {
	return imageAlone[F](func(h, w int, x, g []float64) float64 {
		var v sum
		pair := func(a, b int) {
			d := x[b] - x[a]
			v.add(math.Abs(d))
			if g == nil || d == 0 {
				return
			}
			s := math.Copysign(1, d)
			g[a], g[b] = g[a]-s, g[b]+s
		}
		for i := range x {
			if i+w < h*w {
				pair(i, i+w)
			}
			if i%w < w-1 {
				pair(i, i+1)
			}
		}
		return v.total()
	})
}

// TVImageIsotropic is Σ√(Δ_v² + Δ_h²) over the pixels of an image {H, W}: the differences with the pixel below and the one to the right, 0
// across the border (Rudin, Osher and Fatemi 1992). It takes no target.
//
// Special cases are:
//
//	a pixel that equals both its neighbours adds 0 to the gradient
//	a single pixel has the value 0
//
// Errors: a shape that is not {H, W}; a pixel that is not finite; a target.
func TVImageIsotropic[F Float]() Loss[F] {
	return imageAlone[F](func(h, w int, x, g []float64) float64 {
		var v sum
		slope := make([]twofold, len(x))
		for i := range x {
			var down, right twofold
			if i+w < h*w {
				down = difference(x[i+w], x[i])
			}
			if i%w < w-1 {
				right = difference(x[i+1], x[i])
			}
			v.add(math.Hypot(down.hi, right.hi))
			if g == nil || down.hi == 0 && right.hi == 0 {
				continue
			}
			if math.IsInf(down.hi, 0) || math.IsInf(right.hi, 0) { // half of it has the same direction
				down, right = twofold{}, twofold{}
				if i+w < h*w {
					down = difference(x[i+w]/2, x[i]/2)
				}
				if i%w < w-1 {
					right = difference(x[i+1]/2, x[i]/2)
				}
			}
			down, right = direction(down, right)
			if i+w < h*w {
				slope[i+w] = slope[i+w].add(down)
			}
			if i%w < w-1 {
				slope[i+1] = slope[i+1].add(right)
			}
			slope[i] = slope[i].add(down.add(right).neg())
		}
		for i := range g {
			g[i] = slope[i].hi
		}
		return v.total()
	})
}

// direction is (a, b) divided by its length, which is not 0. Along an axis it is exact, so that opposite ones cancel.
func direction(a, b twofold) (x, y twofold) {
	switch {
	case b.hi == 0:
		return twofold{hi: math.Copysign(1, a.hi)}, b
	case a.hi == 0:
		return a, twofold{hi: math.Copysign(1, b.hi)}
	}
	_, k := math.Frexp(max(math.Abs(a.hi), math.Abs(b.hi)))
	a, b = a.scale(-k), b.scale(-k)
	n := a.mul(a).add(b.mul(b)).sqrt()
	return a.quo(n), b.quo(n)
}

// imageAlone adapts a function of one image, which stores the gradient in g unless that is nil.
func imageAlone[F Float](f func(h, w int, x, g []float64) float64) Loss[F] {
	return widened[F](Rows[float64]{Eval: func(x Row[float64], gp, _ []float64) (float64, error) {
		if len(x.Shape) != 2 || len(x.Pred) == 0 {
			return 0, &DataError{"shape", -1, x.Shape, "want {H, W}: the rows and columns of an image"}
		}
		if len(x.Target) != 0 {
			return 0, &DataError{"target", -1, len(x.Target), "want none"}
		}
		if err := finiteNumbers("pred", x.Pred); err != nil {
			return 0, err
		}
		return f(x.Shape[0], x.Shape[1], x.Pred, gp), nil
	}})
}
