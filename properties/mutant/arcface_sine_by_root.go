package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func arcFaceSineByRoot() Mutant {
	const scale, margin = 64, 0.5
	return Mutant{
		ID: "m57", Name: "arcface-sine-by-root", Loss: "arcface",
		Bug:    "computes the sine as the root of 1 − cos², whose argument rounds to below 0: NaN",
		Thread: "ronghuaiyang/arcface-pytorch#68", Trigger: "an embedding that points where its centre does",
		Float64: func() impl.Loss[float64] {
			return changed(impl.ArcFace[float64](scale, margin, false), func(x row, _ float64, _, _ []float64) float64 {
				d, y := len(x.Pred), x.Class[0]
				z := make([]float64, len(x.Target)/d)
				for j := range z {
					z[j] = scale * cosine(x.Pred, x.Target[j*d:(j+1)*d])
				}
				cos := z[y] / scale
				z[y] = scale * (cos*math.Cos(margin) - math.Sqrt(1-cos*cos)*math.Sin(margin))
				return surprise(z, y)
			})
		},
	}
}

// cosine is that of the angle between u and v.
func cosine(u, v []float64) float64 {
	var dot, nu, nv float64
	for i := range u {
		nu, nv = math.Hypot(nu, u[i]), math.Hypot(nv, v[i])
	}
	for i := range u {
		dot += (u[i] / nu) * (v[i] / nv)
	}
	return dot
}
