package impl

// GemanMcClure is 2(r/c)²/((r/c)² + 4) for r = pred − target (Geman & McClure 1985, as Barron 2019 scales it). Its derivative is
// 16rc²/(r² + 4c²)². It is Barron for alpha = −2.
//
// Special cases are:
//
//	GemanMcClure(±Inf) = 2, with derivative ±0
//	GemanMcClure(NaN) = NaN
//
// c must be a finite number above 0; otherwise every call returns a *DataError.
func GemanMcClure[F Float](c float64) Loss[F] { return Barron[F](-2, c) }
