package catalog

import (
	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec"
)

// sequences are the losses of label sequences.
func sequences() []Entry {
	return []Entry{
		{
			Name: "ctc", Params: []Default{{"blank", []float64{0}}}, Variants: []impl.Params{{"blank": {1}}},
			spec: func(a args) spec.Loss { return spec.CTC(int(a.num(0))) },
			f64:  func(a args) impl.Loss[float64] { return impl.CTC[float64](int(a.num(0))) },
			f32:  func(a args) impl.Loss[float32] { return impl.CTC[float32](int(a.num(0))) },
		},
	}
}
