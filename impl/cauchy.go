package impl

// Cauchy is ln(1 + ½(r/c)²) for r = pred − target (Black & Anandan 1996). Its derivative is 2r/(r² + 2c²). It is Barron for alpha = 0.
//
// Special cases are:
//
//	Cauchy(±Inf) = +Inf, with derivative ±0
//	Cauchy(NaN) = NaN
//
// c must be a finite number above 0; otherwise every call returns a *DataError.
func Cauchy[F Float](c float64) Loss[F] { return Barron[F](0, c) }
