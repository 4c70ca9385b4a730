package mutant

import "github.com/lossgate/lossgate/impl"

func generalizedDiceWeightsCancel() Mutant {
	return Mutant{
		ID: "m50", Name: "generalized-dice-weights-cancel", Loss: "generalized-dice",
		Bug:    "divides class by class before it sums: the weights of the classes cancel",
		Thread: "Project-MONAI/MONAI#369", Trigger: "classes of different size",
		Float64: func() impl.Loss[float64] {
			return changed(impl.GeneralizedDice[float64](), func(x row, _ float64, _, _ []float64) float64 {
				v := 0.0
				for _, c := range classesOf(x) {
					shared, size := sharedOf(c)
					v += 1 - 2*shared/size
				}
				return v / float64(x.Shape[0])
			})
		},
	}
}

// classesOf returns the masks of each class.
func classesOf(x row) (rows []row) {
	n := x.Shape[1]
	for at := 0; at < len(x.Pred); at += n {
		rows = append(rows, row{Pred: x.Pred[at : at+n], Target: x.Target[at : at+n]})
	}
	return rows
}
