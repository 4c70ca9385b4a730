package impl

// IoU is 1 − I/U for two boxes x₁, y₁, x₂, y₂: areas of their intersection and their union. U − I is computed as a sum of areas that do not cancel.
//
// Special cases are:
//
//	IoU(b, b) = 0
//	1, and a gradient of 0, for boxes that do not overlap
//	the gradient at a common edge is that of the prediction's edge being the outer one of the intersection
//
// Errors: shapes that are not {4}; a box without area, or with its corners swapped; numbers that are not finite.
func IoU[F Float]() Loss[F] {
	return boxPair[F](func(own, other, g []float64) float64 {
		x, y := spanOf(own, other, 0), spanOf(own, other, 1)
		inter, missed := overlaid(x, y)
		return missed.over(inter.add(missed), g)
	})
}
