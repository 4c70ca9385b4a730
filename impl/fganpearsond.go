package impl

import "math"

// FGANPearsonD is E (T̃²/4 + T̃) − E T, the loss of the variational function T of an f-GAN for Pearson's χ² (Nowozin, Cseke and Tomioka 2016). A
// sample has two rows of n values, of real points and of fakes, and its target the probability of each; a batch has 1/n. It is computed
// as one sum without rounding, since it cancels. Its gradient is −p by T of a real point and q·(T̃/2 + 1) by that of a fake.
//
// Errors: a shape that is not {2, n}, or a target of another shape; values that are not finite; probabilities outside [0, 1], NaN among
// them, or a row that does not sum to 1.
func FGANPearsonD[F Float]() Loss[F] {
	return fGAN[F](func(v *expansion, w, t float64) (g, c, over float64) {
		g, c = w*(t/2+1), quarterSquare(t)
		s := twoProd(t, t/4)
		if math.IsInf(s.hi, 0) { // where its share may not be
			return g, c, w * t * (t / 4)
		}
		v.addProduct(w, s.hi)
		v.addProduct(w, s.lo)
		v.addProduct(w, t)
		return g, c, 0
	})
}

// quarterSquare is t²/4 + t, which has zeros at 0 and −4: t·(t + 4)/4.
func quarterSquare(t float64) float64 {
	d := twoSum(t, 4)
	if v := t / 4 * d.hi; math.IsInf(v, 0) || math.Abs(t) < 1 {
		return t/4*t + t
	}
	return twofold{t / 4, 0}.mul(d).hi
}
