package impl

import "math"

// CosineDistance is 1 − cos θ for the angle θ between pred and target, vectors of one length D (Salton, Wong and Yang 1975). Below a right angle it is
// computed as sin²θ/(1 + cos θ), with the sine by the wedge product, so that small angles keep their digits.
//
// Special cases are:
//
//	vectors of one direction: 0; of opposite ones: 2; the gradient is 0 at both
//
// Errors: rows of different lengths; a vector of zeros, or one that is not finite.
func CosineDistance[F Float]() Loss[F] {
	return widened[F](Rows[float64]{Targets: true, Eval: func(x Row[float64], gp, gt []float64) (float64, error) {
		if err := paired(x); err != nil {
			return 0, err
		}
		if err := nonZero("pred", 0, x.Pred); err != nil {
			return 0, err
		}
		if err := nonZero("target", 0, x.Target); err != nil {
			return 0, err
		}
		v, _ := turned(x.Pred, x.Target, gp)
		if gt != nil {
			turned(x.Target, x.Pred, gt)
		}
		return v, nil
	}})
}

// turned is 1 − cos θ and cos θ for two vectors that are not zero; it stores the gradient of the former in a, if that is wanted.
func turned(a, b, g []float64) (v, cos float64) {
	u, unit := scaled(a)
	cos, sin, dCos, _ := angle(u, b)
	for i := range g {
		g[i] = math.Ldexp(-dCos[i], -unit)
	}
	if cos > 0 {
		return sin * sin / (1 + cos), cos
	}
	return 1 - cos, cos
}
