package catalog

import (
	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec"
)

// sequences are the losses of label sequences.
func sequences() []Entry {
	return []Entry{
		blanked("ctc", spec.CTC, impl.CTC[float64], impl.CTC[float32]),
		blanked("ctc-logits", spec.CTCLogits, impl.CTCLogits[float64], impl.CTCLogits[float32]),
		blanked("rnnt", spec.RNNT, impl.RNNT[float64], impl.RNNT[float32]),
	}
}

// blanked is a loss whose parameter is the index of the blank.
func blanked(name string, of func(int) spec.Loss, f64 func(int) impl.Loss[float64], f32 func(int) impl.Loss[float32]) Entry {
	return Entry{
		Name: name, Params: []Default{{"blank", []float64{0}}}, Variants: []impl.Params{{"blank": {1}}},
		spec: func(a args) spec.Loss { return of(int(a.num(0))) },
		f64:  func(a args) impl.Loss[float64] { return f64(int(a.num(0))) },
		f32:  func(a args) impl.Loss[float32] { return f32(int(a.num(0))) },
	}
}
