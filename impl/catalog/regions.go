package catalog

import (
	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec"
)

// regions are the losses of overlaps, masks and boxes.
func regions() []Entry {
	return []Entry{
		plain(spec.CIoU, impl.CIoU[float64], impl.CIoU[float32]),
		one(spec.Dice, impl.Dice[float64], impl.Dice[float32], 1, 0, 0.5),
		one(spec.DiceSquared, impl.DiceSquared[float64], impl.DiceSquared[float32], 1, 0),
		one(spec.DiceL1, impl.DiceL1[float64], impl.DiceL1[float32], 1, 0),
		plain(spec.DIoU, impl.DIoU[float64], impl.DIoU[float32]),
		plain(spec.EIoU, impl.EIoU[float64], impl.EIoU[float32]),
		{
			Name: "focal-tversky", Params: []Default{{"alpha", []float64{0.3}}, {"beta", []float64{0.7}}, {"smooth", []float64{1}}, {"gamma", []float64{0.75}}},
			Variants: []impl.Params{{"gamma": {1}, "smooth": {0}}, {"gamma": {2}, "alpha": {0.5}}},
			spec:     func(a args) spec.Loss { return spec.FocalTversky(a.num(0), a.num(1), a.num(3), a.num(2)) },
			f64: func(a args) impl.Loss[float64] {
				return impl.FocalTversky[float64](a.num(0), a.num(1), a.num(3), a.num(2))
			},
			f32: func(a args) impl.Loss[float32] {
				return impl.FocalTversky[float32](a.num(0), a.num(1), a.num(3), a.num(2))
			},
		},
		plain(spec.GeneralizedDice, impl.GeneralizedDice[float64], impl.GeneralizedDice[float32]),
		plain(spec.GIoU, impl.GIoU[float64], impl.GIoU[float32]),
		plain(spec.IoU, impl.IoU[float64], impl.IoU[float32]),
		one(spec.Jaccard, impl.Jaccard[float64], impl.Jaccard[float32], 1, 0),
		plain(spec.LovaszHinge, impl.LovaszHinge[float64], impl.LovaszHinge[float32]),
		plain(spec.LovaszSoftmax, impl.LovaszSoftmax[float64], impl.LovaszSoftmax[float32]),
		plain(spec.MCC, impl.MCC[float64], impl.MCC[float32]),
		{
			Name: "tversky", Params: []Default{{"alpha", []float64{0.3}}, {"beta", []float64{0.7}}, {"smooth", []float64{1}}},
			Variants: []impl.Params{{"alpha": {0.5}, "beta": {0.5}}, {"alpha": {1}, "beta": {1}, "smooth": {0}}},
			spec:     func(a args) spec.Loss { return spec.Tversky(a.num(0), a.num(1), a.num(2)) },
			f64:      func(a args) impl.Loss[float64] { return impl.Tversky[float64](a.num(0), a.num(1), a.num(2)) },
			f32:      func(a args) impl.Loss[float32] { return impl.Tversky[float32](a.num(0), a.num(1), a.num(2)) },
		},
	}
}
