package impl

import "math"

// Welsch is 1 − e^−½(r/c)² for r = pred − target, also called Leclerc's loss (Dennis & Welsch 1978). Its derivative is
// (r/c²)·e^−½(r/c)². It is Barron for alpha = −Inf.
//
// Special cases are:
//
//	Welsch(±Inf) = 1, with derivative ±0
//	Welsch(NaN) = NaN
//
// c must be a finite number above 0; otherwise every call returns a *DataError.
func Welsch[F Float](c float64) Loss[F] { return Barron[F](math.Inf(-1), c) }
