package impl

import (
	"math"
	"slices"
)

// PSNR is the peak signal-to-noise ratio with its sign turned, 10·log₁₀(MSE/peak²), of two images {H, W} of which peak is the largest value of
// a pixel. The logarithm is taken in twice the precision, since it vanishes where the error is the peak.
//
// Special cases are:
//
//	equal images: −Inf, and the gradient 0, which is a convention: there is none
//
// Errors: shapes that differ or are not {H, W}; a pixel that is not finite; a peak that is not finite and above 0.
func PSNR[F Float](peak float64) Loss[F] {
	bad := positive("max", peak)
	return widened[F](Rows[float64]{Targets: true, Eval: func(x Row[float64], gp, gt []float64) (float64, error) {
		if bad != nil {
			return 0, bad
		}
		if err := alike(x, 2); err != nil {
			return 0, err
		}
		gaps, s, e := squaredDistance(x.Pred, x.Target)
		if s.hi == 0 {
			return math.Inf(-1), nil
		}
		for i, r := range gaps {
			if gp == nil && gt == nil {
				break
			}
			// 20/ln 10·r/Σr², where r is scaled by 2^−e, and the sum by 2^−2e.
			g := math.Ldexp(2*r.quo(s).mul(decibel).hi, -e)
			if gp != nil {
				gp[i] = g
			}
			if gt != nil {
				gt[i] = -g
			}
		}
		m, k := math.Frexp(peak)
		mse := s.quo(twoProd(m, m)).quo(twofold{float64(len(gaps)), 0})
		return logScaled(mse, 2*(e-k)).mul(decibel).hi, nil
	}})
}

// decibel is 10/ln 10 to 107 bits.
var decibel = twofold{0x1.15f2ced384f29p+2, -0x1.02bea6b55233cp-53}

// squaredDistance is the differences a − b times 2^−e, with the sum of their squares; e is such that the largest is near 1.
func squaredDistance(a, b []float64) (gaps []twofold, s twofold, e int) {
	half := 0
	if large(a) || large(b) { // a difference may overflow
		half = 1
	}
	gaps = make([]twofold, len(a))
	top := 0.0
	for i := range a {
		gaps[i] = difference(math.Ldexp(a[i], -half), math.Ldexp(b[i], -half))
		top = max(top, math.Abs(gaps[i].hi))
	}
	_, e = math.Frexp(top)
	for i, r := range gaps {
		gaps[i] = r.scale(-e)
		s = s.add(gaps[i].mul(gaps[i]))
	}
	return gaps, s, e + half
}

// alike checks that pred and target are finite arrays of one shape of that many dimensions.
func alike(x Row[float64], dims int) error {
	if len(x.Shape) != dims || len(x.Pred) == 0 {
		return &DataError{"shape", -1, x.Shape, [...]string{"", "want {F}", "want two dimensions", "want {C, H, W}"}[dims]}
	}
	if !slices.Equal(x.Shape, x.TargetShape) {
		return &DataError{"target_shape", -1, x.TargetShape, "want that of pred"}
	}
	return finiteSides(x)
}
