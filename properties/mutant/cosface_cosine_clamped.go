package mutant

import "github.com/lossgate/lossgate/impl"

func cosFaceCosineClamped() Mutant {
	const scale, margin = 64, 0.35
	return Mutant{
		ID: "x396", Name: "cosface-cosine-clamped", Loss: "cosface",
		Bug:     "clamps the cosine of the class to ±(1 − 10⁻⁴), a habit from losses that take an arc cosine: nearer than that there is no gradient",
		Trigger: "an embedding within 0.8° of its class",
		Float64: func() impl.Loss[float64] {
			return changed(impl.CosFace[float64](scale, margin), func(x row, v float64, gp, _ []float64) float64 {
				const most = 1 - 1e-4
				z, y := cosines(x, scale), x.Class[0]
				if z[y] <= most*scale {
					return v
				}
				z[y] = scale * (most - margin)
				clear(gp)
				return surprise(z, y)
			})
		},
	}
}
