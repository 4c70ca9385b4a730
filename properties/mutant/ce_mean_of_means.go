package mutant

import "github.com/lossgate/lossgate/impl"

func ceMeanOfMeans() Mutant {
	return Mutant{
		ID: "m22", Name: "ce-mean-of-means", Loss: "softmax-ce",
		Bug:    "averages the means of two micro-batches, whose numbers of samples that count differ",
		Thread: "huggingface/transformers#35203", Trigger: "the reduction mean of a batch that does not split evenly",
		Float64: func() impl.Loss[float64] {
			return meanOfMeans{impl.SoftmaxCE[float64](nil, -100, 0).(impl.Rows[float64])}
		},
	}
}

type meanOfMeans struct{ impl.Rows[float64] }

// Value implements impl.Loss.
func (l meanOfMeans) Value(dst []float64, b impl.Batch[float64], r impl.Reduction) ([]float64, error) {
	whole, err := l.Rows.Value(dst, b, r)
	if err != nil || r != impl.Mean {
		return whole, err
	}
	first, err1 := l.Rows.Value(nil, samples(b, 0, b.N/2), r)
	second, err2 := l.Rows.Value(nil, samples(b, b.N/2, b.N), r)
	if err1 != nil || err2 != nil { // a half in which nothing counts
		return whole, nil
	}
	return append(dst[:0], (first[0]+second[0])/2), nil
}

// samples is those of b from i up to j, of one label each.
func samples(b impl.Batch[float64], i, j int) impl.Batch[float64] {
	n := len(b.Pred) / b.N
	part := impl.Batch[float64]{N: j - i, Shape: b.Shape, Pred: b.Pred[i*n : j*n], Class: b.Class[i:j]}
	if b.Weight != nil {
		part.Weight = b.Weight[i:j]
	}
	return part
}
