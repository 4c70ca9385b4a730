package mutant

import "github.com/lossgate/lossgate/impl"

func squaredFloat32Accumulator() Mutant {
	return Mutant{
		ID: "m69", Name: "squared-float32-accumulator", Loss: "squared",
		Bug:    "adds float32 losses one after the other in float32: the mean of equal losses is not their value",
		Thread: "pytorch/pytorch#55657", Trigger: "a batch of 10⁵ samples and more",
		Float32: func() impl.Loss[float32] {
			return narrowSum{impl.Squared[float32]().(impl.Rows[float32])}
		},
	}
}

type narrowSum struct{ impl.Rows[float32] }

// Value implements impl.Loss.
func (l narrowSum) Value(dst []float32, b impl.Batch[float32], r impl.Reduction) ([]float32, error) {
	right, err := l.Rows.Value(nil, b, r) // its errors, and the mean of weights
	if err != nil || r == impl.None || b.Weight != nil {
		return append(dst[:0], right...), err
	}
	each, err := l.Rows.Value(nil, b, impl.None)
	if err != nil {
		return nil, err
	}
	var sum float32
	for _, v := range each {
		sum += v
	}
	if r == impl.Mean {
		sum /= float32(b.N)
	}
	return append(dst[:0], sum), nil
}
