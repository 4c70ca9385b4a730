package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func sphereFaceWithoutDescent() Mutant {
	return Mutant{
		ID: "x394", Name: "sphereface-without-descent", Loss: "sphereface",
		Bug:     "takes cos(mθ) itself for ψ(θ), without (−1)^k and −2k: beyond π/m the logit rises again",
		Trigger: "an angle with the class above π/4",
		Float64: func() impl.Loss[float64] {
			return changed(impl.SphereFace[float64](4), func(x row, _ float64, _, _ []float64) float64 {
				z, y := cosines(x, length(x.Pred)), x.Class[0]
				z[y] = length(x.Pred) * math.Cos(4*math.Acos(max(-1, min(1, z[y]/length(x.Pred)))))
				return surprise(z, y)
			})
		},
	}
}

// length is the Euclidean norm.
func length(v []float64) (n float64) {
	for _, x := range v {
		n = math.Hypot(n, x)
	}
	return n
}
