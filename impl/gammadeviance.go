package impl

// GammaDeviance is 2((t−m)/m − ln(t/m)) for a prediction m > 0 of the mean of t > 0 (Nelder & Wedderburn 1972): TweedieDeviance for p = 2. Its
// derivative in m is 2(m−t)/m².
//
// Errors: a prediction or a target that is not a finite number above 0.
func GammaDeviance[F Float]() Loss[F] { return TweedieDeviance[F](2) }
