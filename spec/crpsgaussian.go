package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// CRPSGaussian is the continuous ranked probability score of the forecast N(μ, σ²) against the outcome y, in closed form (Gneiting et al. 2005):
// σ·(z·(2Φ(z) − 1) + 2φ(z) − 1/√π) with z = (y − μ)/σ. The rows of Pred are μ and σ.
func CRPSGaussian() Loss {
	return Loss{
		Name: "crps-gaussian", Family: Regression,
		Shape: []Dim{{"row", 2, 2}, {"one", 1, 1}}, Pred: Domain{Rows: []Domain{Finite, Positive}}, Target: Finite, TargetGrad: true,
		Definition: "σ·(z·(2Φ(z) − 1) + 2φ(z) − 1/√π), z = (y − μ)/σ; pred rows are μ and σ, target is y",
		Value: func(x In) ball.Real {
			r, sigma := x.Target[0].Sub(x.Pred[0]), x.Pred[1]
			z := r.Quo(sigma)
			bell := square(z).Mul(ball.Of(-0.5)).Exp().Mul(x.Of(2).Sqrt())
			return r.Mul(z.Quo(x.Of(2).Sqrt()).Erf()).Add(sigma.Mul(bell.Sub(ball.Of(1))).Quo(x.pi().Sqrt()))
		},
		Special: []SpecialCase{
			{When: "the mean is right: σ·(√2 − 1)/√π", In: gaussianForecast(0, 1, 0), Want: 0.23369497725510907},
			{When: "far off: the error, less σ/√π", In: gaussianForecast(0, 1, 1e4), Want: 1e4 - 0.5641895835477563},
		},
		Claims: []Claim{
			AtLeastZero, Convex{}, Homogeneous{Degree: 1},
			Lipschitz{K: math.Nextafter(math.Sqrt(1+1/math.Pi), 2), Near: []Sample{gaussianForecast(0, 0.0078125, 1)}},
			Bounds{
				ID: "t-crps-gaussian", Says: "E|X − y| − ½E|X − X'| is between |y − μ| − σ/√π and |y − μ| + σ·(√2 − 1)/√π.",
				Lo: func(x In) ball.Real {
					return x.Target[0].Sub(x.Pred[0]).Abs().Sub(x.Pred[1].Quo(x.pi().Sqrt()))
				},
				Hi: func(x In) ball.Real {
					return x.Target[0].Sub(x.Pred[0]).Abs().Add(x.Pred[1].Mul(x.Of(2).Sqrt().Sub(ball.Of(1))).Quo(x.pi().Sqrt()))
				},
			},
			Gradient{
				ID: "t-crps-gaussian-gradient", Says: "The slope in μ is 1 − 2Φ(z), that in σ is 2φ(z) − 1/√π.",
				Is: func(x In) []ball.Real {
					z := x.Target[0].Sub(x.Pred[0]).Quo(x.Pred[1])
					two, root := x.Of(2).Sqrt(), x.pi().Sqrt()
					return []ball.Real{
						z.Quo(two).Erf().Neg(),
						square(z).Mul(ball.Of(-0.5)).Exp().Mul(two).Sub(ball.Of(1)).Quo(root),
					}
				},
			},
			Relation{
				ID: "t-translation", Says: "Only the error y − μ counts, and not its sign.", Ints: 1,
				Make: func(s []Sample, k []int) []Term {
					var m masses
					c, x := dyadic(k[0]), s[0]
					return m.terms(Term{1, gaussianForecast(m.plus(c, -x.Pred[0]), x.Pred[1], m.plus(c, -x.Target[0]))}, Term{-1, x})
				},
			},
		},
		Refs: []Ref{
			{"T. Gneiting, A. E. Raftery, A. H. Westveld, T. Goldman, Calibrated probabilistic forecasting using ensemble model output statistics and minimum CRPS estimation, Mon. Weather Rev. 133 (2005)", "10.1175/MWR2904.1"},
		},
		Names: map[string]string{"properscoring": "properscoring.crps_gaussian"},
	}
}

// gaussianForecast is a sample of a mean, a standard deviation and an outcome.
func gaussianForecast(mu, sigma, y float64) Sample {
	return Sample{Pred: []float64{mu, sigma}, Shape: []int{2, 1}, Target: []float64{y}}
}
