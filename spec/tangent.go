package spec

import (
	"math"
	"slices"

	"github.com/lossgate/lossgate/spec/ball"
)

// Tangent is (2·atan m − 1)², m = target·pred: bounded, and not monotone. It is 0 at m = tan ½ alone and grows again
// beyond, so that predictions that are too confident cost something too.
func Tangent() Loss {
	return marginal(Loss{
		Name: "tangent", Scale: 1,
		Definition: "(2·atan m − 1)², with m = target·pred",
		Value: func(x In) ball.Real {
			w := arc(x.M())
			return w.Mul(w)
		},
		Special: marginSpecial((math.Pi+1)*(math.Pi+1), 1, (math.Pi-1)*(math.Pi-1)),
		Claims: slices.Concat([]Claim{
			Range{0, tangentTop}, Lipschitz{K: tangentSlope, Near: []Sample{onMargin(-0.5132)}}, Smooth{Beta: tangentBend},
			Continuous{C1: true},
			slope("φ′ = 4(2·atan m − 1)/(1 + m²).", func(_ In, m ball.Real) ball.Real {
				return arc(m).Mul(ball.Of(4)).Quo(m.Mul(m).Add(ball.Of(1)))
			}),
			errorBound(), scaleMatters(-0.5), asymmetric(1, 4), bumpy(-16, 0),
			Not{
				ID: "m-tangent-square-nonmonotone", Says: "A larger margin may cost more: φ(½) is below 0.01, φ(10) is 3.77.",
				Of: NonIncreasing{}, Witness: []Sample{onMargin(0.5), onMargin(10)},
			},
		}, risk{
			id:   "m-savage-tangent-link",
			zero: constant(1), bend: tangentBend, psi: square,
			least: func(eta ball.Real) ball.Real { return product(eta).Mul(ball.Of(4)) },
			best: func(eta float64) (lo, hi float64) {
				f := math.Tan(eta - 0.5)
				return f, f
			},
		}.claims()),
		Refs: []Ref{
			{"H. Masnadi-Shirazi, V. Mahadevan, N. Vasconcelos, On the design of robust classifiers for computer vision, CVPR (2010)", "10.1109/CVPR.2010.5540136"},
		},
		Names: map[string]string{},
	})
}

// Constants of tangent, by mpmath at 40 digits, rounded up: (π + 1)², the largest |φ′|, at m = −0.51324731792498…, and the
// largest |φ″|, at m = 0.12097933962379…
const (
	tangentTop   = 17.152789708268947
	tangentSlope = 6.168571308828053
	tangentBend  = 8.484612157278836
)

// arc is 2·atan m − 1.
func arc(m ball.Real) ball.Real {
	a := m.Atan()
	return a.Add(a).Sub(ball.Of(1))
}
