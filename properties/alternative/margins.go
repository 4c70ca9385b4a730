package alternative

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

// margins are losses of m = target·pred for a sign as target.
func margins() []Alternative {
	return []Alternative{
		{
			ID: "a10", Name: "hinge-fused", Loss: "hinge", Way: "forms 1 − t·z by one fused operation, and has the left slope at the kink",
			Float64: func() impl.Loss[float64] {
				return scalar(impl.Hinge[float64](), func(z, t float64) (v, gz, gt float64) {
					gap := math.FMA(-t, z, 1)
					switch {
					case gap < 0:
						return 0, 0, 0
					case gap != gap:
						return gap, gap, gap
					}
					return gap, -t, 0
				})
			},
		},
		{
			ID: "a11", Name: "squared-hinge-in-float32", Loss: "squared-hinge", Way: "stays in float32 throughout",
			Float32: func() impl.Loss[float32] {
				return scalar(impl.SquaredHinge[float32](), func(z, t float32) (v, gz, gt float32) {
					gap := max(0, 1-t*z)
					return gap * gap, -2 * t * gap, 0
				})
			},
		},
		{
			ID: "a12", Name: "logistic-by-two-tails", Loss: "logistic", Way: "is max(0, −m) + log1p(e^−|m|), the form of most libraries",
			Float64: func() impl.Loss[float64] {
				return scalar(impl.Logistic[float64](), func(z, t float64) (v, gz, gt float64) {
					m := t * z
					e := math.Exp(-math.Abs(m))
					g := -1 / (1 + e)
					if m > 0 {
						g = -e / (1 + e)
					}
					if m != m {
						g = m
					}
					return math.Max(0, -m) + math.Log1p(e), t * g, 0
				})
			},
		},
		{
			ID: "a13", Name: "logistic-by-tanh", Loss: "logistic", Way: "takes the slope of large margins by (1 − tanh)/2 only where nothing cancels, in float64 for float32 numbers",
			Float32: func() impl.Loss[float32] {
				return scalar(impl.Logistic[float32](), func(z, t float32) (v, gz, gt float32) {
					m := float64(t) * float64(z)
					g := -(1 - math.Tanh(m/2)) / 2
					if m > 1 {
						g = -1 / (1 + math.Exp(m))
					}
					w := math.Log1p(math.Exp(-m))
					if m < -30 {
						w = -m
					}
					return float32(w), t * float32(g), 0
				})
			},
		},
	}
}
