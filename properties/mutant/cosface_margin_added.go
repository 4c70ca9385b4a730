package mutant

import "github.com/lossgate/lossgate/impl"

func cosFaceMarginAdded() Mutant {
	const scale, margin = 64, 0.35
	return Mutant{
		ID: "x390", Name: "cosface-margin-added", Loss: "cosface",
		Bug:     "adds the margin to the cosine of the class instead of taking it away: it makes the task easier",
		Trigger: "any",
		Float64: func() impl.Loss[float64] {
			return changed(impl.CosFace[float64](scale, margin), func(x row, _ float64, _, _ []float64) float64 {
				z := cosines(x, scale)
				z[x.Class[0]] += scale * margin
				return surprise(z, x.Class[0])
			})
		},
	}
}

// cosines are the logits s·cos θ_j of an embedding and class centres.
func cosines(x row, scale float64) []float64 {
	d := len(x.Pred)
	z := make([]float64, len(x.Target)/d)
	for j := range z {
		z[j] = scale * cosine(x.Pred, x.Target[j*d:(j+1)*d])
	}
	return z
}
