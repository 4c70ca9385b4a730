package mutant

import "github.com/lossgate/lossgate/impl"

func ntxentMeanOverOthers() Mutant {
	return Mutant{
		ID: "m56a", Name: "ntxent-mean-over-others", Loss: "nt-xent", Params: impl.Params{"temperature": {0.5}},
		Bug:    "divides by 2(N − 1), which is how many others there are, and not by 2N",
		Thread: "lucidrains/contrastive-learner#2", Trigger: "two items and more",
		Float64: func() impl.Loss[float64] {
			return changed(impl.NTXent[float64](0.5), func(x row, v float64, g, _ []float64) float64 {
				n := float64(x.Shape[1])
				if n == 1 {
					return v
				}
				for i := range g {
					g[i] *= n / (n - 1)
				}
				return v * n / (n - 1)
			})
		},
	}
}
