package impl

// PoissonDeviance is 2(t·ln(t/m) − t + m), with 0·ln 0 = 0, for a prediction m > 0 of the mean of t ≥ 0 (Nelder & Wedderburn 1972):
// TweedieDeviance for p = 1. Its derivative in m is 2(m−t)/m.
//
// Special cases are:
//
//	PoissonDeviance(m, 0) = 2m
//
// Errors: a prediction that is not a finite number above 0; a target that is not finite or is negative.
func PoissonDeviance[F Float]() Loss[F] { return TweedieDeviance[F](1) }
