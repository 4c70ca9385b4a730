package impl

import "math"

// DIoU is 1 − I/U + ρ²/c² for two boxes x₁, y₁, x₂, y₂: areas of their intersection and their union, the distance of their centres and the diagonal of the
// smallest box around both (Zheng et al. 2020).
//
// Special cases are:
//
//	DIoU(b, b) = 0
//	the gradient at a common edge is that of the prediction's edge being the outer one of the intersection
//
// Errors: shapes that are not {4}; a box without area, or with its corners swapped; numbers that are not finite.
func DIoU[F Float]() Loss[F] {
	return boxPair[F](func(own, other, g []float64) float64 {
		num, den, _, _ := distanceIoU(own, other)
		return num.over(den, g)
	})
}

// distanceIoU is the numerator and the denominator of DIoU, and the spans that they are made of.
func distanceIoU(own, other []float64) (num, den dual, x, y span) {
	x, y = spanOf(own, other, 0), spanOf(own, other, 1)
	inter, missed := overlaid(x, y)
	union, c := inter.add(missed), diagonal(x, y).times(2)
	return missed.mul(c).add(centresApart(x, y).mul(union)), union.mul(c), x, y
}

// EIoU is DIoU + (w − w_t)²/c_w² + (h − h_t)²/c_h² for two boxes x₁, y₁, x₂, y₂, c_w and c_h being the sides of the smallest box around both (Zhang et al. 2022).
//
// Special cases are:
//
//	EIoU(b, b) = 0
//	the gradient at a common edge is that of the prediction's edge being the outer one of the intersection
//
// Errors: shapes that are not {4}; a box without area, or with its corners swapped; numbers that are not finite.
func EIoU[F Float]() Loss[F] {
	minus := func(a, b dual) dual {
		for i := range b.d {
			b.d[i] = b.d[i].neg()
		}
		b.v = b.v.neg()
		return a.add(b)
	}
	return boxPair[F](func(own, other, g []float64) float64 {
		num, den, x, y := distanceIoU(own, other)
		for _, s := range [2]span{x, y} {
			d, c := minus(s.length[0], s.length[1]), s.hull.mul(s.hull)
			num, den = num.mul(c).add(d.mul(d).mul(den)), den.mul(c)
		}
		return num.over(den, g)
	})
}

// CIoU is DIoU + αv for two boxes x₁, y₁, x₂, y₂ with v = (4/π²)(atan(w_t/h_t) − atan(w/h))² and α = v/(1 − I/U + v) (Zheng et al. 2020). The gradient takes α as a
// constant. The difference of the angles is one arctangent, which does not cancel.
//
// Special cases are:
//
//	CIoU(b, b) = 0
//	α = 0 where v = 0
//	the gradient at a common edge is that of the prediction's edge being the outer one of the intersection
//
// Errors: shapes that are not {4}; a box without area, or with its corners swapped; numbers that are not finite.
func CIoU[F Float]() Loss[F] {
	return boxPair[F](func(own, other, g []float64) float64 {
		num, den, x, y := distanceIoU(own, other)
		w, h, wt, ht := x.length[0].v, y.length[0].v, x.length[1].v, y.length[1].v
		cross, dot := wt.mul(h).add(w.mul(ht).neg()), h.mul(ht).add(w.mul(wt))
		loss := num.over(den, g)
		if cross.hi == 0 {
			return loss
		}
		inter, missed := overlaid(x, y)
		θ := math.Atan(cross.quo(dot).hi) / (math.Pi / 2)
		v := θ * θ
		α := v / (missed.over(inter.add(missed), nil) + v)
		if g != nil {
			// dv/dw = −2θ·h/(w² + h²)/(π/2), and dv/dh the same with w, and positive
			k := 2 * α * θ / (math.Pi / 2) / (float64(w.hi*w.hi) + float64(h.hi*h.hi))
			byW, byH := -k*h.hi, k*w.hi
			for i, d := range [4]float64{-byW, -byH, byW, byH} {
				g[i] += d
			}
		}
		return loss + float64(α*v)
	})
}
