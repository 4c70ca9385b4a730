package impl

import "math"

// CRPSGaussian is the continuous ranked probability score of the forecast N(μ, σ²) against the outcome y, in closed form (Gneiting et al. 2005):
// σ·(z·(2Φ(z) − 1) + 2φ(z) − 1/√π) with z = (y − μ)/σ. Pred is of shape {2, 1}, the rows being μ and σ; Target is y.
//
// The slope in σ, 2φ(z) − 1/√π, goes through 0 at z² = log 2; it is computed by expm1 there, so that it does not cancel.
//
// Errors: μ or y not finite; σ not above 0, or not finite; shapes.
func CRPSGaussian[F Float]() Loss[F] {
	return widened[F](Rows[float64]{Targets: true, Eval: func(x Row[float64], gp, gt []float64) (float64, error) {
		if len(x.Shape) != 2 || x.Shape[0] != 2 || x.Shape[1] != 1 {
			return 0, &DataError{"shape", -1, x.Shape, "want {2, 1}: mean and standard deviation"}
		}
		if len(x.Target) != 1 {
			return 0, &DataError{"target", -1, len(x.Target), "want one number for each sample"}
		}
		if err := finiteSides(x); err != nil {
			return 0, err
		}
		if !(x.Pred[1] > 0) {
			return 0, &DataError{"pred", 1, x.Pred[1], "want a standard deviation above 0"}
		}
		mu, sigma, y, unit := x.Pred[0], x.Pred[1], x.Target[0], 1.0
		if large([]float64{mu, sigma, y}) {
			mu, sigma, y, unit = mu/4, sigma/4, y/4, 4
		}
		const rootPi = 1.7724538509055160273
		r := difference(y, mu)
		z := r.hi / sigma
		tail := math.Erf(z / math.Sqrt2)
		bell := -1.0 // √2·e^(−z²/2) − 1
		if math.Abs(z) < 64 {
			q := r.quo(twofold{sigma, 0})
			half := twofold{0, 0}
			if math.Abs(z) > 0x1p-400 {
				half = q.mul(q)
			}
			bell = ln2.add(twofold{-half.hi, -half.lo}).scale(-1).expm1(1)
		}
		if gp != nil {
			gp[0], gp[1] = -tail, bell/rootPi
		}
		if gt != nil {
			gt[0] = tail
		}
		return (float64(math.Abs(r.hi)*math.Abs(tail)) + float64(sigma*(bell/rootPi))) * unit, nil
	}})
}
