package impl

// EnergyDistance is 2E|X − Y| − E|X − X'| − E|Y − Y'| between two weighted point sets on the line (Székely and Rizzo 2013), computed as
// 2∫(F − G)², in which nothing cancels. Pred and Target are of shape {2, n} and {2, m}: a row of positions, a row of weights that
// sum to 1. Points come in any order. It is a square; some libraries return its root.
//
// Special cases are:
//
//	the gradient picks one order of points that coincide
//	the gradient in the weights is defined up to a constant: here it is 0 at the rightmost point of each side
//
// Errors: positions that are not finite; weights outside [0, 1] or whose sum is not 1; shapes.
func EnergyDistance[F Float]() Loss[F] {
	return widened[F](Rows[float64]{Targets: true, Eval: func(x Row[float64], gp, gt []float64) (float64, error) {
		if err := weightedPoints(x); err != nil {
			return 0, err
		}
		unit := 1.0
		if large(x.Pred) || large(x.Target) { // distances may overflow where the integral does not
			x.Pred, x.Target, unit = halvedPositions(x.Pred), halvedPositions(x.Target), 2
		}
		return squaredArea(x, unit, gp, gt), nil
	}})
}

// squaredArea is 2∫(F − G)² times unit, which is also the factor that the positions have been divided by.
func squaredArea(x Row[float64], unit float64, gp, gt []float64) float64 {
	atoms := atomsOf(x, gp, gt)
	n := len(atoms) - 1
	gap := make([]float64, n+2) // gap[k] is F − G left of atom k
	var mass, area sum
	for k, a := range atoms[:n] {
		mass.add(a.sign * a.w)
		gap[k+1] = mass.total()
		area.add(gap[k+1] * gap[k+1] * (atoms[k+1].at - a.at) * (2 * unit))
	}
	var right [2]sum // what one more unit of mass, taken from the rightmost point of its side, adds to the integral
	var met [2]bool
	for k := n; k >= 0; k-- {
		a := atoms[k]
		for side := range right {
			if met[side] {
				right[side].add(4 * unit * gap[k+1] * (atoms[k+1].at - a.at))
			}
		}
		side := 0
		if a.sign < 0 {
			side = 1
		}
		met[side] = true
		if a.grad != nil { // moving it right lengthens what lies left of it: 2(left² − right²)
			a.grad[a.i] = -2 * a.sign * a.w * (gap[k] + gap[k+1])
			a.grad[a.n+a.i] = a.sign * right[side].total()
		}
	}
	return area.total()
}
