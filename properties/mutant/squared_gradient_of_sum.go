package mutant

import "github.com/lossgate/lossgate/impl"

func squaredGradientOfSum() Mutant {
	return Mutant{
		ID: "m75", Name: "squared-gradient-of-sum", Loss: "squared",
		Bug:    "divides the value by the number of samples, but not the gradient",
		Thread: "mlpack/mlpack#3144", Trigger: "the reduction mean of more than one sample",
		Float64: func() impl.Loss[float64] {
			return gradientOfSum{impl.Squared[float64]().(impl.Rows[float64])}
		},
	}
}

type gradientOfSum struct{ impl.Rows[float64] }

// Grad implements impl.Loss.
func (l gradientOfSum) Grad(dst []float64, b impl.Batch[float64], r impl.Reduction, up []float64) ([]float64, error) {
	g, err := l.Rows.Grad(nil, b, r, up)
	if err == nil && r == impl.Mean {
		g, err = l.Rows.Grad(nil, b, impl.Sum, up)
	}
	return append(dst[:0], g...), err
}
