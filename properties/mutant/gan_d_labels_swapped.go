package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func ganDLabelsSwapped() Mutant {
	return Mutant{
		ID: "x300", Name: "gan-d-labels-swapped", Loss: "gan-minimax-d",
		Bug:     "gives real points the label of fakes and fakes that of real points",
		Trigger: "scores of real points that are not minus those of fakes",
		Float64: func() impl.Loss[float64] {
			return changed(impl.GANMinimaxD[float64](), scored(func(real bool, s float64) (v, g float64) {
				if real {
					return softplus(s), logistic(s)
				}
				return softplus(-s), -logistic(-s)
			}))
		},
	}
}

// scored is a kernel that costs v for a point, with the derivative g by its score, under the weights of the target. A sample of one row has
// fakes alone.
func scored(f func(real bool, s float64) (v, g float64)) func(x row, right float64, gp, gt []float64) float64 {
	return func(x row, right float64, gp, gt []float64) float64 {
		if right != right {
			return right
		}
		total := 0.0
		for i, s := range x.Pred {
			v, g := f(len(x.Shape) == 2 && i < len(x.Pred)/2, s)
			if w := x.Target[i]; w != 0 {
				total += w * v
			}
			if gp != nil {
				gp[i] = x.Target[i] * g
			}
			if gt != nil {
				gt[i] = v
			}
		}
		return total
	}
}

// softplus is log(1 + e^z), and logistic its derivative.
func softplus(z float64) float64 { return math.Max(z, 0) + math.Log1p(math.Exp(-math.Abs(z))) }
func logistic(z float64) float64 { return 1 / (1 + math.Exp(-z)) }
