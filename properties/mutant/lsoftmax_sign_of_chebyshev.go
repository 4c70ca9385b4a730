package mutant

import "github.com/lossgate/lossgate/impl"

func lSoftmaxSignOfChebyshev() Mutant {
	return Mutant{
		ID: "x395", Name: "l-softmax-sign-of-chebyshev", Loss: "l-softmax",
		Bug:     "leaves out the sign (−1)^k of ψ = (−1)^k·T_m(cos θ) − 2k: the pieces do not join",
		Trigger: "an angle with the class above π/2",
		Float64: func() impl.Loss[float64] {
			return changed(impl.LSoftmax[float64](2), func(x row, v float64, _, _ []float64) float64 {
				d, y := len(x.Pred), x.Class[0]
				z := cosines(x, length(x.Pred))
				for j := range z {
					z[j] *= length(x.Target[j*d : (j+1)*d])
				}
				own := x.Target[y*d : (y+1)*d]
				c := cosine(x.Pred, own)
				if c >= 0 {
					return v
				}
				z[y] = length(x.Pred) * length(own) * (2*c*c - 1 - 2)
				return surprise(z, y)
			})
		},
	}
}
