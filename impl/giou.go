package impl

// GIoU is 1 − I/U + (C − U)/C for two boxes x₁, y₁, x₂, y₂: areas of their intersection, their union and the smallest box
// around both (Rezatofighi et al. 2019). U − I and C − U are computed as sums of areas that do not cancel.
//
// Special cases are:
//
//	GIoU(b, b) = 0
//	the gradient at a common edge is that of the prediction's edge being the outer one of the intersection
//
// Errors: shapes that are not {4}; a box without area, or with its corners swapped; numbers that are not finite.
func GIoU[F Float]() Loss[F] {
	return boxPair[F](func(own, other, g []float64) float64 {
		x, y := spanOf(own, other, 0), spanOf(own, other, 1)
		inter, missed := overlaid(x, y)
		union, hull := inter.add(missed), x.hull.mul(y.hull)
		empty := x.excess[0].mul(y.beyond[0]).add(x.excess[1].mul(y.beyond[1])).add(x.inter.mul(y.gap)).add(x.gap.mul(y.hull))
		return missed.mul(hull).add(empty.mul(union)).over(union.mul(hull), g)
	})
}
