package catalog

import (
	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec"
)

// regions are the losses of overlaps, masks and boxes.
func regions() []Entry {
	return []Entry{
		one(spec.Dice, impl.Dice[float64], impl.Dice[float32], 1, 0, 0.5),
		one(spec.DiceSquared, impl.DiceSquared[float64], impl.DiceSquared[float32], 1, 0),
		one(spec.DiceL1, impl.DiceL1[float64], impl.DiceL1[float32], 1, 0),
		plain(spec.GIoU, impl.GIoU[float64], impl.GIoU[float32]),
		one(spec.Jaccard, impl.Jaccard[float64], impl.Jaccard[float32], 1, 0),
	}
}
