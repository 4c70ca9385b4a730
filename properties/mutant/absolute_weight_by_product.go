package mutant

import "github.com/lossgate/lossgate/impl"

func absoluteWeightByProduct() Mutant {
	return Mutant{
		ID: "m20", Name: "absolute-weight-by-product", Loss: "absolute",
		Bug:    "takes a sample of weight 0 out by multiplying its loss by 0, which leaves a NaN a NaN",
		Thread: "keras-team/keras#18818", Trigger: "a sample of weight 0 that holds NaN or an infinity",
		Float64: func() impl.Loss[float64] {
			return byProduct{impl.Absolute[float64]().(impl.Rows[float64])}
		},
	}
}

type byProduct struct{ impl.Rows[float64] }

// Value implements impl.Loss.
func (l byProduct) Value(dst []float64, b impl.Batch[float64], r impl.Reduction) ([]float64, error) {
	v, err := l.Rows.Value(dst, b, r)
	if err != nil || b.Weight == nil {
		return v, err
	}
	for i, w := range b.Weight {
		if lost := w * (b.Pred[i] - b.Target[i]); w == 0 && lost != 0 {
			for k := range v {
				if r != impl.None || k == i {
					v[k] += lost
				}
			}
		}
	}
	return v, nil
}
