package impl

import "math"

// Wing is w·ln(1 + |r|/eps) where |r| < w and |r| − w + w·ln(1 + w/eps) beyond, for r = pred − target (Feng et al. 2018). Its derivative is
// w/(eps + |r|) within w and 1 from there on, with the sign of r, and 0 at r = 0.
//
// Special cases are:
//
//	Wing(±Inf) = +Inf, with derivative ±1
//	Wing(NaN) = NaN
//
// w and eps must be finite numbers above 0; otherwise every call returns a *DataError.
func Wing[F Float](w, eps float64) Loss[F] {
	bad := positive("w", w)
	if bad == nil {
		bad = positive("eps", eps)
	}
	curve := func(a twofold) twofold { // w·ln(1 + a/eps)
		_, k := math.Frexp(a.hi)
		return log1pScaled(a.scale(-k).quo(twofold{eps, 0}), k).mul(twofold{w, 0})
	}
	var rise twofold // at w, less w
	if bad == nil {
		rise = curve(twofold{w, 0}).add(twofold{-w, 0})
	}
	return exactResidual[F](bad, func(r twofold) (v, g float64) {
		const huge = 0x1p900 // what is added is below half an ulp
		switch a := r.abs(); {
		case a.hi == 0 || a.hi != a.hi:
			return a.hi, r.hi
		case a.hi > huge:
			return a.hi, signum(r.hi)
		case a.hi < w || a.hi == w && a.lo < 0:
			return curve(a).hi, math.Copysign(w/a.add(twofold{eps, 0}).hi, r.hi)
		default:
			return a.add(rise).hi, signum(r.hi)
		}
	})
}
