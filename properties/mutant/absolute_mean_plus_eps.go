package mutant

import "github.com/lossgate/lossgate/impl"

func absoluteMeanPlusEps() Mutant {
	return Mutant{
		ID: "m21", Name: "absolute-mean-plus-eps", Loss: "absolute",
		Bug:    "adds 1e-7 to the sum of weights before dividing by it",
		Thread: "keras-team/keras#21908", Trigger: "the reduction mean; where weights are small, nothing is left of it",
		Float64: func() impl.Loss[float64] {
			return meanPlusEps{impl.Absolute[float64]().(impl.Rows[float64])}
		},
	}
}

type meanPlusEps struct{ impl.Rows[float64] }

// Value implements impl.Loss.
func (l meanPlusEps) Value(dst []float64, b impl.Batch[float64], r impl.Reduction) ([]float64, error) {
	v, err := l.Rows.Value(dst, b, r)
	if err != nil || r != impl.Mean {
		return v, err
	}
	weights := float64(b.N)
	if b.Weight != nil {
		weights = 0
		for _, w := range b.Weight {
			weights += w
		}
	}
	v[0] *= weights / (weights + 1e-7)
	return v, nil
}
