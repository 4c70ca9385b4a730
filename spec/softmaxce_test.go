package spec

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/spec/ball"
)

// s-ce-hessian: the second derivative of the cross-entropy along v is the variance of v under softmax(z), between 0 and ½‖v‖².
func TestSoftmaxCEHessian(t *testing.T) {
	for _, z := range [][]float64{{0, 0}, {1, -2, 0.5}, {3, 3, -40, 2}, {-700, 0, 1}} {
		for _, v := range [][]float64{{1, -1, 0, 0}, {0.5, 3, -2, 7}, {1, 1, 1, 1}} {
			for class := range z {
				v := v[:len(z)]
				var curve, variance, most ball.Real
				_, err := Formula(func(x []In, _ []int) ball.Real {
					curve, variance = x[0].Of(0), x[0].Of(0)
					most = x[0].Of(0)
					h := ball.Hessian(SoftmaxCE(nil, noLabel, 0).Stable(x[0]), x[0].Pred)
					p, mean := softmax(x[0].Pred), x[0].Of(0)
					for i := range z {
						mean = mean.Add(p[i].Mul(x[0].Of(v[i])))
						most = most.Add(x[0].Of(v[i] * v[i] / 2))
					}
					for i := range z {
						d := x[0].Of(v[i]).Sub(mean)
						variance = variance.Add(p[i].Mul(d).Mul(d))
						for j := range z {
							curve = curve.Add(h[i][j].Mul(x[0].Of(v[i] * v[j])))
						}
					}
					return curve
				}, []Sample{logits(class, z...)}, nil)
				require.NoError(t, err)
				require.True(t, curve.Overlaps(variance), "z = %v, v = %v: %v and %v", z, v, curve, variance)
				require.Less(t, curve.Rad().F(), 0x1p-50)
				require.GreaterOrEqual(t, curve.Float(), -0x1p-50)
				require.LessOrEqual(t, curve.Float(), most.Float()+0x1p-50)
			}
		}
	}
}
