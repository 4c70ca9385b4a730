package catalog

import (
	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec"
)

// pathfinders are the losses on which the contracts were tried: each breaks a habit that scalar losses allow.
func pathfinders() []Entry {
	return []Entry{
		plain(spec.GIoU, impl.GIoU[float64], impl.GIoU[float32]),
		plain(spec.W1, impl.W1[float64], impl.W1[float32]),
		two(spec.ArcFace, impl.ArcFace[float64], impl.ArcFace[float32], 64, 0.5, [2]float64{8, 0}, [2]float64{1, 0.25}),
		{
			Name: "ctc", Params: []Default{{"blank", []float64{0}}}, Variants: []impl.Params{{"blank": {1}}},
			spec: func(a args) spec.Loss { return spec.CTC(int(a.num(0))) },
			f64:  func(a args) impl.Loss[float64] { return impl.CTC[float64](int(a.num(0))) },
			f32:  func(a args) impl.Loss[float32] { return impl.CTC[float32](int(a.num(0))) },
		},
		{
			Name: "triplet", Params: []Default{{"margin", []float64{1}}, {"p", []float64{2}}, {"swap", []float64{0}}},
			Variants: []impl.Params{{"p": {1}, "margin": {0.5}}, {"p": {3}, "swap": {1}}, {"swap": {1}, "margin": {2}}},
			spec:     func(a args) spec.Loss { return spec.Triplet(a.num(0), a.num(1), a.num(2) != 0) },
			f64:      func(a args) impl.Loss[float64] { return impl.Triplet[float64](a.num(0), a.num(1), a.num(2) != 0) },
			f32:      func(a args) impl.Loss[float32] { return impl.Triplet[float32](a.num(0), a.num(1), a.num(2) != 0) },
		},
		{
			Name: "softmax-ce", Params: []Default{{"weight", nil}, {"ignore_index", []float64{-100}}, {"label_smoothing", []float64{0}}},
			Variants: []impl.Params{
				{"label_smoothing": {0.125}}, {"label_smoothing": {1}, "ignore_index": {255}},
				{"weight": {1, 2, 0.5}, "ignore_index": {1}, "label_smoothing": {0.1}}, {"weight": {0, 3}},
			},
			spec: func(a args) spec.Loss { return spec.SoftmaxCE(a[0], int(a.num(1)), a.num(2)) },
			f64:  func(a args) impl.Loss[float64] { return impl.SoftmaxCE[float64](a[0], int(a.num(1)), a.num(2)) },
			f32:  func(a args) impl.Loss[float32] { return impl.SoftmaxCE[float32](a[0], int(a.num(1)), a.num(2)) },
		},
	}
}
