package spec

import (
	"math"
	"slices"

	"github.com/lossgate/lossgate/spec/ball"
)

// SquaredMargin is (1 − m)², m = target·pred: least squares on signs, since (target − pred)² is the same number. A margin
// above 1 is penalised like one below.
func SquaredMargin() Loss {
	return marginal(Loss{
		Name:       "squared-margin",
		Definition: "(1 − m)², with m = target·pred",
		Value: func(x In) ball.Real {
			d := ball.Of(1).Sub(x.M())
			return d.Mul(d)
		},
		Kinks:   []Kink{marginKink("m = 1", 1)},
		Special: marginSpecial(math.Inf(1), 1, math.Inf(1)),
		Claims: slices.Concat([]Claim{
			AtLeastZero, ZeroAtPerfect{At: []Sample{onMargin(1)}}, ZeroOnlyAtPerfect{}, Convex{}, StronglyConvex{Mu: 2}, Smooth{Beta: 2},
			Continuous{C1: true},
			slope("φ′ = −2(1 − m).", func(_ In, m ball.Real) ball.Real { return m.Sub(ball.Of(1)).Mul(ball.Of(2)) }),
			errorBound(), scaleMatters(-0.5), asymmetric(1, 2), steep(1<<10, -1<<14),
			Equals{
				ID: "m-square-is-regression", Says: "It is the squared error of a score for a sign: (1 − ys)² = (s − y)².", Other: Squared,
			},
			Not{
				ID: "m-tangent-square-nonmonotone", Says: "A larger margin may cost more: φ(3) = 4, φ(1) = 0.",
				Of: NonIncreasing{}, Witness: []Sample{onMargin(1), onMargin(3)},
			},
		}, squareRisk(func(eta float64) (lo, hi float64) { return 2*eta - 1, 2*eta - 1 }).claims(), conjugate{
			lo: -64, hi: 64, dual: func(_ In, u ball.Real) ball.Real { return u.Add(u.Mul(u).Mul(ball.Of(0.25))) },
			slope: func(_ In, m ball.Real) ball.Real { return m.Sub(ball.Of(1)).Mul(ball.Of(2)) },
		}.claims()),
		Refs: []Ref{
			{"J. A. K. Suykens, J. Vandewalle, Least squares support vector machine classifiers, Neural Process. Lett. 9 (1999)", "10.1023/A:1018628609742"},
		},
		Names: map[string]string{"julia": "LossFunctions.L2MarginLoss"},
	})
}
