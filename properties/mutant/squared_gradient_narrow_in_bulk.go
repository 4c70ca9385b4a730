package mutant

import "github.com/lossgate/lossgate/impl"

func squaredGradientNarrowInBulk() Mutant {
	return Mutant{
		ID: "x602", Name: "squared-gradient-narrow-in-bulk", Loss: "squared",
		Bug:     "takes another kernel for a thousand samples and more, which keeps gradients in float32",
		Trigger: "more than 1000 samples",
		Float64: func() impl.Loss[float64] { return narrowInBulk{impl.Squared[float64]().(impl.Rows[float64])} },
	}
}

type narrowInBulk struct{ impl.Rows[float64] }

// Grad implements impl.Loss.
func (l narrowInBulk) Grad(dst []float64, b impl.Batch[float64], r impl.Reduction, up []float64) ([]float64, error) {
	g, err := l.Rows.Grad(dst, b, r, up)
	if err == nil && b.N > 1000 {
		for i := range g {
			g[i] = float64(float32(g[i]))
		}
	}
	return g, err
}
