package mutant

import (
	"slices"

	"github.com/lossgate/lossgate/impl"
)

func w1WeightsUnsorted() Mutant {
	return Mutant{
		ID: "m89", Name: "w1-weights-unsorted", Loss: "w1-1d",
		Bug:    "sorts the positions and leaves their weights where they were",
		Thread: "PythonOT/POT#138", Trigger: "positions that come unsorted, with weights that differ",
		Float64: func() impl.Loss[float64] {
			l := impl.W1[float64]().(impl.Rows[float64])
			eval := l.Eval
			l.Eval = func(x row, gp, gt []float64) (float64, error) {
				if v, err := eval(x, gp, gt); err != nil || gp != nil || gt != nil {
					return v, err
				}
				return eval(sortedPositions(x), nil, nil)
			}
			return l
		},
	}
}

// sortedPositions is x with the first row of its arguments sorted, and the second as it was.
func sortedPositions(x row) row {
	x.Pred, x.Target = slices.Clone(x.Pred), slices.Clone(x.Target)
	slices.Sort(x.Pred[:len(x.Pred)/2])
	slices.Sort(x.Target[:len(x.Target)/2])
	return x
}
