package mutant

import "github.com/lossgate/lossgate/impl"

func ceGradientOfUnitMass() Mutant {
	const eps = 0.125
	weight := []float64{1, 2, 0.5}
	return Mutant{
		ID: "m05", Name: "ce-gradient-of-unit-mass", Loss: "softmax-ce", Params: impl.Params{"weight": weight, "label_smoothing": {eps}},
		Bug:    "takes softmax less target for the gradient, as if the target, which class weights scale, had mass 1",
		Thread: "tensorflow/tensorflow#60314", Trigger: "class weights that are not 1",
		Float64: func() impl.Loss[float64] {
			return changed(impl.SoftmaxCE[float64](weight, -100, eps), func(x row, v float64, gp, _ []float64) float64 {
				p := softmax(x.Pred)
				for k := range gp {
					gp[k] = p[k] - eps/float64(len(p))*weight[k]
					if k == x.Class[0] {
						gp[k] -= (1 - eps) * weight[k]
					}
				}
				return v
			})
		},
	}
}
