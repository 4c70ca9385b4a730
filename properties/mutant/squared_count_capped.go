package mutant

import "github.com/lossgate/lossgate/impl"

func squaredCountCapped() Mutant {
	return Mutant{
		ID: "x601", Name: "squared-count-capped", Loss: "squared",
		Bug:     "counts 64 samples at most when it divides the gradient of a mean",
		Trigger: "the gradient of the mean of more than 64 samples",
		Float64: func() impl.Loss[float64] { return cappedCount{impl.Squared[float64]().(impl.Rows[float64])} },
	}
}

type cappedCount struct{ impl.Rows[float64] }

// Grad implements impl.Loss.
func (l cappedCount) Grad(dst []float64, b impl.Batch[float64], r impl.Reduction, up []float64) ([]float64, error) {
	g, err := l.Rows.Grad(dst, b, r, up)
	if err == nil && r == impl.Mean && b.N > 64 {
		for i := range g {
			g[i] *= float64(b.N) / 64
		}
	}
	return g, err
}
