package mutant

import "github.com/lossgate/lossgate/impl"

func featureMatchingOfEach() Mutant {
	return Mutant{
		ID: "x328", Name: "feature-matching-of-each", Loss: "feature-matching",
		Bug:     "matches each fake with the mean of the data, and not their mean: fakes that are all alike cost least",
		Trigger: "fakes that differ",
		Float64: func() impl.Loss[float64] {
			return changed(impl.FeatureMatching[float64](), func(x row, _ float64, gp, gt []float64) float64 {
				d := x.Shape[1]
				n, m := len(x.Pred)/d, len(x.Target)/d
				mean := make([]float64, d)
				for i, t := range x.Target {
					mean[i%d] += t / float64(m)
				}
				clear(gt)
				sum := 0.0
				for i, p := range x.Pred {
					off := (p - mean[i%d]) / float64(n)
					sum += off * (p - mean[i%d])
					if gp != nil {
						gp[i] = 2 * off
					}
					for j := i % d; j < len(gt); j += d {
						gt[j] -= 2 * off / float64(m)
					}
				}
				return sum
			})
		},
	}
}
