package impl

import "math"

// SmoothL1 is r²/(2·beta) where |r| ≤ beta and |r| − ½beta elsewhere, r = pred − target (Girshick 2015): Huber(beta)/beta. Its
// derivative is r/beta clipped to [−1, 1]. With beta = 0 it is Absolute.
//
// Special cases are:
//
//	SmoothL1(±Inf) = +Inf, with derivative ±1
//	SmoothL1(NaN) = NaN
//	at r = 0 with beta = 0 the derivative is 0
//
// beta must be a finite number not below 0; otherwise every call returns a *DataError.
func SmoothL1[F Float](beta float64) Loss[F] {
	return exactResidual[F](within("beta", beta, 0, math.MaxFloat64), func(r twofold) (v, g float64) {
		if a := r.abs(); a.hi > beta || beta == 0 {
			return a.hi - beta/2 + a.lo, signum(r.hi)
		}
		q := r.quo(twofold{beta, 0})
		g = r.hi / beta
		return product(r.hi*g, r, q) / 2, g // neither r·r nor 1/beta, which may overflow or underflow
	})
}
