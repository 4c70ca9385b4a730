package impl

import "math"

// QuantileHuber is |tau − 1[u < 0]|·huber(u)/kappa, u = target − pred and kappa the threshold of huber (Dabney et al. 2018): a smooth pinball.
// Its derivative in pred is r/kappa clipped to [−1, 1], r = −u, times tau for r < 0 and 1−tau for r > 0.
//
// Special cases are:
//
//	QuantileHuber(r = ±Inf) = +Inf, with derivative 1−tau or −tau
//	QuantileHuber(NaN) = NaN
//
// tau must be in (0, 1) and kappa a finite number above 0; otherwise every call returns a *DataError.
func QuantileHuber[F Float](tau, kappa float64) Loss[F] {
	bad := between("tau", tau, 0, 1)
	if bad == nil {
		bad = positive("kappa", kappa)
	}
	low, high := twofold{tau, 0}, twoSum(1, -tau)
	return exactResidual[F](bad, func(r twofold) (v, g float64) {
		w := high
		if r.hi < 0 {
			w = low
		}
		a := r.abs()
		if a.hi > kappa { // before the square, which may overflow
			rest := a.hi - kappa/2
			return product(w.hi*rest, w, a.add(twofold{-kappa / 2, 0})), math.Copysign(w.hi, r.hi)
		}
		f := w.quo(twofold{kappa, 0})
		return product(a.hi*(a.hi/2*f.hi), a.mul(a), f.scale(-1)), r.hi * f.hi
	})
}
