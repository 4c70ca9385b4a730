package catalog

import (
	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec"
)

func classification() []Entry {
	return []Entry{
		plain(spec.SelfInformation, impl.SelfInformation[float64], impl.SelfInformation[float32]),
		plain(spec.Entropy, impl.Entropy[float64], impl.Entropy[float32]),
		plain(spec.CrossEntropy, impl.CrossEntropy[float64], impl.CrossEntropy[float32]),
		plain(spec.BCE, impl.BCE[float64], impl.BCE[float32]),
		one(spec.BCELogits, impl.BCELogits[float64], impl.BCELogits[float32], 1, 0.25, 3),
		{
			Name: "nll", Params: []Default{{"weight", nil}, {"ignore_index", []float64{-100}}},
			Variants: []impl.Params{{"weight": {1, 2, 0.5}, "ignore_index": {1}}, {"weight": {0, 3}}},
			spec:     func(a args) spec.Loss { return spec.NLL(a[0], int(a.num(1))) },
			f64:      func(a args) impl.Loss[float64] { return impl.NLL[float64](a[0], int(a.num(1))) },
			f32:      func(a args) impl.Loss[float32] { return impl.NLL[float32](a[0], int(a.num(1))) },
		},
		plain(spec.SigmoidCE, impl.SigmoidCE[float64], impl.SigmoidCE[float32]),
		plain(spec.Brier, impl.Brier[float64], impl.Brier[float32]),
		plain(spec.Spherical, impl.Spherical[float64], impl.Spherical[float32]),
		plain(spec.MAEProb, impl.MAEProb[float64], impl.MAEProb[float32]),
		one(spec.GCE, impl.GCE[float64], impl.GCE[float32], 0.7, 0.0625, 1),
		{
			Name: "symmetric-ce", Params: []Default{{"alpha", []float64{0.1}}, {"beta", []float64{1}}, {"a", []float64{-4}}},
			Variants: []impl.Params{{"alpha": {1}, "beta": {0}}, {"alpha": {0}, "beta": {2}, "a": {-6}}},
			spec:     func(a args) spec.Loss { return spec.SymmetricCE(a.num(0), a.num(1), a.num(2)) },
			f64:      func(a args) impl.Loss[float64] { return impl.SymmetricCE[float64](a.num(0), a.num(1), a.num(2)) },
			f32:      func(a args) impl.Loss[float32] { return impl.SymmetricCE[float32](a.num(0), a.num(1), a.num(2)) },
		},
		one(spec.CrammerSinger, impl.CrammerSinger[float64], impl.CrammerSinger[float32], 1, 0, 0.25),
		two(spec.WestonWatkins, impl.WestonWatkins[float64], impl.WestonWatkins[float32], 1, 1, [2]float64{1, 2}, [2]float64{0.25, 1.5}),
		{
			Name: "asymmetric", Params: []Default{{"gamma_pos", []float64{1}}, {"gamma_neg", []float64{4}}, {"clip", []float64{0.05}}},
			Variants: []impl.Params{{"gamma_pos": {0.5}, "gamma_neg": {0}, "clip": {0.5}}, {"gamma_pos": {2}, "gamma_neg": {2}, "clip": {0}}},
			spec:     func(a args) spec.Loss { return spec.Asymmetric(a.num(0), a.num(1), a.num(2)) },
			f64:      func(a args) impl.Loss[float64] { return impl.Asymmetric[float64](a.num(0), a.num(1), a.num(2)) },
			f32:      func(a args) impl.Loss[float32] { return impl.Asymmetric[float32](a.num(0), a.num(1), a.num(2)) },
		},
		one(spec.Poly1, impl.Poly1[float64], impl.Poly1[float32], 2, 0, -1, -4),
		{
			Name: "class-balanced-ce", Params: []Default{{"beta", []float64{0.999}}, {"counts", []float64{1000, 20, 1}}},
			Variants: []impl.Params{{"beta": {0}, "counts": {3, 5}}, {"beta": {0.75}, "counts": {2, 30}}},
			spec:     func(a args) spec.Loss { return spec.ClassBalancedCE(a.num(0), a[1]) },
			f64:      func(a args) impl.Loss[float64] { return impl.ClassBalancedCE[float64](a.num(0), a[1]) },
			f32:      func(a args) impl.Loss[float32] { return impl.ClassBalancedCE[float32](a.num(0), a[1]) },
		},
		plain(spec.MultilabelMargin, impl.MultilabelMargin[float64], impl.MultilabelMargin[float32]),
		{
			Name: "multilabel-soft-margin", Params: []Default{{"weight", nil}}, Variants: []impl.Params{{"weight": {1, 2, 0.5}}},
			spec: func(a args) spec.Loss { return spec.MultilabelSoftMargin(a[0]) },
			f64:  func(a args) impl.Loss[float64] { return impl.MultilabelSoftMargin[float64](a[0]) },
			f32:  func(a args) impl.Loss[float32] { return impl.MultilabelSoftMargin[float32](a[0]) },
		},
		one(spec.LogSumExp, impl.LogSumExp[float64], impl.LogSumExp[float32], 1, 0.25, 8),
		plain(spec.Sparsemax, impl.Sparsemax[float64], impl.Sparsemax[float32]),
		fenchelYoung(),
		two(spec.FocalSigmoid, impl.FocalSigmoid[float64], impl.FocalSigmoid[float32], -1, 2, [2]float64{0.25, 2}, [2]float64{-1, 0}, [2]float64{0.75, 0.5}),
		{
			Name: "focal-softmax", Params: []Default{{"gamma", []float64{2}}, {"alpha", nil}},
			Variants: []impl.Params{{"gamma": {0}}, {"gamma": {0.5}}, {"gamma": {3}, "alpha": {0.25, 1, 2}}},
			spec:     func(a args) spec.Loss { return spec.FocalSoftmax(a.num(0), a[1]) },
			f64:      func(a args) impl.Loss[float64] { return impl.FocalSoftmax[float64](a.num(0), a[1]) },
			f32:      func(a args) impl.Loss[float32] { return impl.FocalSoftmax[float32](a.num(0), a[1]) },
		},
		one(spec.Distillation, impl.Distillation[float64], impl.Distillation[float32], 2, 64),
		one(spec.SoftmaxCESoft, impl.SoftmaxCESoft[float64], impl.SoftmaxCESoft[float32], 0, 0.125, 1),
		{
			Name: "weighted-softmax-ce", Params: []Default{{"weight", []float64{1, 2, 0.5}}, {"by_weight", []float64{1}}},
			Variants: []impl.Params{{"by_weight": {0}}, {"weight": {3, 0, 0.25, 1}}},
			spec:     func(a args) spec.Loss { return spec.WeightedSoftmaxCE(a[0], a.num(1) != 0) },
			f64:      func(a args) impl.Loss[float64] { return impl.WeightedSoftmaxCE[float64](a[0], a.num(1) != 0) },
			f32:      func(a args) impl.Loss[float32] { return impl.WeightedSoftmaxCE[float32](a[0], a.num(1) != 0) },
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

// fenchelYoung is the entry of the losses of Fenchel and Young, by the number of Ω. A number that names none is an error of every call.
func fenchelYoung() Entry {
	specs := []func() spec.Regulariser{spec.Shannon, spec.Gini, spec.HalfNorm}
	impls := []func() impl.Regulariser{impl.Shannon, impl.Gini, impl.HalfNorm}
	legal := func(k int) bool { return k >= 0 && k < len(specs) }
	specified := func(a args) spec.Regulariser {
		k := int(a.num(0))
		if !legal(k) {
			omega := spec.Shannon()
			omega.Number = k
			return omega
		}
		return specs[k]()
	}
	implemented := func(a args) impl.Regulariser {
		k := int(a.num(0))
		if !legal(k) {
			return impl.Regulariser{Legal: func(impl.Row[float64]) error {
				return &impl.DataError{Arg: "omega", At: -1, Got: a.num(0), Why: "want 0, 1 or 2"}
			}}
		}
		return impls[k]()
	}
	return Entry{
		Name: "fenchel-young", Params: []Default{{"omega", []float64{0}}}, Variants: []impl.Params{{"omega": {1}}, {"omega": {2}}},
		spec: func(a args) spec.Loss { return spec.FenchelYoung(specified(a)) },
		f64:  func(a args) impl.Loss[float64] { return impl.FenchelYoung[float64](implemented(a)) },
		f32:  func(a args) impl.Loss[float32] { return impl.FenchelYoung[float32](implemented(a)) },
	}
}
