package impl

// GIoU is 1 − I/U + (C − U)/C for two boxes x₁, y₁, x₂, y₂: areas of their intersection, their union and the smallest box
// around both (Rezatofighi et al. 2019).
//
// Special cases are:
//
//	the gradient at a common edge is that of the prediction's edge being the outer one of the intersection
//
// Errors: shapes that are not {4}; a box without area, or with its corners swapped; numbers that are not finite.
func GIoU[F Float]() Loss[F] {
	return widened[F](Rows[float64]{Targets: true, Eval: func(x Row[float64], gp, gt []float64) (float64, error) {
		if err := box("pred", x.Pred); err != nil {
			return 0, err
		}
		if err := box("target", x.Target); err != nil {
			return 0, err
		}
		return giou(x.Pred, x.Target, gp, gt), nil
	}})
}

func box(arg string, b []float64) error {
	if len(b) != 4 {
		return &DataError{arg, -1, len(b), "want four numbers, x1 y1 x2 y2"}
	}
	if err := finiteNumbers(arg, b); err != nil {
		return err
	}
	for i := range 2 {
		if !(b[i] < b[i+2]) {
			return &DataError{arg, i, b[i], "want the smaller corner first"}
		}
	}
	return nil
}

// An overlap is what two intervals do on one axis: lengths, and how they move with the ends.
type overlap struct {
	inter, hull, p, t float64
	touch             bool // they share more than a point
}

func overlapOf(plo, phi, tlo, thi float64) overlap {
	o := overlap{inter: min(phi, thi) - max(plo, tlo), hull: max(phi, thi) - min(plo, tlo), p: phi - plo, t: thi - tlo}
	if o.touch = o.inter > 0; !o.touch {
		o.inter = 0
	}
	return o
}

func giou(p, t, gp, gt []float64) float64 {
	x, y := overlapOf(p[0], p[2], t[0], t[2]), overlapOf(p[1], p[3], t[1], t[3])
	inter, hull := x.inter*y.inter, x.hull*y.hull
	union := x.p*y.p + x.t*y.t - inter
	gI, gC, gU := -1/union-inter/(union*union)+1/hull, union/(hull*hull), inter/(union*union)-1/hull
	// L = 1 − I/U + 1 − U/C with U = P + T − I: gU is dL/dP = dL/dT, gI is dL/dI, gC is dL/dC.
	for axis, o := range [2]overlap{x, y} {
		across := [2]overlap{x, y}[1-axis]
		for _, side := range []struct {
			g, own, other []float64
			length        float64
		}{{gp, p, t, across.p}, {gt, t, p, across.t}} {
			if side.g == nil {
				continue
			}
			lo, hi := axis, axis+2
			side.g[lo] = -gU * side.length
			side.g[hi] = gU * side.length
			if o.touch && side.own[lo] >= side.other[lo] {
				side.g[lo] -= gI * across.inter
			}
			if o.touch && side.own[hi] <= side.other[hi] {
				side.g[hi] += gI * across.inter
			}
			if side.own[lo] < side.other[lo] {
				side.g[lo] -= gC * across.hull
			}
			if side.own[hi] > side.other[hi] {
				side.g[hi] += gC * across.hull
			}
		}
	}
	return (union-inter)/union + (hull-union)/hull
}
