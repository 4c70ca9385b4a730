package impl

import "math"

// R1 is ½γ‖g‖² for the gradient g of a discriminator at a real point (Mescheder, Geiger and Nowozin 2018). A sample is g, of shape
// {C, P}. Its gradient is γ·g.
//
// Special cases are:
//
//	R1(0) = 0, with gradient 0
//
// Errors: a shape that is not {C, P}; an entry that is not finite; gamma not above 0.
func R1[F Float](gamma float64) Loss[F] {
	return criticSlope[F](positive("gamma", gamma), func(g, gp []float64) float64 {
		for i := range gp {
			gp[i] = gamma * g[i]
		}
		square, e := squaredLength(g)
		return math.Ldexp(square.mul(twofold{gamma, 0}).hi, 2*e-1)
	})
}
